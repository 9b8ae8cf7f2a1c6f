# SPDX-License-Identifier: MIT
# The command.
if HAVE_JANSSON
bin_PROGRAMS += tools/httplingo
endif
tools_httplingo_SOURCES = \
	tools/cli.c tools/cli.h tools/command.def tools/httplingo.c tools/words.c tools/words.h \
	tools/gallery.c tools/languages.c tools/languages.h tools/message.c tools/message-template.c \
	tools/messages.c tools/messages.h tools/method.c tools/files.c tools/files.h tools/locale-names.c \
	tools/locale-names.def tools/locale-names.h \
	tools/negotiate.c tools/page.c tools/samples.c tools/samples.h \
	tools/check/check.h tools/check/command.c tools/check/problem-details.c \
	tools/check/load-curl.c tools/check/load-curl.h tools/check/read-curl.c tools/check/read-har.c tools/check/read-url.c tools/check/read.c \
	tools/check/report.c tools/check/responses.c tools/check/run.c \
	tools/check/show-json.c tools/check/show-text.c \
	tools/colour/contrast-site.c tools/colour/contrast.c tools/colour/contrast.h \
	tools/colour/names.def \
	tools/export/command.c tools/export/entries.c tools/export/escape.c tools/export/formats.def \
	tools/export/gettext.c tools/export/java.c tools/export/javascript.c tools/export/job.c \
	tools/export/job.h tools/export/laravel.c tools/export/plurals.c tools/export/plurals.def \
	tools/export/rails.c tools/export/resx.c tools/export/spring.def tools/export/steps.def \
	tools/export/tables.c tools/export/xliff.c \
	tools/facts/choices.def tools/facts/constants.c tools/facts/constants.def tools/facts/constants.h \
	tools/facts/decision.def tools/facts/facts.c tools/facts/facts.h \
	tools/facts/fields.def tools/facts/language.c tools/facts/methods.def tools/facts/notes.def \
	tools/facts/sentences.def \
	tools/po/compile.c tools/po/compile.h tools/po/document.h \
	tools/generate/aliases.c tools/generate/command.c tools/generate/envoy.c \
	tools/generate/edge.c tools/generate/gateway-api.c tools/generate/haproxy.c \
	tools/generate/nginx-gateways.c tools/generate/own-text-gateways.c tools/generate/service.c \
	tools/generate/rails.c tools/generate/service-gateways.c tools/generate/squid.c tools/generate/squid-templates.def \
	tools/generate/varnish.c \
	tools/generate/job.c tools/generate/job.h tools/generate/servers.def tools/generate/static-pages.c \
	tools/generate/steps.def tools/generate/tell.c \
	tools/reference/choices.c tools/reference/classes.c tools/reference/command.c \
	tools/reference/examples.c tools/reference/examples.def tools/reference/fields.c tools/reference/frame.c \
	tools/reference/html.c tools/reference/labels.def tools/reference/links.c tools/reference/methods.c \
	tools/reference/playground.c tools/reference/preview.c tools/reference/reference.h \
	tools/reference/rfcs.c tools/reference/root.c tools/reference/search.c \
	tools/reference/site.c tools/reference/status.c tools/reference/status-facts.c \
	tools/reference/vendors.c \
	tools/layout.c tools/layout.h tools/pager.c tools/pager.h tools/terminal.c tools/terminal.h \
	tools/status/command.c tools/status/explain.c tools/status/explain.h tools/status/explain-facts.c \
	tools/status/explain-groups.c \
	tools/status/explain-json.c tools/status/explain-text.c tools/status/find.c tools/status/grpc.c \
	tools/status/grpc.def tools/status/groups.c tools/status/problem-types.c tools/status/problem-types.def \
	tools/status/show-constants.c tools/status/show-json.c tools/status/show.c tools/status/status.h \
	tools/status/suggest.c tools/status/texts.c
tools_httplingo_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS) $(CURL_CFLAGS)
tools_httplingo_LDADD = lib/libbase.la lib/libhttplingo.la $(JANSSON_LIBS) $(DL_LIBS) $(LIBINTL) -lm
if HAVE_INIH
tools_httplingo_SOURCES += tools/colour/contrast-find.c
tools_httplingo_CPPFLAGS += -DHAVE_INIH $(INIH_CFLAGS)
tools_httplingo_LDADD += lib/site-file/libhttplingo-site.la $(INIH_LIBS)
endif

# The tools for translators.  They need internal functions of the library; see PO_CHECK_LIBS.
PO_CHECK_SOURCES = \
	tools/po/breaks.c tools/po/breaks.h tools/po/cldr-modern.def tools/po/document.c tools/po/glossary.c tools/po/glossary.h \
	tools/po/language.c tools/po/language.h tools/po/languages-markdown.c \
	tools/po/provenance.c tools/po/provenance.h tools/po/reword.c \
	tools/po/text.c tools/po/text.h \
	tools/po-check/check.h tools/po-check/command.c tools/po-check/exceptions.c \
	tools/po-check/exceptions.def tools/po-check/findings.c \
	tools/po-check/plural-forms.c tools/po-check/plural-forms.h \
	tools/po-check/rules.def tools/po-check/rules-case.c tools/po-check/rules-content.c \
	tools/po-check/rules-file.c tools/po-check/rules-glossary.c tools/po-check/rules-marks.c \
	tools/po-check/rules-plural.c tools/po-check/rules-punctuation.c \
	tools/po-check/rules-slips.c tools/po-check/rules-space.c tools/po-check/rules-status.c \
	tools/po-check/rules-words.c tools/po-check/run.c
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
	tools/preview/assets.c tools/preview/command.c tools/preview/documents.c tools/preview/load.c \
	tools/preview/page.c tools/preview/preview.h
if HAVE_PREVIEW
tools_httplingo_SOURCES += $(PREVIEW_SOURCES)
tools_httplingo_CPPFLAGS += $(PREVIEW_CFLAGS)
tools_httplingo_LDADD += $(PREVIEW_LIBS) -lpthread
else
tools_httplingo_SOURCES += tools/preview/absent.c
EXTRA_DIST += $(PREVIEW_SOURCES)
endif

# Updates the templates and the translations after an English text has changed.
update-po: tools/httplingo$(EXEEXT)
	cd $(top_srcdir) && HTTPLINGO=$(abs_top_builddir)/tools/httplingo$(EXEEXT) \
		NEW_MEANING="$(NEW_MEANING)" $(SHELL) scripts/update-po.sh
.PHONY: update-po

# Updates the table of languages after translations have changed.
update-languages: tools/httplingo$(EXEEXT)
	$(AM_V_GEN)tools/httplingo$(EXEEXT) languages --markdown $(PO_FILES) >languages.md-new && \
	mv languages.md-new $(top_srcdir)/docs/languages.md
.PHONY: update-languages
