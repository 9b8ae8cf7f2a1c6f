/* SPDX-License-Identifier: MIT */
/* The catalogue that is built in: constant data, generated from po/ (tools/generate-catalog.c). */
#include "catalog.h"
#include "offer.h"

static const struct lingo_catalog builtin;

#include "builtin.inc"

const struct lingo_catalog *lingo_catalog_builtin(void)
{
    return &builtin;
}
