/* SPDX-License-Identifier: MIT */
/* A text of the tables, which is translated. */
#ifndef LINGO_REGISTRY_TEXT_H
#define LINGO_REGISTRY_TEXT_H

/* An English text, and the msgctxt under which it is translated: mostly the code, or the class
 * where several codes share the text.  Both are NULL where there is none; a vendor's phrase has no
 * context. */
struct registry_text {
    const char *context;
    const char *text;
};

#endif
