-- SPDX-License-Identifier: MIT
-- The examples in Markdown print what they say.  Usage: documentation.lua FILE...
-- What a block prints is in its comments that begin with "-->".

local suite = require "suite"

local load_text = loadstring or load -- luacheck: ignore 113

local function run(text)
  local lines = {}
  local environment = setmetatable({print = function(...)
    local words = {}
    for index = 1, select("#", ...) do
      words[index] = tostring((select(index, ...)))
    end
    lines[#lines + 1] = table.concat(words, "\t")
  end}, {__index = _G})
  local chunk
  if setfenv then -- luacheck: ignore 113
    chunk = setfenv(assert(load_text(text)), environment) -- luacheck: ignore 113
  else
    chunk = assert(load(text, "example", "t", environment)) -- luacheck: ignore 143
  end
  chunk()
  return lines
end

local function wanted_of(text)
  local lines = {}
  for line in text:gmatch("%-%-> ([^\n]*)\n") do
    lines[#lines + 1] = line
  end
  return lines
end

for _, name in ipairs(arg) do
  local file = assert(io.open(name, "rb"))
  local text, count = file:read("*a"), 0
  file:close()
  for block in text:gmatch("```lua\n(.-)```") do
    if block:find('^local lingo = require "httplingo"\n') then
      count = count + 1
      suite.case(name .. " " .. count, function() suite.is(run(block), wanted_of(block)) end)
    end
  end
  suite.case(name .. " has examples", function() suite.is(count > 0, true) end)
end

suite.finish()
