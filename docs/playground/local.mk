# SPDX-License-Identifier: MIT
# The playground, a page of plain files for any server: "make playground" makes it in
# docs/playground/html.
PLAYGROUND_SOURCES = docs/playground/body.html docs/playground/page.html docs/playground/playground.css \
	docs/playground/playground.js
EXTRA_DIST += $(PLAYGROUND_SOURCES)

playground: docs/playground/html/index.html
docs/playground/html/index.html: $(PLAYGROUND_SOURCES) bindings/node/package/package.json
	$(AM_V_GEN)rm -rf $(@D) && $(MKDIR_P) $(@D)/httplingo/src && \
	cp $(srcdir)/docs/playground/playground.css $(srcdir)/docs/playground/playground.js $(@D) && \
	cp bindings/node/package/httplingo.wasm $(@D)/httplingo && \
	cp bindings/node/package/src/core.js bindings/node/package/src/wasm.js bindings/node/package/src/web.js \
		$(@D)/httplingo/src && \
	sed -e '/@BODY@/r $(srcdir)/docs/playground/body.html' -e '/@BODY@/d' $(srcdir)/docs/playground/page.html >$@
.PHONY: playground
