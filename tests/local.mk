# SPDX-License-Identifier: MIT
# One CUnit program per module, so that a crash in one of them does not affect the others.
if HAVE_CUNIT
check_LTLIBRARIES = tests/support/libtest.la
tests_support_libtest_la_SOURCES = tests/support/run-cunit.c tests/support/language.h tests/support/test.c tests/support/test.h
tests_support_libtest_la_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS)
tests_support_libtest_la_LIBADD = $(CUNIT_LIBS)

UNIT_TESTS = \
	tests/unit/test-apache-memory \
	tests/unit/test-apache-pages \
	tests/unit/test-base \
	tests/unit/test-catalog \
	tests/unit/test-check \
	tests/unit/test-check-facts \
	tests/unit/test-check-pages \
	tests/unit/test-cldr \
	tests/unit/test-contrast \
	tests/unit/test-cut \
	tests/unit/test-date \
	tests/unit/test-uri \
	tests/unit/test-json \
	tests/unit/test-extensions \
	tests/unit/test-escape \
	tests/unit/test-fill \
	tests/unit/test-flat \
	tests/unit/test-flat-calls \
	tests/unit/test-holder \
	tests/unit/test-media \
	tests/unit/test-media-random \
	tests/unit/test-memory-files \
	tests/unit/test-messages \
	tests/unit/test-messages-threads \
	tests/unit/test-method \
	tests/unit/test-mo \
	tests/unit/test-mo-damage \
	tests/unit/test-mo-file \
	tests/unit/test-mo-sysdep \
	tests/unit/test-mustache-spec \
	tests/unit/test-negotiate \
	tests/unit/test-negotiate-random \
	tests/unit/test-page \
	tests/unit/test-page-actions \
	tests/unit/test-page-cache \
	tests/unit/test-page-formats \
	tests/unit/test-page-rules \
	tests/unit/test-page-size \
	tests/unit/test-plural \
	tests/unit/test-pseudo \
	tests/unit/test-read-request \
	tests/unit/test-response-head \
	tests/unit/test-site \
	tests/unit/test-site-options \
	tests/unit/test-site-threads \
	$(SITE_FILE_TESTS) \
	tests/unit/test-status \
	tests/unit/test-tag \
	tests/unit/test-template \
	tests/unit/test-template-plan \
	tests/unit/test-usual-pages \
	tests/unit/test-wait \
	tests/unit/test-waits \
	tests/unit/test-words
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)

TEST_CPPFLAGS = $(AM_CPPFLAGS) $(CUNIT_CFLAGS) -DSOURCE_DIRECTORY=\"$(abs_top_srcdir)\"
TEST_LIBS = tests/support/libtest.la lib/libcore.la

# Counts the allocations of the code under test.
MEMORY_LDFLAGS = $(AM_LDFLAGS) \
	-Wl,--wrap=malloc -Wl,--wrap=calloc -Wl,--wrap=realloc -Wl,--wrap=free
MEMORY_SOURCES = tests/support/memory.c tests/support/memory.h

# Other parsers check the output.
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

# ICU, with which the tables of the library are compared.
if HAVE_ICU
check_PROGRAMS += tests/unit/test-cldr-icu tests/unit/test-format tests/unit/test-format-limits
TESTS += tests/unit/test-cldr-icu tests/unit/test-format tests/unit/test-format-limits
tests_unit_test_cldr_icu_SOURCES = tests/unit/test-cldr-icu.c
tests_unit_test_cldr_icu_CPPFLAGS = $(TEST_CPPFLAGS) $(ICU_CFLAGS)
tests_unit_test_cldr_icu_LDADD = $(TEST_LIBS) $(ICU_LIBS)

tests_unit_test_format_SOURCES = tests/unit/test-format.c
tests_unit_test_format_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_format_CFLAGS = $(AM_CFLAGS) -pthread
tests_unit_test_format_LDADD = tests/support/libtest.la lib/icu/libhttplingo-icu.la

# Compiled with the test, so that its allocations can fail.
tests_unit_test_format_limits_SOURCES = tests/unit/test-format-limits.c lib/icu/format.c \
	lib/icu/format-impl.h lib/icu/format-open.c $(MEMORY_SOURCES)
tests_unit_test_format_limits_CPPFLAGS = $(TEST_CPPFLAGS) $(ICU_CFLAGS)
tests_unit_test_format_limits_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_format_limits_LDADD = $(TEST_LIBS) $(ICU_LIBS)
endif

tests_unit_test_base_SOURCES = tests/unit/test-base.c
tests_unit_test_base_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_base_LDADD = $(TEST_LIBS)

tests_unit_test_catalog_SOURCES = tests/unit/test-catalog.c
tests_unit_test_catalog_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_catalog_LDADD = $(TEST_LIBS)

tests_unit_test_check_SOURCES = tests/unit/test-check.c tests/unit/test-check-cases.inc
tests_unit_test_check_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_check_LDADD = $(TEST_LIBS)

tests_unit_test_check_facts_SOURCES = tests/unit/test-check-facts.c
tests_unit_test_check_facts_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_check_facts_LDADD = $(TEST_LIBS)

tests_unit_test_check_pages_SOURCES = tests/unit/test-check-pages.c
tests_unit_test_check_pages_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_check_pages_LDADD = $(TEST_LIBS)

tests_unit_test_cldr_SOURCES = tests/unit/test-cldr.c
tests_unit_test_cldr_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_cldr_LDADD = $(TEST_LIBS)

tests_unit_test_escape_SOURCES = tests/unit/test-escape.c
tests_unit_test_escape_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_escape_LDADD = $(TEST_LIBS)

tests_unit_test_contrast_SOURCES = tests/unit/test-contrast.c tools/colour/contrast.c tools/colour/contrast.h tools/colour/names.def
tests_unit_test_contrast_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_contrast_LDADD = $(TEST_LIBS) -lm

tests_unit_test_cut_SOURCES = tests/unit/test-cut.c
tests_unit_test_cut_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_cut_LDADD = $(TEST_LIBS)
tests_unit_test_date_SOURCES = tests/unit/test-date.c
tests_unit_test_date_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_date_LDADD = $(TEST_LIBS)

tests_unit_test_uri_SOURCES = tests/unit/test-uri.c
tests_unit_test_uri_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_uri_LDADD = $(TEST_LIBS)

tests_unit_test_json_SOURCES = tests/unit/test-json.c
tests_unit_test_json_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_json_LDADD = $(TEST_LIBS)

tests_unit_test_extensions_SOURCES = tests/unit/test-extensions.c tests/support/make-page.c \
	tests/support/make-page.h
tests_unit_test_extensions_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_extensions_LDADD = $(TEST_LIBS)

tests_unit_test_flat_SOURCES = tests/unit/test-flat.c
tests_unit_test_flat_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_flat_LDADD = $(TEST_LIBS)

tests_unit_test_flat_calls_SOURCES = tests/unit/test-flat-calls.c tests/support/make-mo.c tests/support/make-mo.h
tests_unit_test_flat_calls_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_flat_calls_LDADD = $(TEST_LIBS)

tests_unit_test_holder_SOURCES = tests/unit/test-holder.c $(MEMORY_SOURCES)
tests_unit_test_holder_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_holder_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_holder_LDADD = $(TEST_LIBS)

tests_unit_test_apache_pages_SOURCES = tests/unit/test-apache-pages.c \
	modules/apache/mod_lingo.h modules/apache/mod_lingo_pages.c \
	tests/fuzz/apache/ap_expr.h tests/fuzz/apache/ap_mpm.h tests/fuzz/apache/apr_strings.h \
	tests/fuzz/apache/http_protocol.h tests/fuzz/apache/httpd.c tests/fuzz/apache/httpd.h
tests_unit_test_apache_pages_CPPFLAGS = -I$(top_srcdir)/tests/fuzz/apache $(AM_CPPFLAGS) -D_GNU_SOURCE
tests_unit_test_apache_pages_CFLAGS = $(AM_CFLAGS) -pthread
tests_unit_test_apache_pages_LDADD = lib/libcore.la

tests_unit_test_apache_memory_SOURCES = tests/unit/test-apache-memory.c \
	modules/apache/mod_lingo.h modules/apache/mod_lingo_pages.c \
	tests/fuzz/apache/ap_expr.h tests/fuzz/apache/ap_mpm.h tests/fuzz/apache/apr_strings.h \
	tests/fuzz/apache/http_protocol.h tests/fuzz/apache/httpd.c tests/fuzz/apache/httpd.h $(MEMORY_SOURCES)
tests_unit_test_apache_memory_CPPFLAGS = $(tests_unit_test_apache_pages_CPPFLAGS)
tests_unit_test_apache_memory_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_apache_memory_LDADD = lib/libcore.la

tests_unit_test_site_threads_SOURCES = tests/unit/test-site-threads.c tests/support/make-mo.c tests/support/make-mo.h
tests_unit_test_site_threads_CFLAGS = $(AM_CFLAGS) -pthread
tests_unit_test_site_threads_LDADD = lib/libcore.la

tests_unit_test_fill_SOURCES = tests/unit/test-fill.c
tests_unit_test_fill_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_fill_LDADD = $(TEST_LIBS)

tests_unit_test_media_SOURCES = tests/unit/test-media.c
tests_unit_test_media_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_media_LDADD = $(TEST_LIBS)

tests_unit_test_media_random_SOURCES = tests/unit/test-media-random.c tests/support/random.h
tests_unit_test_media_random_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_media_random_LDADD = $(TEST_LIBS)

tests_unit_test_method_SOURCES = tests/unit/test-method.c
tests_unit_test_method_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_method_LDADD = $(TEST_LIBS)

tests_unit_test_memory_files_SOURCES = tests/unit/test-memory-files.c tests/support/make-mo.c tests/support/make-mo.h \
	tests/support/make-page.c tests/support/make-page.h $(MEMORY_SOURCES)
tests_unit_test_memory_files_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_memory_files_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_memory_files_LDADD = $(TEST_LIBS)

tests_unit_test_messages_SOURCES = tests/unit/test-messages.c tests/support/make-mo.c tests/support/make-mo.h $(MEMORY_SOURCES)
tests_unit_test_messages_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_messages_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_messages_LDADD = $(TEST_LIBS)

tests_unit_test_messages_threads_SOURCES = tests/unit/test-messages-threads.c tests/support/make-mo.c tests/support/make-mo.h
tests_unit_test_messages_threads_CFLAGS = $(AM_CFLAGS) -pthread
tests_unit_test_messages_threads_LDADD = lib/libcore.la

tests_unit_test_mo_SOURCES = tests/unit/test-mo.c tests/support/make-mo.c tests/support/make-mo.h
tests_unit_test_mo_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_mo_LDADD = $(TEST_LIBS)

tests_unit_test_mo_file_SOURCES = tests/unit/test-mo-file.c tests/support/make-mo.c tests/support/make-mo.h $(MEMORY_SOURCES)
tests_unit_test_mo_file_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_mo_file_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_mo_file_LDADD = $(TEST_LIBS)

tests_unit_test_mo_sysdep_SOURCES = tests/unit/test-mo-sysdep.c tests/support/make-mo.c tests/support/make-mo.h
tests_unit_test_mo_sysdep_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_mo_sysdep_LDADD = $(TEST_LIBS)

tests_unit_test_words_SOURCES = tests/unit/test-words.c
tests_unit_test_words_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_words_LDADD = $(TEST_LIBS)

tests_unit_test_mo_damage_SOURCES = tests/unit/test-mo-damage.c tests/support/make-mo.c tests/support/make-mo.h $(MEMORY_SOURCES)
tests_unit_test_mo_damage_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_mo_damage_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_mo_damage_LDADD = $(TEST_LIBS)

# tests/source/mustache.sh runs it with the specification, which it downloads.
tests_unit_test_mustache_spec_SOURCES = tests/unit/test-mustache-spec.c
tests_unit_test_mustache_spec_CPPFLAGS = $(TEST_CPPFLAGS) $(JANSSON_TEST_CPPFLAGS)
tests_unit_test_mustache_spec_LDADD = $(TEST_LIBS) $(JANSSON_TEST_LIBS)

tests_unit_test_negotiate_SOURCES = tests/unit/test-negotiate.c $(MEMORY_SOURCES)
tests_unit_test_negotiate_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_negotiate_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_negotiate_LDADD = $(TEST_LIBS)

tests_unit_test_negotiate_random_SOURCES = tests/unit/test-negotiate-random.c tests/support/random.h
tests_unit_test_negotiate_random_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_negotiate_random_LDADD = $(TEST_LIBS)

tests_unit_test_page_SOURCES = tests/unit/test-page.c tests/support/make-page.c tests/support/make-page.h \
	$(MEMORY_SOURCES)
tests_unit_test_page_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_page_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_page_LDADD = $(TEST_LIBS)

tests_unit_test_page_actions_SOURCES = tests/unit/test-page-actions.c tests/support/make-page.c \
	tests/support/make-page.h
tests_unit_test_page_actions_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_page_actions_LDADD = $(TEST_LIBS)

tests_unit_test_page_cache_SOURCES = tests/unit/test-page-cache.c tests/support/make-page.c tests/support/make-page.h \
	$(MEMORY_SOURCES)
tests_unit_test_page_cache_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_page_cache_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_page_cache_LDADD = $(TEST_LIBS)

tests_unit_test_page_formats_SOURCES = tests/unit/test-page-formats.c tests/support/make-page.c tests/support/make-page.h \
	tests/support/parse-page.c tests/support/parse-page.h
tests_unit_test_page_formats_CPPFLAGS = $(TEST_CPPFLAGS) $(PARSER_CPPFLAGS)
tests_unit_test_page_formats_LDADD = $(TEST_LIBS) $(PARSER_LIBS)

tests_unit_test_page_rules_SOURCES = tests/unit/test-page-rules.c
tests_unit_test_page_rules_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_page_rules_LDADD = $(TEST_LIBS)

tests_unit_test_page_size_SOURCES = tests/unit/test-page-size.c tests/support/make-page.c tests/support/make-page.h
tests_unit_test_page_size_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_page_size_LDADD = $(TEST_LIBS)

tests_unit_test_plural_SOURCES = tests/unit/test-plural.c $(MEMORY_SOURCES)
tests_unit_test_plural_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_plural_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_plural_LDADD = $(TEST_LIBS)

tests_unit_test_pseudo_SOURCES = tests/unit/test-pseudo.c tests/support/make-page.c tests/support/make-page.h
tests_unit_test_pseudo_CPPFLAGS = $(TEST_CPPFLAGS) $(PARSER_CPPFLAGS)
tests_unit_test_pseudo_LDADD = $(TEST_LIBS) $(PARSER_LIBS)

# Pseudo-languages, which the tests open.
check_DATA = tests/pseudo/ar_XB.mo tests/pseudo/en_XA.mo
tests/pseudo/%.mo: generators/pseudo.c lib/registry/status.def lib/registry/method.def include/httplingo/label.def \
		| generators/pseudo$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && generators/pseudo$(EXEEXT) $* >$(@D)/$*.po && \
	$(MSGFMT) -o $@ $(@D)/$*.po
CLEANFILES += tests/pseudo/ar_XB.mo tests/pseudo/ar_XB.po tests/pseudo/en_XA.mo tests/pseudo/en_XA.po

tests_unit_test_read_request_SOURCES = tests/unit/test-read-request.c
tests_unit_test_read_request_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_read_request_LDADD = $(TEST_LIBS)

tests_unit_test_response_head_SOURCES = tests/unit/test-response-head.c tests/support/make-page.c tests/support/make-page.h
tests_unit_test_response_head_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_response_head_LDADD = $(TEST_LIBS)

tests_unit_test_site_SOURCES = tests/unit/test-site.c tests/support/make-page.c tests/support/make-page.h $(MEMORY_SOURCES)
tests_unit_test_site_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_site_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_site_LDADD = $(TEST_LIBS)

tests_unit_test_site_options_SOURCES = tests/unit/test-site-options.c tests/support/make-page.c \
	tests/support/make-page.h $(MEMORY_SOURCES)
tests_unit_test_site_options_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_site_options_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_site_options_LDADD = $(TEST_LIBS)

if HAVE_INIH
SITE_FILE_TESTS = tests/unit/test-site-file tests/unit/test-site-file-memory
tests_unit_test_site_file_SOURCES = tests/unit/test-site-file.c tests/support/make-page.c tests/support/make-page.h
tests_unit_test_site_file_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_site_file_LDADD = tests/support/libtest.la lib/site-file/libhttplingo-site.la lib/libhttplingo.la

# Compiled with the test, so that its allocations can fail.
tests_unit_test_site_file_memory_SOURCES = tests/unit/test-site-file-memory.c lib/site-file/site-file.c $(MEMORY_SOURCES)
tests_unit_test_site_file_memory_CPPFLAGS = $(TEST_CPPFLAGS) $(INIH_CFLAGS)
tests_unit_test_site_file_memory_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_site_file_memory_LDADD = $(TEST_LIBS) $(INIH_LIBS)
endif

tests_unit_test_status_SOURCES = tests/unit/test-status.c
tests_unit_test_status_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_status_LDADD = $(TEST_LIBS)

tests_unit_test_tag_SOURCES = tests/unit/test-tag.c
tests_unit_test_tag_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_tag_LDADD = $(TEST_LIBS)

tests_unit_test_template_plan_SOURCES = tests/unit/test-template-plan.c
tests_unit_test_template_plan_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_template_plan_LDADD = $(TEST_LIBS)

tests_unit_test_usual_pages_SOURCES = tests/unit/test-usual-pages.c
tests_unit_test_usual_pages_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_usual_pages_LDADD = $(TEST_LIBS)

tests_unit_test_wait_SOURCES = tests/unit/test-wait.c tests/support/make-mo.c tests/support/make-mo.h
tests_unit_test_wait_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_wait_LDADD = $(TEST_LIBS)

tests_unit_test_waits_SOURCES = tests/unit/test-waits.c
tests_unit_test_waits_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_waits_LDADD = $(TEST_LIBS)
EXTRA_DIST += tests/unit/cldr-differences.tsv tests/unit/waits.tsv

tests_unit_test_template_SOURCES = tests/unit/test-template.c $(MEMORY_SOURCES)
tests_unit_test_template_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_test_template_LDFLAGS = $(MEMORY_LDFLAGS)
tests_unit_test_template_LDADD = $(TEST_LIBS)
endif

# The tests expect all languages.
if !ALL_LANGUAGES
LOG_COMPILER = $(SHELL) $(top_srcdir)/tests/chosen-languages.sh
endif
EXTRA_DIST += tests/chosen-languages.sh

# Only for these programs, not for the libraries that they need.
$(check_PROGRAMS): private LIBTOOL = $(SHELL) $(top_srcdir)/scripts/link-test.sh
EXTRA_DIST += scripts/link-test.sh

# The command without its wrapper, and leaks of other libraries for builds with AddressSanitizer.
AM_TESTS_ENVIRONMENT = \
	build=$(abs_builddir); . $(top_srcdir)/scripts/uninstalled.sh; \
	LSAN_OPTIONS=suppressions=$(abs_top_srcdir)/tests/leaks.supp:print_suppressions=0; export LSAN_OPTIONS;

# The programs that use several threads, for a build with ThreadSanitizer.
THREAD_TESTS = tests/unit/test-apache-pages tests/unit/test-messages-threads tests/unit/test-site-threads
if HAVE_ICU
THREAD_TESTS += tests/unit/test-format
endif
print-thread-tests:
	@echo $(THREAD_TESTS)
# They, and the daemon, without the rest.
thread-programs: $(BUILT_SOURCES)
	$(MAKE) $(AM_MAKEFLAGS) $(THREAD_TESTS) $(sbin_PROGRAMS)
.PHONY: print-thread-tests thread-programs

# The library on other platforms; see tests/source/portability.sh.
EXTRA_DIST += \
	tests/portability/digest.c \
	tests/portability/digest.h \
	tests/portability/failing.c \
	tests/portability/mo.c \
	tests/portability/negotiation.c \
	tests/portability/pages.c \
	tests/portability/platform.mk \
	tests/portability/rows.c \
	tests/source/portability.sh \
	tests/support/assert.h \
	tests/support/run-plain.c
print-flags:
	@echo $(DEFS) -I$(top_builddir) -I$(top_srcdir) $(AM_CPPFLAGS) $(AM_CFLAGS)
.PHONY: print-flags

# The command, as users call it.
TESTS += tests/command/test-check-command.sh tests/command/test-command.sh tests/command/test-contrast-site.sh tests/command/test-explain.sh tests/command/test-files.sh tests/command/test-gallery.sh tests/command/test-grpc.sh tests/command/test-message.sh tests/command/test-mistakes.sh tests/command/test-negotiation-docs.sh tests/command/test-po-check.sh tests/command/test-po-reword.sh tests/command/test-reference.sh
EXTRA_DIST += tests/command/mistakes.tsv tests/command/test-check-command.sh tests/command/test-command.sh tests/command/test-contrast-site.sh tests/command/test-explain.sh tests/command/test-files.sh tests/command/test-gallery.sh tests/command/test-grpc.sh tests/command/test-message.sh tests/command/test-mistakes.sh tests/command/test-negotiation-docs.sh tests/command/test-po-check.sh tests/command/test-po-reword.sh tests/command/test-reference.sh tests/leaks.supp

# Compares the reader of .mo files with Python's and msgunfmt, for the files of the system.
if HAVE_JANSSON
check_PROGRAMS += tests/support/dump-plural
tests_support_dump_plural_SOURCES = tests/support/dump-plural.c
tests_support_dump_plural_LDADD = lib/libcore.la
TESTS += tests/unit/check-system-catalogs.py
endif
EXTRA_DIST += tests/unit/check-system-catalogs.py

# Servers with modules; see ./check.
EXTRA_DIST += \
	scripts/modules.sh \
	tests/servers/apache-locations.conf \
	tests/servers/apache-rules.conf \
	tests/servers/apache.conf \
	tests/servers/apache.py \
	tests/servers/apache.sh \
	tests/servers/apache_server.py \
	tests/servers/browser.py \
	tests/servers/features.py \
	tests/servers/findings.py \
	tests/servers/free_port.py \
	tests/servers/gateways.py \
	tests/servers/hostile.py \
	tests/servers/harness.py \
	tests/servers/load.py \
	tests/servers/logo.svg \
	tests/servers/matrix.py \
	tests/servers/nginx-locations.conf \
	tests/servers/nginx.conf \
	tests/servers/nginx.py \
	tests/servers/nginx.sh \
	tests/servers/nginx-memory.sh \
	tests/servers/recipes.py \
	tests/servers/recipes.sh \
	tests/servers/nginx_server.py \
	tests/servers/oracle.c \
	tests/servers/oracle.py \
	tests/servers/site.conf \
	tests/servers/soak-apache.conf \
	tests/servers/soak-nginx.conf \
	tests/servers/soak.py \
	tests/servers/soak.sh \
	tests/servers/soak_client.py \
	tests/servers/soak_self_test.py \
	tests/servers/soak_servers.py \
	tests/servers/suite.py \
	tests/servers/upstream.py \
	tests/servers/varnish.py \
	tests/servers/varnish.sh \
	tests/servers/varnish.vcl \
	tests/servers/varnish/errors.vtc \
	tests/servers/varnish/languages.vtc \
	tests/servers/varnish/restart.vtc \
	tests/servers/varnish_server.py

# The findings of httplingo check for servers; run by ./check.
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

# The source tree itself; run by ./check.
EXTRA_DIST += \
	tests/source/architecture.py \
	tests/source/architecture.sh \
	tests/source/cldr-plurals.py \
	tests/source/cldr.mjs \
	tests/source/chosen-languages.sh \
	tests/source/cldr.sh \
	tests/source/layers.py \
	tests/source/layers.sh \
	tests/source/purpose.sh \
	tests/source/without-icu.sh
