-- SPDX-License-Identifier: MIT
-- The configuration of the plugin: kong/plugins/httplingo/schema.lua.
local typedefs = require "kong.db.schema.typedefs"

return {
  name = "httplingo",
  fields = {
    {protocols = typedefs.protocols_http},
    {config = {type = "record", fields = {
      {site = {type = "string", required = false}}, -- the path of a site file
    }}},
  },
}
