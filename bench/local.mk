# SPDX-License-Identifier: MIT
# Benchmarks: "make bench" builds and runs those that take seconds, "make bench-all" also those with
# servers and with libraries of other languages.  See bench/README.md.
BENCHES = \
	bench/bench-load \
	bench/bench-messages \
	bench/bench-negotiate \
	bench/bench-open \
	bench/bench-page \
	bench/bench-phrase
if HAVE_INIH
BENCHES += bench/bench-site
endif
EXTRA_PROGRAMS += $(BENCHES)
CLEANFILES += $(BENCHES) bench/results.tsv
EXTRA_DIST += bench/README.md bench/bench.sh bench/locales.sh bench/messages.sh bench/peer-boost.cc bench/peer-musl.c \
	bench/peers/daemon.sh bench/peers/h2o.sh bench/peers/haproxy-lua.sh bench/peers/libraries.sh bench/peers/lua.lua bench/peers/npm.js bench/peers/php.php \
	bench/peers/python.py bench/peers/send_error.py bench/peers/servers.sh \
	bench/table.awk
BENCH_SOURCES = bench/bench.c bench/bench.h
BENCH_CFLAGS = $(AM_CFLAGS) -pthread
BENCH_LIBS = lib/libhttplingo.la
if HAVE_ICU
BENCH_ICU_CPPFLAGS = -DHAVE_ICU $(ICU_CFLAGS)
BENCH_ICU_LIBS = $(ICU_LIBS)
endif
if HAVE_JANSSON
BENCH_JSON_CPPFLAGS = -DHAVE_JANSSON $(JANSSON_CFLAGS)
BENCH_JSON_LIBS = $(JANSSON_LIBS)
endif
if HAVE_CJSON
BENCH_CJSON_CPPFLAGS = -DHAVE_CJSON $(CJSON_CFLAGS)
BENCH_CJSON_LIBS = $(CJSON_LIBS)
endif

bench_bench_negotiate_SOURCES = bench/bench-negotiate.c $(BENCH_SOURCES)
bench_bench_negotiate_CPPFLAGS = $(AM_CPPFLAGS) $(BENCH_ICU_CPPFLAGS)
bench_bench_negotiate_CFLAGS = $(BENCH_CFLAGS)
bench_bench_negotiate_LDADD = $(BENCH_LIBS) $(BENCH_ICU_LIBS)

bench_bench_messages_SOURCES = bench/bench-messages.c tests/support/make-mo.c tests/support/make-mo.h $(BENCH_SOURCES)
bench_bench_messages_CPPFLAGS = $(AM_CPPFLAGS) 
bench_bench_messages_CFLAGS = $(BENCH_CFLAGS)
bench_bench_messages_LDADD = $(BENCH_LIBS)

bench_bench_load_SOURCES = bench/bench-load.c $(BENCH_SOURCES)
bench_bench_load_CFLAGS = $(BENCH_CFLAGS)

bench_bench_open_SOURCES = bench/bench-open.c $(BENCH_SOURCES)
bench_bench_open_CFLAGS = $(BENCH_CFLAGS)
bench_bench_open_LDADD = $(BENCH_LIBS)

bench_bench_site_SOURCES = bench/bench-site.c $(BENCH_SOURCES)
bench_bench_site_CFLAGS = $(BENCH_CFLAGS)
bench_bench_site_LDADD = lib/site-file/libhttplingo-site.la $(BENCH_LIBS)

bench_bench_page_SOURCES = bench/bench-page.c $(BENCH_SOURCES)
bench_bench_page_CPPFLAGS = $(AM_CPPFLAGS) $(BENCH_JSON_CPPFLAGS) $(BENCH_CJSON_CPPFLAGS)
bench_bench_page_CFLAGS = $(BENCH_CFLAGS)
bench_bench_page_LDADD = $(BENCH_LIBS) $(BENCH_JSON_LIBS) $(BENCH_CJSON_LIBS)

bench_bench_phrase_SOURCES = bench/bench-phrase.c $(BENCH_SOURCES)
bench_bench_phrase_CFLAGS = $(BENCH_CFLAGS)
bench_bench_phrase_LDADD = $(BENCH_LIBS)

# How costs grow: "make bench-growth" redraws the plots of docs/performance.md.
EXTRA_PROGRAMS += bench/bench-growth
CLEANFILES += bench/bench-growth bench/growth.tsv
bench_bench_growth_SOURCES = bench/bench-growth.c $(BENCH_SOURCES)
bench_bench_growth_CFLAGS = $(BENCH_CFLAGS)
bench_bench_growth_LDADD = $(BENCH_LIBS)
EXTRA_DIST += bench/growth.gp docs/performance.md docs/performance-field.svg docs/performance-page.svg

.PHONY: bench-growth
bench-growth: bench/bench-growth
	bench/bench-growth >bench/growth.tsv
	gnuplot -e "data='bench/growth.tsv'; folder='$(srcdir)/docs'" $(srcdir)/bench/growth.gp

# Operations whose instructions are counted; see tests/source/instructions.sh.
EXTRA_PROGRAMS += bench/operations
CLEANFILES += bench/operations
bench_operations_SOURCES = bench/operations.c
bench_operations_LDADD = lib/libcore.la
EXTRA_DIST += bench/instructions.tsv

.PHONY: bench bench-all
bench: $(BENCHES)
	$(top_srcdir)/bench/bench.sh
bench-all: all $(BENCHES)
	$(top_srcdir)/bench/bench.sh --all

# The same, and a page with the results, the machine and the date.
.PHONY: update-bench
update-bench: bench-all
	$(top_srcdir)/bench/report.sh bench/results.tsv >$(srcdir)/docs/measurements.md-new
	mv $(srcdir)/docs/measurements.md-new $(srcdir)/docs/measurements.md
EXTRA_DIST += bench/report.sh docs/measurements.md

# Run by bench-all, if the libraries are installed.
EXTRA_DIST += bench/peers/boost-json.cc bench/peers/ctemplate.cc bench/peers/rapidjson.cc bench/peers/writer.h \
	bench/peers/writers.sh

# Run by bench-all; they measure the installed library.
EXTRA_DIST += bench/peers/daemon.py bench/peers/instructions.py bench/peers/modules.py bench/peers/modules.sh
