# SPDX-License-Identifier: MIT
# The public headers.
include_HEADERS = include/httplingo.h
httplingoincludedir = $(includedir)/httplingo
httplingoinclude_HEADERS = \
	include/httplingo/base.h \
	include/httplingo/catalog.h \
	include/httplingo/check.h \
	include/httplingo/flat.h \
	include/httplingo/media.h \
	include/httplingo/messages.h \
	include/httplingo/method.h \
	include/httplingo/mo.h \
	include/httplingo/negotiate.h \
	include/httplingo/page-cache.h \
	include/httplingo/page.h \
	include/httplingo/site.h \
	include/httplingo/status.h

# Those that are made of lists: programs see constants, and never a macro of ours.
nodist_httplingoinclude_HEADERS = \
	include/httplingo/codes.h \
	include/httplingo/errors.h \
	include/httplingo/labels.h \
	include/httplingo/media-types.h \
	include/httplingo/parameters.h
BUILT_SOURCES += $(nodist_httplingoinclude_HEADERS)
CLEANFILES += $(nodist_httplingoinclude_HEADERS)
EXTRA_DIST += generators/codes.awk generators/enum.awk \
	include/httplingo/error.def \
	include/httplingo/label.def \
	include/httplingo/media.def \
	include/httplingo/parameter.def

include/httplingo/codes.h: lib/registry/status.def generators/codes.awk
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	$(AWK) -f $(top_srcdir)/generators/codes.awk $(top_srcdir)/lib/registry/status.def >$@-new && mv $@-new $@

ENUM = $(MKDIR_P) $(@D) && $(AWK) -f $(top_srcdir)/generators/enum.awk
include/httplingo/errors.h: include/httplingo/error.def generators/enum.awk
	$(AM_V_GEN)$(ENUM) -v row=ERROR -v enum=lingo_error -v prefix=LINGO_ -v guard=ERRORS_H -v value=2 -v text=1 \
		-v about='The result of a call that can fail.  LINGO_OK is 0.  Values are never reused.' \
		-v last='LINGO_ERROR_MAX_ = 0x7fff /* keeps the size of the type; never returned */' \
		$(top_srcdir)/include/httplingo/error.def >$@-new && mv $@-new $@
include/httplingo/labels.h: include/httplingo/label.def generators/enum.awk
	$(AM_V_GEN)$(ENUM) -v row=LABEL -v enum=lingo_label -v prefix=LINGO_LABEL_ -v guard=LABELS_H -v text=2 \
		-v about='The texts of pages that do not belong to a status.' -v last=LINGO_LABEL_COUNT \
		$(top_srcdir)/include/httplingo/label.def >$@-new && mv $@-new $@
include/httplingo/media-types.h: include/httplingo/media.def generators/enum.awk
	$(AM_V_GEN)$(ENUM) -v row=MEDIA -v enum=lingo_media -v prefix=LINGO_MEDIA_ -v guard=MEDIA_TYPES_H -v text=2 \
		-v about="The formats of a page, in order of the server's preference if the client has none." \
		-v last=LINGO_MEDIA_COUNT $(top_srcdir)/include/httplingo/media.def >$@-new && mv $@-new $@
include/httplingo/parameters.h: include/httplingo/parameter.def generators/enum.awk
	$(AM_V_GEN)$(ENUM) -v row=PARAMETER -v enum=lingo_parameter_name -v prefix=LINGO_PARAMETER_ \
		-v guard=PARAMETERS_H -v text=2 \
		-v about='What a page can show about a request.' -v last=LINGO_PARAMETER_COUNT \
		$(top_srcdir)/include/httplingo/parameter.def >$@-new && mv $@-new $@

# For tests that compile by themselves.
headers: $(nodist_httplingoinclude_HEADERS)
.PHONY: headers

# A target by itself, such as lib/catalog/builtin.inc, may compile these before "make all" has made
# the headers.
$(lib_libbase_la_OBJECTS) $(lib_libstage_la_OBJECTS) $(generators_catalog_OBJECTS) \
$(generators_provenance_OBJECTS) $(generators_pseudo_OBJECTS) $(generators_themes_OBJECTS): \
	| $(nodist_httplingoinclude_HEADERS)
