-- SPDX-License-Identifier: MIT
-- Error pages in Apache httpd, by mod_lua.
--
--     LuaScope thread
--     LuaMapHandler ^/httplingo$ /usr/share/lua/5.3/httplingo/apache.lua handle
--     LuaOutputFilter httplingo /usr/share/lua/5.3/httplingo/apache.lua filter
--     ErrorDocument 404 /httplingo

local response = require "httplingo.response"

local sites = {}

-- The site of a file, opened at the first error of a thread: SetEnv HTTPLINGO_SITE FILE.
local function site_of(path)
  if path and not sites[path] then
    sites[path] = response.open_site(path)
  end
  return sites[path]
end

local function make(r, code, parameters, get)
  local site = r.subprocess_env["HTTPLINGO_SITE"] or r.subprocess_env["REDIRECT_HTTPLINGO_SITE"]
  parameters.time = os.time()
  parameters.host = r.hostname
  for name, field in pairs {accept = "Accept", accept_language = "Accept-Language", cookie = "Cookie",
      request_id = "X-Request-ID"} do
    parameters[name] = r.headers_in[field]
  end
  return response.page(site_of(site), code, response.add_told(parameters, get))
end

-- Fields are in two tables; the second is sent with errors, too.
local function make_get(r)
  return function(name)
    return r.err_headers_out[name] or r.headers_out[name]
  end
end

local function make_set(r)
  return function(name, value)
    if name == "Content-Type" then
      r.content_type = value
    elseif name == "Content-Length" then
      r.headers_out[name] = nil -- httpd counts
    else
      r.headers_out[name] = nil
      r.err_headers_out[name] = value
    end
  end
end

-- The address, as the client sent it.
local function requested(r)
  return r.the_request:match("^%S+ (%S+)")
end

-- An error of httpd itself, which ErrorDocument sends here.
function handle(r) -- luacheck: ignore 111
  local code = tonumber(r.subprocess_env["REDIRECT_STATUS"]) or 404
  if code < 400 or code > 599 then
    code = 404
  end
  local get = make_get(r)
  local page = make(r, code, {uri = requested(r), query = r.subprocess_env["REDIRECT_QUERY_STRING"]}, get)
  response.set_fields(page, get, make_set(r))
  r.status = code
  r:write(page.body)
  return apache2.OK
end

-- The page in place of the content of a server behind; or the content.
local function choose(r, body)
  local get = make_get(r)
  local whole = r.method ~= "HEAD" and body or response.whole_body(get("Content-Length"), body)
  if not response.is_replaceable(r.status, r.content_type, get("Content-Encoding"), whole) then
    return body
  end
  local page = make(r, r.status, {uri = requested(r), query = r.args}, get)
  if not page then
    return body
  end
  response.set_fields(page, get, make_set(r))
  return page.body
end

-- Replaces an error without content, or with the page of a server.  mod_lua resumes it with the global
-- variable bucket for each piece, and with nil at the end; nothing is sent while it yields "".
function filter(r) -- luacheck: ignore 111
  if r.status < 400 then
    return
  end
  local pieces, length = {}, 0
  coroutine.yield("")
  while bucket and length <= response.LIMIT do
    pieces[#pieces + 1] = bucket
    length = length + #bucket
    if length <= response.LIMIT then
      coroutine.yield("")
    end
  end
  if not bucket then
    coroutine.yield(choose(r, table.concat(pieces)))
    return
  end
  coroutine.yield(table.concat(pieces))
  while bucket do
    coroutine.yield(bucket)
  end
  coroutine.yield("")
end
