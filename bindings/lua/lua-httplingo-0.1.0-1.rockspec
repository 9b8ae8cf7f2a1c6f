-- SPDX-License-Identifier: MIT
rockspec_format = "3.0"
package = "lua-httplingo"
version = "0.1.0-1"
source = {
  url = "httplingo-0.1.0.tar.xz",
  dir = "httplingo-0.1.0",
}
description = {
  summary = "HTTP status messages and error pages in many languages",
  detailed = [[
    Error pages in the visitor's own language for HAProxy, lighttpd, Apache httpd, nginx and OpenResty;
    negotiation, problem details (RFC 9457), and facts about status codes.]],
  license = "MIT",
  labels = {"http", "i18n", "openresty"},
}
dependencies = {
  "lua >= 5.1, < 5.5",
}
external_dependencies = {
  HTTPLINGO = {header = "httplingo.h", library = "httplingo"},
}
build = {
  type = "builtin",
  modules = {
    ["httplingo"] = "bindings/lua/httplingo/init.lua",
    ["httplingo.apache"] = "bindings/lua/httplingo/apache.lua",
    ["httplingo.core"] = {
      sources = {"bindings/lua/block.c", "bindings/lua/core.c", "bindings/lua/page.c"},
      defines = {"HAVE_SITE_FILE"},
      incdirs = {".", "$(HTTPLINGO_INCDIR)"},
      libdirs = {"$(HTTPLINGO_LIBDIR)"},
      libraries = {"httplingo-site", "httplingo", "m"},
    },
    ["httplingo.haproxy"] = "bindings/lua/httplingo/haproxy.lua",
    ["httplingo.json"] = "bindings/lua/httplingo/json.lua",
    ["httplingo.lighttpd"] = "bindings/lua/httplingo/lighttpd.lua",
    ["httplingo.nginx"] = "bindings/lua/httplingo/nginx.lua",
    ["httplingo.response"] = "bindings/lua/httplingo/response.lua",
  },
}
