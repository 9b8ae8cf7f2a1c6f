# SPDX-License-Identifier: MIT
# The command, and the generators that run while the library is built.
if HAVE_JANSSON
bin_PROGRAMS += tools/httplingo
endif
tools_httplingo_SOURCES = \
	tools/check.c tools/check.h \
	tools/check-har.c tools/check-json.c tools/check-problem.c tools/check-read.c \
	tools/check-show.c tools/check-url.c \
	tools/cli.c tools/cli.h \
	tools/colour.def \
	tools/command.def \
	tools/contrast.c tools/contrast.h tools/contrast-site.c \
	tools/facts.c tools/facts.h \
	tools/gallery.c \
	tools/generate.c \
	tools/httplingo.c \
	tools/languages.c tools/languages.h \
	tools/message.c \
	tools/method.c \
	tools/negotiate.c \
	tools/page.c \
	tools/server.c tools/server.h \
	tools/server-alias.c tools/server-haproxy.c tools/server-pages.c \
	tools/status.c tools/status.h \
	tools/status-show.c
tools_httplingo_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tools $(JANSSON_CFLAGS) $(CURL_CFLAGS)
tools_httplingo_LDADD = lib/libhttplingo.la $(JANSSON_LIBS) $(CURL_LIBS) $(LIBINTL) -lm
if HAVE_INIH
tools_httplingo_CPPFLAGS += -DHAVE_INIH $(INIH_CFLAGS)
tools_httplingo_LDADD += site/libhttplingo-site.la $(INIH_LIBS)
endif

# The workshop of translators.  It needs more of the library than is exported: see PO_CHECK_LIBS.
PO_CHECK_SOURCES = \
	tools/languages-markdown.c \
	tools/po-check.c tools/po-check.h \
	tools/po-document.c tools/po-document.h \
	tools/po-findings.c \
	tools/po-glossary.c tools/po-glossary.h \
	tools/po-language.c tools/po-language.h \
	tools/po-rule.def \
	tools/po-rules-file.c \
	tools/po-rules-marks.c \
	tools/po-rules-punctuation.c \
	tools/po-rules-space.c \
	tools/po-rules-words.c \
	tools/po-text.c tools/po-text.h
if HAVE_PO_CHECK
tools_httplingo_SOURCES += $(PO_CHECK_SOURCES)
tools_httplingo_CPPFLAGS += $(ICU_CFLAGS)
PO_CHECK_LIBS = lib/libbase.la $(GETTEXTPO_LIBS) $(ICU_LIBS)
tools_httplingo_LDADD += $(PO_CHECK_LIBS)
else
tools_httplingo_SOURCES += tools/po-check-absent.c
EXTRA_DIST += $(PO_CHECK_SOURCES)
endif
PREVIEW_SOURCES = \
	tools/po-compile.c tools/po-compile.h \
	tools/preview.c tools/preview.h \
	tools/preview-load.c \
	tools/preview-page.c \
	tools/preview-ui.c
if HAVE_PREVIEW
tools_httplingo_SOURCES += $(PREVIEW_SOURCES)
tools_httplingo_CPPFLAGS += $(PREVIEW_CFLAGS)
tools_httplingo_LDADD += $(PREVIEW_LIBS) -lpthread
else
tools_httplingo_SOURCES += tools/preview-absent.c
EXTRA_DIST += $(PREVIEW_SOURCES)
endif

# Prints the built-in catalogue: see lib/local.mk.
EXTRA_PROGRAMS += tools/generate-catalog
CLEANFILES += tools/generate-catalog$(EXEEXT)
tools_generate_catalog_SOURCES = tools/generate-catalog.c tools/print-offer.c tools/print-offer.h
tools_generate_catalog_LDADD = lib/libbase.la

# Compiles the themes: see lib/local.mk.
EXTRA_PROGRAMS += tools/generate-themes
CLEANFILES += tools/generate-themes$(EXEEXT)
tools_generate_themes_SOURCES = tools/generate-themes.c
tools_generate_themes_LDADD = lib/libbase.la

# Pseudo-languages, for tests.
EXTRA_PROGRAMS += tools/generate-pseudo
CLEANFILES += tools/generate-pseudo$(EXEEXT)
tools_generate_pseudo_SOURCES = tools/generate-pseudo.c
tools_generate_pseudo_LDADD = lib/libbase.la

# The table of languages, after translations have changed.
update-languages: tools/httplingo$(EXEEXT)
	$(AM_V_GEN)tools/httplingo$(EXEEXT) languages --markdown $(PO_FILES) >languages.md-new && \
	mv languages.md-new $(top_srcdir)/docs/languages.md
.PHONY: update-languages
