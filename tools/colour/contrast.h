/* SPDX-License-Identifier: MIT */
/* The contrast of two colours (WCAG 2.2). */
#ifndef LINGO_CONTRAST_H
#define LINGO_CONTRAST_H

#include <stdbool.h>
#include <stdint.h>

/* Each from 0 to 255, including alpha. */
struct colour {
    uint8_t red, green, blue, alpha;
};

/* Parses a CSS colour: "#" and 3, 4, 6 or 8 hexadecimal digits, or a name in any case (CSS Color 4
 * sections 5.2 and 6.1).  Returns false for anything else. */
bool colour_parse(const char *text, struct colour *out);

/* The colour as it appears on an opaque background. */
struct colour colour_over(struct colour colour, struct colour ground);

/* The "contrast ratio" of WCAG 2.2, 1 to 21, of two opaque colours. */
double colour_contrast(struct colour a, struct colour b);

/* A colour of a site file with too little contrast.  The texts are only valid during the call. */
struct contrast {
    const char *theme, *option, *value, *other;
    double ratio;
    int least; /* the required ratio */
};

/* Calls tell for each such colour in a site file, or never if the file cannot be read.  Requires
 * inih. */
void contrast_find(const char *site_file, void (*tell)(void *closure, const struct contrast *found),
                   void *closure);

/* Prints a warning on standard error for each colour in a site file with too little contrast. */
void contrast_warn(const char *site_file);

#endif
