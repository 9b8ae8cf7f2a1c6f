/* SPDX-License-Identifier: MIT */
/* The built-in catalogue: constant data, generated from po/ (generators/catalog.c). */
#include "catalog/catalog.h"
#include "negotiation/offer.h"

#include "catalog/builtin.inc"

const struct lingo_catalog *lingo_catalog_builtin(void)
{
    return &builtin;
}
