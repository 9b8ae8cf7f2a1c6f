# SPDX-License-Identifier: MIT
# Other languages and runtimes: run by ./check.
EXTRA_DIST += \
	scripts/bindings.sh \
	tests/bindings/constants.sh \
	tests/bindings/constants/compare.py \
	tests/bindings/constants/dotnet.tsv \
	tests/bindings/constants/spring.tsv \
	tests/bindings/exports.sh \
	tests/bindings/exports/Exports.java \
	tests/bindings/exports/exports.py \
	tests/bindings/exports/formatjs.mjs \
	tests/bindings/exports/i18next.mjs \
	tests/bindings/exports/laravel.php \
	tests/bindings/exports/rails.rb \
	tests/bindings/exports/symfony.php \
	tests/bindings/exports/texts.c \
	tests/bindings/flat-calls.c \
	tests/bindings/node.sh \
	tests/bindings/node/api.test.mjs \
	tests/bindings/node/examples.test.mjs \
	tests/bindings/node/flat.test.mjs \
	tests/bindings/node/frameworks.mjs \
	tests/bindings/node/leak.test.mjs \
	tests/bindings/node/node.test.mjs \
	tests/bindings/node/others.test.mjs \
	tests/bindings/node/package.test.mjs \
	tests/bindings/node/types.test.mjs \
	tests/bindings/node/workerd.test.mjs \
	tests/bindings/package-lock.json \
	tests/bindings/package.json \
	tests/bindings/reporter.mjs \
	tests/bindings/runtimes.sh \
	tests/bindings/runtimes/package-lock.json \
	tests/bindings/runtimes/package.json \
	tests/bindings/runtimes/run.mjs \
	tests/bindings/subset.mjs \
	tests/bindings/templates.py \
	tests/bindings/templates.sh \
	tests/bindings/types/use.cts \
	tests/bindings/types/use.ts \
	tests/bindings/wasm.sh \
	tests/bindings/workerd/worker.mjs \
	tests/browser/playground.mjs \
	tests/browser/playground.sh

# Programs in other languages; run by ./check.
EXTRA_DIST += tests/bindings/other-languages.sh
