# SPDX-License-Identifier: MIT
# The extension httplingo for PHP 8.2 and later, and the classes for frameworks.  "make php" builds it in
# bindings/php/modules of the build tree; "make install-php" installs it.  phpize builds it alone: see
# config.m4.
PHP_SOURCES = \
	bindings/php/details.c \
	bindings/php/httplingo.c \
	bindings/php/httplingo_arginfo.h \
	bindings/php/negotiate.c \
	bindings/php/page.c \
	bindings/php/php_httplingo.h \
	bindings/php/send.c \
	bindings/php/site.c \
	bindings/php/status.c \
	bindings/php/values.c
PHP_CLASSES = \
	bindings/php/src/Bodies.php \
	bindings/php/src/ErrorPages.php \
	bindings/php/src/Fields.php \
	bindings/php/src/Laravel/ErrorRenderer.php \
	bindings/php/src/Middleware.php \
	bindings/php/src/Problem.php \
	bindings/php/src/Responder.php \
	bindings/php/src/Symfony/ErrorRenderer.php \
	bindings/php/src/autoload.php

EXTRA_DIST += $(PHP_SOURCES) $(PHP_CLASSES) \
	bindings/php/README.md \
	bindings/php/composer.json \
	bindings/php/config.m4 \
	bindings/php/examples/apache.conf \
	bindings/php/examples/error.php \
	bindings/php/examples/laravel.php \
	bindings/php/examples/nginx.conf \
	bindings/php/examples/plain.php \
	bindings/php/examples/psr15.php \
	bindings/php/examples/symfony.php \
	bindings/php/httplingo.ide.php \
	bindings/php/httplingo.stub.php \
	scripts/php-arginfo.sh \
	scripts/php-stubs.php \
	bindings/php/tests/bytes.phpt \
	bindings/php/tests/errors.phpt \
	bindings/php/tests/hostile.phpt \
	bindings/php/tests/ini-error.phpt \
	bindings/php/tests/ini.phpt \
	bindings/php/tests/memory.phpt \
	bindings/php/tests/negotiate.phpt \
	bindings/php/tests/open-basedir.phpt \
	bindings/php/tests/page.phpt \
	bindings/php/tests/site.conf \
	bindings/php/tests/site.phpt \
	bindings/php/tests/status.phpt \
	bindings/php/tests/stub.phpt \
	bindings/php/tests/texts.phpt

# Run by ./check.
EXTRA_DIST += \
	tests/bindings/php.sh \
	tests/bindings/php/bodies.phpt \
	tests/bindings/php/cases.php \
	tests/bindings/php/docs.phpt \
	tests/bindings/php/fields.phpt \
	tests/bindings/php/laravel.phpt \
	tests/bindings/php/middleware.phpt \
	tests/bindings/php/psr15-once.php \
	tests/bindings/php/psr15.php \
	tests/bindings/php/servers.py \
	tests/bindings/php/symfony-bundle.phpt \
	tests/bindings/php/symfony.phpt

if HAVE_PHP
EXTRA_LTLIBRARIES += bindings/php/httplingo.la
bindings_php_httplingo_la_SOURCES = $(PHP_SOURCES)
bindings_php_httplingo_la_CPPFLAGS = -I$(top_srcdir)/include -I$(top_builddir)/include \
	-DCOMPILE_DL_HTTPLINGO=1 -DZEND_COMPILE_DL_EXT=1 -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 $(PHP_CPPFLAGS)
# clang sees these in PHP's macros.
bindings_php_httplingo_la_CFLAGS = $(AM_CFLAGS) -Wno-cast-align -Wno-cast-qual -Wno-missing-prototypes
bindings_php_httplingo_la_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version -shared -rpath $(phpextdir)
bindings_php_httplingo_la_LIBADD = lib/libhttplingo.la
if HAVE_INIH
bindings_php_httplingo_la_CPPFLAGS += -DHAVE_SITE_FILE
bindings_php_httplingo_la_LIBADD += lib/site-file/libhttplingo-site.la
endif

# A program that uses the former one goes on with it.
php: bindings/php/httplingo.la
	@$(MKDIR_P) bindings/php/modules
	@cmp -s bindings/php/.libs/httplingo.so bindings/php/modules/httplingo.so || { \
		cp -p bindings/php/.libs/httplingo.so bindings/php/modules/httplingo.new && \
		mv bindings/php/modules/httplingo.new bindings/php/modules/httplingo.so; }

# libtool links the module again, to the library where it is installed.
install-php: php
	$(MKDIR_P) $(DESTDIR)$(phpextdir) $(DESTDIR)$(phpdir)/Httplingo
	$(LIBTOOL) $(AM_LIBTOOLFLAGS) --mode=install $(INSTALL) bindings/php/httplingo.la $(DESTDIR)$(phpextdir)
	rm -f $(DESTDIR)$(phpextdir)/httplingo.la $(DESTDIR)$(phpextdir)/httplingo.a
	for file in $(PHP_CLASSES:bindings/php/src/%=%); do \
		$(MKDIR_P) "$(DESTDIR)$(phpdir)/Httplingo/$$(dirname $$file)" && \
		$(INSTALL_DATA) "$(top_srcdir)/bindings/php/src/$$file" "$(DESTDIR)$(phpdir)/Httplingo/$$file" || exit 1; done
else
php install-php:
	@echo "PHP's headers are missing.  Install them (Debian: apt-get install php-dev)" >&2
	@echo "and run configure again." >&2
	@false
endif
.PHONY: clean-php install-php php
mostlyclean-local: clean-php
clean-php:
	rm -rf bindings/php/modules bindings/php/httplingo.la
