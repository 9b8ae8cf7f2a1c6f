-- SPDX-License-Identifier: MIT
-- Pages are the same bytes as those of the C library.  Usage: pages.lua FILE, which pages.c wrote

local lingo = require "httplingo"
local suite = require "suite"

-- The next page of the file: what it was made for, and its parts.
local function read_page(file)
  local line = file:read("*l")
  if not line then
    return nil
  end
  local code, language, format, count, length = line:match("^(%d+) (%S+) (%S+) (%d+) (%d+)$")
  local page = {code = tonumber(code), language = language, format = format, fields = {}}
  for index = 1, tonumber(count) do
    local name, value = file:read("*l"):match("^(.-): (.*)$")
    page.fields[index], page.fields[name] = name, value
  end
  page.body = tonumber(length) > 0 and file:read(tonumber(length)) or ""
  file:read("*l")
  return page
end

suite.case("every code in ten languages and three formats", function()
  local file = assert(io.open(arg[1], "rb"))
  local count = 0
  for wanted in function() return read_page(file) end do
    local page = assert(lingo.page(wanted.code, {accept_language = wanted.language, formats = wanted.format,
      uri = "/a?b=<c>&d", retry_after = 120, allow = {"GET", "HEAD"}}))
    local what = wanted.code .. " " .. wanted.language .. " " .. wanted.format
    suite.is(page.status, wanted.code, what)
    suite.is(page.fields, wanted.fields, what)
    if page.body ~= wanted.body then
      error(what .. ": the content differs")
    end
    count = count + 1
  end
  file:close()
  suite.is(count, #lingo.codes() * 10 * 3)
end)

suite.finish()
