/* SPDX-License-Identifier: MIT */
/* A translatable text in the tables. */
#ifndef LINGO_REGISTRY_TEXT_H
#define LINGO_REGISTRY_TEXT_H

/* An English text and its msgctxt, which is usually the code, or the class if several codes share
 * the text.  Both are NULL if there is no text.  The phrase of a vendor has no context. */
struct registry_text {
    const char *context;
    const char *text;
};

#endif
