# SPDX-License-Identifier: MIT
# LINGO_ATOMIC: what atomic operations need beside the C library: nothing on most machines, libatomic
# where the processor has none of their size.  LIBRARY_ATOMIC_LIBS is for the library, which counts
# with words and flags; ATOMIC_LIBS for the daemon, which counts with 64 bits.
AC_DEFUN([LINGO_ATOMIC], [
  LINGO_ATOMIC_LIBS([LIBRARY_ATOMIC_LIBS], [words], [
    static atomic_flag flag = ATOMIC_FLAG_INIT;
    static atomic_size_t number;
    static _Atomic(void *) pointer;],
    [atomic_exchange(&pointer, (void *)&number);
    return atomic_flag_test_and_set(&flag) + (int)atomic_fetch_add(&number, 1);])
  LINGO_ATOMIC_LIBS([ATOMIC_LIBS], [64 bits], [
    static _Atomic uint64_t number;],
    [return (int)atomic_fetch_add(&number, 1);])
])

# LINGO_ATOMIC_LIBS(VARIABLE, WHAT, DECLARATIONS, STATEMENTS)
AC_DEFUN([LINGO_ATOMIC_LIBS], [
  AC_MSG_CHECKING([what atomic operations on $2 need])
  lingo_saved_LIBS=$LIBS
  $1=missing
  for library in "" -latomic; do
    LIBS="$library $lingo_saved_LIBS"
    AS_IF([test "x$$1" = xmissing],
      [AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <stdatomic.h>
#include <stdint.h>
$3]], [[$4]])], [$1=$library])])
  done
  LIBS=$lingo_saved_LIBS
  AC_MSG_RESULT([${$1:-nothing}])
  AS_IF([test "x$$1" = xmissing],
    [AC_MSG_ERROR([a program with atomic operations on $2 cannot be linked, not even with libatomic])])
  AC_SUBST([$1])
])
