# SPDX-License-Identifier: MIT
# The command.
if HAVE_JANSSON
bin_PROGRAMS += tools/httplingo
endif
tools_httplingo_SOURCES = \
	tools/check/check.h tools/check/command.c tools/check/problem-details.c \
	tools/check/read-curl.c tools/check/read-har.c tools/check/read-url.c tools/check/read.c \
	tools/check/report.c tools/check/responses.c tools/check/run.c \
	tools/check/show-json.c tools/check/show-text.c \
	tools/cli.c tools/cli.h \
	tools/colour/names.def \
	tools/command.def \
	tools/colour/contrast.c tools/colour/contrast.h tools/colour/contrast-site.c \
	tools/words.c tools/words.h \
	tools/gallery.c \
	tools/export/command.c \
	tools/httplingo.c \
	tools/languages.c tools/languages.h \
	tools/message.c \
	tools/method.c \
	tools/negotiate.c \
	tools/page.c \
	tools/export/job.c tools/export/job.h \
	tools/export/aliases.c tools/export/haproxy.c tools/export/static-pages.c \
	tools/status/command.c tools/status/status.h \
	tools/status/show.c
tools_httplingo_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS) $(CURL_CFLAGS)
tools_httplingo_LDADD = lib/libhttplingo.la $(JANSSON_LIBS) $(CURL_LIBS) $(LIBINTL) -lm
if HAVE_INIH
tools_httplingo_CPPFLAGS += -DHAVE_INIH $(INIH_CFLAGS)
tools_httplingo_LDADD += lib/site-file/libhttplingo-site.la $(INIH_LIBS)
endif

# The workshop of translators.  It needs more of the library than is exported: see PO_CHECK_LIBS.
PO_CHECK_SOURCES = \
	tools/po/languages-markdown.c \
	tools/po/command.c tools/po/po.h \
	tools/po/document.c tools/po/document.h \
	tools/po/findings.c \
	tools/po/glossary.c tools/po/glossary.h \
	tools/po/language.c tools/po/language.h \
	tools/po/rules.def \
	tools/po/rules-file.c \
	tools/po/rules-marks.c \
	tools/po/rules-punctuation.c \
	tools/po/rules-space.c \
	tools/po/rules-words.c \
	tools/po/run.c \
	tools/po/text.c tools/po/text.h
if HAVE_PO_CHECK
tools_httplingo_SOURCES += $(PO_CHECK_SOURCES)
tools_httplingo_CPPFLAGS += $(ICU_CFLAGS)
PO_CHECK_LIBS = lib/libstage.la $(GETTEXTPO_LIBS) $(ICU_LIBS)
tools_httplingo_LDADD += $(PO_CHECK_LIBS)
else
tools_httplingo_SOURCES += tools/po/absent.c
EXTRA_DIST += $(PO_CHECK_SOURCES)
endif
PREVIEW_SOURCES = \
	tools/po/compile.c tools/po/compile.h \
	tools/preview/command.c tools/preview/preview.h \
	tools/preview/load.c \
	tools/preview/page.c \
	tools/preview/documents.c
if HAVE_PREVIEW
tools_httplingo_SOURCES += $(PREVIEW_SOURCES)
tools_httplingo_CPPFLAGS += $(PREVIEW_CFLAGS)
tools_httplingo_LDADD += $(PREVIEW_LIBS) -lpthread
else
tools_httplingo_SOURCES += tools/preview/absent.c
EXTRA_DIST += $(PREVIEW_SOURCES)
endif

# The table of languages, after translations have changed.
update-languages: tools/httplingo$(EXEEXT)
	$(AM_V_GEN)tools/httplingo$(EXEEXT) languages --markdown $(PO_FILES) >languages.md-new && \
	mv languages.md-new $(top_srcdir)/docs/languages.md
.PHONY: update-languages
