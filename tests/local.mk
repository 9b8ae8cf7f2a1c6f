# SPDX-License-Identifier: MIT
# One CUnit program a module, so that a crash in one hides nothing of the others.
if HAVE_CUNIT
check_LTLIBRARIES = tests/libtest.la
tests_libtest_la_SOURCES = tests/test.c tests/test.h
tests_libtest_la_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
tests_libtest_la_LIBADD = $(CUNIT_LIBS)

UNIT_TESTS = \
	tests/test-catalog \
	tests/test-cldr \
	tests/test-media \
	tests/test-method \
	tests/test-mo \
	tests/test-negotiate \
	tests/test-plural \
	tests/test-status \
	tests/test-tag
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)

TEST_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS) -DSOURCE_DIRECTORY=\"$(abs_top_srcdir)\"
TEST_LIBS = tests/libtest.la lib/libcore.la

# ICU is the oracle of what the library has from it in tables.
if HAVE_ICU
ORACLE_CPPFLAGS = -DHAVE_ICU $(ICU_CFLAGS)
ORACLE_LIBS = $(ICU_LIBS)
endif

tests_test_catalog_SOURCES = tests/test-catalog.c
tests_test_catalog_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_catalog_LDADD = $(TEST_LIBS)

tests_test_cldr_SOURCES = tests/test-cldr.c
tests_test_cldr_CPPFLAGS = $(TEST_CPPFLAGS) $(ORACLE_CPPFLAGS)
tests_test_cldr_LDADD = $(TEST_LIBS) $(ORACLE_LIBS)

tests_test_media_SOURCES = tests/test-media.c
tests_test_media_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_media_LDADD = $(TEST_LIBS)

tests_test_method_SOURCES = tests/test-method.c
tests_test_method_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_method_LDADD = $(TEST_LIBS)

tests_test_mo_SOURCES = tests/test-mo.c tests/make-mo.c tests/make-mo.h
tests_test_mo_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_mo_LDADD = $(TEST_LIBS)

tests_test_negotiate_SOURCES = tests/test-negotiate.c
tests_test_negotiate_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_negotiate_LDADD = $(TEST_LIBS)

tests_test_plural_SOURCES = tests/test-plural.c
tests_test_plural_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_plural_LDADD = $(TEST_LIBS)

tests_test_status_SOURCES = tests/test-status.c
tests_test_status_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_status_LDADD = $(TEST_LIBS)

tests_test_tag_SOURCES = tests/test-tag.c
tests_test_tag_CPPFLAGS = $(TEST_CPPFLAGS) $(ORACLE_CPPFLAGS)
tests_test_tag_LDADD = $(TEST_LIBS) $(ORACLE_LIBS)
endif

# The programs in which threads meet, for a build with ThreadSanitizer.
THREAD_TESTS =
print-thread-tests:
	@echo $(THREAD_TESTS)
.PHONY: print-thread-tests

# The command, as its users call it.
TESTS += tests/test-command.sh
EXTRA_DIST += tests/test-command.sh
