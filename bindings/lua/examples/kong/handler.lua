-- SPDX-License-Identifier: MIT
-- A plugin for Kong: kong/plugins/httplingo/handler.lua.  It replaces the errors that Kong generates
-- itself, and those of services if they have no content.
local nginx = require "httplingo.nginx"

local Httplingo = {
  PRIORITY = 1, -- after all others, so their fields are there
  VERSION = "0.1.0",
}

function Httplingo.header_filter(_, config)
  nginx.header_filter {site = config.site, own = kong.response.get_source() == "error"}
end

function Httplingo.body_filter()
  nginx.body_filter()
end

return Httplingo
