# SPDX-License-Identifier: MIT
# libhttplingo-icu: formats numbers, dates and lists, and needs ICU at run time.
EXTRA_DIST += lib/icu/httplingo-icu.map
if HAVE_ICU
lib_LTLIBRARIES += lib/icu/libhttplingo-icu.la
httplingoinclude_HEADERS += include/httplingo/format.h
lib_icu_libhttplingo_icu_la_SOURCES = lib/icu/format.c lib/icu/format-impl.h lib/icu/format-open.c
lib_icu_libhttplingo_icu_la_CPPFLAGS = $(AM_CPPFLAGS) $(ICU_CFLAGS)
lib_icu_libhttplingo_icu_la_LIBADD = lib/libhttplingo.la $(ICU_LIBS)
lib_icu_libhttplingo_icu_la_LDFLAGS = $(AM_LDFLAGS) -version-info $(LIBRARY_VERSION) \
	-Wl,--version-script=$(top_srcdir)/lib/icu/httplingo-icu.map -no-undefined $(NO_UNDEFINED)
lib_icu_libhttplingo_icu_la_DEPENDENCIES = lib/libhttplingo.la lib/icu/httplingo-icu.map
pkgconfig_DATA += lib/icu/httplingo-icu.pc
endif
