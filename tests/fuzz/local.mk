# SPDX-License-Identifier: MIT
# The fuzz targets, each linked with fuzz-main.c, which replays its corpus; see README.md there.
FUZZ_TESTS = \
	tests/fuzz/fuzz-check \
	tests/fuzz/fuzz-flat \
	tests/fuzz/fuzz-json \
	tests/fuzz/fuzz-media \
	tests/fuzz/fuzz-mo \
	tests/fuzz/fuzz-negotiate \
	tests/fuzz/fuzz-page \
	tests/fuzz/fuzz-plural \
	tests/fuzz/fuzz-request \
	$(SITE_FILE_FUZZ_TESTS) \
	tests/fuzz/fuzz-template \
	tests/fuzz/fuzz-uri
check_PROGRAMS += $(FUZZ_TESTS)
TESTS += $(FUZZ_TESTS)

FUZZ_CPPFLAGS = $(AM_CPPFLAGS) -DSOURCE_DIRECTORY=\"$(abs_top_srcdir)\"
EXTRA_DIST += tests/fuzz/README.md tests/fuzz/corpus tests/fuzz/crashes

tests_fuzz_fuzz_check_SOURCES = tests/fuzz/fuzz-check.c tests/fuzz/fuzz-main.c
tests_fuzz_fuzz_check_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"check\"
tests_fuzz_fuzz_check_LDADD = lib/libcore.la

tests_fuzz_fuzz_flat_SOURCES = tests/fuzz/fuzz-flat.c tests/fuzz/fuzz-main.c tests/fuzz/require.h
tests_fuzz_fuzz_flat_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"flat\" -DFUZZ_MUTATIONS=4000
tests_fuzz_fuzz_flat_LDADD = lib/libcore.la

tests_fuzz_fuzz_json_SOURCES = tests/fuzz/fuzz-json.c tests/fuzz/fuzz-main.c tests/fuzz/require.h
tests_fuzz_fuzz_json_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"json\"
tests_fuzz_fuzz_json_LDADD = lib/libcore.la

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

tests_fuzz_fuzz_request_SOURCES = tests/fuzz/fuzz-request.c tests/fuzz/fuzz-main.c tests/fuzz/require.h
tests_fuzz_fuzz_request_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"request\"
tests_fuzz_fuzz_request_LDADD = lib/libcore.la

if HAVE_INIH
SITE_FILE_FUZZ_TESTS = tests/fuzz/fuzz-site-file
tests_fuzz_fuzz_site_file_SOURCES = tests/fuzz/fuzz-site-file.c tests/fuzz/fuzz-main.c tests/fuzz/require.h
tests_fuzz_fuzz_site_file_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"site-file\" -DFUZZ_MUTATIONS=500
tests_fuzz_fuzz_site_file_LDADD = lib/site-file/libhttplingo-site.la lib/libhttplingo.la lib/libbase.la
endif

tests_fuzz_fuzz_template_SOURCES = tests/fuzz/fuzz-template.c tests/fuzz/fuzz-main.c
tests_fuzz_fuzz_template_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"template\"
tests_fuzz_fuzz_template_LDADD = lib/libcore.la

tests_fuzz_fuzz_uri_SOURCES = tests/fuzz/fuzz-uri.c tests/fuzz/fuzz-main.c tests/fuzz/require.h
tests_fuzz_fuzz_uri_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"uri\"
tests_fuzz_fuzz_uri_LDADD = lib/libcore.la
dist_check_SCRIPTS += tests/fuzz/fuzz.sh
