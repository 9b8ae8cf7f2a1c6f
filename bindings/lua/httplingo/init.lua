-- SPDX-License-Identifier: MIT
-- HTTP status messages and error pages in the visitor's own language.  docs/lua.md describes the
-- functions.  They return nil and a message if a value is wrong, and raise an error if an argument
-- has the wrong type.

local function load_core()
  local found, core = pcall(require, "httplingo.core")
  if not found then
    error("httplingo.core cannot be loaded by " .. _VERSION .. ": " .. tostring(core), 0)
  end
  return core
end

local core = load_core()
local json = require "httplingo.json"

local lingo = {version = core.version, null = json.null}

-- ---- pages ----

-- What page() knows beside the parameters of the library.
local KNOWN = {}
for name in ("method accept accept_language preferred destination head query cookie language "
    .. "second_language formats vendor extensions"):gmatch("%S+") do
  KNOWN[name] = true
end
for index = 0, math.huge do
  local name = core.parameter_at(index)
  if not name then
    break
  end
  KNOWN[name] = true
end

local EXTENSIONS_MAX = 16

local function add_extensions(entries, extensions)
  local count = 0
  for name, value in pairs(extensions) do
    local text, message = json.encode(value)
    if not text then
      return nil, "extension " .. tostring(name) .. ": " .. message
    end
    message = core.check_extension(tostring(name), text)
    if message then
      return nil, message
    end
    count = count + 1
    entries["extension." .. name] = text
  end
  if count > EXTENSIONS_MAX then
    return nil, count .. " extensions; expected up to " .. EXTENSIONS_MAX
  end
  return entries
end

-- A copy whose values are those of the C library: lists become text.
local function convert(parameters)
  local entries = {}
  for name, value in pairs(parameters) do
    if name ~= "extensions" then
      entries[name] = type(value) == "table" and table.concat(value, ", ") or value
    end
  end
  if parameters.extensions == nil then
    return entries
  end
  return add_extensions(entries, parameters.extensions)
end

-- The parameters for the C library, or nil and a message.
local function prepare(parameters)
  local has_tables = false
  for name, value in pairs(parameters) do
    if not KNOWN[name] then
      return nil, tostring(name) .. ": not a parameter of a page"
    end
    has_tables = has_tables or type(value) == "table"
  end
  if has_tables then
    return convert(parameters)
  end
  return parameters
end

local function make_page(site, code, parameters)
  local entries, message = prepare(parameters or {})
  if not entries then
    return nil, message
  end
  return core.page(site, code, entries)
end

local function make_problem(site, code, detail, parameters)
  local entries = {formats = "problem+json"}
  for name, value in pairs(parameters or {}) do
    entries[name] = value
  end
  entries.detail = detail
  return make_page(site, code, entries)
end

-- The page for a request: a table with status, language, body and fields.  fields[1 ... n] are the names of the
-- fields to send, and fields[name] is the value.
function lingo.page(code, parameters)
  return make_page(nil, code, parameters)
end

-- Problem details (RFC 9457), in JSON unless parameters.formats says otherwise.
function lingo.problem(code, detail, parameters)
  return make_problem(nil, code, detail, parameters)
end

-- ---- sites ----

local Site = core["httplingo.site"]

-- A value as it is written in a site file.
local function to_option(value)
  if type(value) == "boolean" then
    return value and "yes" or "no"
  elseif type(value) == "table" then
    return table.concat(value, ", ")
  end
  return tostring(value)
end

-- Opens a site with the options of httplingo-site(5), and with "_" in place of "-".  If files is
-- given, the files that options name come from there.
function lingo.site(options, files)
  local entries = {}
  for name, value in pairs(options) do
    name = tostring(name)
    entries[name:find(".", 1, true) and name or name:gsub("_", "-")] = to_option(value)
  end
  for name, content in pairs(files or {}) do
    entries["file:" .. name] = content
  end
  return core.open_site(entries)
end

-- Reads a site file.
function lingo.read_site(path)
  return core.read_site(path)
end

-- A site as servers are configured with it: a site, the path of a site file, or a table of options.
function lingo.open_site(site)
  if type(site) == "string" then
    return core.read_site(site)
  elseif type(site) == "table" then
    return lingo.site(site)
  end
  return site
end

function Site:page(code, parameters)
  return make_page(self, code, parameters)
end

function Site:problem(code, detail, parameters)
  return make_problem(self, code, detail, parameters)
end

-- ---- texts ----

local KINDS = {phrase = 0, title = 1, summary = 2, advice = 3, description = 4}

local function get_text(site, code, kind, language)
  if not KINDS[kind] then
    return nil, tostring(kind) .. ": not a text; expected phrase, title, summary, advice or description"
  end
  local text = core.text(site, language or "en", code, KINDS[kind])
  if text then
    return text
  end
  return nil, tostring(code) .. ": there is no " .. kind
end

-- A text of a code from 100 to 599 in a language; in English without one.
function lingo.text(code, kind, language)
  return get_text(nil, code, kind, language)
end

function Site:text(code, kind, language)
  return get_text(self, code, kind, language)
end

-- Lines of "name: value" as a table.  What may be repeated is a list with another name.
local LISTS = {reference = "references", former_reference = "former_references", requirement = "requirements",
  alias = "aliases", former_phrase = "former_phrases", server_phrase = "server_phrases"}
local WORDS = {yes = true, no = false}

local function parse_lines(text)
  local result = {}
  for name, value in text:gmatch("([^\n:]+): ([^\n]*)\n") do
    local list = LISTS[name]
    if list then
      result[list] = result[list] or {}
      table.insert(result[list], value)
    elseif WORDS[value] ~= nil then
      result[name] = WORDS[value]
    else
      result[name] = tonumber(value) or value
    end
  end
  return result
end

local function language_at(site, index)
  local text = core.language(site, index)
  return text and parse_lines(text)
end

local function list_languages(site)
  local list = {}
  for index = 0, math.huge do
    local language = language_at(site, index)
    if not language then
      return list
    end
    list[#list + 1] = language
  end
end

local function find_language(site, tag)
  local index = core.find_language(site, tag)
  if index then
    return language_at(site, index)
  end
  return nil, tag .. ": there is no such language"
end

-- Each language: its tag, autonym and direction, and how many of its messages are translated.
function lingo.languages()
  return list_languages(nil)
end

function Site:languages()
  return list_languages(self)
end

-- The language that a tag finds.
function lingo.language(tag)
  return find_language(nil, tag)
end

function Site:language(tag)
  return find_language(self, tag)
end

-- ---- status codes and methods ----

local Status = {}
Status.__index = Status

function Status:text(kind, language)
  return get_text(nil, self.code, kind, language)
end
for kind in pairs(KINDS) do
  if kind ~= "phrase" then
    Status[kind] = function(self, language) return get_text(nil, self.code, kind, language) end
  end
end

local function parse_status(code)
  local text = core.status(code)
  if not text then
    return nil, tostring(code) .. ": not a registered status code"
  end
  local status = parse_lines(text)
  status.references = status.references or {}
  status.former_references = status.former_references or {}
  status.requirements = status.requirements or {}
  return setmetatable(status, Status)
end

-- The facts about a registered code, which may be given by any of its names.
function lingo.status(code)
  if type(code) == "number" then
    return parse_status(code)
  end
  local found, owner = core.find_status(code)
  if not found then
    return nil, code .. ": not the name of a status code"
  elseif owner then
    return nil, code .. ": the code " .. found .. " of " .. owner .. " is not registered"
  end
  return parse_status(found)
end

-- All registered codes, in order.
function lingo.codes()
  local codes = {}
  for index = 0, math.huge do
    local code = core.code_at(index)
    if not code then
      return codes
    end
    codes[#codes + 1] = code
  end
end

-- What is known about a method: name, safe, idempotent, description, references.
function lingo.method(name)
  local text = core.method(name)
  if text then
    return parse_lines(text)
  end
  return nil, name .. ": not a registered method"
end

-- ---- negotiation ----

local Offer = core["httplingo.offer"]

-- Languages to choose from, prepared for many requests.
function lingo.offer(languages, default)
  return core.offer(languages, default)
end

-- The language, how it was found, and the range that found it.
function Offer:negotiate(accept_language)
  return core.negotiate(self, accept_language)
end

-- The same for a list of languages; without it, for those that pages are in.
function lingo.negotiate(accept_language, languages)
  if not languages then
    return core.negotiate(nil, accept_language)
  end
  local offer, message = core.offer(languages)
  if not offer then
    return nil, message
  end
  return core.negotiate(offer, accept_language)
end

-- The name of a format and its media type.
function lingo.negotiate_format(accept, formats)
  return core.negotiate_format(accept, formats)
end

-- ---- checks ----

local CHECKED = {head = true, content = true, complete = true, method = true, sender = true, flags = true}

-- What a response does wrong: a list of findings, each with rule, level, basis, text and so on.
function lingo.check(response)
  local entries = {}
  for name, value in pairs(response) do
    if not CHECKED[name] then
      return nil, tostring(name) .. ": not a parameter of check"
    end
    entries[name] = type(value) == "table" and table.concat(value, ",") or value
  end
  local text, message = core.check(entries)
  if not text then
    return nil, message
  end
  local findings = {}
  for finding in text:gmatch("(.-\n)\n") do
    findings[#findings + 1] = parse_lines(finding)
  end
  return findings
end

return lingo
