# SPDX-License-Identifier: MIT
dist_man_MANS += docs/httplingo.1 docs/httplingo.3 docs/httplingo-format.3 docs/httplingo-messages.3
dist_man_MANS += docs/httplingo-site.5 docs/httplingo-template.5
dist_doc_DATA += docs/javascript.md docs/languages.md docs/negotiation.md docs/rules.md docs/servers-checked.md \
	docs/translating.md
# Schemas for the JSON output of the command.
schemadir = $(pkgdatadir)/schema
dist_schema_DATA = docs/schema/check.json docs/schema/explain.json docs/schema/languages.json docs/schema/method.json docs/schema/status.json

# Files to start with: a site file and an example of own texts for operators, programs for programmers.
examplesdir = $(docdir)/examples
dist_examples_DATA = docs/examples/own-words.po docs/examples/site.conf \
	docs/examples/cgi.c \
	docs/examples/civetweb.c \
	docs/examples/embedded.c \
	docs/examples/epoll.c \
	docs/examples/Flat.java \
	docs/examples/flat.go \
	docs/examples/flat.pl \
	docs/examples/flat.py \
	docs/examples/flat.rb \
	docs/examples/flat.rs \
	docs/examples/libevent.c \
	docs/examples/lister.cc \
	docs/examples/microhttpd.c \
	docs/examples/not-found.c
examples_DATA = po/httplingo.pot
greetingdir = $(examplesdir)/greeting
dist_greeting_DATA = docs/examples/greeting/greeting.c
greetingpodir = $(greetingdir)/po
dist_greetingpo_DATA = \
	docs/examples/greeting/po/de.po \
	docs/examples/greeting/po/greeting.pot \
	docs/examples/greeting/po/he.po \
	docs/examples/greeting/po/ja.po \
	docs/examples/greeting/po/pl.po

# The examples are built and run by the tests; they include public headers only.
check_PROGRAMS += docs/examples/greeting/greeting
docs_examples_greeting_greeting_SOURCES = docs/examples/greeting/greeting.c
docs_examples_greeting_greeting_CPPFLAGS = -I$(top_srcdir)/include -I$(top_builddir)/include
docs_examples_greeting_greeting_CFLAGS = $(AM_CFLAGS) -pthread
docs_examples_greeting_greeting_LDADD = lib/libhttplingo.la
TESTS += tests/command/test-greeting.sh
EXTRA_DIST += tests/command/test-greeting.sh
dist_doc_DATA += docs/apache.md docs/nginx.md
EXTRA_DIST += docs/architecture.md docs/architecture.svg docs/pages.png docs/pictures docs/releasing.md
EXTRA_DIST += docs/coverage.md scripts/coverage.py scripts/mutate.py tests/mutation tests/source/mutation.sh
dist_doc_DATA += docs/daemon.md docs/exports.md docs/gateways.md docs/lua.md \
	docs/other-languages.md docs/php.md docs/python.md docs/varnish.md
EXTRA_DIST += \
	docs/servers/Caddyfile \
	.dockerignore \
	docs/servers/Dockerfile \
	docs/servers/haproxy.cfg \
	docs/servers/httplingo-errors.conf \
	docs/servers/httplingod.service \
	docs/servers/httplingod.socket \
	docs/servers/traefik.yaml

dist_doc_DATA += docs/migrating.md docs/security.md
CLEANFILES += docs/playground.log

# The site: guides, manual pages and examples with a search, to be opened in a browser or put on a
# server.  generators/site/parts.py says what is on it.  REFERENCE_LANGUAGES are those of the reference of
# statuses, "all" or separated by commas; without any, the site has no reference.
REFERENCE_LANGUAGES = all
EXTRA_DIST += \
	generators/site/__main__.py \
	generators/site/guides.py \
	generators/site/manual.py \
	generators/site/parts.py \
	generators/site/playground.py \
	generators/site/reference.py \
	generators/site/site_pages.py \
	generators/site/tools.py \
	generators/site/theme/page.html \
	generators/site/theme/search.js \
	generators/site/theme/site.css
docs: docs/man3/stamp
	@command -v python3 >/dev/null || { echo "make docs: python3 is missing (Debian: python3)" >&2; exit 1; }
	@$(MAKE) -s bindings/node/package/package.json >docs/playground.log 2>&1 || :
	@$(MAKE) -s -C po-reference >/dev/null
	@REFERENCE_LANGUAGES="$(REFERENCE_LANGUAGES)" \
		python3 -B $(top_srcdir)/generators/site $(top_srcdir) . docs/html
.PHONY: docs
