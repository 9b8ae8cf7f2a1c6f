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

.PHONY: bench
bench: $(BENCHES)
	for bench in $(BENCHES); do ./$$bench || exit 1; done
