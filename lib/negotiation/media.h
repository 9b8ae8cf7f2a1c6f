/* SPDX-License-Identifier: MIT */
/* Functions about formats for code that writes fields. */
#ifndef LINGO_NEGOTIATION_MEDIA_H
#define LINGO_NEGOTIATION_MEDIA_H

#include <httplingo/media.h>

/* The value of Content-Type with its length.  The format must be valid. */
struct lingo_text media_content_type(enum lingo_media media);

#endif
