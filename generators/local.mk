# SPDX-License-Identifier: MIT
# The programs of the build, and the files that they generate.  A generator must exist before its file,
# but the file need not be newer: a release contains the generated files and does not run generators.

# The tables of CLDR are committed.  This updates them from the latest npm packages, or from those of
# CLDR=VERSION.
EXTRA_DIST += COPYING.unicode po/COMPLETE \
	generators/cldr/__main__.py \
	generators/cldr/locales.py \
	generators/cldr/modern.py \
	generators/cldr/packages.py \
	generators/cldr/tags.py \
	scripts/cldr-packages.sh scripts/extract-messages.sh scripts/msgfmt.sh scripts/new-language.sh scripts/update-cldr.sh \
	scripts/update-po.sh

update-cldr:
	sh $(top_srcdir)/scripts/update-cldr.sh $(top_srcdir) build-cldr $(CLDR)
.PHONY: update-cldr

# The built-in catalogue, generated from the translations, including those of reworded texts.
TRANSLATION_FMT = MSGFMT="$(MSGFMT)" $(SHELL) $(top_srcdir)/scripts/msgfmt.sh
EXTRA_PROGRAMS += generators/catalog
CLEANFILES += generators/catalog$(EXEEXT)
generators_catalog_SOURCES = generators/catalog.c generators/print-offer.c generators/print-offer.h
generators_catalog_LDADD = lib/libstage.la

lib/catalog/builtin.$(OBJEXT) lib/catalog/builtin.lo: lib/catalog/builtin.inc
EXTRA_DIST += lib/catalog/builtin.inc
MAINTAINERCLEANFILES += lib/catalog/builtin.inc
# A release has those of all languages.
if !ALL_LANGUAGES
CHOSEN_LANGUAGES = lib/catalog/languages
endif
DISTCLEANFILES = lib/catalog/languages
lib/catalog/builtin.inc: $(PO_FILES) $(CHOSEN_LANGUAGES) po/LINGUAS lib/registry/status.def lib/registry/method.def \
		include/httplingo/label.def generators/catalog.c generators/print-offer.c \
		lib/catalog/catalog.h lib/negotiation/offer.h lib/language/cldr-tags.def \
		| generators/catalog$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) lib/catalog/mo && rm -f lib/catalog/mo/*.mo && \
	for language in $(LANGUAGES); do \
		$(TRANSLATION_FMT) -o lib/catalog/mo/$$language.mo $(top_srcdir)/po/$$language.po || exit 1; \
	done && \
	generators/catalog$(EXEEXT) lib/catalog/mo >$@-new && mv $@-new $@
clean-local:
	rm -rf lib/catalog/mo tools/mo build-cldr bindings/wasm/objects bindings/wasm/lib bindings/node/package docs/html

# How each translation was made and read, for the command.
EXTRA_PROGRAMS += generators/provenance
CLEANFILES += generators/provenance$(EXEEXT)
generators_provenance_SOURCES = generators/provenance.c
generators_provenance_LDADD = lib/libstage.la

tools/httplingo-languages.$(OBJEXT): tools/provenance.inc
EXTRA_DIST += tools/provenance.inc
MAINTAINERCLEANFILES += tools/provenance.inc
tools/provenance.inc: $(PO_FILES) $(CHOSEN_LANGUAGES) po/LINGUAS generators/provenance.c \
		| generators/provenance$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) tools/mo && rm -f tools/mo/*.mo && \
	for language in $(LANGUAGES); do \
		$(TRANSLATION_FMT) -o tools/mo/$$language.mo $(top_srcdir)/po/$$language.po || exit 1; \
	done && \
	generators/provenance$(EXEEXT) tools/mo/*.mo >$@-new && mv $@-new $@ && rm -rf tools/mo

# The messages with their notes, for the catalogues of sites.
tools/httplingo-messages.$(OBJEXT): tools/messages.inc tools/provenance.inc
EXTRA_DIST += generators/messages.awk tools/messages.inc
MAINTAINERCLEANFILES += tools/messages.inc
tools/messages.inc: po/httplingo.pot generators/messages.awk
	$(AM_V_GEN)$(MKDIR_P) tools && \
	$(AWK) -f $(srcdir)/generators/messages.awk $(top_srcdir)/po/httplingo.pot >$@-new && mv $@-new $@

# The style sheet and the scripts of the reference site.
REFERENCE_ASSETS = tools/reference/assets/icon.svg tools/reference/assets/playground-worker.js \
	tools/reference/assets/playground.js tools/reference/assets/search.js tools/reference/assets/style.css
tools/reference/httplingo-root.$(OBJEXT): tools/reference/assets.inc
EXTRA_DIST += generators/embed.awk tools/reference/assets.inc $(REFERENCE_ASSETS)
MAINTAINERCLEANFILES += tools/reference/assets.inc
tools/reference/assets.inc: $(REFERENCE_ASSETS) generators/embed.awk
	$(AM_V_GEN)$(MKDIR_P) tools/reference && \
	files= && for file in $(REFERENCE_ASSETS); do files="$$files $(srcdir)/$$file"; done && \
	LC_ALL=C $(AWK) -f $(srcdir)/generators/embed.awk $$files >$@-new && mv $@-new $@

# The themes, compiled from templates/.
EXTRA_PROGRAMS += generators/themes
CLEANFILES += generators/themes$(EXEEXT)
generators_themes_SOURCES = generators/themes.c
generators_themes_LDADD = lib/libstage.la

lib/site/builtin.$(OBJEXT) lib/site/builtin.lo: lib/site/themes.inc
EXTRA_DIST += lib/site/themes.inc $(THEMES)
MAINTAINERCLEANFILES += lib/site/themes.inc
THEMES = \
	templates/default.html \
	templates/bold.html \
	templates/brand.html \
	templates/picture.html \
	templates/plain.html \
	templates/partials/actions.html \
	templates/partials/answers.html \
	templates/partials/head.html \
	templates/partials/known.html \
	templates/partials/languages.html \
	templates/partials/message.html \
	templates/partials/second.html \
	templates/partials/support.html

lib/site/themes.inc: $(THEMES) generators/themes.c $(SITE_TEMPLATE_SOURCES) $(TEMPLATE_SOURCES) \
		include/httplingo/label.def | generators/themes$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && cd $(top_srcdir) && \
	$(abs_top_builddir)/generators/themes$(EXEEXT) $(THEMES) \
		>$(abs_top_builddir)/$@-new && cd $(abs_top_builddir) && mv $@-new $@

print-themes:
	@echo $(THEMES)
.PHONY: print-themes

# The manual pages of the functions, out of the comments in the headers.  Their names are known when
# they are there, so what is built, shipped and installed is a folder.
EXTRA_PROGRAMS += generators/manual/manual
CLEANFILES += generators/manual/manual$(EXEEXT)
generators_manual_manual_SOURCES = \
	generators/manual/comment.c \
	generators/manual/comment.h \
	generators/manual/header.c \
	generators/manual/header.h \
	generators/manual/manual.c \
	generators/manual/pages.c \
	generators/manual/pages.h \
	generators/manual/roff.c \
	generators/manual/roff.h \
	generators/manual/write-description.c \
	generators/manual/write-links.c \
	generators/manual/write-results.c \
	generators/manual/write-synopsis.c \
	generators/manual/write.h
generators_manual_manual_LDADD = lib/libstage.la

# The headers, in the order of their layers, by the package that a program names to pkg-config.
DOCUMENTED = \
	include/httplingo/base.h \
	include/httplingo/codes.h \
	include/httplingo/status.h \
	include/httplingo/method.h \
	include/httplingo/negotiate.h \
	include/httplingo/media.h \
	include/httplingo/catalog.h \
	include/httplingo/messages.h \
	include/httplingo/mo.h \
	include/httplingo/site.h \
	include/httplingo/page-cache.h \
	include/httplingo/page.h \
	include/httplingo/flat.h \
	include/httplingo/check.h
DOCUMENTED_ICU = include/httplingo/format.h
DOCUMENTED_SITE = include/httplingo/site-file.h

noinst_DATA = docs/man3/stamp
EXTRA_DIST += docs/man3
docs/man3: docs/man3/stamp
# Headers that are made of lists are made again where a release is built; the lists are not.
docs/man3/stamp: $(httplingoinclude_HEADERS) $(DOCUMENTED_ICU) $(DOCUMENTED_SITE) docs/httplingo.3 \
		include/httplingo/error.def include/httplingo/label.def include/httplingo/media.def \
		include/httplingo/parameter.def lib/registry/status.def \
		$(generators_manual_manual_SOURCES) \
		| $(nodist_httplingoinclude_HEADERS) generators/manual/manual$(EXEEXT)
	$(AM_V_GEN)rm -rf docs/man3 && $(MKDIR_P) docs/man3 && \
	find() { for header; do \
		if test -f $$header; then echo $$package:$$header; else echo $$package:$(top_srcdir)/$$header; fi; \
	done; } && \
	generators/manual/manual$(EXEEXT) docs/man3 \
		`$(SED) -n 's/^\.TH [^ ]* 3 \([^ ]*\) .*/\1/p' $(top_srcdir)/docs/httplingo.3` $(PACKAGE_VERSION) \
		`package=httplingo && find $(DOCUMENTED) && \
			for header in $(nodist_httplingoinclude_HEADERS); do \
				case $$header in *codes.h) ;; *) find $$header ;; esac; \
			done` \
		`package=httplingo-icu && find $(DOCUMENTED_ICU)` \
		`package=httplingo-site && find $(DOCUMENTED_SITE)` && : >$@

# They are where this build has made them, or came with the release.
install-data-local: docs/man3/stamp
	@$(NORMAL_INSTALL)
	$(MKDIR_P) "$(DESTDIR)$(man3dir)"
	pages=docs/man3; test -f $$pages/stamp || pages=$(top_srcdir)/docs/man3; \
	$(INSTALL_DATA) $$pages/*.3 "$(DESTDIR)$(man3dir)"
uninstall-local: docs/man3/stamp
	@$(NORMAL_UNINSTALL)
	pages=docs/man3; test -f $$pages/stamp || pages=$(top_srcdir)/docs/man3; \
	for page in $$pages/*.3; do rm -f "$(DESTDIR)$(man3dir)/$${page##*/}" || exit 1; done
maintainer-clean-local:
	rm -rf docs/man3

# Pseudo-languages, for tests.
EXTRA_PROGRAMS += generators/pseudo
CLEANFILES += generators/pseudo$(EXEEXT)
generators_pseudo_SOURCES = generators/pseudo.c
generators_pseudo_LDADD = lib/libstage.la

# A catalogue for English: without one, gettext returns the msgid together with its context.
english_catalogdir = $(localedir)/en/LC_MESSAGES
nodist_english_catalog_DATA = lib/catalog/english/httplingo.mo
CLEANFILES += lib/catalog/english/httplingo.mo
lib/catalog/english/httplingo.mo: $(top_srcdir)/po/httplingo.pot
	@$(MKDIR_P) lib/catalog/english
	$(AM_V_GEN)LC_ALL=C.UTF-8 msgen --lang=en $(top_srcdir)/po/httplingo.pot | \
		sed 's/nplurals=INTEGER; plural=EXPRESSION/nplurals=2; plural=(n != 1)/' | $(MSGFMT) -o $@ -
