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
	$(WASM_CFLAGS) $(DEFS) -Ibindings/wasm/lib -I$(srcdir)/bindings/wasm/include -I$(top_builddir) -I$(top_srcdir) $(AM_CPPFLAGS) \
	-ffunction-sections -fdata-sections
# No file function is left, so nothing is imported.  The stack comes first: if it overflows, that
# is a trap.
WASM_LINK = $(WASM_CLANG) $(WASM_TARGET) -mexec-model=reactor -nodefaultlibs \
	-L$(WASM_SYSROOT)/lib/wasm32-wasi -Wl,--gc-sections -Wl,--strip-all -Wl,--no-entry \
	-Wl,-z,stack-size=131072 -Wl,--stack-first -Wl,--max-memory=67108864

WASM_SOURCES = $(filter %.c,$(lib_libbase_la_SOURCES) $(lib_libstage_la_SOURCES) $(lib_libcore_la_SOURCES)) \
	bindings/wasm/no-files.c bindings/wasm/wasm.c
WASM_OBJECTS = $(WASM_SOURCES:%.c=bindings/wasm/objects/%.o)

wasm: bindings/wasm/httplingo.wasm
.PHONY: wasm

# The catalogue of the chosen languages, made anew when another set is chosen.
bindings/wasm/languages: FORCE-languages
	@$(MKDIR_P) $(@D)
	@echo $(LANGUAGES) | cmp -s - $@ || echo $(LANGUAGES) >$@
FORCE-languages:
.PHONY: FORCE-languages

bindings/wasm/lib/catalog/builtin.inc: bindings/wasm/languages lib/catalog/builtin.inc | generators/catalog$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D)/mo && rm -f $(@D)/mo/*.mo && \
	for language in $(LANGUAGES); do \
		$(MSGFMT) -o $(@D)/mo/$$language.mo $(top_srcdir)/po/$$language.po || exit 1; \
	done && \
	generators/catalog$(EXEEXT) $(@D)/mo >$@-new && mv $@-new $@

bindings/wasm/objects/%.o: %.c $(srcdir)/bindings/wasm/local.mk | bindings/wasm/lib/catalog/builtin.inc lib/site/themes.inc
	$(AM_V_CC)$(MKDIR_P) $(@D) && $(WASM_COMPILE) -MMD -MP -c -o $@ $<
bindings/wasm/objects/lib/catalog/builtin.o: bindings/wasm/lib/catalog/builtin.inc
-include $(WASM_OBJECTS:.o=.d)

bindings/wasm/httplingo.wasm: $(WASM_OBJECTS) bindings/wasm/exports.txt
	$(AM_V_CCLD)$(WASM_LINK) $(WASM_OBJECTS) \
		`sed 's/^/-Wl,--export=/' $(srcdir)/bindings/wasm/exports.txt` -lc \
		`$(WASM_CLANG) $(WASM_TARGET) --rtlib=compiler-rt --print-libgcc-file-name` -o $@-new && \
	if command -v $(WASM_OPT) >/dev/null; then \
		$(WASM_OPT) -O3 --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext $@-new -o $@-new; \
	fi && mv $@-new $@

CLEANFILES += bindings/wasm/httplingo.wasm bindings/wasm/languages
