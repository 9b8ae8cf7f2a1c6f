/* SPDX-License-Identifier: MIT */
/* How well two colours can be told apart (WCAG 2.2). */
#ifndef LINGO_CONTRAST_H
#define LINGO_CONTRAST_H

#include <stdbool.h>
#include <stdint.h>

/* Parts of 255; alpha too. */
struct colour {
    uint8_t red, green, blue, alpha;
};

/* Reads a colour of CSS: "#" and 3, 4, 6 or 8 hexadecimal digits, or a name in any case (CSS Color
 * 4 sections 5.2 and 6.1).  False for all others. */
bool colour_parse(const char *text, struct colour *out);

/* The colour as it looks on a ground that is opaque. */
struct colour colour_over(struct colour colour, struct colour ground);

/* The "contrast ratio" of WCAG 2.2, 1 to 21, of two opaque colours. */
double colour_contrast(struct colour a, struct colour b);

/* A colour of a site file that is hard to see; the texts live while it is told of. */
struct contrast {
    const char *theme, *option, *value, *other;
    double ratio;
    int least; /* what it should be */
};

/* Tells of each such colour in a site file; of none when it cannot be read.  Needs inih. */
void contrast_find(const char *site_file, void (*tell)(void *closure, const struct contrast *found),
                   void *closure);

/* Warns on standard error of the colours in a site file that are hard to see in their theme. */
void contrast_warn(const char *site_file);

#endif
