/* SPDX-License-Identifier: MIT */
/* CSS colours, and their contrast as defined by WCAG 2.2. */
#include "tests/support/test.h"
#include "tools/colour/contrast.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_parse(void)
{
    static const struct {
        const char *text;
        long long rgba; /* -1: none */
    } cases[] = {
        {"#0a5c36", 0x0a5c36ff},
        {"#0A5C36", 0x0a5c36ff},
        {"#0a5c3680", 0x0a5c3680},
        {"#fa0", 0xffaa00ff},
        {"#fa08", 0xffaa0088},
        {"teal", 0x008080ff},
        {"Teal", 0x008080ff},
        {"aliceblue", 0xf0f8ffff},
        {"yellowgreen", 0x9acd32ff},
        {"rebeccapurple", 0x663399ff},
        {"", -1},
        {"#", -1},
        {"#12", -1},
        {"#12345", -1},
        {"#1234567", -1},
        {"#123456789", -1},
        {"#12345g", -1},
        {"#@bc", -1},
        {"tea", -1},
        {"teals", -1},
        {"currentcolor", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct colour c = {0};
        char *text = exact_copy(cases[i].text, strlen(cases[i].text) + 1);
        bool is_colour = colour_parse(text, &c);
        long long rgba = (long long)c.red << 24 | c.green << 16 | c.blue << 8 | c.alpha;
        check_number(is_colour ? rgba : -1, cases[i].rgba, cases[i].text);
        free(text);
    }
}

/* Hundredths, cut.  The first five are in WCAG 2.2 and what explains it. */
static void test_contrast(void)
{
    static const struct {
        const char *a, *b;
        int hundredths;
    } cases[] = {
        {"#000", "#fff", 2100},   {"#fff", "#000", 2100},      {"#777", "#fff", 447},
        {"#767676", "#fff", 454}, {"#595959", "#fff", 700},    {"#fff", "#fff", 100},
        {"red", "white", 399},    {"blue", "white", 859},      {"lime", "black", 1530},
        {"#0a0a0a", "#000", 106}, {"#24429c", "#fcfbf9", 869}, {"#a9c0ff", "#131316", 1030},
        {"#0008", "#fff", 447},   {"#fff0", "#fff", 100},      {"#000f", "#fff", 2100},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct colour a = {0}, b = {0};
        CU_ASSERT_TRUE(colour_parse(cases[i].a, &a));
        CU_ASSERT_TRUE(colour_parse(cases[i].b, &b));
        double contrast = colour_contrast(colour_over(a, b), b);
        check_number((long long)(contrast * 100 + 1e-9), cases[i].hundredths, cases[i].a);
    }
}

int main(void)
{
    static const struct test tests[] = {
        {"colours", test_parse},
        {"contrast", test_contrast},
        {NULL, NULL},
    };
    return test_run("contrast", tests);
}
