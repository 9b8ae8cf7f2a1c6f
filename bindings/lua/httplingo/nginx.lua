-- SPDX-License-Identifier: MIT
-- Error pages in nginx with its Lua module, and in OpenResty.
--
--     init_by_lua_block { require("httplingo.nginx").setup {site = "/etc/httplingo/site.conf"} }
--     error_page 403 404 500 502 503 504 @lingo;
--     location @lingo { content_by_lua_block { require("httplingo.nginx").content() } }

local response = require "httplingo.response"

local nginx = {}

local default_site
local sites = {}

-- options.site is the path of a site file, or a table of options.
function nginx.setup(options)
  default_site = response.open_site(options and options.site)
end

-- The site of a file, opened at its first error; or that of setup().
local function site_of(path)
  if not path then
    return default_site
  end
  if not sites[path] then
    sites[path] = response.open_site(path)
  end
  return sites[path]
end

-- The value of a field, with several lines joined.
local function join(value)
  return type(value) == "table" and table.concat(value, ", ") or value
end

local function parameters_of()
  local var = ngx.var
  return {
    time = ngx.time(), method = var.request_method, uri = var.request_uri, query = var.args, host = var.host,
    accept = var.http_accept, accept_language = var.http_accept_language, cookie = var.http_cookie,
    request_id = var.request_id,
  }
end

local function get(name)
  return join(ngx.header[name])
end

local function set(name, value)
  ngx.header[name] = value
end

-- The page for the current response, whose fields are set.
local function make(site, code)
  local page = response.page(site, code, response.add_told(parameters_of(), get))
  if page then
    response.set_fields(page, get, set)
  end
  return page
end

-- For content_by_lua: an error of nginx itself, which error_page sends here.
function nginx.content(options)
  local code = ngx.status >= 400 and ngx.status or 404
  local page = make(site_of(options and options.site), code)
  if not page then
    return ngx.exit(code)
  end
  ngx.ctx.httplingo_done = true
  ngx.status = page.status
  ngx.print(page.body)
end

-- Whether nginx generated the response itself: no server behind has sent the fields of one.
function nginx.is_own()
  local time = ngx.var.upstream_header_time
  return not time or not time:find("%d[^,:]*$")
end

-- For header_filter_by_lua: an error without content that a server behind nginx sends.  If options.own
-- is true, the content does not matter, because the server that runs this has generated it.
-- options.site is the path of a site file.
function nginx.header_filter(options)
  local code = ngx.status
  if code < 400 or ngx.ctx.httplingo_done then
    return
  end
  local own = options and options.own
  local body = own and "" or response.whole_body(get("Content-Length"), "")
  if not response.is_replaceable(code, get("Content-Type"), get("Content-Encoding"), body) then
    return
  end
  local page = make(site_of(options and options.site), code)
  if page then
    ngx.ctx.httplingo_body = page.body
  end
end

-- For body_filter_by_lua, with header_filter.
function nginx.body_filter()
  local body = ngx.ctx.httplingo_body
  if body then
    ngx.arg[1], ngx.arg[2] = body, true
    ngx.ctx.httplingo_body = ""
  end
end

return nginx
