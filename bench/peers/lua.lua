-- SPDX-License-Identifier: MIT
-- The package for Lua beside what a program in Lua has otherwise: a table of phrases, a template with
-- a table of titles in ten languages, and a parser of Accept-Language.
--
--     cd build/check && LUA_PATH='bindings/lua/?.lua;bindings/lua/?/init.lua' \
--         LUA_CPATH='bindings/lua/5.4/?.so' lua5.4 ../../bench/peers/lua.lua
--
-- Writes the processor time of one call, the best of 25 rounds.

local lingo = require "httplingo"

local ROUNDS, SECONDS = 25, 0.05

-- Seconds of one call.
local function measure(call)
  local function time(count)
    local started = os.clock()
    for _ = 1, count do
      call()
    end
    return os.clock() - started
  end
  local count = 1
  while time(count) < SECONDS do
    count = count * 2
  end
  local best = math.huge
  for _ = 1, ROUNDS do
    best = math.min(best, time(count) / count)
  end
  return best
end

local function row(name, call)
  print(("%-56s %10.3f us"):format(name, measure(call) * 1e6))
end

-- ---- what there is otherwise ----

local PHRASES, TITLES = {}, {}
for _, code in ipairs(lingo.codes()) do
  PHRASES[code] = lingo.status(code).phrase
end
for _, language in ipairs {"ar", "de", "en", "es", "fa", "fr", "he", "ja", "pt", "zh"} do
  TITLES[language] = {}
  for _, code in ipairs(lingo.codes()) do
    TITLES[language][code] = lingo.text(code, "title", language)
  end
end

-- The language with the highest weight, by its primary subtag.
local function choose(field)
  local best, weight = "en", 0
  for range, parameters in field:gmatch("([%w-]+)([^,]*)") do
    local q = tonumber(parameters:match(";%s*q=([%d.]+)")) or 1
    local language = range:match("^%w+"):lower()
    if TITLES[language] and q > weight then
      best, weight = language, q
    end
  end
  return best
end

local TEMPLATE = '<!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>'
  .. "<body><h1>%d %s</h1><p>%s</p></body></html>\n"
local ESCAPES = {["<"] = "&lt;", [">"] = "&gt;", ["&"] = "&amp;", ['"'] = "&quot;"}

local function template_page(code, field, uri)
  local language = choose(field)
  local title = TITLES[language][code]
  return TEMPLATE:format(language, title, code, title, (uri:gsub('[<>&"]', ESCAPES)))
end

-- ---- rows ----

local FIELD = "fr-CA, en;q=0.5"
local status, offer = lingo.status(404), lingo.offer {"en", "de", "fr", "ja"}

row("a table of phrases: PHRASES[404]", function() return PHRASES[404] end)
row("lingo.status(404).phrase", function() return lingo.status(404).phrase end)
row("status.phrase", function() return status.phrase end)
row("a table of titles: TITLES.fr[404]", function() return TITLES.fr[404] end)
row('lingo.text(404, "title", "fr")', function() return lingo.text(404, "title", "fr") end)
row("a parser of 10 lines: choose()", function() return choose(FIELD) end)
row("lingo.negotiate()", function() return lingo.negotiate(FIELD) end)
row("offer:negotiate()", function() return offer:negotiate(FIELD) end)
row("a template of 0.2 kB, HTML, French", function() return template_page(404, FIELD, "/x") end)
row("lingo.page(404), HTML, French, 2.3 kB, with its fields", function()
  return lingo.page(404, {accept_language = FIELD, uri = "/x"})
end)
row("lingo.page(404), problem+json", function()
  return lingo.page(404, {accept_language = FIELD, formats = "problem+json"})
end)
