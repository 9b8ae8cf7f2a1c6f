# SPDX-License-Identifier: MIT
# The library: its objects as libcore, which the tests link so that they see inside, and
# libhttplingo, which exports what the map names.  libbase is what the generator of the built-in
# catalogue needs: everything below it.
noinst_LTLIBRARIES += lib/libbase.la
lib_libbase_la_SOURCES = \
	lib/accept.c lib/accept.h \
	lib/ascii.h \
	lib/brand.c lib/brand.h \
	lib/buffer.c lib/buffer.h \
	lib/catalog.c lib/catalog.h \
	lib/catalog-open.c \
	lib/cldr.c lib/cldr.h \
	lib/error.c lib/report.h \
	lib/escape.c lib/escape.h \
	lib/fill.c \
	lib/language.c lib/language.h \
	lib/media.c lib/media.h \
	lib/message.c lib/message.h \
	lib/messages.c lib/messages-impl.h \
	lib/messages-find.c lib/messages-find.h lib/messages-holder.c lib/messages-open.c \
	lib/method.c lib/method.def lib/method.h \
	lib/mo.c lib/mo.h lib/mo-impl.h \
	lib/mo-charset.c lib/mo-header.c lib/mo-index.c lib/mo-open.c lib/mo-public.c \
	lib/mo-sysdep.c \
	lib/name.c lib/name.def lib/name.h \
	lib/near.c lib/near.h \
	lib/negotiate.c \
	lib/offer.c lib/offer.h \
	lib/output.c lib/output.h \
	lib/plural.c lib/plural.h lib/plural-impl.h lib/plural-compile.c \
	lib/policy.c lib/policy.h \
	lib/rfc.def \
	lib/sha256.c lib/sha256.h \
	lib/status.c lib/status.def lib/status.h \
	lib/table.h \
	lib/tag.c lib/tag.h lib/tag-data.c \
	lib/template.h lib/template-build.c lib/template-build.h lib/template-compile.c \
	lib/template-compiler.h lib/template-emit.c lib/template-html.c lib/template-html.h \
	lib/template-plan.c lib/template-run.c lib/template-scan.c lib/template-scan.h lib/template-tags.c \
	lib/theme.h \
	lib/utf8.c lib/utf8.h \
	lib/vendor.def
lib_libbase_la_LIBADD = $(LTLIBICONV)

noinst_LTLIBRARIES += lib/libcore.la
lib_libcore_la_SOURCES = \
	lib/builtin.c \
	lib/check.c lib/check-impl.h \
	lib/check-content.c lib/check-date.c lib/check-field.c lib/check-field.def \
	lib/check-framing.c lib/check-head.c lib/check-line.c lib/check-require.c \
	lib/check-rule.c lib/check-semantics.c lib/check-token.c \
	lib/check-value.c lib/check-value.h \
	lib/page.c lib/page.h \
	lib/page-data.c lib/page-headers.c lib/page-parts.c lib/page-text.c lib/page-values.c \
	lib/rule.def \
	lib/setting.def \
	lib/site.c lib/site.h lib/site-open.h \
	lib/site-files.c lib/site-languages.c lib/site-preference.c lib/site-settings.c \
	lib/theme.c
lib_libcore_la_LIBADD = lib/libbase.la

lib_LTLIBRARIES += lib/libhttplingo.la
lib_libhttplingo_la_SOURCES =
lib_libhttplingo_la_LIBADD = lib/libcore.la
lib_libhttplingo_la_LDFLAGS = $(AM_LDFLAGS) -version-info $(LIBRARY_VERSION) \
	-Wl,--version-script=$(top_srcdir)/lib/httplingo.map -no-undefined $(NO_UNDEFINED) \
	$(DIRECT_CALLS)
lib_libhttplingo_la_DEPENDENCIES = lib/libcore.la lib/httplingo.map
EXTRA_DIST += lib/httplingo.map

# The tables of CLDR are generated through ICU; a release carries them, so that building it needs
# no ICU.  The generator is to be there before, but being newer makes nothing old.
EXTRA_DIST += lib/cldr.inc
MAINTAINERCLEANFILES += lib/cldr.inc
lib/cldr.lo lib/tag-data.lo: lib/cldr.inc
if HAVE_ICU
EXTRA_PROGRAMS += tools/generate-cldr
CLEANFILES += tools/generate-cldr$(EXEEXT)
tools_generate_cldr_SOURCES = \
	tools/generate-cldr.c tools/generate-cldr.h \
	tools/generate-cldr-locales.c \
	tools/generate-cldr-names.c \
	tools/generate-cldr-tags.c
tools_generate_cldr_CFLAGS = -std=gnu11 $(WARNING_FLAGS) $(ICU_CFLAGS)
tools_generate_cldr_LDFLAGS =
tools_generate_cldr_LDADD = $(ICU_LIBS)

lib/cldr.inc: tools/generate-cldr.c tools/generate-cldr.h tools/generate-cldr-locales.c \
		tools/generate-cldr-names.c tools/generate-cldr-tags.c lib/tag.h | tools/generate-cldr$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) lib && tools/generate-cldr$(EXEEXT) >$@-new && mv $@-new $@
endif

# The built-in catalogue, out of the translations.  A release brings it along; there it is newer
# than they are, and nothing is generated.  The generator is to be there before,
# but being newer makes nothing old.
lib/builtin.$(OBJEXT) lib/builtin.lo: lib/builtin.inc
EXTRA_DIST += lib/builtin.inc
MAINTAINERCLEANFILES += lib/builtin.inc
lib/builtin.inc: $(PO_FILES) po/LINGUAS lib/status.def lib/method.def include/httplingo/label.def \
		tools/generate-catalog.c tools/print-offer.c lib/catalog.h lib/offer.h lib/cldr.inc \
		| tools/generate-catalog$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) lib/mo && rm -f lib/mo/*.mo && \
	for language in $(LANGUAGES); do \
		$(MSGFMT) -o lib/mo/$$language.mo $(top_srcdir)/po/$$language.po || exit 1; \
	done && \
	tools/generate-catalog$(EXEEXT) lib/mo >$@-new && mv $@-new $@

# The themes, compiled out of templates/.
lib/theme.$(OBJEXT) lib/theme.lo: lib/themes.inc
EXTRA_DIST += lib/themes.inc $(THEMES)
MAINTAINERCLEANFILES += lib/themes.inc
THEMES = \
	templates/default.html \
	templates/bold.html \
	templates/brand.html \
	templates/plain.html \
	templates/partials/code.html \
	templates/partials/facts.html \
	templates/partials/head.html \
	templates/partials/links.html \
	templates/partials/message.html \
	templates/partials/second.html \
	templates/partials/skip.html
lib/themes.inc: $(THEMES) tools/generate-themes.c lib/brand.c lib/name.c lib/name.def lib/policy.c \
		lib/template.h \
		lib/template-build.c lib/template-compile.c lib/template-emit.c lib/template-html.c \
		lib/template-plan.c lib/template-scan.c lib/template-tags.c include/httplingo/label.def | tools/generate-themes$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) lib && cd $(top_srcdir) && \
	$(abs_top_builddir)/tools/generate-themes$(EXEEXT) $(THEMES) \
		>$(abs_top_builddir)/$@-new && cd $(abs_top_builddir) && mv $@-new $@

clean-local:
	rm -rf lib/mo
