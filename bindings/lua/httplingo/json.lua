-- SPDX-License-Identifier: MIT
-- JSON of the members that an application adds to problem details.

local json = {}

local DEPTH_MAX = 32
local ESCAPES = {['"'] = '\\"', ["\\"] = "\\\\"}

local function escape(character)
  return ESCAPES[character] or string.format("\\u%04x", character:byte())
end

local function encode_string(value)
  return '"' .. value:gsub('[%c"\\]', escape) .. '"'
end

local function encode_number(value)
  if value ~= value or value == math.huge or value == -math.huge then
    return nil, "JSON has no infinity and no NaN"
  end
  -- The decimal point does not depend on the locale.
  if value % 1 == 0 and math.abs(value) < 2 ^ 53 then
    return string.format("%.0f", value)
  end
  return (string.format("%.14g", value):gsub(",", "."))
end

-- The length of a list; nil if the table has other keys.
local function list_length(value)
  local count, last = 0, 0
  for key in pairs(value) do
    if type(key) ~= "number" or key % 1 ~= 0 or key < 1 then
      return nil
    end
    count, last = count + 1, math.max(last, key)
  end
  return count > 0 and count == last and count or nil
end

local encode

local function encode_list(value, length, depth)
  local items = {}
  for index = 1, length do
    local text, message = encode(value[index], depth)
    if not text then
      return nil, message
    end
    items[index] = text
  end
  return "[" .. table.concat(items, ",") .. "]"
end

local function encode_object(value, depth)
  local members = {}
  for name, member in pairs(value) do
    if type(name) ~= "string" then
      return nil, "a table is neither a list nor has only strings as keys"
    end
    local text, message = encode(member, depth)
    if not text then
      return nil, message
    end
    members[#members + 1] = encode_string(name) .. ":" .. text
  end
  table.sort(members)
  return "{" .. table.concat(members, ",") .. "}"
end

local function encode_table(value, depth)
  if depth >= DEPTH_MAX then
    return nil, "tables are nested too deeply"
  end
  local length = list_length(value)
  if length then
    return encode_list(value, length, depth + 1)
  end
  return encode_object(value, depth + 1)
end

function encode(value, depth)
  local kind = type(value)
  if value == json.null then
    return "null"
  elseif kind == "string" then
    return encode_string(value)
  elseif kind == "number" then
    return encode_number(value)
  elseif kind == "boolean" then
    return tostring(value)
  elseif kind == "table" then
    return encode_table(value, depth)
  end
  return nil, "JSON has no " .. kind
end

-- Stands for null, because a table cannot contain nil.
json.null = setmetatable({}, {__tostring = function() return "null" end})

-- A value in JSON, or nil and a message.  A table with the keys 1 to n is a list, and an empty one an
-- object.
function json.encode(value)
  return encode(value, 0)
end

return json
