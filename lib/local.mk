# SPDX-License-Identifier: MIT
# The library, room by room, starting with the lowest.  libstage is everything that the generators
# need, which is below the texts and themes that they generate.  libcore adds these; the tests link
# it, so that they can test internal functions.  libhttplingo exports the functions in the map.

BASE_SOURCES = \
	lib/base/ascii.h lib/base/base64.c lib/base/base64.h lib/base/buffer.c lib/base/buffer.h lib/base/date.c lib/base/date.h \
	lib/base/escape.c lib/base/escape.h lib/base/file.c lib/base/file.h lib/base/holder.c lib/base/holder.h \
	lib/base/json.c lib/base/json.h lib/base/notes.c lib/base/notes.h lib/base/output.c lib/base/output.h \
	lib/base/report.c lib/base/report.h \
	lib/base/sha256.c lib/base/sha256.h lib/base/spelling.c lib/base/spelling.h lib/base/suggest.c lib/base/suggest.h \
	lib/base/text.c lib/base/text.h lib/base/uri.c lib/base/uri.h lib/base/utf8.c lib/base/utf8.h

REGISTRY_SOURCES = \
	lib/registry/lookup.c lib/registry/method.c lib/registry/method.def lib/registry/method.h lib/registry/rfc.def \
	lib/registry/rows.h lib/registry/text.h lib/registry/status.c lib/registry/status.def lib/registry/status.h \
	lib/registry/vendor.def lib/registry/words.c

LANGUAGE_SOURCES = \
	lib/language/cldr-locales.def lib/language/cldr-tags.def \
	lib/language/cldr.c lib/language/cldr.h lib/language/language-parents.def \
	lib/language/tag-cldr.c lib/language/tag-names.c lib/language/tag-names.h \
	lib/language/tag.c lib/language/tag.h

TEMPLATE_SOURCES = \
	lib/template/compile-tags.c lib/template/compile-text.c \
	lib/template/compile.c lib/template/compile.h \
	lib/template/html-context.c lib/template/html-context.h lib/template/plan.c lib/template/prepare.c \
	lib/template/program.c lib/template/program.h lib/template/run.c \
	lib/template/scan.c lib/template/scan.h lib/template/template.h

NEGOTIATION_SOURCES = \
	lib/negotiation/accept.c lib/negotiation/accept.h \
	lib/negotiation/destination.c lib/negotiation/destination.h \
	lib/negotiation/family.c lib/negotiation/family.h lib/negotiation/media.c \
	lib/negotiation/media.h lib/negotiation/language.c lib/negotiation/name.c \
	lib/negotiation/offer.c lib/negotiation/offer.h

CHECK_SOURCES = \
	lib/check/check-impl.h lib/check/check.c lib/check/fields.def \
	lib/check/finding.c lib/check/head.c lib/check/response.c lib/check/rules-content.c \
	lib/check/rules-fields.c lib/check/rules-framing.c lib/check/rules-required.c \
	lib/check/rules-semantics.c lib/check/rules-status.c lib/check/rules.def \
	lib/check/status-line.c lib/check/syntax.c lib/check/syntax.h lib/check/token.c

GETTEXT_SOURCES = \
	lib/gettext/domain-files.c lib/gettext/domain-files.h lib/gettext/domain-impl.h \
	lib/gettext/domain-open.c lib/gettext/domain.c lib/gettext/holder.c \
	lib/gettext/mo-charset.c lib/gettext/mo-file.c lib/gettext/mo-header.c lib/gettext/mo-impl.h \
	lib/gettext/mo-index.c lib/gettext/mo-public.c lib/gettext/mo-strings.c lib/gettext/mo-sysdep.c \
	lib/gettext/mo.c lib/gettext/mo.h lib/gettext/placeholder.c lib/gettext/plural-compile.c \
	lib/gettext/plural-impl.h lib/gettext/plural.c lib/gettext/plural.h

CATALOG_SOURCES = \
	lib/catalog/catalog.c lib/catalog/catalog.h lib/catalog/entry.c lib/catalog/entry.h lib/catalog/holder.c \
	lib/catalog/language-fill.c lib/catalog/language-fill.h lib/catalog/open.c lib/catalog/own.h \
	lib/catalog/unused.c lib/catalog/unused.h lib/catalog/wait-words.c lib/catalog/wait.c lib/catalog/wait.def lib/catalog/wait.h

SITE_SOURCES = \
	lib/site/complain.c lib/site/holder.c lib/site/languages.c lib/site/open.c lib/site/open.h lib/site/own-texts.c lib/site/preference.c \
	lib/site/settings.c lib/site/settings.def lib/site/site.c lib/site/site.h \
	lib/site/template.c lib/site/theme.c

PAGE_SOURCES = \
	lib/page/actions.c lib/page/headers.c lib/page/language-part.c lib/page/extension.c lib/page/extension.h lib/page/lists.c lib/page/member.c lib/page/members.def \
	lib/page/page.c lib/page/page.h \
	lib/page/parameter.c lib/page/read-request.c lib/page/request-fields.def lib/page/request.c \
	lib/page/response-fields.def lib/page/response-head.c lib/page/set.h lib/page/state.h \
	lib/page/values.c lib/page/write-data.c lib/page/wait.c lib/page/write-page.c

PAGE_CACHE_SOURCES = lib/page-cache/cache.c lib/page-cache/cache.h

FLAT_SOURCES = \
	lib/flat/block.c lib/flat/block.h lib/flat/check.c lib/flat/language.c lib/flat/line.c \
	lib/flat/line.h lib/flat/member.def lib/flat/messages.c lib/flat/negotiate.c lib/flat/page.c \
	lib/flat/site.c lib/flat/status.c

# The rooms that compile the themes.
SITE_TEMPLATE_SOURCES = \
	lib/site/brand.c lib/site/brand.h lib/site/names.c lib/site/names.def lib/site/names.h \
	lib/site/security-policy.c lib/site/security-policy.h lib/site/theme.h

# The room that the command and the daemon also use.
noinst_LTLIBRARIES += lib/libbase.la
lib_libbase_la_SOURCES = $(BASE_SOURCES)

noinst_LTLIBRARIES += lib/libstage.la
lib_libstage_la_SOURCES = $(REGISTRY_SOURCES) $(LANGUAGE_SOURCES) $(TEMPLATE_SOURCES) \
	$(NEGOTIATION_SOURCES) $(GETTEXT_SOURCES) $(CATALOG_SOURCES) $(SITE_TEMPLATE_SOURCES)
lib_libstage_la_LIBADD = lib/libbase.la $(LTLIBICONV) $(LIBRARY_ATOMIC_LIBS)

noinst_LTLIBRARIES += lib/libcore.la
lib_libcore_la_SOURCES = $(CHECK_SOURCES) lib/catalog/builtin.c lib/site/builtin.c \
	$(SITE_SOURCES) $(PAGE_SOURCES) $(PAGE_CACHE_SOURCES) $(FLAT_SOURCES)
lib_libcore_la_LIBADD = lib/libstage.la

lib_LTLIBRARIES += lib/libhttplingo.la
lib_libhttplingo_la_SOURCES =
lib_libhttplingo_la_LIBADD = lib/libcore.la
lib_libhttplingo_la_LDFLAGS = $(AM_LDFLAGS) -version-info $(LIBRARY_VERSION) \
	-Wl,--version-script=$(top_srcdir)/lib/httplingo.map -no-undefined $(NO_UNDEFINED) \
	$(DIRECT_CALLS)
lib_libhttplingo_la_DEPENDENCIES = lib/libcore.la lib/httplingo.map
EXTRA_DIST += lib/httplingo.map
