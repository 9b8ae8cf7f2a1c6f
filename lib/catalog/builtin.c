/* SPDX-License-Identifier: MIT */
/* The catalogue that is built in: constant data, generated from po/ (generators/catalog.c). */
#include "catalog/catalog.h"
#include "negotiation/offer.h"

static const struct lingo_catalog builtin;

#include "catalog/builtin.inc"

const struct lingo_catalog *lingo_catalog_builtin(void)
{
    return &builtin;
}
