# SPDX-License-Identifier: MIT
# libhttplingo-site: reads site files, for which libinih is needed.
EXTRA_DIST += site/httplingo-site.map
if HAVE_INIH
lib_LTLIBRARIES += site/libhttplingo-site.la
httplingoinclude_HEADERS += include/httplingo/site-file.h
site_libhttplingo_site_la_SOURCES = site/site-file.c
site_libhttplingo_site_la_CPPFLAGS = $(AM_CPPFLAGS) $(INIH_CFLAGS)
site_libhttplingo_site_la_LIBADD = lib/libhttplingo.la $(INIH_LIBS)
site_libhttplingo_site_la_LDFLAGS = $(AM_LDFLAGS) -version-info $(LIBRARY_VERSION) \
	-Wl,--version-script=$(top_srcdir)/site/httplingo-site.map -no-undefined $(NO_UNDEFINED)
site_libhttplingo_site_la_DEPENDENCIES = lib/libhttplingo.la site/httplingo-site.map
pkgconfig_DATA += site/httplingo-site.pc
endif
