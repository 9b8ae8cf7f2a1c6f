-- SPDX-License-Identifier: MIT
-- Error pages in lighttpd, by mod_magnet.  The script that magnet.attract-response-start-to names is
--
--     return require("httplingo.lighttpd").respond(lighty.r, "/etc/httplingo/site.conf")

local response = require "httplingo.response"

local lighttpd = {}

local sites = {}

-- The site of a file, opened at its first error.  A new process reads it again.
local function site_of(path)
  if path and not sites[path] then
    sites[path] = response.open_site(path)
  end
  return sites[path]
end

local function parameters_of(r)
  return {
    time = os.time(), method = r.req_attr["request.method"], uri = r.req_attr["request.orig-uri"],
    query = r.req_attr["uri.query"], host = r.req_header["Host"], accept = r.req_header["Accept"],
    accept_language = r.req_header["Accept-Language"], cookie = r.req_header["Cookie"],
    request_id = r.req_header["X-Request-ID"],
  }
end

local function put(r, page, get)
  response.set_fields(page, get, function(name, value)
    -- lighttpd computes the length itself, and removes a field that is empty.
    r.resp_header[name] = name ~= "Content-Length" and value or ""
  end)
  r.resp_body:set(page.body)
end

-- Replaces an error without content, or with the page of a server.  Returns the status, which the
-- script must return, because the content has changed; otherwise nothing.
function lighttpd.respond(r, path)
  local code = r.req_item.http_status or 0
  if code < 400 or r.resp_body.len > response.LIMIT then
    return nil
  end
  local function get(name)
    local value = r.resp_header[name]
    return value ~= "" and value or nil
  end
  local body = response.whole_body(get("Content-Length"), r.resp_body.get or "")
  if not response.is_replaceable(code, get("Content-Type"), get("Content-Encoding"), body) then
    return nil
  end
  local parameters = response.add_told(parameters_of(r), get)
  parameters.method = "GET" -- lighttpd sends no content to HEAD, but its length
  local page = response.page(site_of(path), code, parameters)
  if not page then
    return nil
  end
  put(r, page, get)
  return page.status
end

return lighttpd
