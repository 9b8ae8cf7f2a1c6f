# SPDX-License-Identifier: MIT
# libhttplingo-icu: what formats numbers, dates and lists, for which ICU is needed at run time.
EXTRA_DIST += icu/httplingo-icu.map
if HAVE_ICU
lib_LTLIBRARIES += icu/libhttplingo-icu.la
httplingoinclude_HEADERS += include/httplingo/format.h
icu_libhttplingo_icu_la_SOURCES = icu/format.c icu/format-impl.h icu/format-open.c
icu_libhttplingo_icu_la_CPPFLAGS = $(AM_CPPFLAGS) $(ICU_CFLAGS)
icu_libhttplingo_icu_la_LIBADD = lib/libhttplingo.la $(ICU_LIBS)
icu_libhttplingo_icu_la_LDFLAGS = $(AM_LDFLAGS) -version-info $(LIBRARY_VERSION) \
	-Wl,--version-script=$(top_srcdir)/icu/httplingo-icu.map -no-undefined $(NO_UNDEFINED)
icu_libhttplingo_icu_la_DEPENDENCIES = lib/libhttplingo.la icu/httplingo-icu.map
pkgconfig_DATA += icu/httplingo-icu.pc
endif
