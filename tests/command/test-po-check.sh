#!/bin/sh
# SPDX-License-Identifier: MIT
# httplingo po-check: one test per mistake, each in a file that is correct otherwise.
# shellcheck disable=SC1112 # quotation marks are the text
command=${HTTPLINGO-tools/httplingo}
case $command in /*) ;; *) command=$PWD/$command ;; esac
unset LOCPATH LANGUAGE LC_MESSAGES
LC_ALL=C.UTF-8
export LC_ALL
[ -z "${SANITIZED-}" ] || [ -n "${CHECK_LONG-}" ] || {
    echo "SKIP: with sanitizers it takes minutes; ./check --long runs it"
    exit 77
}
"$command" po-check --rules >/dev/null 2>&1 || {
    echo "SKIP: the command was built without po-check, for want of libgettextpo, ICU or jansson"
    exit 77
}
command -v jq >/dev/null || {
    echo "SKIP: jq is missing"
    exit 77
}
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

# plural_of LANGUAGE: its plural formula, unless a test has another in $plural.
plural_of() {
    "$command" message --template page --lang "$1" 2>/dev/null |
        sed -n 's/^"Plural-Forms: \(.*\)\\n"$/\1/p' | grep . || echo 'nplurals=2; plural=(n != 1);'
}

# The findings are compared in subshells of pipelines, so a failure is kept as a file.
fail() {
    : >"$directory/failed"
    echo "FAIL: $*"
}

# header LANGUAGE [COMMENT]: the header of a good file; the first message starts on line 14, and
# its msgstr, after msgctxt and msgid, stands on line 16.  What is made of nothing of ours need not
# say how it was made.
header() {
    cat <<END
${2-# A translation.}
msgid ""
msgstr ""
"Project-Id-Version: ${project-test}\n"
"PO-Revision-Date: 2026-01-01 12:00+0000\n"
"Last-Translator: httplingo maintainers\n"
"Language-Team: none\n"
"Language: $1\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: ${plural-$(plural_of "$1")}\n"

END
}

# message CONTEXT ENGLISH TRANSLATION
message() {
    printf 'msgctxt "%s"\nmsgid "%s"\nmsgstr "%s"\n\n' "$1" "$2" "$3"
}

# found FILE [OPTION]...: the findings, as "LINE RULE", one after the other.
found() {
    path=$1
    shift
    "$command" po-check --format json "$@" "$path" >"$directory/findings" 2>"$directory/error"
    status=$?
    jq -r '.[] | "\(.line) \(.rule)"' "$directory/findings" | paste -sd , -
    return $status
}

# finds WHAT EXPECTED LANGUAGE: the file on standard input has exactly these findings.
finds() {
    cat >"$directory/$3.po"
    actual=$(found "$directory/$3.po")
    status=$?
    [ "$actual" = "$2" ] || fail "$1: got \"$actual\", expected \"$2\""
    [ $status -eq "$([ -n "$2" ] && echo 1 || echo 0)" ] || fail "$1: exit status $status"
}

# bad RULE LANGUAGE ENGLISH TRANSLATION: a single message is at fault.  good LANGUAGE …: it is not.
bad() {
    { header "$2" && message 404 "$3" "$4"; } | finds "$1 in $2: $4" "16 $1" "$2"
}
good() {
    { header "$1" && message 404 "$2" "$3"; } | finds "good $1: $3" "" "$1"
}

# right EXPECTED: what the last finding says would be right.
right() {
    actual=$(jq -r '.[0].right' "$directory/findings")
    [ "$actual" = "$1" ] || fail "right: got \"$actual\", expected \"$1\""
}

english='The server did not find the page.'

# Placeholders.
retry='You can try again {time}.'
good de "$retry" 'Sie können es {time} noch einmal versuchen.'
bad placeholder-missing de "$retry" 'Sie können es noch einmal versuchen.'
right '{time} in the place where its value belongs'
bad placeholder-extra de "$english" 'Der Server hat die Seite {page} nicht gefunden.'
bad placeholder-extra de "$retry" 'Sie können es {time} und {time} noch einmal versuchen.'
bad placeholder-misspelt de "$retry" 'Sie können es {Time} noch einmal versuchen.'
right '{time}'
bad placeholder-misspelt ja "$retry" '｛time｝もう一度お試しください。'
bad placeholder-misspelt de "$retry" 'Sie können es {time noch einmal versuchen.'

# Markup, control characters.
bad markup de "$english" 'Der Server hat die <b>Seite</b> nicht gefunden.'
bad markup de "$english" 'Der Server hat die&nbsp;Seite nicht gefunden.'
bad markup de "$english" 'Der Server hat die Seite %s nicht gefunden.'
good de 'A & B < C' 'C & D < E'
bad control-character de "$english" "$(printf 'Der Server hat die\302\255Seite nicht gefunden.')"
bad control-character de "$english" "$(printf 'Der Server hat die Seite \357\277\275 nicht gefunden.')"
bad control-character de "$english" "$(printf 'Der Server\342\200\214hat die Seite nicht gefunden.')"
good fa "$english" "$(printf 'سرور صفحه را پیدا نمی\342\200\214کند.')"

# What ends a sentence.
bad final-punctuation de "$english" 'Der Server hat die Seite nicht gefunden'
right '"." at the end'
bad final-punctuation de 'Page not found' 'Seite nicht gefunden.'
right 'no punctuation mark at the end'
bad final-punctuation de 'Is it gone?' 'Ist sie weg.'
good ja "$english" 'サーバーはページを見つけられませんでした。'
bad final-punctuation ja "$english" 'サーバーはページを見つけられませんでした'
right '"。" at the end'
good th "$english" 'เซิร์ฟเวอร์ไม่พบหน้านี้บนเว็บไซต์'
bad final-punctuation th "$english" 'เซิร์ฟเวอร์ไม่พบหน้านี้บนเว็บไซต์.'
good hi "$english" 'सर्वर को पृष्ठ नहीं मिला।'
good hy "$english" 'Սերվերը չգտավ էջը։'
bad final-punctuation hy "$english" 'Սերվերը չգտավ էջը.'
good el 'Is the page gone?' 'Έχει φύγει η σελίδα;'
bad final-punctuation ur "$english" 'سرور کو صفحہ نہیں ملا'
# Of two marks that a script has, the file's own is right.
{
    header mr
    message 1 'One is gone.' 'एक गेले आहे.'
    message 2 'Two are gone.' 'दोन गेले आहेत.'
    message 3 'Three are gone.' 'तीन गेले आहेत।'
} | finds "the mark of most messages" "24 final-punctuation" mr

# The language's own marks.
bad punctuation ar 'Page, not found' 'الصفحة, غير موجودة'
right '،'
bad punctuation zh_CN 'Page, not found' '页面,未找到'
bad punctuation el 'Is it? Gone' 'Είναι? Έφυγε'
good zh_CN 'HTTP/1.1 is not supported' '不支持 HTTP/1.1 版本'

# Quotation marks and apostrophes.
bad quotes de 'The \"page\" is gone' 'Die \"Seite\" ist weg'
right '„…“, ‚…‘'
bad quotes de 'The “page” is gone' 'Die “Seite” ist weg'
good de 'The “page” is gone' 'Die „Seite“ ist weg'
bad apostrophe fr "$english" "Le serveur n'a pas trouvé la page."
right '’'
good fr "$english" "Le serveur n’a pas trouvé la page."

# Spaces.
bad space-edge de 'Page not found' ' Seite nicht gefunden'
bad space-edge de 'Page not found' 'Seite nicht gefunden '
bad space-double de 'Page not found' 'Seite  nicht gefunden'
bad space-punctuation de 'Page, not found' 'Seite , nicht gefunden'
bad space-punctuation fr 'Try: the page' 'Essayez : la page'
right 'a no-break space, U+00A0'
bad space-punctuation fr 'Is it gone?' 'Est-elle partie?'
right 'a no-break space, U+202F'
good fr_CA 'Is it gone?' 'Est-elle partie?'
good fr 'Try: the page' "$(printf 'Essayez\302\240: la page')"
good fr '{label}: {value}' "$(printf '{label}\302\240: {value}')"

# Words in another script, letters of another alphabet, English.
bad script ru "$english" 'Сервер не нашёл web-страницу на сайте.'
good ru 'The WebDAV server did not find the URL.' 'Сервер WebDAV не нашёл URL.'
bad script ru "$english" 'Сeрвер не нашёл эту страницу.'
bad script en_GB "$english" 'The server did not find the раge.'
bad script zh_CN "$english" '服务器没有找到頁面。'
bad script zh_TW "$english" '伺服器找不到这個頁面。'
bad script sr@latin "$english" 'Сервер није нашао ту страницу.'
bad letter ro "$english" 'Serverul nu a găsit aceasta paginţă.'
bad letter fa "$english" 'سرور صفحه را پيدا نکرد.'
bad letter uk "$english" 'Сервер не знайшов этой сторінки.'
bad same-as-english de "$english" "$english"
good de OK OK
good en_GB "$english" "$english"

# Scripts, alphabets and stops of more languages.
good am "$english" 'አገልጋዩ ገጹን አላገኘውም።'
bad final-punctuation am "$english" 'አገልጋዩ ገጹን አላገኘውም.'
bad script am "$english" 'አገልጋዩ ገጹን web አላገኘውም።'
good lo "$english" 'ເຊີບເວີບໍ່ພົບໜ້ານີ້ຢູ່ໃນເວັບໄຊ'
bad final-punctuation lo "$english" 'ເຊີບເວີບໍ່ພົບໜ້ານີ້ຢູ່ໃນເວັບໄຊ.'
bad script lo "$english" 'ເຊີບເວີບໍ່ພົບหน้าນີ້ຢູ່ໃນເວັບໄຊ'
good or "$english" 'ସର୍ଭରକୁ ପୃଷ୍ଠାଟି ମିଳିଲା ନାହିଁ।'
bad script or "$english" 'ସର୍ଭରକୁ ପୃଷ୍ଠାଟି নাই ମିଳିଲା ନାହିଁ।'
good ps "$english" 'سرور پاڼه ونه موندله.'
bad letter ps "$english" 'سرور پاڼه ونه موندله پەڕە.'
good ckb "$english" 'ڕاژەکارەکە پەڕەکەی نەدۆزییەوە.'
bad letter ckb "$english" 'ڕاژەكارەکە پەڕەکەی نەدۆزییەوە.'
bad script sd "$english" 'سرور کي صفحو नहीं مليو.'
good ug "$english" 'مۇلازىمېتىر بەتنى تاپالمىدى.'
bad letter ug "$english" 'مۇلازىمېتىر بەتنى تاپالمىدى پاڼە.'
bad punctuation ug 'Page, not found' 'بەت, تېپىلمىدى'

# Length.
bad length de "$english" 'Der Server, an den die Anfrage nach dieser Seite ging, hat sie nicht gefunden, und das ist sehr schade.'
bad length de 'The server did not find the page that was asked for, nor any other page.' 'Keine.'

# Titles.
{
    header de
    printf '#. TRANSLATORS: 404, title: a headline\n'
    message 404 'Page not found' 'Seite fehlt'
    printf '#. TRANSLATORS: 410, title: a headline\n'
    message 410 'Page gone' 'Seite Fehlt'
    printf '#. TRANSLATORS: 410, phrase: a short technical term\n'
    message 410 'Gone' 'Seite fehlt'
} | finds "same-title" "22 same-title" de

# The texts of a status: a title that is the phrase, a sentence said twice, also where a text is
# shared by several statuses.
{
    header de
    message 404 'Page not found' 'Seite fehlt!'
    message 404 'Not Found' 'Seite Fehlt'
} | finds "a title that is the phrase" "16 final-punctuation,16 title-phrase" de
{
    header de
    message 4xx 'Your changes could not be saved' 'Konflikt'
    message 412 'Precondition Failed' 'Bedingung nicht erfüllt'
    message 409 'Conflict' 'Konflikt'
} | finds "a shared title that is the phrase" "16 title-phrase" de
{
    header de
    message 404 'Page not found' 'Seite fehlt'
    message 410 'Gone' 'Seite fehlt'
} | finds "the phrase of another status" "" de
{
    header de
    message 402 'This status is reserved for future use. Some services send it when a payment is required.' 'Die Seite ist umgezogen. Der Link ist wohl alt.'
    message 402 'A payment may be missing or may have failed.' 'Der Link ist wohl alt.'
} | finds "a sentence said twice" "16 sentence-repeated" de
{
    header ja
    message 404 'The page may have moved, or the link may be out of date.' 'リンクが古いのかもしれません。ページは移動しました。'
    message 404 'Check the address for typos.' 'ページは移動しました。'
} | finds "a sentence said twice, without spaces" "20 sentence-repeated" ja
{
    header th
    message 404 'The page may have moved, or the link may be out of date.' 'หน้านี้อาจย้ายไปแล้ว หรือลิงก์อาจเก่าเกินไป'
    message 404 'Check the address for typos.' 'โปรดตรวจสอบที่อยู่ หน้านี้อาจย้ายไปแล้ว'
} | finds "a sentence said twice, without marks" "20 sentence-repeated" th
{
    header de
    message 404 'Check the address for typos.' 'Prüfen Sie die Adresse. Prüfen Sie die Adresse.'
} | finds "a sentence said twice in one text" "16 sentence-count,16 sentence-repeated" de
{
    header de
    message 404 'Check the address for typos.' 'Prüfen Sie die Adresse.'
    message 414 'Use a shorter address, or enter less text.' 'Prüfen Sie die Adresse. Kürzen Sie sie.'
} | finds "a sentence of another status" "20 sentence-count" de

# waits ADVICE: the sentences on waiting, and a text of a status.
waits() {
    header de
    message page 'Try again later.' 'Versuchen Sie es später noch einmal.'
    message page 'Try again' 'Noch einmal versuchen'
    printf 'msgctxt "page"\nmsgid "You can try again in {count} second."\n'
    printf 'msgid_plural "You can try again in {count} seconds."\n'
    printf 'msgstr[0] "In {count} Sekunde können Sie es noch einmal versuchen."\n'
    printf 'msgstr[1] "In {count} Sekunden können Sie es noch einmal versuchen."\n\n'
    printf 'msgctxt "page"\nmsgid "You can try again in {count} hour."\n'
    printf 'msgid_plural "You can try again in {count} hours."\n'
    printf 'msgstr[0] "In {count} Stunde können Sie es noch einmal versuchen."\n'
    printf 'msgstr[1] "In {count} Stunden können Sie es noch einmal versuchen."\n\n'
    message 4xx 'There seems to be a problem with the address or with what was sent.' "$1"
}
waits 'Wahrscheinlich stimmt mit der Adresse oder den Daten etwas nicht.' | finds "no second wait" "" de
waits 'Mit der Adresse stimmt etwas nicht. Versuchen Sie es später noch einmal.' |
    finds "a second wait" "36 sentence-count,36 two-waits" de
waits 'Mit der Adresse stimmt etwas nicht, versuchen Sie es später noch einmal!' |
    finds "a second wait inside a sentence" "36 final-punctuation,36 two-waits" de
waits 'Mit der Adresse stimmt etwas nicht. Gern noch einmal versuchen.' |
    finds "a button's words" "36 sentence-count,36 two-waits" de
waits 'Mit der Adresse stimmt etwas nicht. In ein paar Minuten können Sie es noch einmal versuchen.' |
    finds "a wait of another unit" "36 sentence-count,36 two-waits" de

# The same sentence, and sentences that differ.
{
    header de
    message 4xx 'If your browser or app is old, update it.' 'Falls Ihr Browser alt ist, erneuern Sie ihn.'
    message 5xx 'If your browser or app is old, update it.' 'Wenn Ihr Browser alt ist, erneuern Sie ihn.'
} | finds "one sentence, two translations" "20 inconsistent" de
{
    header de
    message menu 'Open' 'Öffnen'
    message state 'Open' 'Offen'
} | finds "one word, two translations" "" de
{
    header de
    message 1 'The page is gone.' 'Die Seite ist weg.'
    message 2 'The page is lost.' 'Die Seite ist weg.'
} | finds "two sentences, one translation" "20 same-sentence" de

# Slips.
bad repeated-word de "$english" 'Der Server hat die Seite Seite nicht gefunden.'
right 'only one of them'
bad repeated-word de "$english" 'Der Server hat nicht Nicht die Seite gefunden.'
bad repeated-word en_GB "$english" 'The server did not find the the page.'
bad repeated-word ja "$english" 'サーバーはページページを見つけられませんでした。'
good de "$english" 'Der Server fand die Seite, die die alte war, nicht.'
good de "$english" 'Der Server fand – fand 1 1 Seite nicht.'
good hi "$english" 'सर्वर को अलग अलग पृष्ठ नहीं मिले।'
good de 'The the page is gone.' 'Die die Seite Seite ist weg.'
bad bracket de 'Page not found' 'Seite (nicht gefunden'
bad bracket de 'Page not found' 'Seite nicht) gefunden'
bad bracket ja "$english" 'サーバーは（ページ）（を見つけられませんでした。'
bad bracket de 'Page not found' 'Seite [nicht) gefunden'
good de '(Unused)' '(Unbenutzt [noch])'
bad capital de "$english" 'DEr Server hat die Seite nicht gefunden.'
good de 'The server gave no ID.' 'Der Server gab keine IDs an, auch keine URL oder McDonalds.'
bad ellipsis de 'Page not found' 'Seite ... nicht gefunden'
right '…'
good de 'Page not ...' 'Seite ...'
for first in = + - @; do
    bad initial-character de 'Page not found' "${first}Seite nicht gefunden"
done
good de '-h, --help' '-h, --help, Hilfe'
bad kashida ar 'Page not found' "$(printf 'صفحـة غير موجودة')"
good ar 'HTTP for OPTIONS' "$(printf 'طلب HTTP لـ OPTIONS')"

# Capital letters.
bad initial-capital de 'Page not found' 'seite nicht gefunden'
right S
bad initial-capital ru 'Page not found' 'страница не найдена'
good ka 'Page not found' 'გვერდი ვერ მოიძებნა'
good af 'A page is gone' '’n Bladsy is weg'
good ko 'Use the https address' 'https 주소를 사용하십시오'
good de 'page not found' 'seite nicht gefunden'
bad all-capitals de 'Page not found' 'Seite NICHT gefunden'
bad all-capitals el 'Page not found' 'Η ΣΕΛΙΔΑ δεν βρέθηκε'
good de 'The OPTIONS are gone' 'Die OPTIONS und das GMBH-Blatt sind weg'

# Sentences, numbers, names, escapes, notes, NFC, the order of placeholders.
bad sentence-count de 'One is gone. Two are left.' 'Eines ist weg, zwei sind noch da.'
bad sentence-count de "$english" 'Der Server fand nichts. Das ist die ganze Seite.'
bad sentence-count ja 'One is gone. Two are left.' 'ひとつは消え、ふたつが残っています。'
good ja "$english" 'サーバーは探しました。ページは見つかりませんでした。'
bad sentence-count zh_CN 'One page is gone.' '一个页面已删除。另有两个。'
good de "$english" 'Der Server fand die Seite z. B. am 1. April (bzw. am 2.) nicht.'
good de "$english" 'Der Server fand u. a. Dateien, nicht die Seite.'
good ku 'One is gone. Two are left.' 'Yek winda ye û çû ye li wir e. Du mane li vir.'
good af 'One is gone. A page is left.' 'Een is weg. ’n Bladsy bly oor.'
good ka 'One is gone. Two are left.' 'ერთი წაიშალა. ორი დარჩა.'
good th 'One is gone. Two are left.' 'อันหนึ่งหายไป สองอันยังอยู่'
bad number de 'HTTP/2 and 10 pages' 'HTTP/3 und 10 Seiten'
bad number de 'HTTP/2 and 10 pages' 'HTTP/2 und Seiten'
good fa 'There are 10 pages' 'اینجا ۱۰ صفحه است'
good de 'One page is left' 'Noch 1 Seite ist da'
bad name de 'The URLs lack an ETag.' 'Den URLs fehlt ein Etag.'
good de 'The URLs lack an ETag.' 'Der URL fehlt ein ETag.'
good de 'Multi-Status' 'Mehrere Status'
bad escape de 'Page not found' 'Seite nicht\\ngefunden'
good de 'C:\\ is full' 'C:\\ ist voll'
bad unfinished de 'Page not found' 'TODO Seite nicht gefunden'
bad unfinished de 'Is it gone?' 'Ist sie weg???'
bad all-capitals es 'The METHOD of a page' 'El MÉTODO de una página'
good es 'All pages are gone' 'Todo ha desaparecido de aquí'
bad normalization de 'Page for you' "$(printf 'Seite fu\314\210r Sie')"
right "composed characters; 'uconv -x nfc' converts the file"
good hi 'Page not found' "$(printf 'पेज ज\340\244\274मीन पर नहीं')"
bad placeholder-order de '{n} of {count}' '{count} von {n}'
good de '{n} of {count}' '{n} von {count}'

# The header and the plural formula.
header de | sed 's/Language: de/Language: /' | finds "no language" "0 gettext,3 header" de
header fr | finds "another language" "3 header" de
header tlhx | finds "an unknown language" "3 header" tlhx
header de | sed 's/UTF-8/ISO-8859-1/' | finds "another charset" "3 header" de
message 404 'Page not found' 'Seite nicht gefunden' | finds "no header" "0 header" de
plural='nplurals=3; plural=(n != 1);'
header de | finds "a form too many" "3 plural-forms" de
plural='nplurals=2; plural=(n==1 ? 0 : n==2 ? 1 : 2);'
header de | finds "a form too few" "0 gettext,3 plural-forms" de
plural='nplurals=1; plural=0;'
header ja | finds "a single form" "" ja
plural='nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;'
header ar | finds "six forms" "" ar
unset plural
header de | grep -v Plural | finds "no plural forms" "3 plural-forms" de
plural='nplurals=2; plural=(n !=;'
header de | finds "a broken formula" "0 gettext,3 plural-forms" de
# The numbers that CLDR distinguishes have different forms.
while read -r language verdict plural; do
    header "$language" | finds "$language with $plural" "$([ "$verdict" = good ] || echo '3 plural-forms')" "$language"
done <<'END'
de bad nplurals=2; plural=(n == 0);
de bad nplurals=2; plural=(n > 1);
de bad nplurals=1; plural=0;
de good nplurals=2; plural=(n != 1);
de good nplurals=2; plural=(n == 1) ? 0 : 1;
de good nplurals=3; plural=(n == 0 ? 2 : n != 1);
fr bad nplurals=2; plural=(n != 1);
fr good nplurals=2; plural=(n > 1);
pt_PT good nplurals=2; plural=(n != 1);
pt_BR bad nplurals=2; plural=(n != 1);
ja good nplurals=1; plural=0;
ru bad nplurals=2; plural=(n != 1);
ru bad nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);
hi good nplurals=2; plural=(n != 1);
hi bad nplurals=2; plural=(n == 0);
lv good nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);
qu good nplurals=2; plural=(n != 1);
END
unset plural

# How a translation of this project was made.
project=httplingo
made() {
    header de | sed "s/^\"Plural-Forms.*/&\n\"X-Made: $1\\\\n\"\n\"X-Read: $2\\\\n\"/; s/^\"PO-Rev.*/\"PO-Revision-Date: $3\\\\n\"/"
}
day='2026-11-29 05:00+0000'
made machine none "$day" | finds "made by a machine" "" de
made human machine "$day" | finds "made by a human" "" de
made human 'native, Ada Roe, Jo Doe' "$day" | finds "read by natives" "" de
made robot none "$day" | finds "an unknown maker" "3 provenance" de
right 'X-Made: machine | human'
made machine '' "$day" | finds "an empty reader" "3 provenance" de
made machine native "$day" | finds "a native without a name" "3 provenance" de
for wrong in '29.11.2026' '2026-13-01 05:00+0000' '2026-11-32 05:00+0000' 2026-11-29 ''; do
    made machine none "$wrong" | finds "revised on '$wrong'" "3 provenance" de
done
header de | finds "nothing is said" "3 provenance,3 provenance" de
unset project

# A message with plural forms.
{
    header de
    printf 'msgid "{n} page"\nmsgid_plural "{n} pages"\nmsgstr[0] "eine Seite"\nmsgstr[1] "Seiten"\n'
} | finds "plurals" "16 plural-count" de
# A form for one number only says it in words, be it the first, the second or the last.
{
    plural='nplurals=4; plural=(n==1 ? 0 : n==2 ? 1 : n==0 ? 3 : 2);'
    header he
    printf 'msgctxt "page"\nmsgid "{count} page"\nmsgid_plural "{count} pages"\n'
    printf 'msgstr[0] "דף אחד"\nmsgstr[1] "שני דפים"\nmsgstr[2] "{count} דפים"\nmsgstr[3] "אין דפים"\n'
} | finds "forms for one number" "" he
# 1, 21 and 31 have the first form in common.
plurals_of() {
    header "$1"
    printf 'msgctxt "page"\nmsgid "{count} {kind} page"\nmsgid_plural "{count} {kind} pages"\n'
    printf 'msgstr[%d] "%s"\n' 0 "$2" 1 "$3" 2 "$4"
}
plural='nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);'
plurals_of ru 'одна страница {kind}' '{count} страницы {kind}' '{count} страниц {kind}' |
    finds "a form for 1, 21, 31" "17 plural-count" ru
plurals_of ru '{count} страница' '{count} страницы {kind}' '{count} страниц {kind}' |
    finds "what is missing is not the number" "17 placeholder-missing" ru
plurals_of ru '{count} страниц {kind}' '{count} страниц {kind}' '{count} страниц {kind}' |
    finds "one form for all" "17 same-plurals" ru
plurals_of ru '{count} страница {kind}' '{count} страниц {kind}' '{count} страниц {kind}' |
    finds "two of three forms alike" "" ru
unset plural
{
    header tr
    printf 'msgid "{n} page"\nmsgid_plural "{n} pages"\nmsgstr[0] "{n} sayfa"\nmsgstr[1] "{n} sayfa"\n'
} | finds "a language in which a noun stays in the singular" "" tr
# Units of time.
unit() {
    printf 'msgctxt "page"\nmsgid "You can try again in {count} %s."\n' "$1"
    printf 'msgid_plural "You can try again in {count} %ss."\n' "$1"
    printf 'msgstr[0] "In {count} %s geht es weiter."\nmsgstr[1] "In {count} %s geht es weiter."\n\n' "$2" "$3"
}
{
    header de
    unit second Sekunde Sekunden
    unit minute Minute Minuten
    unit hour Stunde Minuten
    unit day Tag Tagen
} | finds "two units alike" "29 same-unit" de

# The glossary.
mkdir "$directory/glossary"
printf '# Terms.  Quotation marks: »…«\nserver\tServer\tserver\npage\tSeite\tseite|seiten\nproxy\tProxy\tproxy\n' \
    >"$directory/glossary/de.tsv"
good de "$english" 'Der Server hat die Seite nicht gefunden.'
printf 'printer\tDrucker\tdrucker\tprinter*|*maschine\n*\tSie\tsie\tdu|dein*|t’*\n' >>"$directory/glossary/de.tsv"
good de "$english" 'Der Server hat das Blatt nicht gefunden.'
bad glossary de 'Two printers are gone' 'Zwei Printern fehlen'
right 'Drucker'
bad glossary de 'The printer is gone' 'Die Druckmaschine ist weg'
good de 'The printer is gone' 'Die Maschinenhalle ist weg'
good de 'The machine is gone' 'Die Druckmaschine ist weg'
bad glossary de 'The page is gone' 'Deine Seite ist weg'
right 'Sie'
bad glossary de 'The page is gone' 'Die Seite hast Du'
bad glossary de 'The page is gone' 'Die Seite, t’es weg'
good de 'The page is gone' 'Die Dusche und das Edukt ist weg'
# Terms that are missing are for --terms.
{ header de && message 404 "$english" 'Der Server hat das Blatt nicht gefunden.'; } >"$directory/de.po"
actual=$(found "$directory/de.po" --terms)
[ "$actual" = "16 glossary" ] || fail "--terms: $actual"
right 'Seite (seite|seiten)'
{ header de && printf '# po-check: glossary a leaf\n' && message 404 "$english" 'Der Server hat das Blatt nicht gefunden.'; } |
    finds "a missing term that is accepted" "" de
actual=$(found "$directory/de.po" --terms)
[ "$actual" = "" ] || fail "--terms, accepted: $actual"
good de 'A pageant in {page} is gone' 'Eine Schau in {page} ist weg'
good de 'The “page” is gone' 'Die »Seite« ist weg'
printf 'server\tRechner\trechner\n' >"$directory/other.tsv"
{ header de && message 404 "$english" 'Der Server hat die Seite nicht gefunden.'; } >"$directory/de.po"
actual=$(found "$directory/de.po" --terms --glossary "$directory/other.tsv")
[ "$actual" = "16 glossary" ] || fail "--glossary: $actual"
for line in 'server\tRechner' 'server\tRechner\t' '\tRechner\trechner' 'server\tRechner\trechner\tserver\tx'; do
    # shellcheck disable=SC2059 # the line is a format
    printf "$line\n" >"$directory/other.tsv"
    "$command" po-check --glossary "$directory/other.tsv" "$directory/de.po" 2>&1 |
        grep -q 'other.tsv:1: invalid line' || fail "a malformed glossary is read: $line"
done
printf 'server Rechner\n' >"$directory/other.tsv"
"$command" po-check --glossary "$directory/other.tsv" "$directory/de.po" 2>&1 |
    grep -q 'other.tsv:1: invalid line' || fail "a malformed glossary is not named"

# What is not in use is not checked: fuzzy, untranslated, obsolete messages.
{
    header de
    printf '#, fuzzy\nmsgid "One."\nmsgstr "Eins"\n\nmsgid "Two."\nmsgstr ""\n\n'
    printf '#~ msgid "Three."\n#~ msgstr "Drei"\n\n'
    message 4 'Four.' 'Vier'
} | finds "not in use" "26 final-punctuation" de

# A site's own texts: messages that no page has, and what may differ from the English.
site() {
    cat >"$directory/$3.po"
    actual=$(found "$directory/$3.po" --site)
    [ "$actual" = "$2" ] || fail "--site: $1: got \"$actual\", expected \"$2\""
}
own() {
    header fr
    message 404 'Page not found' 'Rien ici. Voyez nos 12 rayons !'
    message 404 'Check the address for typos.' 'Appelez-nous'
}
own | site "texts that say something else" "16 space-punctuation" fr
{ header de && message 404 'Page not found' 'Hier ist nichts. Wirklich nichts'; } | site "two sentences" "" de
{ header de && message 404 'Pge not found' 'Hier ist nichts'; } | site "a misspelt msgid" "16 unknown-message" de
right "a msgctxt and a msgid of 'httplingo message --template'"
{ header de && message 410 'Page not found' 'Hier ist nichts'; } | site "another context" "16 unknown-message" de
right 'msgctxt "404"'
{ header de && message page '{label}: {value}' '{label}'; } | site "a placeholder" "16 placeholder-missing" de
{ header de && message 404 'Page not found' 'Hier ist nichts'; } >"$directory/own-words.po"
[ -z "$(found "$directory/own-words.po" --site)" ] || fail "--site: a file with another name"
[ "$(found "$directory/own-words.po")" = "3 header" ] || fail "a file with another name"

# Accepting a finding.
{
    header de
    printf '# po-check: final-punctuation an abbreviation ends it\n'
    message 404 "$english" 'Der Server fand keine Seite usw'
} | finds "accepted" "" de
{
    header de
    printf '# po-check: final-punctuation\n'
    message 404 "$english" 'Der Server fand keine Seite usw'
} | finds "accepted without a reason" "17 acceptance,17 final-punctuation" de
{
    header de
    printf '# po-check: ending because\n'
    message 404 "$english" 'Der Server fand keine Seite.'
} | finds "accepted by no rule" "17 acceptance" de
{
    header de
    printf '# po-check: quotes because\n'
    message 404 "$english" 'Der Server fand keine Seite.'
} | finds "nothing to accept" "17 acceptance" de
{
    header de '# po-check: final-punctuation no sentence of ours ends so'
    message 404 "$english" 'Der Server fand keine Seite'
} | finds "accepted in the whole file" "" de

# A file that gettext cannot read, one that is not there, wrong usage.
{ header de && printf 'msgid "a"\nmsgstr "b\n'; } | finds "syntax" "16 gettext" de
"$command" po-check "$directory/none.po" 2>"$directory/error"
[ $? -eq 3 ] && grep -q 'none.po: cannot open it: there is no such file' "$directory/error" || fail "a file that is not there"
"$command" po-check 2>"$directory/error"
[ $? -eq 2 ] && grep -q 'a PO file is required' "$directory/error" || fail "no file"
"$command" po-check --site 2>"$directory/error"
[ $? -eq 2 ] && grep -q 'for example fr.po' "$directory/error" || fail "no file with a site's own texts"

# Usage of preview; a browser tests the rest.
"$command" preview "$directory/none.po" 2>"$directory/error"
[ $? -eq 3 ] || fail "preview: a file that is not there: $(cat "$directory/error")"
if ! grep -q 'was built without' "$directory/error"; then
    "$command" preview --port 65536 "$directory/de.po" 2>"$directory/error"
    [ $? -eq 2 ] && grep -q 'is not a port' "$directory/error" || fail "preview: a bad port"
fi

# The other formats.
{ header de && message 404 "$english" 'Der Server fand keine Seite'; } >"$directory/de.po"
tab=$(printf '\t')
actual=$(cd "$directory" && "$command" po-check --format tsv de.po)
expected="file${tab}line${tab}rule${tab}context${tab}msgid${tab}message${tab}right
de.po${tab}16${tab}final-punctuation${tab}404${tab}$english${tab}the text ends with \"e\", the English text with \".\"${tab}\".\" at the end"
[ "$actual" = "$expected" ] || fail "tsv: $actual"
actual=$(cd "$directory" && "$command" po-check de.po | head -n 1)
expected='de.po:16: final-punctuation: the text ends with "e", the English text with "."; expected: "." at the end'
[ "$actual" = "$expected" ] || fail "text: $actual"
# What closes a text is no end of it, and characters of several bytes are whole.
{ header de && message 404 'Not “found”' 'Nicht „gefunden“.'; } >"$directory/de.po"
actual=$(cd "$directory" && "$command" po-check de.po | grep final-punctuation)
expected='de.po:16: final-punctuation: the text ends with ".", the English text with "d"; expected: no punctuation mark at the end'
[ "$actual" = "$expected" ] || fail "a quotation at the end: $actual"
# A finding in a plural message shows the form that it is about.
{
    header de
    printf 'msgctxt "page"\nmsgid "{n} page"\nmsgid_plural "{n} pages"\nmsgstr[0] "{n} Seite"\nmsgstr[1] "{n}  Seiten"\n'
} >"$directory/de.po"
actual=$("$command" po-check "$directory/de.po" | sed -n 's/^    → //p')
[ "$actual" = 'msgstr[1] "{n}  Seiten"' ] || fail "the form concerned: $actual"
actual=$("$command" po-check --format json "$directory/de.po" | jq -c '[.[] | .rule, .form]')
[ "$actual" = '["space-double",1]' ] || fail "the form concerned, as JSON: $actual"
[ "$("$command" po-check --rules --format json | jq length)" = "$(grep -c '^RULE' "${srcdir-.}/tools/po-check/rules.def")" ] ||
    fail "--rules lists every rule"
# Every rule has been found at fault above.
for rule in $("$command" po-check --rules --format tsv | cut -f 1); do
    grep -qE "(^ *bad |[0-9] )$rule" "$0" || fail "no test has a finding of $rule"
done
[ ! -e "$directory/failed" ]
