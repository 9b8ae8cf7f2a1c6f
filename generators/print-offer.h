/* SPDX-License-Identifier: MIT */
/* Writes an offer as C, for programs that generate tables. */
#ifndef LINGO_PRINT_OFFER_H
#define LINGO_PRINT_OFFER_H

#include "negotiation/offer.h"

#include <stdio.h>

/* Writes "static const struct lingo_offer NAME = ...;" and the arrays to which it points, NAME_tags
 * and so on.  The file that includes them must first include "negotiation/offer.h". */
void print_offer(FILE *out, const char *name, const struct lingo_offer *offer);

#endif
