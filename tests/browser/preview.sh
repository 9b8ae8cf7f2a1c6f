#!/bin/sh
# SPDX-License-Identifier: MIT
# httplingo preview in Chromium, through chromedriver: the pages exist, and change when the file is
# saved; and nothing in the file or in requests can do more.  Usage: preview.sh [PREFIX]
httplingo=${1-$PWD/build/installed}/bin/httplingo
for program in chromium chromedriver curl jq; do
    command -v "$program" >/dev/null || {
        echo "skip preview: $program is missing (Debian: chromium chromium-driver curl jq)"
        exit 0
    }
done
directory=$(mktemp -d)
driver_process=
preview_process=
session=
end() {
    [ -z "$session" ] || curl -s -X DELETE "$driver/session/$session" >/dev/null
    [ -z "$driver_process" ] || kill "$driver_process"
    [ -z "$preview_process" ] || kill "$preview_process"
    rm -rf "$directory"
}
trap end EXIT
trap 'exit 1' INT TERM

# port_in FILE: the number that a server has written behind the first colon or "port".
port_in() {
    for _ in $(seq 240); do
        number=$(sed -n "s/$2/\\1/p" "$1" | head -n 1)
        [ -z "$number" ] || break
        sleep 0.25
    done
    echo "$number"
}

cp po/fr.po "$directory/fr.po"
: >"$directory/preview.log"
: >"$directory/driver.log"
"$httplingo" preview "$directory/fr.po" --port 0 >"$directory/preview.log" 2>&1 &
preview_process=$!
port=$(port_in "$directory/preview.log" '.*127\.0\.0\.1:\([0-9]*\).*')
if [ -z "$port" ]; then
    preview_process=
    if grep -q 'was built without' "$directory/preview.log"; then
        echo "skip preview: $(cat "$directory/preview.log")"
        exit 0
    fi
    echo "not ok preview starts: $(cat "$directory/preview.log")"
    exit 1
fi
preview=http://127.0.0.1:$port

start_driver() {
    driver_port=$(python3 -B tests/servers/free_port.py)
    driver=http://127.0.0.1:$driver_port
    chromedriver --port="$driver_port" >"$directory/driver.log" 2>&1 &
    driver_process=$!
    curl -s --retry 60 --retry-connrefused --retry-delay 1 -o /dev/null "$driver/status"
}

# ask PATH DOCUMENT: a command of WebDriver; prints the value of the answer.
ask() {
    curl -s -m 120 -H 'Content-Type: application/json' -d "$2" "$driver$1" | jq -r '.value'
}

# begin: a session of WebDriver.
begin() {
    answer=$(ask /session "$(jq -n --arg directory "$directory/profile" --arg binary "$(command -v chromium)" '{
    capabilities: {alwaysMatch: {browserName: "chrome", "goog:chromeOptions": {binary: $binary, args: [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--window-size=1400,1000", "--user-data-dir=\($directory)"]}}}}')")
    session=$(echo "$answer" | jq -r '.sessionId // empty' 2>/dev/null)
}

# On a busy machine, Chromium may not start in time, so it gets three attempts.
session=
for _ in 1 2 3; do
    start_driver
    begin
    [ -z "$session" ] || break
    kill "$driver_process" 2>/dev/null
    wait "$driver_process"
done
[ -n "$session" ] || {
    echo "skip preview: Chromium does not start: $(echo "$answer" | head -c 300)"
    exit 0
}

# script TEXT: what a script in the page returns.
script() {
    ask "/session/$session/execute/sync" "$(jq -n --arg script "$1" '{script: $script, args: []}')"
}

# go PATH
# A change of the file reloads the page, which can undo going to another: go first.
go() {
    ask "/session/$session/url" "{\"url\": \"$preview$1\"}" >/dev/null
}

# becomes WHAT EXPECTED SCRIPT: the script returns that, within a minute or more.
becomes() {
    for _ in $(seq 240); do
        actual=$(script "$3")
        [ "$actual" != "$2" ] || break
        sleep 0.25
    done
    if [ "$actual" = "$2" ]; then
        echo "ok $1"
    else
        echo "not ok $1: got \"$actual\", expected \"$2\""
    fi
}

# A frame of the page for visitors, made visible so that it is loaded; sandboxed, so that only its
# server knows what is in it: the picture of it is compared.
own_title='const answer = await (await fetch(document.querySelector("iframe").src)).text();
    return new DOMParser().parseFromString(answer, "text/html").querySelector("h1").textContent;'

go /
becomes "the overview shows the language" "français" 'return document.querySelector("h1").textContent'
becomes "the overview lists the statuses" "Page introuvable" \
    'return document.querySelector("a[href=\"/status/404\"]").closest("tr").cells[1].textContent'

# Every label is to be seen or heard where the overview says that it is, but for the one that only
# pages in two languages have.  The sentences on waiting, which have a number, name no page.
becomes "labels are shown on the pages that the overview names" \
    "Langue" 'const unseen = [];
    for (const row of [...document.querySelectorAll("h2")].find(h => h.textContent.startsWith("Other texts"))
            .nextElementSibling.rows) {
        if (/\{count\}/.test(row.cells[1].textContent)) continue;
        const parts = row.cells[0].firstChild.textContent.split(/\{\w+\}/).filter(p => p.trim());
        const code = row.querySelector("a").textContent;
        let seen = "";
        for (const end of ["&maintenance=no", "&maintenance=yes", "&format=text"]) {
            const root = new DOMParser().parseFromString(await (await fetch(
                "/page?lang=own&code=" + code + end)).text(), "text/html").documentElement;
            seen += root.textContent;
            for (const named of root.querySelectorAll("[aria-label]")) seen += named.ariaLabel;
        }
        if (!parts.every(p => seen.includes(p))) unseen.push(row.cells[0].firstChild.textContent);
    }
    return unseen.join(", ")'

go /status/404
becomes "a status is shown wide and narrow, light and dark, beside the English" 8 \
    'return document.querySelectorAll("iframe").length'
becomes "the other formats are shown beside the English" 10 \
    'return document.querySelectorAll("pre").length'
becomes "the page for visitors is in the language" "Page introuvable" "$own_title"
becomes "there are no findings" 0 'return document.querySelectorAll(".finding").length'
script 'document.querySelector("iframe").dataset.mark = "old"; return window.mark = 1' >/dev/null

# The translator saves the file.
sed 's/^msgstr "Page introuvable"/msgstr "Page  perdue."/' "$directory/fr.po" >"$directory/new.po"
cp "$directory/new.po" "$directory/fr.po"
becomes "the page changes when the file is saved" "Page  perdue." "$own_title"
becomes "the page was loaded again by itself" null 'return window.mark'
becomes "the texts change too" "Page  perdue." \
    'return [...document.querySelectorAll(".messages p[lang=fr]")].map(p => p.textContent)[1]'
becomes "po-check finds what is wrong, beside the text" "final-punctuation,space-double" \
    'return [...document.querySelectorAll("li.finding code")].map(c => c.textContent).sort().join()'

becomes "the findings stay in sight while the page is scrolled" "0 2 404 404" \
    'scrollTo(0, document.body.scrollHeight);
    await new Promise(done => setTimeout(done, 200));
    const bar = document.querySelector("header");
    const links = [...bar.querySelectorAll("li a")];
    return scrollY < 1000 ? "not scrolled" : [bar.getBoundingClientRect().top, links.length,
        ...links.map(a => a.textContent)].join(" ")'
becomes "and lead to the message" "Page  perdue." \
    'location.hash = document.querySelector("header li a").hash;
    return document.querySelector(":target p").textContent'
go /status/404

# Fuzzy and untranslated messages look different from each other and from others.
awk 'BEGIN { RS = ""; ORS = "\n\n" }
    /msgctxt "404"/ && /msgid "Not Found"/ { sub(/msgctxt/, "#, fuzzy\n#| msgid \"Nothing\"\nmsgctxt") }
    /msgctxt "404"/ && /msgid "Check the address/ { sub(/msgstr .*/, "msgstr \"\"") }
    { print }' po/fr.po >"$directory/new.po"
cp "$directory/new.po" "$directory/fr.po"
becomes "fuzzy and untranslated messages are marked" "fuzzy,,,untranslated," \
    'return [...document.querySelectorAll(".messages tr")].map(row => row.className).join()'
becomes "and look different" 3 \
    'const looks = [...document.querySelectorAll(".messages tr")].map(row => {
        const style = getComputedStyle(row.cells[0]);
        return style.borderInlineStartStyle + style.backgroundColor;
    });
    return new Set(looks).size'
becomes "and say what they are" "Fuzzy, but shown: the English was reworded. It was: Nothing|Untranslated." \
    'return [...document.querySelectorAll(".state")].map(p => p.textContent).join("|")'
becomes "they are counted" "untranslated: 1,fuzzy: 1" \
    'return [...document.querySelectorAll("header span")].map(s => s.textContent).join()'
go /
becomes "the overview counts them apart" "1,1," \
    'return [...document.querySelector("a[href=\"/status/404\"]").closest("tr").cells].slice(2)
        .map(c => c.textContent).join()'
becomes "each status is listed once" 0 \
    'const rows = [...document.querySelector("h2 + table").rows].slice(1).map(r => r.cells[0].textContent);
    return rows.length - new Set(rows).size'
go /status/404

# A page needs the texts of its class and all of the context "page", too: those that are missing are named.
go /status/503
becomes "a status shows the texts of its class that its page uses" \
    "The problem is with this site, not with your device." \
    'return [...document.querySelectorAll(".shared td[lang=en] p")].map(p => p.textContent).join()'
becomes "nothing is missing" 0 'return document.querySelectorAll(".missing").length'
awk 'BEGIN { RS = ""; ORS = "\n\n" }
    /msgid "The problem is with this site/ || /msgid "Home page"/ { sub(/msgstr .*/, "msgstr \"\"") }
    { print }' po/fr.po >"$directory/new.po"
cp "$directory/new.po" "$directory/fr.po"
becomes "the texts that make a page English are named" \
    "5xx, summary: The problem is with this site, not with your device.|page: Home page" \
    'return [...document.querySelectorAll(".missing li")].map(li => li.textContent).join("|")'
becomes "with links to them" "/status/5xx:The problem is with this site, not with your device.,/:Home page" \
    'const texts = [];
    for (const link of document.querySelectorAll(".missing a")) {
        const root = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
        const row = root.querySelector(link.hash);
        texts.push(link.pathname + ":" + row.querySelector("td[lang=en] p").textContent);
    }
    return texts.join()'

# All forms of a plural message are shown, and a finding names the one that it is about.
sed 's/^msgstr\[1\] "Vous/msgstr[1] "Vous /' po/fr.po >"$directory/new.po"
cmp -s po/fr.po "$directory/new.po" && echo "not ok the French sentences on waiting begin with Vous"
go /
cp "$directory/new.po" "$directory/fr.po"
becomes "findings in plural messages name the form" "msgstr[1]" \
    'return [...new Set([...document.querySelectorAll(".messages li.finding")]
        .map(li => li.querySelectorAll("code")[1].textContent))].join()'
cp po/fr.po "$directory/fr.po"

# The glossary beside the file is followed, too.
go /
mkdir -p "$directory/glossary"
printf 'page\tfeuille\tfeuille\tpage\n' >"$directory/glossary/fr.tsv"
becomes "findings change when the glossary is saved" true \
    'return [...document.querySelectorAll("header li code")].some(c => c.textContent === "glossary")'
rm "$directory/glossary/fr.tsv"
becomes "and when it is removed" false \
    'return [...document.querySelectorAll("header li code")].some(c => c.textContent === "glossary")'
go /status/404

# An editor puts another file in place of the old one, as many do; and it is broken.
printf 'msgid "x' >"$directory/new.po"
mv "$directory/new.po" "$directory/fr.po"
becomes "a file that gettext cannot read is named so" true \
    'return document.querySelectorAll("li.finding").length > 0'
cp po/fr.po "$directory/new.po"
mv "$directory/new.po" "$directory/fr.po"
becomes "and a good one is shown again" "Page introuvable" \
    'return (document.querySelectorAll(".messages p[lang=fr]")[1] || {}).textContent'

# Dark pages are dark though the browser prefers light.
dark() {
    go "/page?code=404&lang=own&scheme=$1"
    becomes "$1 is $1" "$2" 'const c = getComputedStyle(document.documentElement).backgroundColor;
        return /\d+/.exec(c)[0] < 128 ? "dark" : "light"'
}
dark dark dark
dark light light

# Arabic, from right to left.
sed 's/^"Language: fr/"Language: ar/' po/ar.po >"$directory/ar.po"
go /status/404
cp "$directory/ar.po" "$directory/fr.po"
becomes "a text from right to left" rtl \
    'return getComputedStyle(document.querySelector(".messages p")).direction'

go /
becomes "what is wrong with the file as a whole is found" header \
    'return document.querySelector("li.finding code").textContent'

# Only the loopback interface's own names are answered.
status=$(curl -s -o /dev/null -w '%{http_code}' -H 'Host: elsewhere.example' "$preview/")
if [ "$status" = 403 ]; then
    echo "ok another host is refused"
else
    echo "not ok another host is refused: $status"
fi
if curl -s -m 5 -o /dev/null "http://$(hostname -I 2>/dev/null | cut -d ' ' -f 1):$port/"; then
    echo "not ok other interfaces are not served"
else
    echo "ok other interfaces are not served"
fi

# is WHAT EXPECTED ACTUAL
is() {
    if [ "$3" = "$2" ]; then
        echo "ok $1"
    else
        echo "not ok $1: got \"$3\", expected \"$2\""
    fi
}

# Markup in the file is text: in translations, in the notes on them, and in the previous English.
kill "$preview_process"
mkdir "$directory/hostile"
awk 'BEGIN { RS = ""; ORS = "\n\n" }
    /msgctxt "404"/ && /msgid "Not Found"/ {
        sub(/TRANSLATORS: /, "&<u>note</u>")
        sub(/msgctxt/, "#, fuzzy\n#| msgid \"<i>Nothing</i>\"\nmsgctxt")
        sub(/msgstr .*/, "msgstr \"<script>alert(1)</script>\\\"><img src=x onerror=alert(2)>\"")
    }
    { sub(/msgstr "Page introuvable"/, "msgstr \"<script>top.ran = 1</script>\"") }
    { print }' po/fr.po >"$directory/hostile/fr.po"
"$httplingo" preview --port 0 "$directory/hostile/fr.po" >"$directory/hostile.log" 2>&1 &
preview_process=$!
preview=http://127.0.0.1:$(port_in "$directory/hostile.log" '.*127\.0\.0\.1:\([0-9]*\).*')
curl -s "$preview/" >"$directory/overview.html"
curl -s "$preview/status/404" >"$directory/status.html"
is "markup in the file is shown as text" "\
&lt;script>alert(1)&lt;/script>&quot;>&lt;img src=x onerror=alert(2)>
&lt;i>Nothing&lt;/i>
&lt;u>note&lt;/u>a short technical term" "$(tr -d '\n' <"$directory/status.html" |
    sed -n 's/.*<p lang="fr" dir="ltr">\(&lt;script>alert.*\)<\/p><p class="state">.*<q lang="en" dir="ltr">\(.*\)<\/q>.*<small>\(&lt;u[^,]*\)404, phrase: \([^;]*\);.*/\1\n\2\n\3\4/p')"
is "also in the overview" "<span lang=\"fr\" dir=\"ltr\">&lt;script>top.ran = 1&lt;/script></span>" \
    "$(grep -o '<span lang="fr" dir="ltr">&lt;script[^<]*</span>' "$directory/overview.html")"
for name in overview status; do
    is "no markup in the file is an element: $name" '<script src="/preview.js" defer>' \
        "$(grep -oE '<(script|img|u|i)( [^>]*)?>' "$directory/$name.html")"
done

# Pages are in sandboxed frames, which get no permission, and only the preview's own scripts run.
is "each frame is sandboxed" "8 of 8" "$(grep -o '<iframe[^>]*>' "$directory/status.html" |
    awk '{ n += / sandbox src="\/page\?[^"]*">$/ } END { print n + 0 " of " NR }')"
policy="default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
for path in / /status/404 '/page?code=404&lang=own' '/page?code=404&format=text' '/changes?after=0' \
    /preview.js /preview.css /nothing; do
    is "the policy of $path" "$policy|nosniff" "$(curl -s -o /dev/null -D - "$preview$path" | tr -d '\r' |
        awk -F ': ' '/^Content-Security-Policy:/ { policy = policy $2 } /^X-Content-Type-Options:/ { type = $2 }
            END { print policy "|" type }')"
done
go /status/404
becomes "the page for visitors has the markup as text" "<script>top.ran = 1</script>" "$own_title"
becomes "scripts cannot reach into the frames" 8 \
    'return [...document.querySelectorAll("iframe")].filter(f => f.contentDocument === null).length'
becomes "a script in the document does not run" "undefined" \
    'const script = document.createElement("script");
    script.textContent = "window.ran = 1";
    document.head.append(script);
    return typeof window.ran'

# Only GET and HEAD are answered, and no request changes anything.
state() {
    (cd "$directory/hostile" && ls -l && cksum ./*)
}
before=$(state)
for path in / /status/404 /fr.po; do
    for method in POST PUT DELETE PATCH OPTIONS TRACE CONNECT QUERY PROPFIND BREW get; do
        is "$method $path" "GET or HEAD 405" \
            "$(curl -s -w '%{http_code}' -X $method -d 'msgid ""' "$preview$path" | tr '\n' ' ')"
    done
done
is "the methods that are allowed" "Allow: GET, HEAD" \
    "$(curl -s -D - -o /dev/null -X POST "$preview/" | tr -d '\r' | grep '^Allow:')"
is "HEAD" 200 "$(curl -s -I -o /dev/null -w '%{http_code}' "$preview/")"
is "the file is as it was" "$before" "$(state)"
is "the preview is as it was" "1 same" "$(curl -s "$preview/changes?after=0") $(curl -s "$preview/status/404" |
    cmp -s - "$directory/status.html" && echo same)"

# A site's own texts replace the built-in ones, and look as on the site.
kill "$preview_process"
mkdir "$directory/own"
cp docs/examples/own-words.po "$directory/own/fr.po"
printf '[brand]\ntheme = bold\nname = Librairie\n' >"$directory/site.conf"
"$httplingo" preview --site="$directory/site.conf" --port 0 "$directory/own/fr.po" >"$directory/own.log" 2>&1 &
preview_process=$!
preview=http://127.0.0.1:$(port_in "$directory/own.log" '.*127\.0\.0\.1:\([0-9]*\).*')
go /
becomes "only the site's own texts are listed" "404,503" \
    'return [...document.querySelector("h2 + table").rows].slice(1).map(r => r.cells[0].textContent).join()'
go /status/404
becomes "a page has the site's own texts and the built-in ones" \
    "Ce rayon n’existe pas|La page a peut-être été déplacée, ou le lien n’est plus à jour.|Librairie" \
    'const answer = await (await fetch(document.querySelector("iframe").src)).text();
    const page = new DOMParser().parseFromString(answer, "text/html");
    return [page.querySelector("h1"), page.querySelector("h1 + p"), page.querySelector("a")]
        .map(e => e.textContent.trim()).join("|")'
becomes "texts that say something else are no findings" 0 \
    'return document.querySelectorAll("header li").length'
sed 's/msgctxt "503"/msgctxt "504"/' docs/examples/own-words.po >"$directory/new.po"
go /
cp "$directory/new.po" "$directory/own/fr.po"
becomes "a message that no page has is a finding" "unknown-message" \
    'return [...document.querySelectorAll("header li code")].map(c => c.textContent).join()'
