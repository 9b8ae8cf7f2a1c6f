# SPDX-License-Identifier: MIT
# One CUnit program a module, so that a crash in one hides nothing of the others.
if HAVE_CUNIT
check_LTLIBRARIES = tests/libtest.la
tests_libtest_la_SOURCES = tests/test.c tests/test.h
tests_libtest_la_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
tests_libtest_la_LIBADD = $(CUNIT_LIBS)

UNIT_TESTS = \
	tests/test-mo \
	tests/test-plural \
	tests/test-status
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)

TEST_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS) -DSOURCE_DIRECTORY=\"$(abs_top_srcdir)\"
TEST_LIBS = tests/libtest.la lib/libcore.la

tests_test_mo_SOURCES = tests/test-mo.c tests/make-mo.c tests/make-mo.h
tests_test_mo_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_mo_LDADD = $(TEST_LIBS)

tests_test_plural_SOURCES = tests/test-plural.c
tests_test_plural_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_plural_LDADD = $(TEST_LIBS)

tests_test_status_SOURCES = tests/test-status.c
tests_test_status_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_status_LDADD = $(TEST_LIBS)
endif
