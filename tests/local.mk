# SPDX-License-Identifier: MIT
# One CUnit program a module, so that a crash in one hides nothing of the others.
if HAVE_CUNIT
check_LTLIBRARIES = tests/libtest.la
tests_libtest_la_SOURCES = tests/test.c tests/test.h
tests_libtest_la_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
tests_libtest_la_LIBADD = $(CUNIT_LIBS)

UNIT_TESTS = \
	tests/test-catalog \
	tests/test-check \
	tests/test-check-facts \
	tests/test-check-pages \
	tests/test-cldr \
	tests/test-contrast \
	tests/test-escape \
	tests/test-fill \
	tests/test-media \
	tests/test-media-random \
	tests/test-messages \
	tests/test-messages-threads \
	tests/test-method \
	tests/test-mo \
	tests/test-mo-damage \
	tests/test-negotiate \
	tests/test-negotiate-random \
	tests/test-page \
	tests/test-page-formats \
	tests/test-page-size \
	tests/test-plural \
	tests/test-pseudo \
	tests/test-site \
	$(SITE_FILE_TESTS) \
	tests/test-status \
	tests/test-tag \
	tests/test-template \
	tests/test-template-plan
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)

TEST_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS) -DSOURCE_DIRECTORY=\"$(abs_top_srcdir)\"
TEST_LIBS = tests/libtest.la lib/libcore.la

# What watches the allocations of the code under test.
MEMORY_LDFLAGS = $(AM_LDFLAGS) \
	-Wl,--wrap=malloc -Wl,--wrap=calloc -Wl,--wrap=realloc -Wl,--wrap=free
MEMORY_SOURCES = tests/memory.c tests/memory.h

# Parsers other than ours read what is written.
if HAVE_JANSSON
JANSSON_TEST_CPPFLAGS = -DHAVE_JANSSON $(JANSSON_CFLAGS)
JANSSON_TEST_LIBS = $(JANSSON_LIBS)
endif
if HAVE_LIBXML
LIBXML_TEST_CPPFLAGS = -DHAVE_LIBXML $(LIBXML_CFLAGS)
LIBXML_TEST_LIBS = $(LIBXML_LIBS)
endif
PARSER_CPPFLAGS = $(JANSSON_TEST_CPPFLAGS) $(LIBXML_TEST_CPPFLAGS)
PARSER_LIBS = $(JANSSON_TEST_LIBS) $(LIBXML_TEST_LIBS)

# ICU is the oracle of what the library has from it in tables.
if HAVE_ICU
ORACLE_CPPFLAGS = -DHAVE_ICU $(ICU_CFLAGS)
ORACLE_LIBS = $(ICU_LIBS)

check_PROGRAMS += tests/test-format
TESTS += tests/test-format
tests_test_format_SOURCES = tests/test-format.c
tests_test_format_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_format_CFLAGS = $(AM_CFLAGS) -pthread
tests_test_format_LDADD = tests/libtest.la icu/libhttplingo-icu.la
endif

tests_test_catalog_SOURCES = tests/test-catalog.c
tests_test_catalog_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_catalog_LDADD = $(TEST_LIBS)

tests_test_check_SOURCES = tests/test-check.c tests/test-check-cases.inc
tests_test_check_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_check_LDADD = $(TEST_LIBS)

tests_test_check_facts_SOURCES = tests/test-check-facts.c
tests_test_check_facts_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_check_facts_LDADD = $(TEST_LIBS)

tests_test_check_pages_SOURCES = tests/test-check-pages.c
tests_test_check_pages_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_check_pages_LDADD = $(TEST_LIBS)

tests_test_cldr_SOURCES = tests/test-cldr.c
tests_test_cldr_CPPFLAGS = $(TEST_CPPFLAGS) $(ORACLE_CPPFLAGS)
tests_test_cldr_LDADD = $(TEST_LIBS) $(ORACLE_LIBS)

tests_test_escape_SOURCES = tests/test-escape.c
tests_test_escape_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_escape_LDADD = $(TEST_LIBS)

tests_test_contrast_SOURCES = tests/test-contrast.c tools/contrast.c tools/contrast.h tools/colour.def
tests_test_contrast_CPPFLAGS = $(TEST_CPPFLAGS) -I$(top_srcdir)/tools
tests_test_contrast_LDADD = $(TEST_LIBS) -lm

tests_test_fill_SOURCES = tests/test-fill.c
tests_test_fill_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_fill_LDADD = $(TEST_LIBS)

tests_test_media_SOURCES = tests/test-media.c
tests_test_media_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_media_LDADD = $(TEST_LIBS)

tests_test_media_random_SOURCES = tests/test-media-random.c tests/random.h
tests_test_media_random_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_media_random_LDADD = $(TEST_LIBS)

tests_test_method_SOURCES = tests/test-method.c
tests_test_method_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_method_LDADD = $(TEST_LIBS)

tests_test_messages_SOURCES = tests/test-messages.c tests/make-mo.c tests/make-mo.h $(MEMORY_SOURCES)
tests_test_messages_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_messages_LDFLAGS = $(MEMORY_LDFLAGS)
tests_test_messages_LDADD = $(TEST_LIBS)

tests_test_messages_threads_SOURCES = tests/test-messages-threads.c tests/make-mo.c tests/make-mo.h
tests_test_messages_threads_CFLAGS = $(AM_CFLAGS) -pthread
tests_test_messages_threads_LDADD = lib/libcore.la

tests_test_mo_SOURCES = tests/test-mo.c tests/make-mo.c tests/make-mo.h
tests_test_mo_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_mo_LDADD = $(TEST_LIBS)

tests_test_mo_damage_SOURCES = tests/test-mo-damage.c tests/make-mo.c tests/make-mo.h $(MEMORY_SOURCES)
tests_test_mo_damage_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_mo_damage_LDFLAGS = $(MEMORY_LDFLAGS)
tests_test_mo_damage_LDADD = $(TEST_LIBS)

# Run by tests/source/mustache.sh, which gets the specification.
check_PROGRAMS += tests/test-mustache-spec
tests_test_mustache_spec_SOURCES = tests/test-mustache-spec.c
tests_test_mustache_spec_CPPFLAGS = $(TEST_CPPFLAGS) $(JANSSON_TEST_CPPFLAGS)
tests_test_mustache_spec_LDADD = $(TEST_LIBS) $(JANSSON_TEST_LIBS)

tests_test_negotiate_SOURCES = tests/test-negotiate.c
tests_test_negotiate_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_negotiate_LDADD = $(TEST_LIBS)

tests_test_negotiate_random_SOURCES = tests/test-negotiate-random.c tests/random.h
tests_test_negotiate_random_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_negotiate_random_LDADD = $(TEST_LIBS)

tests_test_page_SOURCES = tests/test-page.c tests/make-page.c tests/make-page.h \
	$(MEMORY_SOURCES)
tests_test_page_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_page_LDFLAGS = $(MEMORY_LDFLAGS)
tests_test_page_LDADD = $(TEST_LIBS)

tests_test_page_formats_SOURCES = tests/test-page-formats.c tests/make-page.c tests/make-page.h \
	tests/parse-page.c tests/parse-page.h
tests_test_page_formats_CPPFLAGS = $(TEST_CPPFLAGS) $(PARSER_CPPFLAGS)
tests_test_page_formats_LDADD = $(TEST_LIBS) $(PARSER_LIBS)

tests_test_page_size_SOURCES = tests/test-page-size.c tests/make-page.c tests/make-page.h
tests_test_page_size_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_page_size_LDADD = $(TEST_LIBS)

tests_test_plural_SOURCES = tests/test-plural.c
tests_test_plural_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_plural_LDADD = $(TEST_LIBS)

tests_test_pseudo_SOURCES = tests/test-pseudo.c tests/make-page.c tests/make-page.h
tests_test_pseudo_CPPFLAGS = $(TEST_CPPFLAGS) $(PARSER_CPPFLAGS)
tests_test_pseudo_LDADD = $(TEST_LIBS) $(PARSER_LIBS)

# Pseudo-languages are made for tests, and opened by them.
check_DATA = tests/pseudo/ar_XB.mo tests/pseudo/en_XA.mo
tests/pseudo/%.mo: tools/generate-pseudo.c lib/status.def lib/method.def include/httplingo/label.def \
		| tools/generate-pseudo$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && tools/generate-pseudo$(EXEEXT) $* >$(@D)/$*.po && \
	$(MSGFMT) -o $@ $(@D)/$*.po
CLEANFILES += tests/pseudo/ar_XB.mo tests/pseudo/ar_XB.po tests/pseudo/en_XA.mo tests/pseudo/en_XA.po

tests_test_site_SOURCES = tests/test-site.c tests/make-page.c tests/make-page.h $(MEMORY_SOURCES)
tests_test_site_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_site_LDFLAGS = $(MEMORY_LDFLAGS)
tests_test_site_LDADD = $(TEST_LIBS)

if HAVE_INIH
SITE_FILE_TESTS = tests/test-site-file
tests_test_site_file_SOURCES = tests/test-site-file.c tests/make-page.c tests/make-page.h
tests_test_site_file_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_site_file_LDADD = tests/libtest.la site/libhttplingo-site.la lib/libhttplingo.la
endif

tests_test_status_SOURCES = tests/test-status.c
tests_test_status_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_status_LDADD = $(TEST_LIBS)

tests_test_tag_SOURCES = tests/test-tag.c
tests_test_tag_CPPFLAGS = $(TEST_CPPFLAGS) $(ORACLE_CPPFLAGS)
tests_test_tag_LDADD = $(TEST_LIBS) $(ORACLE_LIBS)

tests_test_template_plan_SOURCES = tests/test-template-plan.c
tests_test_template_plan_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_template_plan_LDADD = $(TEST_LIBS)

tests_test_template_SOURCES = tests/test-template.c $(MEMORY_SOURCES)
tests_test_template_CPPFLAGS = $(TEST_CPPFLAGS)
tests_test_template_LDFLAGS = $(MEMORY_LDFLAGS)
tests_test_template_LDADD = $(TEST_LIBS)
endif

# Leaks of other libraries, for builds with AddressSanitizer.
AM_TESTS_ENVIRONMENT = \
	LSAN_OPTIONS=suppressions=$(abs_top_srcdir)/tests/leaks.supp:print_suppressions=0; export LSAN_OPTIONS;

# The programs in which threads meet, for a build with ThreadSanitizer.
THREAD_TESTS = tests/test-messages-threads
if HAVE_ICU
THREAD_TESTS += tests/test-format
endif
print-thread-tests:
	@echo $(THREAD_TESTS)
.PHONY: print-thread-tests

# The command, as its users call it.
TESTS += tests/test-check-command.sh tests/test-command.sh tests/test-contrast-site.sh tests/test-gallery.sh tests/test-message.sh tests/test-po-check.sh
EXTRA_DIST += tests/test-check-command.sh tests/test-command.sh tests/test-contrast-site.sh tests/test-gallery.sh tests/leaks.supp tests/test-message.sh tests/test-po-check.sh

# The reader beside Python's and msgunfmt, over the files of the system.
if HAVE_JANSSON
check_PROGRAMS += tests/dump-plural
tests_dump_plural_SOURCES = tests/dump-plural.c
tests_dump_plural_LDADD = lib/libcore.la
TESTS += tests/check-system-catalogs.py
endif
EXTRA_DIST += tests/check-system-catalogs.py

# Servers with their modules: see ./check.
EXTRA_DIST += \
	tests/servers/apache-locations.conf \
	tests/servers/apache.conf \
	tests/servers/apache.py \
	tests/servers/apache.sh \
	tests/servers/apache_server.py \
	tests/servers/gateways.py \
	tests/servers/harness.py \
	tests/servers/load.py \
	tests/servers/logo.svg \
	tests/servers/matrix.py \
	tests/servers/nginx-locations.conf \
	tests/servers/nginx.conf \
	tests/servers/nginx.py \
	tests/servers/nginx.sh \
	tests/servers/nginx_server.py \
	tests/servers/oracle.c \
	tests/servers/site.conf \
	tests/servers/suite.py \
	tests/servers/upstream.py

# What httplingo check finds in servers: run by ./check.
EXTRA_DIST += \
	tests/servers/check-servers.sh \
	tests/servers/check-url.sh \
	tests/servers/checked/apache.sh \
	tests/servers/checked/caddy.sh \
	tests/servers/checked/expectations.sh \
	tests/servers/checked/haproxy.sh \
	tests/servers/checked/lighttpd.sh \
	tests/servers/checked/nginx.sh \
	tests/servers/checked/squid.sh \
	tests/servers/checked/varnish.sh
