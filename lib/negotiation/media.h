/* SPDX-License-Identifier: MIT */
/* The formats, for what writes fields. */
#ifndef LINGO_NEGOTIATION_MEDIA_H
#define LINGO_NEGOTIATION_MEDIA_H

#include <httplingo/media.h>

/* The value of Content-Type with its length; the format is one. */
struct lingo_text media_content_type(enum lingo_media media);

#endif
