/* SPDX-License-Identifier: MIT */
/* The holder of the current catalogue. */
#include "base/holder.h"

#include <httplingo/catalog.h>

HOLDER_FUNCTIONS(catalog);
