# SPDX-License-Identifier: MIT
# The public headers.
include_HEADERS = include/httplingo.h
httplingoincludedir = $(includedir)/httplingo
httplingoinclude_HEADERS = \
	include/httplingo/base.h \
	include/httplingo/catalog.h \
	include/httplingo/check.h \
	include/httplingo/error.def \
	include/httplingo/flat.h \
	include/httplingo/label.def \
	include/httplingo/media.def \
	include/httplingo/media.h \
	include/httplingo/messages.h \
	include/httplingo/method.h \
	include/httplingo/mo.h \
	include/httplingo/negotiate.h \
	include/httplingo/page.h \
	include/httplingo/parameter.def \
	include/httplingo/site.h \
	include/httplingo/status.h
nodist_httplingoinclude_HEADERS = include/httplingo/codes.h

# The constants for the codes: LINGO_STATUS_NOT_FOUND = 404 and so on.
BUILT_SOURCES += include/httplingo/codes.h
CLEANFILES += include/httplingo/codes.h
include/httplingo/codes.h: lib/registry/status.def
	$(AM_V_GEN)$(MKDIR_P) $(@D) && { \
	echo '/* SPDX-License-Identifier: MIT */'; \
	echo '/** @file The registered status codes as constants.  Generated from lib/registry/status.def. */'; \
	echo '#ifndef HTTPLINGO_CODES_H'; echo '#define HTTPLINGO_CODES_H'; echo; \
	echo 'enum lingo_status_code {'; \
	$(SED) -n 's/^STATUS(\([0-9]*\), \([A-Z_]*\),$$/    LINGO_STATUS_\2 = \1,/p' \
		$(top_srcdir)/lib/registry/status.def | $(SED) '$$s/,$$//'; \
	echo '};'; echo; echo '#endif'; } > $@-new && mv $@-new $@
