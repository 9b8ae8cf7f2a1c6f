# SPDX-License-Identifier: MIT
# Known facts about the servers, for check-servers.sh, which reads this file: findings that the rules
# must make, and some that they must not, also with a module.
# shellcheck shell=sh
expect nginx "POST to a file" field-required Allow
expect nginx "POST to a file" phrase-unregistered
expect nginx "GET with its entity tag" not-modified-metadata Last-Modified
expect nginx "GET with a URI of 70 kB" phrase-former
expect nginx "GET of a missing file" html-lang-missing
expect nginx "GET of a location that returns 401" field-required WWW-Authenticate
expect nginx "GET of a location that returns 426" field-required Upgrade
expect nginx "GET of a location that returns 426" content-missing
expect nginx "GET of a location that returns 418" code-unused
lacks nginx "GET without credentials" field-required
lacks nginx "GET of a range" field-required-when
lacks nginx "HEAD of a missing file" content-missing
lacks nginx "PUT of the file again" content-missing
expect lighttpd "GET of a range beyond the end" field-recommended-when Content-Range
expect lighttpd "GET with its entity tag" not-modified-metadata Content-Type
expect lighttpd "POST of too much content" phrase-former
lacks lighttpd "GET without credentials" field-required
expect caddy "GET of a missing file" content-missing
expect caddy "garbage" date-missing Date
expect caddy "OPTIONS of a file" options-allow Allow
lacks caddy "GET with its entity tag" not-modified-metadata
expect haproxy "GET without credentials" date-missing Date
expect haproxy "garbage" phrase-case
expect haproxy "GET of a location that returns 407" phrase-other-code
expect haproxy "GET of a location that returns 405" field-required Allow
expect varnish "garbage" date-missing Date
expect varnish "garbage" content-missing
expect varnish "GET of a location that returns 301" field-recommended Location
expect varnish "GET through a proxy, from a server that is down" phrase-unregistered
lacks squid "GET without credentials" field-required
lacks squid "GET of a host that is denied" content-missing
expect squid "POST of too much content" phrase-former
expect apache "GET of a range beyond the end" field-recommended-when Content-Range
expect apache "GET of a missing file" html-lang-missing
lacks apache "DELETE of a file" field-required
lacks apache "PROPFIND of a collection" multistatus-type
lacks nginx-module "POST to a file" field-required
lacks nginx-module "DELETE of a file" field-required
lacks nginx-module "TRACE of a file" field-required
lacks nginx-module "DELETE of a file, in HTTP/2" field-required
