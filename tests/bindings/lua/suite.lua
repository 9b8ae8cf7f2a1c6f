-- SPDX-License-Identifier: MIT
-- What all tests share: cases with a name, and their results for ./check.

local suite = {failures = 0}

local function show(value)
  if type(value) ~= "table" then
    return type(value) == "string" and string.format("%q", value) or tostring(value)
  end
  local parts = {}
  for key, item in pairs(value) do
    parts[#parts + 1] = tostring(key) .. "=" .. show(item)
  end
  table.sort(parts)
  return "{" .. table.concat(parts, ", ") .. "}"
end

-- Fails unless both are the same; tables have the same items.
function suite.is(got, wanted, what)
  if show(got) ~= show(wanted) then
    error((what and tostring(what) .. ": " or "") .. show(got):sub(1, 300) .. ", not " .. show(wanted):sub(1, 300), 2)
  end
end

-- Fails unless a call returns nil and a message that contains the text.
function suite.refuses(text, call, ...)
  local result, message = call(...)
  if result ~= nil or type(message) ~= "string" or not message:find(text, 1, true) then
    error(show(result) .. ", " .. show(message) .. ", not nil and " .. text, 2)
  end
end

-- Fails unless a call raises an error that contains the text.
function suite.raises(text, call, ...)
  local good, message = pcall(call, ...)
  if good or not tostring(message):find(text, 1, true) then
    error("no error with " .. text .. ", but " .. tostring(message), 2)
  end
end

function suite.case(name, call)
  local good, message = pcall(call)
  if good then
    print("ok " .. name)
  else
    suite.failures = suite.failures + 1
    print("not ok " .. name .. ": " .. tostring(message):gsub("%s+", " "):sub(1, 500))
  end
end

-- Also closes Lua where it can, so that what is not freed shows.
function suite.finish()
  os.exit(suite.failures == 0 and 0 or 1, true)
end

return suite
