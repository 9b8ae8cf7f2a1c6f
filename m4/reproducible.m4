# SPDX-License-Identifier: MIT
# LINGO_REPRODUCIBLE_TAR: "make dist" writes the same tarball for the same files, whoever runs it,
# wherever and whenever.  Other programs than GNU tar cannot do that.
AC_DEFUN([LINGO_REPRODUCIBLE_TAR], [
  AS_IF([${TAR-tar} --version 2>/dev/null | grep GNU >/dev/null],
    [am__tar='LC_ALL=C $${TAR-tar} --sort=name --mtime=@$$($(SHELL) $(top_srcdir)/scripts/source-date.sh $(top_srcdir)) --owner=0 --group=0 --numeric-owner --mode=go=u-w -chof - "$$tardir"'])
])
