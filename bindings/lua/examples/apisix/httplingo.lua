-- SPDX-License-Identifier: MIT
-- A plugin for APISIX: apisix/plugins/httplingo.lua.  It replaces the errors that APISIX generates
-- itself, and those of the servers behind it if they have no content.
local core = require "apisix.core"
local nginx = require "httplingo.nginx"

local plugin = {
  version = 0.1,
  priority = 1, -- after all others, so their fields are there
  name = "httplingo",
  schema = {
    type = "object",
    properties = {site = {type = "string"}}, -- the path of a site file
  },
}

function plugin.check_schema(config)
  return core.schema.check(plugin.schema, config)
end

function plugin.header_filter(config)
  nginx.header_filter {site = config.site, own = nginx.is_own()}
end

function plugin.body_filter()
  nginx.body_filter()
end

return plugin
