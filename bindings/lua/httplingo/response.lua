-- SPDX-License-Identifier: MIT
-- What the files for servers share: which responses a page may replace, and which of their fields
-- stay.

local core = require "httplingo.core"
local lingo = require "httplingo"

local response = {}

-- ---- fields ----

-- The fields that describe content: those of modules/page-module.h, and what every page has itself.
response.OF_CONTENT = {
  "Accept-Ranges", "Content-Digest", "Content-Disposition", "Content-Encoding", "Content-Location",
  "Content-MD5", "Content-Security-Policy", "Content-Security-Policy-Report-Only", "Digest", "ETag",
  "Last-Modified", "Repr-Digest", "Trailer", "Content-Language", "Content-Length", "Content-Type",
}

-- Both lists; an item that is in both is there once.
local function join(present, added)
  local known = {}
  for item in present:gmatch("[^,%s]+") do
    known[item:lower()] = true
  end
  if known["*"] then
    return present
  end
  for item in added:gmatch("[^,%s]+") do
    if not known[item:lower()] then
      present = present .. ", " .. item
    end
  end
  return present
end

local function merge_field(name, present, value)
  local key = name:lower()
  if not present then
    return value
  elseif key == "vary" then
    return join(present, value)
  elseif key == "link" then
    return present .. ", " .. value
  elseif key == "allow" or (key == "cache-control" and value ~= "no-store") then
    return present -- what must not be stored is not, whatever the response said
  end
  return value
end

-- Changes the fields of a response: get(name) returns a value or nil, and set(name, value) sets one,
-- or removes the field if the value is nil.  Content-Length is that of the page.
function response.set_fields(page, get, set)
  for _, name in ipairs(response.OF_CONTENT) do
    if not page.fields[name] then
      set(name, nil)
    end
  end
  local is_of_content = response.is_of_content
  for _, name in ipairs(page.fields) do
    local value = page.fields[name]
    set(name, is_of_content[name:lower()] and value or merge_field(name, get(name), value))
  end
end

response.is_of_content = {}
for _, name in ipairs(response.OF_CONTENT) do
  response.is_of_content[name:lower()] = true
end

-- Adds what the fields of a response tell a page to its parameters.
function response.add_told(parameters, get)
  parameters.retry_after = get("Retry-After")
  parameters.allow = get("Allow")
  parameters.protocols = get("Upgrade")
  return parameters
end

-- ---- content ----

-- Longer content is not a built-in page.
response.LIMIT = 4096

-- "Not Found", "404 Not Found" or "404: Not Found", and nothing else but the name of nginx.
local function is_phrase(code, text)
  if #text > 160 then
    return false
  end
  text = text:gsub("^%s+", ""):gsub("%s+$", "")
  text = text:gsub("^" .. code .. ":? ", ""):gsub(" nginx[%w%./ ()-]*$", ""):gsub(" openresty[%w%./ ()-]*$", "")
  if #text > 80 or not text:find("^[%a' -]+$") then
    return false
  end
  local found, owner = core.find_status(text)
  return found == code and not owner
end

-- The text of a page that shows nothing but text; nil for others.
local function plain_text(body)
  local lower = body:lower()
  for _, tag in ipairs {"<a ", "<form", "<iframe", "<img", "<link", "<object", "<script", "<style", "<svg"} do
    if lower:find(tag, 1, true) then
      return nil
    end
  end
  local text = body:gsub("<[hH][eE][aA][dD]>.-</[hH][eE][aA][dD]>", " "):gsub("<!%-%-.-%-%->", " "):gsub("<[^>]*>", " ")
  return (text:gsub("%s+", " "))
end

-- The pages of nginx and HAProxy, and how those of Apache httpd begin.
local SHAPES = {
  "^<html>\r\n<head><title>(%d%d%d) [^<]*</title></head>\r\n<body>\r\n<center><h1>[^<]*</h1></center>\r\n"
    .. "<hr><center>[%w%./ ()-]*</center>\r\n</body>\r\n</html>\r\n",
  '^<!DOCTYPE HTML PUBLIC "%-//IETF//DTD HTML 2%.0//EN">\n<html><head>\n<title>(%d%d%d) [^<]*</title>\n</head><body>\n<h1>',
  "^<html><body><h1>(%d%d%d) [^<]*</h1>\n[^<]*\n</body></html>%s*$",
}

local function is_server_page(code, body)
  for _, shape in ipairs(SHAPES) do
    if body:match(shape) == tostring(code) then
      return true
    end
  end
  local text = plain_text(body)
  return text ~= nil and is_phrase(code, text)
end

-- The content as far as it has arrived; nil if that is not known to be all of it.  Without
-- Content-Length, only the page of a server shows that it is complete.
function response.whole_body(content_length, body)
  local length = tonumber(content_length)
  if length then
    return length == #body and body or nil
  end
  return body ~= "" and body or nil
end

-- Clients of gRPC read trailers and no pages.
local function is_grpc(content_type)
  return content_type:lower():find("^application/grpc") ~= nil
end

-- Whether a page may take the place of an error: it has no content, or that of a server itself.  body
-- may be nil if it is not known.
function response.is_replaceable(code, content_type, content_encoding, body)
  content_type = content_type or ""
  if code < 400 or code > 599 or not body or is_grpc(content_type) then
    return false
  elseif content_encoding and content_encoding ~= "" and content_encoding:lower() ~= "identity" then
    return false
  elseif body == "" then
    return true
  end
  local kind = content_type:match("^[^;%s]*"):lower()
  if #body > response.LIMIT or (kind ~= "text/html" and kind ~= "text/plain" and kind ~= "") then
    return false
  end
  return (kind ~= "text/plain" and is_server_page(code, body)) or is_phrase(code, body)
end

-- ---- pages ----

-- The page of a site, or of the built-in one.
function response.page(site, code, parameters)
  if site then
    return site:page(code, parameters)
  end
  return lingo.page(code, parameters)
end

-- Opens the site of a configuration; ends with an error that says what is wrong with it.
function response.open_site(site)
  if not site then
    return nil
  end
  local opened, message = lingo.open_site(site)
  return opened or error("httplingo: " .. message, 0)
end

return response
