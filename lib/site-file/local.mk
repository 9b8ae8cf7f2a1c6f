# SPDX-License-Identifier: MIT
# libhttplingo-site: reads site files, and needs libinih.
EXTRA_DIST += lib/site-file/httplingo-site.map
if HAVE_INIH
lib_LTLIBRARIES += lib/site-file/libhttplingo-site.la
httplingoinclude_HEADERS += include/httplingo/site-file.h
lib_site_file_libhttplingo_site_la_SOURCES = lib/site-file/site-file.c
lib_site_file_libhttplingo_site_la_CPPFLAGS = $(AM_CPPFLAGS) $(INIH_CFLAGS)
lib_site_file_libhttplingo_site_la_LIBADD = lib/libbase.la lib/libhttplingo.la $(INIH_LIBS)
lib_site_file_libhttplingo_site_la_LDFLAGS = $(AM_LDFLAGS) -version-info $(LIBRARY_VERSION) \
	-Wl,--version-script=$(top_srcdir)/lib/site-file/httplingo-site.map -no-undefined $(NO_UNDEFINED)
lib_site_file_libhttplingo_site_la_DEPENDENCIES = lib/libhttplingo.la lib/site-file/httplingo-site.map
pkgconfig_DATA += lib/site-file/httplingo-site.pc
endif
