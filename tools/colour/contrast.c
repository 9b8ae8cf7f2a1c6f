/* SPDX-License-Identifier: MIT */
/* Computes the contrast of two colours, and parses CSS colours. */
#include "tools/colour/contrast.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *name;
    uint32_t rgb;
} names[] = {
#define COLOUR(name, rgb) {name, rgb},
#include "tools/colour/names.def"
#undef COLOUR
};

static struct colour opaque(uint32_t rgb)
{
    return (struct colour){(uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8), (uint8_t)rgb, 255};
}

/* One digit, which counts twice, or two digits. */
static uint8_t channel(const char *digits, size_t n, size_t index)
{
    static const char hexadecimal[] = "0123456789abcdef";
    const char *at = digits + (n < 6 ? index : 2 * index);
    const char *high = strchr(hexadecimal, at[0] | 0x20),
               *low = n < 6 ? high : strchr(hexadecimal, at[1] | 0x20);
    return (uint8_t)((high - hexadecimal) * 16 + (low - hexadecimal));
}

static bool parse_digits(const char *digits, struct colour *out)
{
    size_t n = strlen(digits);
    if ((n != 3 && n != 4 && n != 6 && n != 8) || strspn(digits, "0123456789abcdefABCDEF") != n)
        return false;
    *out = (struct colour){channel(digits, n, 0), channel(digits, n, 1), channel(digits, n, 2),
                           n % 4 ? 255 : channel(digits, n, 3)};
    return true;
}

bool colour_parse(const char *text, struct colour *out)
{
    if (*text == '#')
        return parse_digits(text + 1, out);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (string_is_word(text, names[i].name)) {
            *out = opaque(names[i].rgb);
            return true;
        }
    return false;
}

static uint8_t mix(uint8_t above, uint8_t below, uint8_t alpha)
{
    return (uint8_t)((above * alpha + below * (255 - alpha) + 127) / 255);
}

struct colour colour_over(struct colour colour, struct colour ground)
{
    return (struct colour){mix(colour.red, ground.red, colour.alpha),
                           mix(colour.green, ground.green, colour.alpha),
                           mix(colour.blue, ground.blue, colour.alpha), 255};
}

static double linear(uint8_t part)
{
    double c = part / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* WCAG 2.2: "relative luminance". */
static double luminance(struct colour c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

double colour_contrast(struct colour a, struct colour b)
{
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}
