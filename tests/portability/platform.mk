# SPDX-License-Identifier: MIT
# Builds the library, its unit tests and the digests for one platform, out of what the build in
# build/check has generated: tests/source/portability.sh runs it from the top of the source tree.
#
#   make -f tests/portability/platform.mk OUT=build/portability/NAME CC=COMPILER [STATIC=-static]
#       FLAGS="$(make -s -C build/check print-flags)" [MORE_FLAGS=...] [EXE=.exe] [LIBRARY=FILE]
#
# LIBRARY is an archive of the library that was built elsewhere.
.DEFAULT_GOAL := all
LTLIBICONV :=
include lib/local.mk

SOURCES := $(filter %.c,$(lib_libbase_la_SOURCES) $(lib_libstage_la_SOURCES) $(lib_libcore_la_SOURCES))

# What needs another library than this one (ICU, inih, jansson) or the module for Apache httpd is left out.
LEFT_OUT := test-apache-memory test-apache-pages test-cldr-icu test-format test-format-limits test-site-file test-site-file-memory test-mustache-spec
SUITES := $(filter-out $(LEFT_OUT),$(basename $(notdir $(wildcard tests/unit/test-*.c))))
# They watch the allocations of the code under test.
WATCHED := $(basename $(notdir $(shell grep -l '"tests/support/memory.h"' tests/unit/test-*.c)))
SUPPORT := tests/support/make-mo.c tests/support/make-page.c tests/support/parse-page.c \
	tests/support/run-plain.c tests/support/test.c tools/colour/contrast.c
DIGEST := $(wildcard tests/portability/*.c)
DIGEST := $(filter-out tests/portability/failing.c,$(DIGEST))

objects = $(patsubst %.c,$(OUT)/%.o,$(1))
CORE := $(or $(LIBRARY),$(OUT)/core.a)
PROGRAMS := $(SUITES:%=$(OUT)/%) $(OUT)/failing $(OUT)/digest $(OUT)/generate-catalog \
	$(OUT)/generate-themes
COMPILE = $(CC) -O2 -pthread $(FLAGS) $(MORE_FLAGS) -DTEST_WITHOUT_CUNIT -DSOURCE_DIRECTORY='"$(CURDIR)"'

all: $(PROGRAMS)
.PHONY: all force print-suites
print-suites:
	@echo $(SUITES)

# What is compiled otherwise than before is compiled again.
$(OUT)/command: force
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(COMPILE))' | cmp -s - $@ || \
		printf '%s\n' '$(subst ','\'',$(COMPILE))' >$@

$(OUT)/%.o: %.c $(OUT)/command tests/portability/platform.mk
	@mkdir -p $(@D)
	$(COMPILE) -MMD -MP -c -o $@ $<

$(OUT)/core.a: $(call objects,$(SOURCES))
	@rm -f $@
	$(AR) rcs $@ $^

$(OUT)/support.a: $(call objects,$(SUPPORT))
	@rm -f $@
	$(AR) rcs $@ $^

# Without the C library in it, so that its own allocations are not watched.
LINK = $(CC) -pthread $(if $(WRAP),$(WRAP),$(STATIC)) -o $@ $(filter %.o %.a,$^) -lm \
	$(if $(EXE),&& mv $@$(EXE) $@)
$(SUITES:%=$(OUT)/%): $(OUT)/%: $(OUT)/tests/unit/%.o $(OUT)/support.a $(CORE)
	$(LINK)
$(WATCHED:%=$(OUT)/%): $(OUT)/tests/support/memory.o
$(WATCHED:%=$(OUT)/%): WRAP := \
	-Wl,--wrap=malloc -Wl,--wrap=calloc -Wl,--wrap=realloc -Wl,--wrap=free
$(OUT)/failing: $(OUT)/tests/portability/failing.o $(OUT)/support.a
	$(LINK)
$(OUT)/digest: $(call objects,$(DIGEST)) $(OUT)/support.a $(CORE)
	$(LINK)
$(OUT)/generate-catalog: $(call objects,generators/catalog.c generators/print-offer.c) $(CORE)
	$(LINK)
$(OUT)/generate-themes: $(OUT)/generators/themes.o $(CORE)
	$(LINK)

.SECONDARY:
-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
