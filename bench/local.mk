# SPDX-License-Identifier: MIT
# The benchmarks beside peers: "make bench" builds and runs them.
BENCHES = bench/bench-negotiate
EXTRA_PROGRAMS += $(BENCHES)
CLEANFILES += $(BENCHES)
BENCH_SOURCES = bench/bench.c bench/bench.h
if HAVE_ICU
BENCH_PEER_CPPFLAGS = -DHAVE_ICU $(ICU_CFLAGS)
BENCH_PEER_LIBS = $(ICU_LIBS)
endif

bench_bench_negotiate_SOURCES = bench/bench-negotiate.c $(BENCH_SOURCES)
bench_bench_negotiate_CPPFLAGS = $(AM_CPPFLAGS) $(BENCH_PEER_CPPFLAGS)
bench_bench_negotiate_LDADD = lib/libcore.la $(BENCH_PEER_LIBS)

# Looking messages up; bench/messages.sh gives it a directory, and measures peers of its own.
EXTRA_PROGRAMS += bench/bench-messages
CLEANFILES += bench/bench-messages
bench_bench_messages_SOURCES = bench/bench-messages.c tests/make-mo.c tests/make-mo.h $(BENCH_SOURCES)
bench_bench_messages_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
bench_bench_messages_CFLAGS = $(AM_CFLAGS) -pthread
bench_bench_messages_LDADD = lib/libcore.la
EXTRA_DIST += bench/messages.sh bench/peer-boost.cc bench/peer-musl.c

.PHONY: bench
bench: $(BENCHES) bench/bench-messages
	for bench in $(BENCHES); do ./$$bench || exit 1; done
	$(top_srcdir)/bench/messages.sh
