-- SPDX-License-Identifier: MIT
-- A CGI program that responds to every request with a page for 404, or for the code in its path:
--
--     REQUEST_METHOD=GET PATH_INFO=/503 HTTP_ACCEPT_LANGUAGE=fr lua5.4 program.lua
local lingo = require "httplingo"

local code = tonumber((os.getenv("PATH_INFO") or ""):match("^/([45]%d%d)$")) or 404
local page = assert(lingo.page(code, {
  method = os.getenv("REQUEST_METHOD"),
  accept = os.getenv("HTTP_ACCEPT"),
  accept_language = os.getenv("HTTP_ACCEPT_LANGUAGE"),
  uri = os.getenv("REQUEST_URI"),
  time = os.time(),
}))
local status = lingo.status(code)
io.write("Status: ", page.status, " ", status and status.reason or "Error", "\r\n")
for _, name in ipairs(page.fields) do
  io.write(name, ": ", page.fields[name], "\r\n")
end
io.write("\r\n", page.body)
