# SPDX-License-Identifier: MIT
# The library as a WebAssembly module: "make wasm", or "make wasm LANGUAGES='de fr'" with these
# languages only.  It needs clang, lld, wasi-libc and clang's run time for wasm32; wasm-opt of
# binaryen makes it smaller where it is there.
EXTRA_DIST += bindings/wasm/README.md bindings/wasm/exports.txt bindings/wasm/include/config.h bindings/wasm/no-files.c bindings/wasm/wasm.c

WASM_CLANG = clang
WASM_OPT = wasm-opt
WASM_SYSROOT = /usr
WASM_TARGET = --target=wasm32-wasi --sysroot=$(WASM_SYSROOT)
# Instructions that every engine has since 2021.
WASM_CFLAGS = -O2 -ftls-model=local-exec -mbulk-memory -mnontrapping-fptoint -msign-ext
WASM_COMPILE = $(WASM_CLANG) $(WASM_TARGET) -isystem $(WASM_SYSROOT)/include/wasm32-wasi -std=gnu11 \
	$(WASM_CFLAGS) $(DEFS) $(WASM_FIRST) -I$(srcdir)/bindings/wasm/include -I$(top_builddir) -I$(top_srcdir) $(AM_CPPFLAGS) \
	-ffunction-sections -fdata-sections
# No file function is left, so nothing is imported.  The stack comes first: if it overflows, that
# is a trap.
WASM_LINK = $(WASM_CLANG) $(WASM_TARGET) -mexec-model=reactor -nodefaultlibs \
	-L$(WASM_SYSROOT)/lib/wasm32-wasi -Wl,--gc-sections -Wl,--strip-all -Wl,--no-entry \
	-Wl,-z,stack-size=131072 -Wl,--stack-first -Wl,--max-memory=67108864

WASM_SOURCES = $(filter %.c,$(lib_libbase_la_SOURCES) $(lib_libstage_la_SOURCES) $(lib_libcore_la_SOURCES)) \
	bindings/wasm/no-files.c bindings/wasm/wasm.c
# The texts are what depends on the languages.
WASM_COMMON = $(patsubst %.c,bindings/wasm/objects/%.o,$(filter-out lib/catalog/builtin.c,$(WASM_SOURCES)))

# Where the module and its texts are made: with another folder, there can be several.
WASM_FOLDER = bindings/wasm
wasm: $(WASM_FOLDER)/httplingo.wasm
.PHONY: wasm

# The catalogue of the chosen languages, made anew when another set is chosen.
$(WASM_FOLDER)/languages: FORCE-languages
	@$(MKDIR_P) $(@D)
	@echo $(LANGUAGES) | cmp -s - $@ || echo $(LANGUAGES) >$@
FORCE-languages:
.PHONY: FORCE-languages

$(WASM_FOLDER)/lib/catalog/builtin.inc: $(WASM_FOLDER)/languages lib/catalog/builtin.inc | generators/catalog$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D)/mo && rm -f $(@D)/mo/*.mo && \
	for language in $(LANGUAGES); do \
		$(MSGFMT) -o $(@D)/mo/$$language.mo $(top_srcdir)/po/$$language.po || exit 1; \
	done && \
	generators/catalog$(EXEEXT) $(@D)/mo >$@-new && mv $@-new $@

$(WASM_FOLDER)/builtin.o: WASM_FIRST = -I$(WASM_FOLDER)/lib
$(WASM_FOLDER)/builtin.o: lib/catalog/builtin.c $(WASM_FOLDER)/lib/catalog/builtin.inc bindings/wasm/local.mk | $(nodist_httplingoinclude_HEADERS)
	$(AM_V_CC)$(WASM_COMPILE) -MMD -MP -c -o $@ $<
bindings/wasm/objects/%.o: %.c bindings/wasm/local.mk | $(nodist_httplingoinclude_HEADERS) lib/site/themes.inc
	$(AM_V_CC)$(MKDIR_P) $(@D) && $(WASM_COMPILE) -MMD -MP -c -o $@ $<
-include $(WASM_COMMON:.o=.d) $(WASM_FOLDER)/builtin.d

$(WASM_FOLDER)/httplingo.wasm: $(WASM_COMMON) $(WASM_FOLDER)/builtin.o bindings/wasm/exports.txt
	$(AM_V_CCLD)$(WASM_LINK) $(filter %.o,$^) \
		`sed 's/^/-Wl,--export=/' $(srcdir)/bindings/wasm/exports.txt` -lc \
		`$(WASM_CLANG) $(WASM_TARGET) --rtlib=compiler-rt --print-libgcc-file-name` -o $@-new && \
	if command -v $(WASM_OPT) >/dev/null; then \
		$(WASM_OPT) -O3 --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext $@-new -o $@-new; \
	fi && mv $@-new $@

CLEANFILES += bindings/wasm/builtin.d bindings/wasm/builtin.o bindings/wasm/httplingo.wasm bindings/wasm/languages
