# SPDX-License-Identifier: MIT
"""The tests of httplingo generate for gateways; see generate-gateways.sh.

Golden files are in generated/: there, pages are replaced by their language, code and format, so that
a change of a text does not change them."""
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

import daemon_support
from daemon_support import ask, check, Daemon, free_port, is_open, Oracle, Program, run_test, skip

PREFIX = os.path.abspath(sys.argv[1])
ACCEPT = sys.argv[2:] == ["--accept"]
GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "generated")
DIRECTORY = tempfile.mkdtemp(prefix="httplingo-gateways-")
os.chmod(DIRECTORY, 0o755)
write = functools.partial(daemon_support.write_file, DIRECTORY)
ORACLE = Oracle(PREFIX, DIRECTORY)
CODES = [400, 403, 404, 503]
LANGUAGES = ["en", "fr", "ja"]
CHOSEN = ("--codes", ",".join(map(str, CODES)), "--languages", ",".join(LANGUAGES))
TARGETS = ["apisix", "cloudfront", "contour", "envoy", "envoy-gateway", "fastly", "haproxy-ingress", "istio",
           "kong", "nginx-gateway-fabric", "nginx-ingress", "squid", "traefik", "varnish"]
# Those whose files are tested in generate.py have golden files, too.
OTHERS = ["caddy", "configmap", "haproxy", "lighttpd", "nginx-static", "rails", "static"]
# A French and a Japanese visitor, and a client that wants JSON.
VISITORS = [("fr-CA, fr;q=0.9, en;q=0.5", "", "fr", "html"), ("ja", "", "ja", "html"),
            ("fr", "application/problem+json", "fr", "problem+json")]


def command(*arguments):
    environment = dict(ORACLE.environment, LC_ALL="C")
    done = subprocess.run([f"{PREFIX}/bin/httplingo", *arguments], capture_output=True, text=True,
                          env=environment, check=False, timeout=300)
    return done.returncode, done.stdout, done.stderr


def generate(server, *options, name=None):
    """Generates into a folder; the folder, and the steps by their place."""
    out = os.path.join(DIRECTORY, name or server)
    code, said, errors = command("generate", server, "--out", out, *options)
    check(f"generate {name or server}", (code, errors), (0, ""))
    parts = [part.splitlines() for part in said.split("\n\n")]
    return out, {place.rstrip(":"): line.strip() for place, line in parts[1:]}


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def load(*path):
    return list(yaml.safe_load_all(read(*path)))


@functools.lru_cache(None)
def page(code, language, form="html"):
    return ORACLE.page(code, language, form=form).body.decode()


# ---- golden files ----

def spellings(text):
    """How a page may be written: as it is, in JSON, with every % doubled, or both, or in pieces in VCL."""
    quoted = json.dumps(text, ensure_ascii=False)[1:-1]
    return [text, text.replace("%", "%%"), quoted, quoted.replace("%", "%%"),
            text.replace('"}', '""} {"}')]


@functools.lru_cache(None)
def known_pages():
    found = {}
    for code in CODES:
        for language in LANGUAGES:
            for form in ("html", "problem+json"):
                for text in spellings(page(code, language, form)):
                    found[text] = f"@page {code} {language} {form}@"
    return sorted(found.items(), key=lambda item: -len(item[0]))


def without_pages(text):
    text = text.replace(DIRECTORY, "@folder@")
    for body, name in known_pages():
        text = text.replace(body, name)
    return re.sub(r"sha256-[^']*", "sha256-@hash@", text)


def snapshot(out):
    """All files as one text; of files that are a page only the name is listed."""
    parts = []
    for folder, folders, names in os.walk(out):
        folders.sort()
        for name in sorted(names + [f for f in folders if os.path.islink(os.path.join(folder, f))]):
            path = os.path.join(folder, name)
            text = "-> " + os.readlink(path) if os.path.islink(path) else without_pages(read(path))
            head = os.path.relpath(path, out)
            parts.append(f"{head}: {text}\n" if re.fullmatch(r"(@page [^@]*@|-> .*)", text)
                         else f"=== {head}\n{text}")
    return "".join(parts)


def test_golden():
    for target in TARGETS + OTHERS:
        out, _ = generate(target, *CHOSEN, name=f"golden-{target}")
        found = snapshot(out).replace(f"golden-{target}", target)
        path = os.path.join(GOLDEN, target + ".txt")
        if ACCEPT:
            with open(path, "w", encoding="utf-8") as file:
                file.write(found)
        wanted = read(path).splitlines() if os.path.exists(path) else []
        lines = found.splitlines()
        differing = [pair for pair in zip(lines, wanted) if pair[0] != pair[1]][:2]
        check(f"{target}: as in generated/{target}.txt", (differing, len(lines)), ([], len(wanted)))
        shutil.rmtree(out)


def test_names():
    """All targets are listed in the help, and all of them are tested."""
    helped = re.findall(r"^  (\S+) +\S", command("generate", "--help")[1].split("SERVER is one of")[1], re.M)
    check("the help lists the servers", helped, sorted(TARGETS + OTHERS))
    for arguments, message in ((["--service", "x y"], '--service: "x y" is not HOST or HOST:PORT'),
                               (["--service", "a:0"], "is not HOST or HOST:PORT"),
                               (["--service", "a..b"], "is not HOST or HOST:PORT"),
                               (["--service", "-a:80"], "is not HOST or HOST:PORT"),
                               (["--service", "a" * 64], "is not HOST or HOST:PORT"),
                               (["--service", ".".join(["a" * 60] * 5)], "is not HOST or HOST:PORT"),
                               (["--namespace", "A"], '--namespace: "A" is not a name in Kubernetes'),
                               (["--namespace", "a" * 64], "is not a name in Kubernetes"),
                               (["--gateway", "a\nb: c"], "--gateway:"), (["--gateway", ""], "--gateway:")):
        code, said, errors = command("generate", "traefik", "--out", DIRECTORY + "/refused", *arguments)
        check(f"refused: {arguments[1][:20]!r}", (code, said, message in errors or errors), (2, "", True))


# ---- Envoy and those that are made of it ----

def redirects_of(matchers):
    """Code: address, of the filter custom_response."""
    found = {}
    for matcher in matchers:
        predicate = matcher["predicate"]["single_predicate"]
        policy = matcher["on_match"]["action"]["typed_config"]
        assert predicate["input"]["typed_config"]["@type"].endswith("HttpResponseStatusCodeMatchInput")
        assert policy["@type"].endswith("redirect_policy.v3.RedirectPolicy")
        assert set(policy) == {"@type", "uri"}, policy
        found[int(predicate["value_match"]["exact"])] = policy["uri"]
    return found


def filter_redirects(entry):
    assert entry["name"] == "envoy.filters.http.custom_response"
    config = entry["typed_config"]
    assert config["@type"].endswith("custom_response.v3.CustomResponse")
    return redirects_of(config["custom_response_matcher"]["matcher_list"]["matchers"])


def follow(daemon, code, uri, language, accept, method="POST"):
    """What a gateway of Envoy does for a response with this code: it asks again with GET and without
    content, at the host and the path of the redirect, with the other fields of the request; the
    status of the answer counts, for it is no 2xx.  Returns what the client gets."""
    host, path = re.fullmatch(r"http://([^/]+)(/.*)", uri).groups()
    fields = {"Host": host, "X-Request-ID": "4711", "Cookie": "a=b"}
    if language:
        fields["Accept-Language"] = language
    if accept:
        fields["Accept"] = accept
    assert method != "CONNECT"
    return ask(daemon.address, path, fields)


def check_page(name, got, code, language, form):
    wanted = ORACLE.page(code, language, form=form)
    check(name, (got.status, got.get("Content-Language"), got.get("Content-Type"), got.get("Vary")),
          (code, language, wanted.get("Content-Type"), "Accept, Accept-Language"))
    title = page(code, language, "problem+json").split('"title":"')[1].split('"')[0]
    check(f"{name}: the title", title in got.body.decode() or f'lang="{language}"' in got.body.decode(), True)


def check_redirects(name, redirects, codes):
    check(f"{name}: a redirect for each code", sorted(redirects), sorted(codes))
    daemon = Daemon(PREFIX, DIRECTORY)
    try:
        for code, uri in redirects.items():
            for language, accept, wanted, form in VISITORS:
                check_page(f"{name}: {code} {wanted} {form}", follow(daemon, code, uri, language, accept), code,
                           wanted, form)
    finally:
        daemon.stop()


def test_envoy():
    out, _ = generate("envoy", *CHOSEN, "--service", "errors.example:8120")
    [[entry]] = load(out, "httplingo-filter.yaml")
    redirects = filter_redirects(entry)
    check_redirects("envoy", redirects, CODES)
    [[host]] = load(out, "httplingo-virtual-host.yaml")
    check("envoy: the host of the redirects has a route", {re.split("[/]", uri)[2] for uri in redirects.values()},
          set(host["domains"]))
    [[cluster]] = load(out, "httplingo-cluster.yaml")
    check("envoy: and a cluster", (host["routes"][0]["route"]["cluster"], cluster["load_assignment"]["endpoints"][0]
                                   ["lb_endpoints"][0]["endpoint"]["address"]["socket_address"]),
          (cluster["name"], {"address": "errors.example", "port_value": 8120}))
    check_local_replies(out)


def language_of_mapper(mapper):
    """The range and the code of a mapper; without a range it is for everybody."""
    condition, regex = mapper["filter"], None
    if "and_filter" in condition:
        header, condition = condition["and_filter"]["filters"]
        assert header["header_filter"]["header"]["name"] == "accept-language"
        regex = header["header_filter"]["header"]["string_match"]["safe_regex"]["regex"]
    value = condition["status_code_filter"]["comparison"]
    assert value["op"] == "EQ" and value["value"]["runtime_key"] == f"httplingo.status.{value['value']['default_value']}"
    return regex, value["value"]["default_value"]


def local_reply(mappers, code, accept_language):
    """The text and fields of the first mapper that matches, as Envoy writes them: "%%" is "%"."""
    for mapper in mappers:
        regex, wanted = language_of_mapper(mapper)
        if wanted == code and (regex is None or re.fullmatch(regex, accept_language)):
            text = mapper["body_format_override"]["text_format_source"]["inline_string"]
            assert "%" not in text.replace("%%", ""), "a single %"
            fields = {f["header"]["key"]: f["header"]["value"] for f in mapper["headers_to_add"]}
            return text.replace("%%", "%"), fields
    return None, {}


def check_local_replies(out):
    [reply] = load(out, "httplingo-local-reply.yaml")
    mappers = reply["mappers"]
    check("envoy: errors that no filter sees", {language_of_mapper(m)[1] for m in mappers}, {400})
    for field, wanted in (("fr-CA, fr;q=0.9", "fr"), ("JA", "ja"), ("  fr", "fr"), ("xx, fr", "en"), ("", "en"),
                          ("frr", "en")):
        text, fields = local_reply(mappers, 400, field)
        check(f"envoy: a local reply to {field!r}", (text, fields.get("Content-Language"), fields.get("Vary")),
              (page(400, wanted), wanted, "Accept-Language"))
    out, _ = generate("envoy", name="envoy-all")
    [reply] = load(out, "httplingo-local-reply.yaml")
    check("envoy: without --languages, local replies are in the default language alone",
          {language_of_mapper(m)[0] for m in reply["mappers"]}, {None})


def by_kind(objects):
    return {item["kind"]: item for item in objects}


def check_route(name, kinds, service, namespace, gateway):
    """The redirect's host has a route to the Service, and the permission that it needs."""
    route, grant = kinds["HTTPRoute"], kinds["ReferenceGrant"]
    backend = route["spec"]["rules"][0]["backendRefs"][0]
    check(f"{name}: the route", (route["metadata"]["namespace"], route["spec"]["parentRefs"], backend),
          (namespace, [{"name": gateway}], dict(zip(("name", "namespace", "port"), service))))
    check(f"{name}: the grant", (grant["metadata"]["namespace"], grant["spec"]["from"][0]["namespace"],
                                 grant["spec"]["to"][0]["name"]), (service[1], namespace, service[0]))
    return route["spec"]["hostnames"]


def test_envoy_gateway():
    out, _ = generate("envoy-gateway", "--service", "errors.web:81", "--namespace", "edge", "--gateway", "eg")
    kinds = by_kind(load(out, "httplingo.yaml"))
    hosts = check_route("envoy-gateway", kinds, ("errors", "web", 81), "edge", "eg")
    policy = kinds["BackendTrafficPolicy"]["spec"]
    check("envoy-gateway: for the Gateway", policy["targetRefs"],
          [{"group": "gateway.networking.k8s.io", "kind": "Gateway", "name": "eg"}])
    redirects = {}
    for rule in policy["responseOverride"]:
        # 1 to 50 codes; either a response or a redirect.
        assert set(rule) == {"match", "redirect"} and len(rule["match"]["statusCodes"]) == 1, rule
        [code], redirect = rule["match"]["statusCodes"], rule["redirect"]
        assert code["type"] == "Value" and redirect["path"]["type"] == "ReplaceFullPath", rule
        assert "statusCode" not in redirect, "the status of httplingod counts"
        assert redirect["hostname"] in hosts, redirect
        redirects[code["value"]] = f"{redirect['scheme']}://{redirect['hostname']}{redirect['path']['replaceFullPath']}"
    registered = [row["code"] for row in json.loads(command("status", "--format", "json")[1]) if row["code"] >= 400]
    check_redirects("envoy-gateway", redirects, registered)


def test_istio():
    out, _ = generate("istio", *CHOSEN)
    kinds = by_kind(load(out, "httplingo.yaml"))
    check_route("istio", kinds, ("httplingod", "httplingo", 80), "default", "gateway")
    spec = kinds["EnvoyFilter"]["spec"]
    [patch] = spec["configPatches"]
    check("istio: where the filter goes", (spec["workloadSelector"]["labels"], patch["applyTo"], patch["match"]["context"],
                                          patch["patch"]["operation"]),
          ({"gateway.networking.k8s.io/gateway-name": "gateway"}, "HTTP_FILTER", "GATEWAY", "INSERT_BEFORE"))
    check_redirects("istio", filter_redirects(patch["patch"]["value"]), CODES)


# ---- nginx ----

def run_nginx(name, snippet, daemon):
    """A server with the snippet; the gateways write the rest."""
    port, away = free_port(), free_port()
    configuration = write(f"{name}.conf", f"""
daemon off; worker_processes 1; pid {DIRECTORY}/{name}.pid; error_log {DIRECTORY}/{name}.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {DIRECTORY}/t1; proxy_temp_path {DIRECTORY}/t2;
    fastcgi_temp_path {DIRECTORY}/t3; uwsgi_temp_path {DIRECTORY}/t4;
    scgi_temp_path {DIRECTORY}/t5;
    server {{
        listen 127.0.0.1:{port};
        root {DIRECTORY}/nowhere;
        {snippet}
        location /denied {{ deny all; }}
        location /away {{ proxy_pass http://127.0.0.1:{away}; }}
        location /broken {{ proxy_pass http://127.0.0.1:{daemon.address[1]}/503; proxy_set_header Accept text/plain; }}
    }}
}}
""")
    server = Program(["nginx", "-c", configuration], DIRECTORY, ready=lambda: is_open(port))
    address = ("127.0.0.1", port)
    try:
        for path, code in (("/nothing", 404), ("/denied", 403), ("/away", 502), ("/broken", 503)):
            for language, accept, wanted, form in VISITORS:
                fields = {"Accept-Language": language, **({"Accept": accept} if accept else {})}
                check_page(f"{name}: {code} {wanted} {form}", ask(address, path, fields), code, wanted, form)
        check(f"{name}: pages are not for visitors to ask for", ask(address, "/.httplingo/404").status, 404)
    finally:
        server.stop()


def run_error_pages(pages):
    """As the controller writes them: a string in the configuration of nginx."""
    port = free_port()
    entry = next(p["return"] for p in pages if p["codes"] == [404])
    configuration = write("error-pages.conf", f"""
daemon off; worker_processes 1; pid {DIRECTORY}/error-pages.pid; error_log {DIRECTORY}/error-pages.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {DIRECTORY}/t1; proxy_temp_path {DIRECTORY}/t2;
    fastcgi_temp_path {DIRECTORY}/t3; uwsgi_temp_path {DIRECTORY}/t4;
    scgi_temp_path {DIRECTORY}/t5;
    server {{
        listen 127.0.0.1:{port};
        default_type "{entry["type"]}";
        location / {{ return {entry["code"]} "{entry["body"]}"; }}
    }}
}}
""")
    server = Program(["nginx", "-c", configuration], DIRECTORY, ready=lambda: is_open(port))
    try:
        got = ask(("127.0.0.1", port), "/")
        check("nginx-ingress: nginx sends the text", (got.status, got.get("Content-Type"), got.body.decode()),
              (404, "text/html; charset=utf-8", page(404, "en")))
    finally:
        server.stop()


def test_nginx():
    if not shutil.which("nginx"):
        skip("nginx-gateway-fabric and nginx-ingress", "there is no nginx")
        return
    daemon = Daemon(PREFIX, DIRECTORY)
    service = f"localhost:{daemon.address[1]}"
    try:
        out, _ = generate("nginx-gateway-fabric", "--service", service, "--gateway", "ngf")
        [policy] = load(out, "httplingo.yaml")
        check("nginx-gateway-fabric: the policy", (policy["kind"], policy["spec"]["targetRefs"][0]["name"],
                                                  [s["context"] for s in policy["spec"]["snippets"]]),
              ("SnippetsPolicy", "ngf", ["http.server"]))
        run_nginx("nginx-gateway-fabric", policy["spec"]["snippets"][0]["value"], daemon)
        out, _ = generate("nginx-ingress", "--service", service)
        [config] = load(out, "httplingo.yaml")
        [pages] = load(out, "error-pages.yaml")
        wrong = [p["codes"] for p in pages if p["return"]["code"] != p["codes"][0] or "$" in p["return"]["body"] or
                 re.sub(r"\\(.)", r"\1", p["return"]["body"]) != page(p["codes"][0], "en")]
        check("nginx-ingress: the texts of a VirtualServer", (wrong, len(pages) > 30), ([], True))
        run_error_pages(pages)
        check("nginx-ingress: the key", (config["kind"], list(config["data"])), ("ConfigMap", ["server-snippets"]))
        run_nginx("nginx-ingress", config["data"]["server-snippets"], daemon)
    finally:
        daemon.stop()


# ---- services ----

def test_traefik():
    """Traefik asks with GET, at the path of the query, with the fields of the request."""
    out, _ = generate("traefik", "--service", "errors.web:81", "--namespace", "edge")
    objects = load(out, "httplingo.yaml")
    errors = objects[0]["spec"]["errors"]
    check("traefik: the service", errors["service"], {"name": "errors", "namespace": "web", "port": 81})
    check("traefik: nothing keeps fields back", sorted(errors), ["query", "service", "status"])
    codes = set()
    for part in errors["status"]:
        first, _, last = part.partition("-")
        codes |= set(range(int(first), int(last or first) + 1))
    registered = {row["code"] for row in json.loads(command("status", "--format", "json")[1]) if row["code"] >= 400}
    check("traefik: the codes", codes, registered)
    [file] = load(out, "httplingo-file.yaml")
    check("traefik: the file provider says the same", {
        **file["http"]["middlewares"]["httplingo"]["errors"], "service": 0}, {**errors, "service": 0})
    check("traefik: where the service is", file["http"]["services"]["httplingod"]["loadBalancer"]["servers"],
          [{"url": "http://errors.web:81"}])
    check("traefik: requests without a router", [(o["kind"], o["metadata"]["name"]) for o in objects],
          [("Middleware", "httplingo"), ("Middleware", "httplingo-not-found"), ("IngressRoute", "httplingo")])
    daemon = Daemon(PREFIX, DIRECTORY)
    try:
        for code in (404, 503):
            path = errors["query"].replace("{status}", str(code)).replace("{url}", "http%3A%2F%2Fa%2Fb")
            for language, accept, wanted, form in VISITORS:
                fields = {"Accept-Language": language, **({"Accept": accept} if accept else {})}
                check_page(f"traefik: {code} {wanted} {form}", ask(daemon.address, path, fields), code, wanted, form)
        fields = {"Accept-Language": "ja"}
        path = objects[1]["spec"]["replacePath"]["path"]
        check_page("traefik: no router", ask(daemon.address, path, fields), 404, "ja", "html")
    finally:
        daemon.stop()


def test_contour():
    out, _ = generate("contour", "--service", "errors.web:81")
    [proxy] = load(out, "httplingo.yaml")
    [route] = proxy["spec"]["routes"]
    check("contour: the route", (proxy["metadata"]["namespace"], route["services"]), ("web", [{"name": "errors", "port": 81}]))
    [rewrite] = route["pathRewritePolicy"]["replacePrefix"]
    daemon = Daemon(PREFIX, DIRECTORY)
    try:
        for path in ("/", "/a", "/a/b?c=d"):
            rewritten = rewrite["replacement"] + path[len(rewrite["prefix"]):]
            got = ask(daemon.address, rewritten, {"Accept-Language": "fr"})
            check_page(f"contour: {path}", got, 404, "fr", "html")
    finally:
        daemon.stop()


# ---- texts in one language ----

def test_haproxy_ingress():
    out, _ = generate("haproxy-ingress", "--site", write("de.conf", "default-language = de\nlanguages = de, fr\n"))
    data = json.loads(read(out, "configmap.json"))["data"]
    check("haproxy-ingress: its statuses", sorted(int(key.rsplit("-", 1)[1]) for key in data),
          [400, 401, 403, 404, 405, 407, 408, 410, 413, 425, 429, 500, 501, 502, 503, 504])
    wrong = []
    for key, text in data.items():
        head, _, body = text.partition("\n\n")
        code = key.rsplit("-", 1)[1]
        if not (head.startswith(f"HTTP/1.1 {code} ") and f"Content-Length: {len(body.encode())}" in head
                and "Content-Language: de" in head and "\r" not in text and len(text.encode()) < 16000):
            wrong.append((key, head))
    check("haproxy-ingress: whole responses in the site's language", wrong, [])
    if not shutil.which("haproxy"):
        skip("haproxy-ingress in HAProxy", "there is no haproxy")
        return
    port = free_port()
    file = write("503.http", data["http-response-503"])
    own = write("ingress.cfg", f"""
defaults
    mode http
    timeout client 60s
    timeout server 60s
    timeout connect 60s
frontend web
    bind 127.0.0.1:{port}
    errorfile 503 {file}
    default_backend away
backend away
    errorfile 503 {file}
    server s 127.0.0.1:{free_port()}
""")
    server = Program(["haproxy", "-db", "-f", own], DIRECTORY, ready=lambda: is_open(port))
    try:
        got = ask(("127.0.0.1", port), "/")
        check("haproxy-ingress: HAProxy sends it", (got.status, got.get("Content-Language"), 'lang="de"' in got.body.decode()),
              (503, "de", True))
    finally:
        server.stop()


def test_apisix():
    out, _ = generate("apisix")
    data = json.loads(read(out, "error-page.json"))
    check("apisix: the plugin is on", data.pop("enable"), True)
    check("apisix: its statuses", {key: value["body"] for key, value in data.items()},
          {f"error_{code}": page(code, "en") for code in (404, 500, 502, 503)})
    check("apisix: the type", {value["content_type"] for value in data.values()}, {"text/html; charset=utf-8"})


def test_kong():
    out, _ = generate("kong")
    [plugin] = load(out, "httplingo.yaml")
    check("kong: the plugin is for all", (plugin["kind"], plugin["plugin"], plugin["metadata"]["labels"]["global"]),
          ("KongClusterPlugin", "httplingo", "true"))


def test_cloudfront():
    out, _ = generate("cloudfront")
    responses = json.loads(read(out, "custom-error-responses.json"))
    items = responses["Items"]
    check("cloudfront: its codes", (responses["Quantity"], [item["ErrorCode"] for item in items]),
          (11, [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]))
    wrong = [item for item in items if read(out, item["ResponsePagePath"].lstrip("/")) != page(item["ErrorCode"], "en")
             or item["ResponseCode"] != str(item["ErrorCode"])]
    check("cloudfront: the pages are there", wrong, [])
    website = json.loads(read(out, "website.json"))
    check("cloudfront: the page of a website", read(out, website["ErrorDocument"]["Key"]), page(404, "en"))
    check("cloudfront: one language", os.listdir(os.path.join(out, "pages")), ["en"])


def test_fastly():
    out, _ = generate("fastly", *CHOSEN)
    vcl = read(out, "httplingo.vcl")
    check("fastly: the languages", re.findall(r'language_lookup\("([^"]*)", "([^"]*)"', vcl), [("en:fr:ja", "en")])
    found = {}
    for code, part in re.findall(r"obj\.status == (\d+)\) \{\n(.*?)\n  \}\n", vcl, re.S):
        for language, text in re.findall(r'if \(var\.language == "([^"]*)"\) \{\n      synthetic (.*?);\n    \}', part, re.S):
            found[int(code), language] = "".join(re.findall(r'\{"(.*?)"\}', text, re.S))
    wanted = {(code, language): page(code, language) for code in CODES for language in LANGUAGES}
    check("fastly: the pages", (sorted(found), [key for key in wanted if found.get(key) != wanted[key]]),
          (sorted(wanted), []))
    code, _, errors = command("generate", "fastly", "--out", DIRECTORY + "/large", "--languages",
                              ",".join(row["tag"] for row in json.loads(command("languages", "--format", "json")[1])))
    check("fastly: too many pages are refused", (code, "Fastly takes at most 1000000" in errors), (2, True))


# ---- caches ----

def test_varnish():
    if not shutil.which("varnishd"):
        skip("varnish", "there is no varnishd")
        return
    out, steps = generate("varnish", *CHOSEN)
    port = free_port()
    include = steps["in default.vcl, after the backends"]
    vcl = write("main.vcl", f"""vcl 4.1;
backend default {{ .host = "127.0.0.1"; .port = "{free_port()}"; }}
{include}
sub vcl_recv {{
    if (req.url == "/denied") {{ return (synth(403)); }}
    if (req.url == "/moved") {{ return (synth(301)); }}
    if (req.url == "/teapot") {{ return (synth(418)); }}
}}
""")
    server = Program(["varnishd", "-F", "-j", "none", "-n", DIRECTORY + "/varnish-work", "-a", f"127.0.0.1:{port}",
                      "-s", "malloc,8m", "-f", vcl], DIRECTORY, ready=lambda: is_open(port))
    address = ("127.0.0.1", port)
    try:
        for path, code in (("/denied", 403), ("/", 503)):
            for language, accept, wanted, form in VISITORS:
                fields = {"Accept-Language": language, **({"Accept": accept} if accept else {})}
                got = ask(address, path, fields)
                check_page(f"varnish: {code} {wanted} {form}", got, code, wanted, form)
                check(f"varnish: {code} {wanted} {form}: the bytes", got.body.decode(), page(code, wanted, form))
        check("varnish: no language is known", ask(address, "/denied", {"Accept-Language": "tlh"}).get("Content-Language"), "en")
        for path, code in (("/moved", 301), ("/teapot", 418)):
            got = ask(address, path, {"Accept-Language": "fr"})
            check(f"varnish: {code} has no page here", (got.status, got.get("Content-Language")), (code, None))
    finally:
        server.stop()
    check("varnish: the files are those that the steps name", out in include, True)


SQUID_HOSTS = [("bad.example", 403), ("127.0.0.1:1", 503)]


def test_squid():
    if not shutil.which("squid") or os.getuid() != 0 or subprocess.run(
            ["unshare", "-m", "true"], check=False, stderr=subprocess.DEVNULL).returncode:
        skip("squid", "there is no squid, or no namespace for its folder of templates")
        return
    out, steps = generate("squid", *CHOSEN, "--languages", "en,fr,ja,zh-Hant")
    port = free_port()
    # The folder of templates is bound rather than linked, in a namespace of its own.
    subprocess.run(["cp", "-r", "/usr/share/squid/errors/templates", out + "/errors/"], check=True)
    for folder, _, names in os.walk(DIRECTORY):
        os.chmod(folder, 0o755)
    own = write("squid.conf", f"""http_port 127.0.0.1:{port}
pid_filename {DIRECTORY}/squid.pid
access_log none
cache_log {DIRECTORY}/squid.log
cache_mem 8 MB
shutdown_lifetime 0 seconds
coredump_dir {DIRECTORY}
visible_hostname proxy.example
acl bad dstdomain bad.example
http_access deny bad
http_access allow all
{steps["in squid.conf"]}
""")
    write("squid.log", "")
    os.chmod(DIRECTORY + "/squid.log", 0o666)
    script = f"mount --bind {out}/errors $(readlink -f /usr/share/squid/errors) && exec squid -N -f {own}"
    server = Program(["unshare", "-m", "sh", "-c", script], DIRECTORY, ready=lambda: is_open(port))
    try:
        for host, code in SQUID_HOSTS:
            for field, language in (("fr-CA, fr;q=0.9, en;q=0.5", "fr"), ("ja", "ja"), ("zh-TW", "zh-Hant"), ("tlh", "en")):
                got = ask(("127.0.0.1", port), f"http://{host}/", {"Accept-Language": field, "Host": host}, version="HTTP/1.0")
                check(f"squid: {code} for {field}", (got.status, got.body.decode().rstrip("\n")),
                      (code, page(code, language).rstrip("\n")))
    finally:
        server.stop()


def test_squid_templates():
    """Every template of Squid is there, or is no error."""
    templates = "/usr/share/squid/errors/templates"
    if not os.path.isdir(templates):
        skip("squid's templates", "there is no squid")
        return
    out, _ = generate("squid", "--languages", "en", name="squid-all")
    others = {"ERR_AGENT_CONFIGURE", "ERR_AGENT_WPAD", "ERR_DIR_LISTING", "ERR_FTP_PUT_CREATED", "ERR_FTP_PUT_MODIFIED",
              "MGR_INDEX", "error-details.txt", "generic"}
    check("squid: its templates", sorted(set(os.listdir(templates)) - set(os.listdir(out + "/errors/en")) - others), [])
    single = [name for name in os.listdir(out + "/errors/en") if "%" in read(out, "errors/en", name).replace("%%", "")]
    check("squid: every % is doubled", single, [])


def main():
    for test in (test_golden, test_names, test_envoy, test_envoy_gateway, test_istio, test_nginx, test_traefik,
                 test_contour, test_haproxy_ingress, test_apisix, test_kong, test_cloudfront, test_fastly, test_varnish,
                 test_squid, test_squid_templates):
        run_test(test)
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
