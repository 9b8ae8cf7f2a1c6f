# SPDX-License-Identifier: MIT
# The command, and the generators that run while the library is built.
if HAVE_JANSSON
bin_PROGRAMS += tools/httplingo
endif
tools_httplingo_SOURCES = \
	tools/cli.c tools/cli.h \
	tools/command.def \
	tools/facts.c tools/facts.h \
	tools/httplingo.c \
	tools/languages.c \
	tools/message.c \
	tools/method.c \
	tools/negotiate.c \
	tools/status.c tools/status.h \
	tools/status-show.c
tools_httplingo_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tools $(JANSSON_CFLAGS)
tools_httplingo_LDADD = lib/libhttplingo.la $(JANSSON_LIBS) $(LIBINTL)

# Prints the built-in catalogue: see lib/local.mk.
EXTRA_PROGRAMS += tools/generate-catalog
CLEANFILES += tools/generate-catalog$(EXEEXT)
tools_generate_catalog_SOURCES = tools/generate-catalog.c tools/print-offer.c tools/print-offer.h
tools_generate_catalog_LDADD = lib/libbase.la

# Compiles the themes: see lib/local.mk.
EXTRA_PROGRAMS += tools/generate-themes
CLEANFILES += tools/generate-themes$(EXEEXT)
tools_generate_themes_SOURCES = tools/generate-themes.c
tools_generate_themes_LDADD = lib/libbase.la
