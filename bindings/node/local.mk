# SPDX-License-Identifier: MIT
# The package of npm: "make npm" puts it together in bindings/node/package, and packs it.
NODE_SOURCES = \
	bindings/node/src/core.d.ts bindings/node/src/core.js bindings/node/src/edge.js \
	bindings/node/src/error.d.ts bindings/node/src/error.js \
	bindings/node/src/express.d.ts bindings/node/src/express.js \
	bindings/node/src/fastify.d.ts bindings/node/src/fastify.js \
	bindings/node/src/fetch.d.ts bindings/node/src/fetch.js \
	bindings/node/src/finalhandler.d.ts bindings/node/src/finalhandler.js \
	bindings/node/src/hono.d.ts bindings/node/src/hono.js bindings/node/src/index.d.ts \
	bindings/node/src/koa.d.ts bindings/node/src/koa.js \
	bindings/node/src/next.d.ts bindings/node/src/next.js \
	bindings/node/src/node.cjs bindings/node/src/node.js bindings/node/src/wasm.js \
	bindings/node/src/web.js bindings/node/src/worker.js
NODE_PACKAGE = bindings/node/package.json bindings/node/README.md $(NODE_SOURCES)
NODE_EXAMPLES = \
	bindings/node/examples/connect.mjs bindings/node/examples/express.mjs \
	bindings/node/examples/fastify.mjs bindings/node/examples/fetch.mjs \
	bindings/node/examples/finalhandler.mjs bindings/node/examples/hono.mjs \
	bindings/node/examples/koa.mjs bindings/node/examples/next.mjs
EXTRA_DIST += bindings/node/build.mjs $(NODE_PACKAGE) $(NODE_EXAMPLES)

npm: bindings/node/package/package.json
	cd bindings/node && npm pack --silent ./package
bindings/node/package/package.json: bindings/wasm/httplingo.wasm bindings/node/build.mjs $(NODE_PACKAGE)
	$(AM_V_GEN)node $(srcdir)/bindings/node/build.mjs bindings/wasm/httplingo.wasm bindings/node/package
.PHONY: npm
CLEANFILES += bindings/node/httplingo-$(PACKAGE_VERSION).tgz

# The benchmark beside packages of npm.
EXTRA_DIST += bindings/node/bench/bench.mjs bindings/node/bench/bench.sh bindings/node/bench/native.c
