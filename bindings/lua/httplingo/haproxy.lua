-- SPDX-License-Identifier: MIT
-- Error pages in HAProxy: a fetch for its own errors, and an action for those of its servers.  Load it
-- in the section "global":
--
--     setenv HTTPLINGO_SITE /etc/httplingo/site.conf
--     lua-load-per-thread /usr/share/lua/5.3/httplingo/haproxy.lua
--
-- docs/lua.md describes the rest.  Everything is read at the start, so HAProxy can chroot.

local core = core -- HAProxy's; luacheck: ignore 431
local lingo = require "httplingo"
local one_line = require("httplingo.core").one_line
local response = require "httplingo.response"

local haproxy = {}

-- HAProxy truncates longer text of a format (tune.bufsize, minus its reserve).
local TEXT_MAX = 15000

local site

-- Headers of an applet or a response: by name in lower case, lists that begin at 0.
local function header(headers, name)
  local list = headers[name]
  if not list then
    return nil
  elseif not list[1] then
    return list[0]
  end
  local values = {}
  for index = 0, #list do
    values[#values + 1] = list[index]
  end
  return table.concat(values, ", ")
end

-- The parameters of pages that are read from variables of the transaction: txn.lingo_accept and so on.
-- The configuration sets them, because the fields of a request are gone once it was sent to a server.
local VARIABLES = {}
for _, name in ipairs {"accept", "accept_language", "cookie", "host", "query", "request_id", "uri"} do
  VARIABLES[name] = "txn.lingo_" .. name
end

-- The parameters of a page for the request of a transaction.
local function parameters_of(txn)
  local parameters = {time = os.time(), method = "GET"}
  for name, variable in pairs(VARIABLES) do
    parameters[name] = txn:get_var(variable)
  end
  return parameters
end

-- ---- HAProxy's own errors ----

-- Text is not among the formats, because its lines matter.
local FORMATS = {html = "html", all = "html, problem+json, problem+xml, json, xml"}

-- lua.lingo_page(503): the page in HTML.  lua.lingo_page(503,all): in the format that the client asked
-- for.  It is on one line, because in a format every control character would become %XX.  The
-- variables txn.lingo_type, txn.lingo_language and txn.lingo_vary are what to send with it.
local function fetch_page(txn, code, formats)
  local parameters = parameters_of(txn)
  parameters.formats = FORMATS[formats] or FORMATS.html
  code = tonumber(code) or 500
  local page = response.page(site, code, parameters)
  if page and #page.body > TEXT_MAX then
    page = lingo.page(code, parameters)
  end
  if not page then
    return ""
  end
  txn:set_var("txn.lingo_type", page.fields["Content-Type"])
  txn:set_var("txn.lingo_language", page.fields["Content-Language"] or "")
  txn:set_var("txn.lingo_vary", page.fields["Vary"] or "")
  return one_line(page.body)
end

-- The services lingo-400 to lingo-599: a page in any format, for "http-request use-service".
local function make_service(code)
  return function(applet)
    local headers = applet.headers
    local parameters = {
      time = os.time(), method = applet.method, uri = applet.path,
      accept = header(headers, "accept"), accept_language = header(headers, "accept-language"),
      cookie = header(headers, "cookie"), host = header(headers, "host"),
      request_id = header(headers, "x-request-id"), query = applet.qs ~= "" and applet.qs or nil,
    }
    local page = response.page(site, code, parameters)
    applet:set_status(page.status)
    for _, name in ipairs(page.fields) do
      applet:add_header(name, page.fields[name])
    end
    applet:start_response()
    if page.body ~= "" then
      applet:send(page.body)
    end
  end
end

-- ---- errors of servers ----

-- Fields between two hops; HAProxy adds its own.
local OF_HOP = {["connection"] = true, ["keep-alive"] = true, ["transfer-encoding"] = true, ["content-length"] = true}

local function make_reply(txn, page, headers)
  local fields = {}
  for name in pairs(headers) do
    if not OF_HOP[name] then
      fields[name] = header(headers, name)
    end
  end
  local cookies = headers["set-cookie"]
  response.set_fields(page, function(name) return fields[name:lower()] end,
    function(name, value) fields[name:lower()] = value end)
  fields["content-length"], fields["set-cookie"] = nil, nil
  local reply = txn:reply {status = page.status, body = page.body}
  for name, value in pairs(fields) do
    reply:add_header(name, value)
  end
  for index = 0, cookies and #cookies or -1 do
    reply:add_header("set-cookie", cookies[index])
  end
  return reply
end

-- The action lingo_response: replaces an error without content, or with the page of a server.
local function replace(txn)
  local code = tonumber(txn.sf:status())
  local headers = txn.http:res_get_headers()
  local function get(name)
    return header(headers, name:lower())
  end
  local body = response.whole_body(get("Content-Length"), txn.sf:res_body() or "")
  if not response.is_replaceable(code, get("Content-Type"), get("Content-Encoding"), body) then
    return
  end
  local page = response.page(site, code, response.add_told(parameters_of(txn), get))
  if page then
    txn:done(make_reply(txn, page, headers))
  end
end

-- ---- registration ----

-- Registers everything.  options.site is the path of a site file, or a table of options.
function haproxy.setup(options)
  site = response.open_site(options and options.site)
  core.register_fetches("lingo_page", fetch_page)
  core.register_action("lingo_response", {"http-res"}, replace)
  for code = 400, 599 do
    core.register_service("lingo-" .. code, "http", make_service(code))
  end
end

-- lua-load runs this file, and require passes the name of the module.
if ... ~= "httplingo.haproxy" then
  haproxy.setup {site = os.getenv("HTTPLINGO_SITE")}
end

return haproxy
