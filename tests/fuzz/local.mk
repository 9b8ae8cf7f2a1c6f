# SPDX-License-Identifier: MIT
# The fuzz targets, each linked with fuzz-main.c, which replays its corpus; see README.md there.
FUZZ_TESTS = \
	tests/fuzz/fuzz-check \
	tests/fuzz/fuzz-media \
	tests/fuzz/fuzz-mo \
	tests/fuzz/fuzz-negotiate \
	tests/fuzz/fuzz-page \
	tests/fuzz/fuzz-plural \
	tests/fuzz/fuzz-template
check_PROGRAMS += $(FUZZ_TESTS)
TESTS += $(FUZZ_TESTS)

FUZZ_CPPFLAGS = $(AM_CPPFLAGS) -DSOURCE_DIRECTORY=\"$(abs_top_srcdir)\"
EXTRA_DIST += tests/fuzz/README.md tests/fuzz/corpus tests/fuzz/crashes

tests_fuzz_fuzz_check_SOURCES = tests/fuzz/fuzz-check.c tests/fuzz/fuzz-main.c
tests_fuzz_fuzz_check_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"check\"
tests_fuzz_fuzz_check_LDADD = lib/libcore.la

tests_fuzz_fuzz_media_SOURCES = tests/fuzz/fuzz-media.c tests/fuzz/fuzz-main.c
tests_fuzz_fuzz_media_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"media\"
tests_fuzz_fuzz_media_LDADD = lib/libcore.la

tests_fuzz_fuzz_mo_SOURCES = tests/fuzz/fuzz-mo.c tests/fuzz/fuzz-main.c
tests_fuzz_fuzz_mo_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"mo\"
tests_fuzz_fuzz_mo_LDADD = lib/libcore.la

tests_fuzz_fuzz_negotiate_SOURCES = tests/fuzz/fuzz-negotiate.c tests/fuzz/fuzz-main.c
tests_fuzz_fuzz_negotiate_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"negotiate\"
tests_fuzz_fuzz_negotiate_LDADD = lib/libcore.la

tests_fuzz_fuzz_page_SOURCES = tests/fuzz/fuzz-page.c tests/fuzz/fuzz-main.c
tests_fuzz_fuzz_page_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"page\"
tests_fuzz_fuzz_page_LDADD = lib/libcore.la

tests_fuzz_fuzz_plural_SOURCES = tests/fuzz/fuzz-plural.c tests/fuzz/fuzz-main.c
tests_fuzz_fuzz_plural_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"plural\"
tests_fuzz_fuzz_plural_LDADD = lib/libcore.la

tests_fuzz_fuzz_template_SOURCES = tests/fuzz/fuzz-template.c tests/fuzz/fuzz-main.c
tests_fuzz_fuzz_template_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"template\"
tests_fuzz_fuzz_template_LDADD = lib/libcore.la
dist_check_SCRIPTS += tests/fuzz/fuzz.sh
