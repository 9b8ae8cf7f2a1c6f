# SPDX-License-Identifier: MIT
# LINGO_WARNINGS: sets WARNING_FLAGS to the warnings that the compiler supports.  They are only
# errors with --enable-werror, so that a newer compiler does not break a user's build.
AC_DEFUN([LINGO_WARNINGS], [
  AC_ARG_ENABLE([werror],
    [AS_HELP_STRING([--enable-werror], [treat warnings as errors (for developers)])],
    [], [enable_werror=no])
  WARNING_FLAGS=
  for flag in -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
      -Wold-style-definition -Wpointer-arith -Wcast-qual -Wcast-align -Wwrite-strings \
      -Wundef -Wvla -Wnull-dereference -Wconversion -Wno-sign-conversion \
      -Wimplicit-fallthrough; do
    LINGO_TRY_FLAG([$flag])
  done
  AS_IF([test "$enable_werror" = yes], [WARNING_FLAGS="$WARNING_FLAGS -Werror"])
  AC_SUBST([WARNING_FLAGS])
])

# With -Werror, a compiler fails for an unknown flag, instead of printing a warning.
AC_DEFUN([LINGO_TRY_FLAG], [
  lingo_saved_CFLAGS=$CFLAGS
  CFLAGS="$CFLAGS -Werror $1"
  AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [])], [WARNING_FLAGS="$WARNING_FLAGS $1"])
  CFLAGS=$lingo_saved_CFLAGS
])

# LINGO_DIRECT_CALLS: makes the library call its own functions directly, not through a table in which
# a program could replace them.  Sets DIRECT_CALLS for the linker and DIRECT_CALLS_CFLAGS for the
# compiler, if they support it.
AC_DEFUN([LINGO_DIRECT_CALLS], [
  DIRECT_CALLS=
  DIRECT_CALLS_CFLAGS=
  lingo_saved_LDFLAGS=$LDFLAGS
  LDFLAGS="$LDFLAGS -Wl,-Bsymbolic-functions"
  AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])], [DIRECT_CALLS=-Wl,-Bsymbolic-functions])
  LDFLAGS=$lingo_saved_LDFLAGS
  lingo_saved_CFLAGS=$CFLAGS
  CFLAGS="$CFLAGS -Werror -fno-semantic-interposition"
  AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [])], [DIRECT_CALLS_CFLAGS=-fno-semantic-interposition])
  CFLAGS=$lingo_saved_CFLAGS
  AC_SUBST([DIRECT_CALLS])
  AC_SUBST([DIRECT_CALLS_CFLAGS])
])
