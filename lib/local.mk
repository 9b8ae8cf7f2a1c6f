# SPDX-License-Identifier: MIT
# The library: its objects as libcore, which the tests and the generators link so that they see
# inside, and libhttplingo, which exports what the map names.
noinst_LTLIBRARIES += lib/libcore.la
lib_libcore_la_SOURCES = \
	lib/ascii.h \
	lib/buffer.c lib/buffer.h \
	lib/error.c lib/report.h \
	lib/method.c lib/method.def lib/method.h \
	lib/mo.c lib/mo.h lib/mo-impl.h \
	lib/mo-charset.c lib/mo-header.c lib/mo-index.c lib/mo-open.c lib/mo-sysdep.c \
	lib/plural.c lib/plural.h lib/plural-impl.h lib/plural-compile.c \
	lib/rfc.def \
	lib/status.c lib/status.def lib/status.h \
	lib/table.h \
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
