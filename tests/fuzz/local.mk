# SPDX-License-Identifier: MIT
# The fuzz targets, each linked with fuzz-main.c, which replays its corpus; see README.md there.
FUZZ_TESTS = \
	tests/fuzz/fuzz-apache \
	tests/fuzz/fuzz-check \
	$(DAEMON_FUZZ_TESTS) \
	tests/fuzz/fuzz-flat \
	$(HAR_FUZZ_TESTS) \
	tests/fuzz/fuzz-json \
	tests/fuzz/fuzz-media \
	tests/fuzz/fuzz-mo \
	tests/fuzz/fuzz-negotiate \
	tests/fuzz/fuzz-nginx \
	tests/fuzz/fuzz-page \
	tests/fuzz/fuzz-plural \
	$(PO_FUZZ_TESTS) \
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
# The other tests and their programs, for ./check, which leaves the tests of the command that run with sanitizers,
# too, to that build.
print-other-tests:
	@echo $(filter-out tests/fuzz/% tests/command/%,$(TESTS)) `cd $(srcdir) && grep -l SANITIZED tests/command/*.sh`
print-other-programs:
	@echo $(filter-out tests/fuzz/%,$(check_PROGRAMS))
.PHONY: fuzz-targets print-fuzz-targets print-other-tests print-other-programs

# A fuzzing engine has a main() of its own.
if !HAVE_FUZZING_ENGINE
FUZZ_MAIN = tests/fuzz/fuzz-main.c
endif
FUZZ_CPPFLAGS = $(AM_CPPFLAGS) -DSOURCE_DIRECTORY=\"$(abs_top_srcdir)\"
EXTRA_DIST += tests/fuzz/README.md tests/fuzz/corpus tests/fuzz/crashes \
	tests/fuzz/dictionaries tests/source/oss-fuzz.sh

# The modules, with stand-ins for the headers of the servers.
tests_fuzz_fuzz_apache_SOURCES = tests/fuzz/fuzz-apache.c $(FUZZ_MAIN) tests/fuzz/require.h \
	modules/apache/mod_lingo.h modules/apache/mod_lingo_cause.c modules/apache/mod_lingo_page.c \
	modules/apache/mod_lingo_pages.c modules/apache/mod_lingo_response.c modules/page-module.h \
	tests/fuzz/apache/ap_expr.h tests/fuzz/apache/ap_mpm.h tests/fuzz/apache/apr_strings.h tests/fuzz/apache/http_protocol.h \
	tests/fuzz/apache/httpd.c tests/fuzz/apache/httpd.h
# apxs defines _GNU_SOURCE, too.
tests_fuzz_fuzz_apache_CPPFLAGS = -I$(top_srcdir)/tests/fuzz/apache $(FUZZ_CPPFLAGS) -D_GNU_SOURCE -DFUZZ_NAME=\"apache\" -DFUZZ_MUTATIONS=4000
tests_fuzz_fuzz_apache_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

tests_fuzz_fuzz_check_SOURCES = tests/fuzz/fuzz-check.c $(FUZZ_MAIN)
tests_fuzz_fuzz_check_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"check\"
tests_fuzz_fuzz_check_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

if HAVE_DAEMON
DAEMON_FUZZ_TESTS = tests/fuzz/fuzz-daemon
tests_fuzz_fuzz_daemon_SOURCES = tests/fuzz/fuzz-daemon.c $(FUZZ_MAIN) tests/fuzz/require.h \
	daemon/access-log.c daemon/access-log.h daemon/answer.c daemon/answer.h daemon/connection.c \
	daemon/connection.h daemon/framing.c daemon/framing.h daemon/keeper.c daemon/keeper.h \
	daemon/line.c daemon/line.h daemon/log.c daemon/log.h daemon/maintenance.c \
	daemon/maintenance.h daemon/metrics.c daemon/metrics.h daemon/open-files.c daemon/open-files.h \
	daemon/operator-field.c daemon/operator-field.h daemon/options.h daemon/request.c \
	daemon/request.def daemon/request.h daemon/worker/worker.c daemon/worker/worker.h
tests_fuzz_fuzz_daemon_CPPFLAGS = $(FUZZ_CPPFLAGS) $(MICROHTTPD_CFLAGS) -DFUZZ_NAME=\"daemon\" -DFUZZ_MUTATIONS=4000
tests_fuzz_fuzz_daemon_CFLAGS = $(AM_CFLAGS) -pthread
# Without libmicrohttpd, whose functions the target replaces.
tests_fuzz_fuzz_daemon_LDADD = lib/libcore.la $(ATOMIC_LIBS) $(LIB_FUZZING_ENGINE)
endif

tests_fuzz_fuzz_flat_SOURCES = tests/fuzz/fuzz-flat.c $(FUZZ_MAIN) tests/fuzz/require.h
tests_fuzz_fuzz_flat_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"flat\" -DFUZZ_MUTATIONS=4000
tests_fuzz_fuzz_flat_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

if HAVE_JANSSON
HAR_FUZZ_TESTS = tests/fuzz/fuzz-har
tests_fuzz_fuzz_har_SOURCES = tests/fuzz/fuzz-har.c $(FUZZ_MAIN) tests/fuzz/require.h \
	tools/check/check.h tools/check/problem-details.c tools/check/read-curl.c tools/check/read-har.c \
	tools/check/read.c tools/check/report.c tools/check/responses.c tools/check/run.c \
	tools/check/show-json.c tools/check/show-text.c tools/cli.c tools/cli.h tools/layout.c tools/layout.h tools/pager.c tools/pager.h \
	tools/terminal.c tools/terminal.h tools/words.c \
	tools/words.h
tests_fuzz_fuzz_har_CPPFLAGS = $(FUZZ_CPPFLAGS) $(JANSSON_CFLAGS) -DFUZZ_NAME=\"har\" -DFUZZ_MUTATIONS=2000
tests_fuzz_fuzz_har_LDADD = lib/libcore.la $(JANSSON_LIBS) $(LIBINTL) -lm $(LIB_FUZZING_ENGINE)
endif

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

tests_fuzz_fuzz_nginx_SOURCES = tests/fuzz/fuzz-nginx.c $(FUZZ_MAIN) tests/fuzz/require.h \
	modules/nginx/ngx_http_lingo.h modules/nginx/ngx_http_lingo_allow.c \
	modules/nginx/ngx_http_lingo_fields.c modules/nginx/ngx_http_lingo_headers.c \
	modules/nginx/ngx_http_lingo_page.c modules/page-module.h \
	tests/fuzz/nginx/ngx.c tests/fuzz/nginx/ngx_config.h tests/fuzz/nginx/ngx_core.h \
	tests/fuzz/nginx/ngx_http.h
tests_fuzz_fuzz_nginx_CPPFLAGS = -I$(top_srcdir)/tests/fuzz/nginx $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"nginx\" -DFUZZ_MUTATIONS=4000
# nginx compiles modules with its own warnings.
tests_fuzz_fuzz_nginx_CFLAGS = $(AM_CFLAGS) -w
tests_fuzz_fuzz_nginx_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

tests_fuzz_fuzz_page_SOURCES = tests/fuzz/fuzz-page.c $(FUZZ_MAIN)
tests_fuzz_fuzz_page_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"page\"
tests_fuzz_fuzz_page_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

tests_fuzz_fuzz_plural_SOURCES = tests/fuzz/fuzz-plural.c $(FUZZ_MAIN)
tests_fuzz_fuzz_plural_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_NAME=\"plural\"
tests_fuzz_fuzz_plural_LDADD = lib/libcore.la $(LIB_FUZZING_ENGINE)

if HAVE_PO_CHECK
if HAVE_JANSSON
PO_FUZZ_TESTS = tests/fuzz/fuzz-po
tests_fuzz_fuzz_po_SOURCES = tests/fuzz/fuzz-po.c $(FUZZ_MAIN) tests/fuzz/require.h \
	tools/po/breaks.c tools/po/breaks.h tools/po/compile.c tools/po/compile.h tools/po/document.c \
	tools/po/document.h tools/po/glossary.c tools/po/glossary.h tools/po/language.c \
	tools/po/language.h tools/po/provenance.c tools/po/provenance.h tools/po/text.c tools/po/text.h \
	tools/po-check/check.h tools/po-check/exceptions.c tools/po-check/exceptions.def \
	tools/po-check/findings.c tools/po-check/plural-forms.c tools/po-check/plural-forms.h \
	tools/po-check/rules.def tools/po-check/rules-case.c tools/po-check/rules-content.c \
	tools/po-check/rules-file.c tools/po-check/rules-glossary.c tools/po-check/rules-marks.c \
	tools/po-check/rules-plural.c tools/po-check/rules-punctuation.c \
	tools/po-check/rules-slips.c tools/po-check/rules-space.c tools/po-check/rules-status.c \
	tools/po-check/rules-words.c tools/po-check/run.c tools/cli.c tools/cli.h tools/messages.c \
	tools/messages.h
tools/tests_fuzz_fuzz_po-messages.$(OBJEXT): tools/messages.inc tools/provenance.inc
tests_fuzz_fuzz_po_CPPFLAGS = $(FUZZ_CPPFLAGS) $(JANSSON_CFLAGS) $(ICU_CFLAGS) -DFUZZ_NAME=\"po\" -DFUZZ_MUTATIONS=300
tests_fuzz_fuzz_po_LDADD = lib/libcore.la $(GETTEXTPO_LIBS) $(ICU_LIBS) $(JANSSON_LIBS) $(LIBINTL) -lm \
	$(LIB_FUZZING_ENGINE)
endif
endif

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
