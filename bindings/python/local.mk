# SPDX-License-Identifier: MIT
# The package httplingo for Python.  "make python" builds it in bindings/python of the build tree,
# where PYTHONPATH finds it; "make install-python" installs it.  One build serves Python 3.9 and
# later, because it keeps to the limited API.
PYTHON_MODULES = \
	bindings/python/httplingo/__init__.py \
	bindings/python/httplingo/_bodies.py \
	bindings/python/httplingo/_fields.py \
	bindings/python/httplingo/_httplingo.pyi \
	bindings/python/httplingo/_request.py \
	bindings/python/httplingo/asgi.py \
	bindings/python/httplingo/checking.py \
	bindings/python/httplingo/django.py \
	bindings/python/httplingo/flask.py \
	bindings/python/httplingo/messages.py \
	bindings/python/httplingo/method.py \
	bindings/python/httplingo/method.pyi \
	bindings/python/httplingo/negotiation.py \
	bindings/python/httplingo/pages.py \
	bindings/python/httplingo/py.typed \
	bindings/python/httplingo/starlette.py \
	bindings/python/httplingo/status.py \
	bindings/python/httplingo/status.pyi \
	bindings/python/httplingo/texts.py \
	bindings/python/httplingo/wsgi.py
PYTHON_SOURCES = \
	bindings/python/check.c \
	bindings/python/convert.c \
	bindings/python/facts.c \
	bindings/python/messages.c \
	bindings/python/module.c \
	bindings/python/module.h \
	bindings/python/negotiate.c \
	bindings/python/page.c \
	bindings/python/site.c
EXTRA_DIST += $(PYTHON_MODULES) $(PYTHON_SOURCES) bindings/python/README.md scripts/python-stubs.py \
	bindings/python/examples/django_app.py \
	bindings/python/examples/flask_app.py \
	bindings/python/examples/starlette_app.py \
	bindings/python/examples/typed.py \
	bindings/python/examples/wsgi_app.py

# Run by ./check.
EXTRA_DIST += \
	tests/bindings/pages.c \
	tests/bindings/python.sh \
	tests/bindings/python/run.py \
	tests/bindings/python/test_asgi.py \
	tests/bindings/python/test_checking.py \
	tests/bindings/python/test_django.py \
	tests/bindings/python/test_examples.py \
	tests/bindings/python/test_fastapi.py \
	tests/bindings/python/test_flask.py \
	tests/bindings/python/test_interpreters.py \
	tests/bindings/python/test_messages.py \
	tests/bindings/python/test_negotiation.py \
	tests/bindings/python/test_pages.py \
	tests/bindings/python/test_site.py \
	tests/bindings/python/test_starlette.py \
	tests/bindings/python/test_status.py \
	tests/bindings/python/test_stdlib.py \
	tests/bindings/python/test_threads.py \
	tests/bindings/python/test_typing.py \
	tests/bindings/python/test_wsgi.py

if HAVE_PYTHON
EXTRA_LTLIBRARIES += bindings/python/_httplingo.la
bindings_python__httplingo_la_SOURCES = $(PYTHON_SOURCES)
bindings_python__httplingo_la_CPPFLAGS = -I$(top_srcdir) -I$(top_srcdir)/include -I$(top_builddir)/include \
	-DPy_LIMITED_API=0x03090000 $(PYTHON_CPPFLAGS)
bindings_python__httplingo_la_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version -shared -rpath $(pythondir)
bindings_python__httplingo_la_LIBADD = lib/libhttplingo.la
if HAVE_INIH
bindings_python__httplingo_la_CPPFLAGS += -DHAVE_SITE_FILE
bindings_python__httplingo_la_LIBADD += lib/site-file/libhttplingo-site.la
endif

PYTHON_PACKAGE = bindings/python/httplingo
PYTHON_EXTENSION = _httplingo.abi3.so

python: bindings/python/_httplingo.la $(PYTHON_MODULES)
	@$(MKDIR_P) $(PYTHON_PACKAGE)
	@for file in $(PYTHON_MODULES); do \
		test $(top_srcdir)/$$file -ef $$file || cp -p $(top_srcdir)/$$file $(PYTHON_PACKAGE)/ || exit 1; done
	@cp -p bindings/python/.libs/_httplingo.so $(PYTHON_PACKAGE)/$(PYTHON_EXTENSION)

# libtool links the module again, to the library where it is installed.
install-python: python
	$(MKDIR_P) $(DESTDIR)$(pythondir)/httplingo
	for file in $(PYTHON_MODULES); do \
		$(INSTALL_DATA) $(top_srcdir)/$$file $(DESTDIR)$(pythondir)/httplingo || exit 1; done
	$(LIBTOOL) $(AM_LIBTOOLFLAGS) --mode=install $(INSTALL) bindings/python/_httplingo.la $(DESTDIR)$(pythondir)
	mv $(DESTDIR)$(pythondir)/_httplingo.so $(DESTDIR)$(pythondir)/httplingo/$(PYTHON_EXTENSION)
	rm -f $(DESTDIR)$(pythondir)/_httplingo.la $(DESTDIR)$(pythondir)/_httplingo.a
else
python install-python:
	@echo "Python's headers are missing.  Install them (Debian: apt-get install python3-dev)" >&2
	@echo "and run configure again." >&2
	@false
endif
.PHONY: clean-python install-python python
mostlyclean-local: clean-python
clean-python:
	rm -rf bindings/python/httplingo/__pycache__ bindings/python/httplingo/_httplingo.abi3.so
	test $(top_srcdir) -ef $(top_builddir) || rm -rf bindings/python/httplingo
