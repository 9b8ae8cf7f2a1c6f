# SPDX-License-Identifier: MIT
# The library: its objects as libcore, which the tests and the generators link so that they see
# inside, and libhttplingo, which exports what the map names.
noinst_LTLIBRARIES += lib/libcore.la
lib_libcore_la_SOURCES = \
	lib/accept.c lib/accept.h \
	lib/ascii.h \
	lib/buffer.c lib/buffer.h \
	lib/cldr.c lib/cldr.h \
	lib/error.c lib/report.h \
	lib/media.c \
	lib/method.c lib/method.def lib/method.h \
	lib/mo.c lib/mo.h lib/mo-impl.h \
	lib/mo-charset.c lib/mo-header.c lib/mo-index.c lib/mo-open.c lib/mo-sysdep.c \
	lib/negotiate.c \
	lib/offer.c lib/offer.h \
	lib/plural.c lib/plural.h lib/plural-impl.h lib/plural-compile.c \
	lib/rfc.def \
	lib/status.c lib/status.def lib/status.h \
	lib/table.h \
	lib/tag.c lib/tag.h \
	lib/utf8.c lib/utf8.h \
	lib/vendor.def
lib_libcore_la_LIBADD = $(LTLIBICONV)

lib_LTLIBRARIES += lib/libhttplingo.la
lib_libhttplingo_la_SOURCES =
lib_libhttplingo_la_LIBADD = lib/libcore.la
lib_libhttplingo_la_LDFLAGS = $(AM_LDFLAGS) -version-info $(LIBRARY_VERSION) \
	-Wl,--version-script=$(top_srcdir)/lib/httplingo.map -Wl,--no-undefined -no-undefined
lib_libhttplingo_la_DEPENDENCIES = lib/libcore.la lib/httplingo.map
EXTRA_DIST += lib/httplingo.map

# The tables of CLDR are generated through ICU; a release carries them, so that building it needs
# no ICU.  The generator is built in the rule: it is no prerequisite, or a release would build it.
EXTRA_DIST += lib/cldr.inc
MAINTAINERCLEANFILES += lib/cldr.inc
lib/cldr.lo lib/tag.lo: lib/cldr.inc
if HAVE_ICU
EXTRA_PROGRAMS += tools/generate-cldr
CLEANFILES += tools/generate-cldr$(EXEEXT)
tools_generate_cldr_SOURCES = \
	tools/generate-cldr.c tools/generate-cldr.h \
	tools/generate-cldr-locales.c \
	tools/generate-cldr-tags.c
tools_generate_cldr_CFLAGS = -std=gnu11 $(WARNING_FLAGS) $(ICU_CFLAGS)
tools_generate_cldr_LDFLAGS =
tools_generate_cldr_LDADD = $(ICU_LIBS)

lib/cldr.inc: tools/generate-cldr.c tools/generate-cldr.h tools/generate-cldr-locales.c \
		tools/generate-cldr-tags.c lib/tag.h
	$(AM_V_at)$(MAKE) $(AM_MAKEFLAGS) tools/generate-cldr$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) lib && tools/generate-cldr$(EXEEXT) > $@-new && mv $@-new $@
endif
