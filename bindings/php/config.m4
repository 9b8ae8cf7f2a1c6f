dnl SPDX-License-Identifier: MIT
dnl For phpize.  The library is found by pkg-config; set PKG_CONFIG_PATH if it is in a folder of your own.
PHP_ARG_WITH([httplingo],
  [whether to build the extension httplingo],
  [AS_HELP_STRING([--with-httplingo], [Build the extension httplingo])], [yes])

if test "$PHP_HTTPLINGO" != "no"; then
  AC_PATH_PROG([PKG_CONFIG], [pkg-config], [no])
  if test "$PKG_CONFIG" = no; then
    AC_MSG_ERROR([pkg-config is missing, which finds libhttplingo (Debian: apt-get install pkg-config)])
  fi
  if ! "$PKG_CONFIG" --exists httplingo; then
    AC_MSG_ERROR([libhttplingo is missing.  Install it (Debian: apt-get install libhttplingo-dev), or
say where it is, for example PKG_CONFIG_PATH=/opt/httplingo/lib/pkgconfig])
  fi

  dnl Site files need libhttplingo-site.
  httplingo_packages=httplingo
  if "$PKG_CONFIG" --exists httplingo-site; then
    httplingo_packages="httplingo-site httplingo"
    httplingo_site=-DHAVE_SITE_FILE
  fi
  httplingo_cflags=$("$PKG_CONFIG" --cflags $httplingo_packages)
  httplingo_libs=$("$PKG_CONFIG" --libs $httplingo_packages)
  PHP_EVAL_INCLINE([$httplingo_cflags])
  PHP_EVAL_LIBLINE([$httplingo_libs], [HTTPLINGO_SHARED_LIBADD])
  PHP_SUBST([HTTPLINGO_SHARED_LIBADD])
  PHP_NEW_EXTENSION([httplingo],
    [httplingo.c details.c negotiate.c page.c send.c site.c status.c values.c], [$ext_shared],,
    [-DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -DCOMPILE_DL_HTTPLINGO=1 $httplingo_site])
fi
