/* SPDX-License-Identifier: MIT */
/* The formats, for what writes fields. */
#ifndef LINGO_FORMAT_H
#define LINGO_FORMAT_H

#include <httplingo/media.h>

/* The value of Content-Type with its length; the format is one. */
struct lingo_text format_content_type(enum lingo_format format);

#endif
