/* SPDX-License-Identifier: MIT */
/* The holder of the current messages. */
#include "base/holder.h"

#include <httplingo/messages.h>

HOLDER_FUNCTIONS(messages);
