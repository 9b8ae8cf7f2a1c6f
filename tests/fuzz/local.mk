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

# Without running them, for tests/fuzz/oss-fuzz.sh.
fuzz-targets: $(FUZZ_TESTS)
print-fuzz-targets:
	@echo $(FUZZ_TESTS)
.PHONY: fuzz-targets print-fuzz-targets

# A fuzzing engine has a main() of its own.
if !HAVE_FUZZING_ENGINE
FUZZ_MAIN = tests/fuzz/fuzz-main.c
endif
FUZZ_CPPFLAGS = $(AM_CPPFLAGS) -DSOURCE_DIRECTORY=\"$(abs_top_srcdir)\"
EXTRA_DIST += tests/fuzz/README.md tests/fuzz/corpus tests/fuzz/crashes \
	tests/fuzz/dictionaries tests/source/oss-fuzz.sh

tests_fuzz_fuzz_check_SOURCES = tests/fuzz/fuzz-check.c $(FUZZ_MAIN)
tests_fuzz_fuzz_check_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"check\"
tests_fuzz_fuzz_check_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

tests_fuzz_fuzz_flat_SOURCES = tests/fuzz/fuzz-flat.c $(FUZZ_MAIN) tests/fuzz/require.h
tests_fuzz_fuzz_flat_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"flat\" -DFUZZ_MUTATIONS=4000
tests_fuzz_fuzz_flat_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

tests_fuzz_fuzz_json_SOURCES = tests/fuzz/fuzz-json.c $(FUZZ_MAIN) tests/fuzz/require.h
tests_fuzz_fuzz_json_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"json\"
tests_fuzz_fuzz_json_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

tests_fuzz_fuzz_media_SOURCES = tests/fuzz/fuzz-media.c $(FUZZ_MAIN)
tests_fuzz_fuzz_media_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"media\"
tests_fuzz_fuzz_media_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

tests_fuzz_fuzz_mo_SOURCES = tests/fuzz/fuzz-mo.c $(FUZZ_MAIN)
tests_fuzz_fuzz_mo_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"mo\"
tests_fuzz_fuzz_mo_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

tests_fuzz_fuzz_negotiate_SOURCES = tests/fuzz/fuzz-negotiate.c $(FUZZ_MAIN)
tests_fuzz_fuzz_negotiate_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"negotiate\"
tests_fuzz_fuzz_negotiate_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

tests_fuzz_fuzz_page_SOURCES = tests/fuzz/fuzz-page.c $(FUZZ_MAIN)
tests_fuzz_fuzz_page_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"page\"
tests_fuzz_fuzz_page_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

tests_fuzz_fuzz_plural_SOURCES = tests/fuzz/fuzz-plural.c $(FUZZ_MAIN)
tests_fuzz_fuzz_plural_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"plural\"
tests_fuzz_fuzz_plural_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

tests_fuzz_fuzz_request_SOURCES = tests/fuzz/fuzz-request.c $(FUZZ_MAIN) tests/fuzz/require.h
tests_fuzz_fuzz_request_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"request\"
tests_fuzz_fuzz_request_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

if HAVE_INIH
SITE_FILE_FUZZ_TESTS = tests/fuzz/fuzz-site-file
tests_fuzz_fuzz_site_file_SOURCES = tests/fuzz/fuzz-site-file.c $(FUZZ_MAIN) tests/fuzz/require.h
tests_fuzz_fuzz_site_file_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"site-file\" -DFUZZ_MUTATIONS=500
tests_fuzz_fuzz_site_file_LDADD = lib/site-file/libhttplingo-site.la lib/libhttplingo.la lib/libbase.la $(INIH_LIBS) \
	$(LIB_FUZZING_ENGINE)
endif

tests_fuzz_fuzz_template_SOURCES = tests/fuzz/fuzz-template.c $(FUZZ_MAIN)
tests_fuzz_fuzz_template_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"template\"
tests_fuzz_fuzz_template_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

tests_fuzz_fuzz_uri_SOURCES = tests/fuzz/fuzz-uri.c $(FUZZ_MAIN) tests/fuzz/require.h
tests_fuzz_fuzz_uri_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"uri\"
tests_fuzz_fuzz_uri_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)
dist_check_SCRIPTS += tests/fuzz/fuzz.sh tests/fuzz/oss-fuzz.sh
