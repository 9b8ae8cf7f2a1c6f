/* SPDX-License-Identifier: MIT */
/* The holder of the current site. */
#include "base/holder.h"

#include <httplingo/site.h>

HOLDER_FUNCTIONS(site);
