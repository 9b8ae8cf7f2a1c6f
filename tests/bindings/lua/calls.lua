-- SPDX-License-Identifier: MIT
-- The functions of the package: what comes out, what they refuse, hostile values, and memory.
-- CHECK_LONG: 10^6 calls instead of 5 * 10^4; LINGO_CALLS: another number

local json = require "httplingo.json"
local lingo = require "httplingo"
local response = require "httplingo.response"
local suite = require "suite"
local case, is, refuses, raises = suite.case, suite.is, suite.refuses, suite.raises

local function language_of(parameters)
  local page = assert(lingo.page(404, parameters))
  is(page.language, page.fields["Content-Language"])
  return page.language
end

case("negotiated pages", function()
  local rows = {
    {"fr-CA, en;q=0.5", "fr"}, {"zh-TW", "zh-Hant"}, {"xx", "en"}, {"", "en"}, {false, "en"},
    {"\255,de", "de"}, {("x"):rep(100000), "en"}, {"fr\0de", "en"},
  }
  for _, row in ipairs(rows) do
    is(language_of {accept_language = row[1] or nil}, row[2], row[1])
  end
  is(language_of {language = "he", accept_language = "fr"}, "he")
  is(language_of {language = "xx", accept_language = "fr"}, "fr")
  is(language_of {head = "GET / HTTP/1.1\r\nAccept-Language: ja\r\n\r\n"}, "ja")
end)

case("formats", function()
  local rows = {
    {{accept = "application/json"}, "application/json"}, {{accept = "text/plain"}, "text/plain; charset=utf-8"},
    {{}, "text/html; charset=utf-8"}, {{accept = "text/html", formats = {"json", "text"}}, "application/json"},
    {{formats = "problem+json"}, "application/problem+json"},
  }
  for _, row in ipairs(rows) do
    is(lingo.page(404, row[1]).fields["Content-Type"], row[2])
  end
end)

case("methods and codes without content", function()
  local whole = lingo.page(404)
  is(lingo.page(404, {method = "HEAD"}).body, "")
  is(lingo.page(404, {method = "HEAD"}).fields["Content-Length"], tostring(#whole.body))
  for _, code in ipairs {100, 204, 205, 304} do
    is(lingo.page(code).body, "", code)
  end
end)

case("values", function()
  local rows = {
    {503, "retry_after", 90, "Retry-After", "90"}, {503, "retry_after", 1.2, "Retry-After", "2"},
    {503, "retry_after", "120", "Retry-After", "120"}, {405, "allow", {"GET", "HEAD"}, "Allow", "GET, HEAD"},
    {405, "allow", "GET", "Allow", "GET"},
  }
  for _, row in ipairs(rows) do
    is(lingo.page(row[1], {[row[2]] = row[3]}).fields[row[4]], row[5], row[2])
  end
  is(lingo.page(503, {maintenance = true}).body ~= lingo.page(503, {maintenance = false}).body, true)
end)

case("hostile values", function()
  local page = assert(lingo.page(404, {uri = '/"><script>alert(1)</script>', host = "\255\254\0",
    request_id = "\r\nSet-Cookie: a=b", detail = ("\0<&>"):rep(1000)}))
  is(page.body:find("<script>", 1, true), nil)
  for _, name in ipairs(page.fields) do
    is((name .. page.fields[name]):find("[\r\n%z]"), nil, name)
  end
  for length = 0, 60 do
    local text = ('fr;q="\\\255\0,%,;=*-_'):rep(3):sub(1, length)
    assert(lingo.page(404, {accept_language = text, accept = text, cookie = text, query = text, head = text,
      destination = text, method = text, uri = text, preferred = text, vendor = text, formats = text}), text)
    lingo.negotiate(text)
    lingo.negotiate_format(text, {"html", "json"})
    lingo.status(text)
    lingo.text(404, "title", text)
    response.is_replaceable(404, text, nil, text)
  end
end)

case("large pages", function()
  local choices, list = {}, {}
  for index = 1, 60 do
    choices[index] = "/" .. index .. ("x"):rep(500) .. " " .. index
  end
  local page = assert(lingo.page(300, {choices = choices, uri = "/" .. ("y"):rep(100000)}))
  is(page.fields["Content-Length"], tostring(#page.body))
  for index = 1, 5000 do
    list[index] = index
  end
  page = assert(lingo.page(403, {formats = "json", extensions = {list = list}}))
  is(page.body:find(",4999,5000]", 1, true) ~= nil and #page.body > 20000, true)
end)

case("refused", function()
  refuses("not a status code", lingo.page, 99)
  refuses("not a status code", lingo.page, 600)
  refuses("not a status code", lingo.page, 2 ^ 32 + 404)
  refuses("langauge: not a parameter", lingo.page, 404, {langauge = "fr"})
  refuses("uri: expected a string", lingo.page, 404, {uri = print})
  refuses("not a number that can be sent", lingo.page, 503, {retry_after = 1 / 0})
  refuses("not a number that can be sent", lingo.page, 503, {retry_after = 0 / 0})
  refuses("status", lingo.page, 404, {extensions = {status = 1}})
  refuses("not a name", function() return lingo.page(404, {extensions = {["not a name"] = 1}}) or nil, "not a name" end)
  refuses("no function", lingo.page, 404, {extensions = {f = print}})
  refuses("17 extensions", lingo.page, 404, {extensions = (function()
    local many = {}
    for index = 1, 17 do
      many["m" .. index] = index
    end
    return many
  end)()})
  refuses("did you mean languages?", lingo.site, {langauge = "fr"})
  refuses("/nonexistent", lingo.read_site, "/nonexistent")
  refuses("NUL", lingo.read_site, "/etc\0x")
  refuses("299", lingo.status, 299)
  refuses("nginx", lingo.status, "Client Closed Request")
  refuses("Nowhere", lingo.status, "Nowhere")
  refuses("headline", lingo.text, 404, "headline")
  refuses("NOPE", lingo.method, "NOPE")
  refuses("xx", lingo.language, "xx")
  refuses("html5: not a format", lingo.negotiate_format, "text/html", {"html5"})
  refuses("no formats", lingo.negotiate_format, "text/html", {})
  refuses("", lingo.negotiate, "fr", {"en", "en"})
  refuses("", lingo.offer, {})
  refuses("body: not a parameter", lingo.check, {body = ""})
end)

case("wrong types", function()
  raises("number expected", lingo.page, "x")
  raises("table expected", lingo.page, 404, 5)
  raises("httplingo.site expected", lingo.site {}.page, io.stdout, 404)
  raises("string expected", lingo.method, {})
  raises("httplingo.offer expected", lingo.offer({"en"}).negotiate, lingo.site {}, "fr")
end)

case("problems", function()
  local page = assert(lingo.problem(403, "Your balance is 30.", {type = "https://shop.example/credit",
    extensions = {balance = 30, accounts = {"/a", {b = lingo.null}}}}))
  is(page.fields["Content-Type"], "application/problem+json")
  for _, part in ipairs {'"type":"https://shop.example/credit"', '"status":403', '"detail":"Your balance is 30."',
      '"balance":30', '"accounts":["/a",{"b":null}]'} do
    is(page.body:find(part, 1, true) ~= nil, true, part)
  end
  is(lingo.problem(404, nil, {formats = "problem+xml"}).fields["Content-Type"], "application/problem+xml; charset=utf-8")
end)

case("JSON", function()
  local rows = {
    {1, "1"}, {-0.5, "-0.5"}, {1e300, "1e+300"}, {true, "true"}, {"a\"\\\n\1", '"a\\"\\\\\\u000a\\u0001"'},
    {{}, "{}"}, {{1, 2}, "[1,2]"}, {{a = {b = 1}, c = false}, '{"a":{"b":1},"c":false}'}, {lingo.null, "null"},
  }
  for _, row in ipairs(rows) do
    is(json.encode(row[1]), row[2])
  end
  refuses("infinity", json.encode, 1 / 0)
  refuses("neither", json.encode, {1, a = 2})
  refuses("neither", json.encode, {[1] = 1, [3] = 3})
  local endless = {}
  endless.endless = endless
  refuses("too deeply", json.encode, endless)
end)

case("sites", function()
  local site = assert(lingo.site {name = "Teahouse", default_language = "fr", ["title.404.en"] = "No tea here",
    languages = {"fr", "en"}})
  is(site:page(404).body:find("Teahouse", 1, true) ~= nil, true)
  is(site:page(404, {accept_language = "en"}).body:find("No tea here", 1, true) ~= nil, true)
  is({site:text(404, "title", "en"), site:text(404, "title", "fr")}, {"No tea here", lingo.text(404, "title", "fr")})
  is(#site:languages(), #lingo.languages())
  is(site:language("fr-CA").tag, "fr")
  is(site:problem(404, "x").status, 404)
  is(lingo.site({template = "a.html"}, {["a.html"] = "<p>{{code}}"}):page(404).body, "<p>404")
  is(getmetatable(site), "httplingo.site")
  local name = os.tmpname()
  local file = assert(io.open(name, "w"))
  file:write("name = From a file\n")
  file:close()
  is(lingo.read_site(name):page(404).body:find("From a file", 1, true) ~= nil, true)
  file = assert(io.open(name, "w"))
  file:write("nmae = x\nlangauges = y\n")
  file:close()
  local site_of_errors, message = lingo.read_site(name)
  os.remove(name)
  is(site_of_errors, nil)
  is(select(2, message:gsub("\n", "\n")), 1, message)
end)

case("texts", function()
  is(lingo.status(404).phrase, "Not Found")
  is(lingo.status("StatusNotFound").code, 404)
  is(lingo.status("HTTP/1.1 404 Nothing here").name, "NOT_FOUND")
  is(lingo.status(404):title("ja"), lingo.text(404, "title", "ja"))
  is(lingo.status(404):text("phrase", "de"), "Nicht gefunden")
  is(lingo.text(499, "title", "fr"), lingo.text(400, "title", "fr"))
  is(lingo.status(404).references, {"RFC 9110 15.5.5"})
  is(lingo.status(401).requirements, {"must WWW-Authenticate"})
  is({lingo.method("GET").safe, lingo.method("POST").safe}, {true, false})
  is({lingo.language("he").direction, lingo.language("pt_BR").tag}, {"rtl", "pt-BR"})
  is(#lingo.codes(), 64)
  is(type(lingo.version), "string")
end)

case("negotiation", function()
  is({lingo.negotiate("zh-TW, en;q=0.5", {"en", "zh-Hans", "zh-Hant"})}, {"zh-Hant", "parent", "zh-TW"})
  is({lingo.negotiate("xx", {"en", "fr"})}, {"en", "default"})
  is((lingo.offer({"en", "fr"}, "fr"):negotiate(nil)), "fr")
  is({lingo.negotiate_format(nil, {"json", "html"})}, {"json", "application/json"})
end)

case("checks", function()
  local findings = assert(lingo.check {head = "HTTP/1.1 401 Unauthorized\r\nDate: Sun, 29 Nov 2026 08:00:00 GMT\r\n\r\n",
    content = "", complete = true, flags = {"decoded", "not-early"}})
  is({findings[1].level, findings[1].code, findings[1].field}, {"must", 401, "WWW-Authenticate"})
  local head = "HTTP/1.1 204 No Content\r\nDate: Sun, 29 Nov 2026 08:00:00 GMT\r\n\r\n"
  is(#lingo.check {head = head, complete = true, content = ""}, 0)
end)

case("what may be replaced", function()
  local rows = {
    {404, "text/html", nil, "", true}, {404, nil, nil, "", true}, {404, "text/plain", nil, "Not Found", true},
    {404, "text/plain", nil, "404 Not Found\n", true}, {404, "text/html", nil, "<h1>404 Not Found</h1>", true},
    {413, "text/plain", nil, "Request Entity Too Large", true}, {404, "text/plain", "identity", "Not Found", true},
    {404, "text/html", nil, '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>404 Not Found'
      .. '</title>\n</head><body>\n<h1>Not Found</h1>\n<p>The requested URL was not found on this server.</p>\n'
      .. '</body></html>\n', true},
    {503, "text/html", nil, "<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request."
      .. "\n</body></html>\n", true},
    {404, "text/plain", nil, "Forbidden", false}, {404, "text/plain", nil, "No such tea", false},
    {404, "application/json", nil, '"Not Found"', false}, {404, "text/html", "gzip", "", false},
    {404, "text/html", nil, '<h1>404 Not Found</h1><a href="/">Home</a>', false}, {200, "text/html", nil, "", false},
    {404, "text/html", nil, "<h1>404 Not Found</h1>" .. (" "):rep(5000), false}, {600, nil, nil, "", false},
    {503, "application/grpc+proto", nil, "", false}, {404, "text/html", nil, nil, false},
  }
  for number, row in ipairs(rows) do
    is(response.is_replaceable(row[1], row[2], row[3], row[4]), row[5], "row " .. number)
  end
end)

-- The fields that modules/page-module.h lists, and those of every page.
case("fields of content", function()
  local file = assert(io.open("modules/page-module.h"))
  local text = file:read("*a"):match("module_fields_of_content%[%] = {(.-)}")
  file:close()
  local wanted = {"Content-Language", "Content-Length", "Content-Type"}
  for name in text:gmatch('"(.-)"') do
    wanted[#wanted + 1] = name
  end
  local got = {}
  for index, name in ipairs(response.OF_CONTENT) do
    got[index] = name
  end
  table.sort(wanted)
  table.sort(got)
  is(got, wanted)
end)

case("fields", function()
  local fields = {ETag = '"x"', Vary = "Origin, accept", Allow = "GET", ["Cache-Control"] = "max-age=5", ["X-A"] = "b",
    ["Retry-After"] = "5", ["WWW-Authenticate"] = "Basic"}
  local page = {fields = {"Content-Type", "Vary", "Allow", "Cache-Control", ["Content-Type"] = "text/html",
    Vary = "Accept, Accept-Language", Allow = "HEAD", ["Cache-Control"] = "max-age=9"}}
  response.set_fields(page, function(name) return fields[name] end, function(name, value) fields[name] = value end)
  is(fields, {["Content-Type"] = "text/html", Vary = "Origin, accept, Accept-Language", Allow = "GET",
    ["Cache-Control"] = "max-age=5", ["X-A"] = "b", ["Retry-After"] = "5", ["WWW-Authenticate"] = "Basic"})
end)

-- What HAProxy registers, and a transaction with these variables.
local function load_haproxy(site, variables)
  local fetches = {}
  core = { -- HAProxy's
    register_fetches = function(name, call) fetches[name] = call end,
    register_action = function() end,
    register_service = function() end,
  }
  package.loaded["httplingo.haproxy"] = nil
  require("httplingo.haproxy").setup {site = site}
  core = nil
  return fetches, {
    get_var = function(_, name) return variables[name] end,
    set_var = function(_, name, value) variables[name] = value end,
  }
end

case("formats of HAProxy", function()
  local rows = {
    {"text/html", "all", "text/html; charset=utf-8"}, {"application/json", "all", "application/json"},
    {"application/json", nil, "text/html; charset=utf-8"}, {"text/plain", "all", "text/html; charset=utf-8"},
    {"application/problem+xml", "all", "application/problem+xml; charset=utf-8"}, {nil, "other", "text/html; charset=utf-8"},
  }
  for _, row in ipairs(rows) do
    local variables = {["txn.lingo_accept"] = row[1], ["txn.lingo_accept_language"] = "fr", ["txn.lingo_uri"] = "/%41%0A"}
    local fetches, txn = load_haproxy(nil, variables)
    local text = fetches.lingo_page(txn, "503", row[2])
    is(text:find("%c"), nil, row[1])
    is({variables["txn.lingo_type"], variables["txn.lingo_language"]}, {row[3], "fr"}, row[1])
  end
end)

case("a page that is too long for HAProxy", function()
  local site = assert(lingo.site({template = "a.html"}, {["a.html"] = "<p>{{code}}" .. ("x"):rep(20000)}))
  local fetches, txn = load_haproxy(site, {})
  local text = fetches.lingo_page(txn, "503")
  is({#text < 15000, (text:find("<!DOCTYPE html>", 1, true))}, {true, 1})
  is({fetches.lingo_page(txn, "x"):find("(500)", 1, true) ~= nil, fetches.lingo_page(txn, "700")}, {true, ""})
end)

-- ---- memory ----

local function resident()
  local file = assert(io.open("/proc/self/statm"))
  local pages = file:read("*a"):match("^%d+ (%d+)")
  file:close()
  return tonumber(pages)
end

local shared = assert(lingo.site {name = "Teahouse"})

local USES = {
  function() return shared:page(404, {accept_language = "fr", uri = "/x"}) end,
  function() return lingo.page(503, {accept_language = "ja", accept = "application/json", retry_after = 5}) end,
  function() return lingo.page(700) end,
  function() return lingo.page(404, {uri = print}) end,
  function() return lingo.negotiate("fr") end,
  function() return lingo.text(404, "title", "ar") end,
  function() return lingo.status(404) end,
  function() return pcall(lingo.page, "x") end,
}
local RARE = {
  function() return lingo.site {name = "x"} end,
  function() return lingo.site {nmae = "x"} end,
  function() return lingo.offer {"en", "fr"} end,
  function() return lingo.page(404, {uri = ("y"):rep(9000), choices = ("/a a,"):rep(3000)}) end,
  function() return lingo.check {head = "HTTP/1.1 401 x\r\n\r\n"} end,
}

case("calls without growth", function()
  local count = tonumber(os.getenv("LINGO_CALLS")) or (os.getenv("CHECK_LONG") and 1000000 or 50000)
  local function run(number)
    for index = 1, number do
      USES[index % #USES + 1]()
      if index % 100 == 0 then
        RARE[index / 100 % #RARE + 1]()
      end
    end
    collectgarbage()
    collectgarbage()
  end
  run(count / 10)
  local memory, pages = collectgarbage("count"), resident()
  run(count)
  is(collectgarbage("count") - memory < 64, true, "KiB of Lua more: " .. collectgarbage("count") - memory)
  if not os.getenv("LINGO_CALLS") then -- sanitizers keep what is freed
    is(resident() - pages < 512, true, "pages more: " .. resident() - pages)
  end
end)

suite.finish()
