/* SPDX-License-Identifier: MIT */
/* The system-dependent strings of .mo files: where they and their tables may stand, which strings
 * are refused, and what is joined. */
#include "gettext/mo.h"
#include "tests/support/make-mo.h"
#include "tests/support/test.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LAST UINT32_MAX
#define MAGIC 0x950412de

/* Writes numbers, one after the other. */
#define PUT(data, at, ...)                                                                         \
    put_numbers(data, at, (const uint32_t[]){__VA_ARGS__},                                         \
                sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

static void put_numbers(char *data, size_t at, const uint32_t *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        make_mo_put(data, at + 4 * i, numbers[i], false);
}

/* Opens a block of exactly the length, and checks the error and its message. */
static struct lingo_mo *open_exactly(const char *data, size_t length, enum lingo_error expected,
                                     const char *message)
{
    struct lingo_mo *mo;
    struct lingo_report report = {LINGO_OK, ""};
    char *exact = exact_copy(data, length);
    check_number(mo_open_bytes(&mo, exact, length, "test.mo", &report), expected, message);
    free(exact);
    check_string(report.message, message, "message");
    CU_ASSERT_EQUAL(mo == NULL, expected != LINGO_OK);
    return mo;
}

static void check_refused(const char *data, size_t length, const char *message)
{
    mo_free(open_exactly(data, length, LINGO_ERROR_FORMAT, message));
}

/* Checks a message, and the NULs after its texts. */
static void check_pair(const struct lingo_mo *mo, const char *id, const char *value)
{
    size_t index = mo_find(mo, (struct lingo_text){NULL, 0}, (struct lingo_text){id, strlen(id)});
    if (index == MO_NONE) {
        check_string("(none)", value, id);
        return;
    }
    struct mo_message message = mo_at(mo, index);
    struct lingo_text form = mo_form(mo, index, 0);
    check_text(message.id, id, id);
    check_text(form, value, id);
    check_number(message.id.data[message.id.length], 0, "a NUL follows");
    check_number(form.data[form.length], 0, "a NUL follows");
    check_number((long long)message.form_count, 1, id);
    CU_ASSERT(!message.has_plural && !message.has_context);
}

/* The parts of a file after its numbers. */
enum part {
    ORIGINALS,
    TRANSLATIONS,
    SEGMENTS, /* a table with the descriptors of NAMES */
    NAMES,
    MSGIDS, /* tables with offsets in STRINGS */
    VALUES,
    STRINGS, /* for each string its offset in TEXTS, and pairs of a length and a segment */
    TEXTS,
    PARTS
};

static const char names[] = "PRIX16\0PRId8";
static const char texts[] = "\0Content-Type: charset=ISO-8859-1\n\0%\xe9\0%, %!\0%\xe8\0 \xe8";
enum {
    HEADER = 1,
    HEADER_LENGTH = 33,
    FIRST_ID = 35,
    FIRST_VALUE = 38,
    SECOND_ID = 44,
    SECOND_VALUE = 47
};
static const size_t sizes[PARTS] = {
    [ORIGINALS] = 8, [TRANSLATIONS] = 8, [SEGMENTS] = 16, [NAMES] = sizeof names,
    [MSGIDS] = 8,    [VALUES] = 8,       [STRINGS] = 80,  [TEXTS] = sizeof texts};

/* Writes a header in ISO-8859-1 and two messages, whose parts follow each other from a part on:
 * "%<PRIX16>é" with the translation "%<PRId8>, %<PRIX16>!", and "%<PRId8>è" with " è".  Returns the
 * length, and the offsets of the parts. */
static size_t make_parts(char *data, enum part from, uint32_t at[PARTS])
{
    uint32_t end = 48;
    for (size_t i = 0; i < PARTS; i++) {
        enum part part = (from + i) % PARTS;
        at[part] = end;
        end += (uint32_t)sizes[part];
    }
    const uint32_t s = at[STRINGS], t = at[TEXTS];
    PUT(data, 0, MAGIC, 1, 1, at[ORIGINALS], at[TRANSLATIONS], 0, 0, 2, at[SEGMENTS], 2, at[MSGIDS],
        at[VALUES]);
    PUT(data, at[ORIGINALS], 0, t);
    PUT(data, at[TRANSLATIONS], HEADER_LENGTH, t + HEADER);
    PUT(data, at[SEGMENTS], 7, at[NAMES], 6, at[NAMES] + 7);
    PUT(data, at[MSGIDS], s, s + 48);
    PUT(data, at[VALUES], s + 20, s + 68);
    PUT(data, s, t + FIRST_ID, 1, 0, 2, LAST);
    PUT(data, s + 20, t + FIRST_VALUE, 1, 1, 3, 0, 2, LAST);
    PUT(data, s + 48, t + SECOND_ID, 1, 1, 2, LAST);
    PUT(data, s + 68, t + SECOND_VALUE, 3, LAST);
    memcpy(data + at[NAMES], names, sizeof names);
    memcpy(data + t, texts, sizeof texts);
    return end;
}

static void check_parts(const struct lingo_mo *mo)
{
    check_number((long long)mo_count(mo), 3, "messages");
    check_number((long long)mo_dropped(mo), 0, "dropped");
    check_text(mo_charset(mo), "ISO-8859-1", "charset");
    check_pair(mo, "%" PRIX16 "é", "%" PRId8 ", %" PRIX16 "!");
    check_pair(mo, "%" PRId8 "è", " è");
}

/* Each part may stand at the end of the file, and the next one right after the header.  Later minor
 * revisions, in which all tables leave room for the fields, are read like 0.1. */
static void test_places(void)
{
    if (!has_charset("ISO-8859-1"))
        return;
    for (enum part from = 0; from < PARTS; from++)
        for (uint32_t minor = 1; minor <= 3; minor++) {
            char data[512];
            uint32_t at[PARTS];
            size_t length = make_parts(data, from, at);
            make_mo_put(data, 4, minor, false);
            struct lingo_mo *mo = open_exactly(data, length, LINGO_OK, "");
            if (mo)
                check_parts(mo);
            mo_free(mo);
        }
}

/* What is wrong, and where: the offset is counted from a part, or from the start for PARTS. */
struct problem {
    enum part part;
    uint32_t offset;
    const char *message;
};

static void check_problem(const char *data, size_t length, const uint32_t at[PARTS],
                          const struct problem *problem)
{
    char expected[128];
    uint32_t offset = (problem->part == PARTS ? 0 : at[problem->part]) + problem->offset;
    snprintf(expected, sizeof expected, "test.mo: offset %" PRIu32 ": %s", offset,
             problem->message);
    check_refused(data, length, expected);
}

static const char not_a_name[] = "the name of a segment is not a string within the file";
static const char beyond[] = "the segments of a string reach beyond the end of the file";
static const char no_nul[] = "a system-dependent string does not end in a NUL";

/* The last byte of a part is missing at the end of the file. */
static void test_cut(void)
{
    static const struct {
        enum part part;
        struct problem problem;
    } cases[] = {
        {SEGMENTS, {PARTS, 32, "the table of segments reaches beyond the end of the file"}},
        {NAMES, {SEGMENTS, 8, not_a_name}},
        {MSGIDS, {PARTS, 40, "the table of system-dependent msgids reaches beyond the end"}},
        {VALUES, {PARTS, 44, "the table of system-dependent translations reaches beyond the end"}},
        {STRINGS, {STRINGS, 72, beyond}},
        {TEXTS, {STRINGS, 72, "a segment reaches beyond the end of the file"}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char data[512];
        uint32_t at[PARTS];
        size_t length = make_parts(data, (cases[i].part + 1) % PARTS, at);
        check_problem(data, length - 1, at, &cases[i].problem);
    }
}

/* A number of a part is set to a value. */
static void test_refused(void)
{
    enum { LENGTH = 239 };
    static const struct {
        enum part part;
        uint32_t offset, value;
        struct problem problem;
    } cases[] = {
        {SEGMENTS, 8, 0, {SEGMENTS, 8, not_a_name}}, /* no bytes, not even a NUL */
        {SEGMENTS, 8, 5, {SEGMENTS, 8, not_a_name}}, /* PRId8 without its NUL */
        {STRINGS, 72, 2, {STRINGS, 72, no_nul}},
        {STRINGS, 72, 0, {STRINGS, 72, no_nul}}, /* the NUL before it is not its own */
        {STRINGS, 8, 2, {STRINGS, 8, "a string refers to a segment that does not exist"}},
        {MSGIDS, 4, LENGTH - 4, {PARTS, LENGTH, beyond}},
        {MSGIDS,
         4,
         LENGTH - 3,
         {PARTS, LENGTH - 3, "a system-dependent string lies beyond the end of the file"}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char data[512];
        uint32_t at[PARTS];
        size_t length = make_parts(data, ORIGINALS, at);
        check_number((long long)length, LENGTH, "length");
        make_mo_put(data, at[cases[i].part] + cases[i].offset, cases[i].value, false);
        check_problem(data, length, at, &cases[i].problem);
    }
}

/* Writes COUNT messages, all of whose texts are the same string.  Returns the length of the file.
 */
enum { COUNT = 5 };
static size_t make_overlapping(char *data, uint32_t string)
{
    const uint32_t at = 48 + 4 * COUNT, text = at + 12;
    PUT(data, 0, MAGIC, 1, 0, 28, 28, 0, 0, 0, 48, COUNT, 48, 48);
    PUT(data, 48, at, at, at, at, at);
    PUT(data, at, text, string, LAST);
    memset(data + text, 'x', string - 1);
    data[text + string - 1] = '\0';
    return text + string;
}

static void check_count(struct lingo_mo *mo, size_t count, size_t dropped)
{
    if (mo) {
        check_number((long long)mo_count(mo), (long long)count, "messages");
        check_number((long long)mo_dropped(mo), (long long)dropped, "dropped");
    }
    mo_free(mo);
}

/* A string counts with 8 bytes more for each segment.  2 * 5 * (40 + 8) bytes are four times the
 * file's 120, and 2 * 5 * (41 + 8) are 6 more than four times its 121. */
static void test_limit(void)
{
    char data[512];
    check_count(open_exactly(data, make_overlapping(data, 40), LINGO_OK, ""), 1, COUNT - 1);
    mo_free(open_exactly(
        data, make_overlapping(data, 41), LINGO_ERROR_LIMIT,
        "test.mo: its strings overlap: together they have more than four times its size"));
}

/* Revision 0.1 has the fields.  In a later minor revision, other fields may stand in their place,
 * if a table starts inside them. */
static void test_fields(void)
{
    static const struct {
        uint32_t minor, msgids, translations;
        bool has_fields;
    } cases[] = {
        {0, 48, 48, false}, {1, 28, 28, true},  {1, 48, 48, true},  {2, 48, 48, true},
        {2, 28, 28, false}, {2, 47, 48, false}, {2, 48, 47, false}, {3, 48, 48, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char data[512];
        size_t length = make_overlapping(data, 40);
        make_mo_put(data, 4, cases[i].minor, false);
        make_mo_put(data, 12, cases[i].msgids, false);
        make_mo_put(data, 16, cases[i].translations, false);
        check_count(open_exactly(data, length, LINGO_OK, ""), cases[i].has_fields,
                    cases[i].has_fields ? COUNT - 1 : 0);
    }
}

/* Opens a file with one message, whose msgid and translation are a percent sign and a segment. */
static struct lingo_mo *open_segment(const char *name)
{
    char data[128];
    uint32_t size = (uint32_t)strlen(name) + 1;
    PUT(data, 0, MAGIC, 1, 0, 28, 28, 0, 0, 1, 48, 1, 56, 60);
    PUT(data, 48, size, 88);
    PUT(data, 56, 64, 64);
    PUT(data, 64, 84, 1, 0, 1, LAST);
    memcpy(data + 84, "%\0", 2);
    memcpy(data + 88, name, size);
    return open_exactly(data, 88 + size, LINGO_OK, "");
}

#define MACRO(name)                                                                                \
    {                                                                                              \
#name, "%" name                                                                            \
    }
#define MACROS(letter)                                                                             \
    MACRO(PRI##letter##8), MACRO(PRI##letter##16), MACRO(PRI##letter##32), MACRO(PRI##letter##64), \
        MACRO(PRI##letter##LEAST8), MACRO(PRI##letter##LEAST16), MACRO(PRI##letter##LEAST32),      \
        MACRO(PRI##letter##LEAST64), MACRO(PRI##letter##FAST8), MACRO(PRI##letter##FAST16),        \
        MACRO(PRI##letter##FAST32), MACRO(PRI##letter##FAST64), MACRO(PRI##letter##MAX),           \
        MACRO(PRI##letter##PTR)
#ifdef __GLIBC__
#define LOCALE_DIGITS "%I"
#else
#define LOCALE_DIGITS "%"
#endif

/* The macros that msgfmt leaves to the system, and names that it does not have. */
static void test_macros(void)
{
    static const struct {
        const char *name, *text; /* NULL if the message is dropped */
    } cases[] = {
        MACROS(d),
        MACROS(i),
        MACROS(o),
        MACROS(u),
        MACROS(x),
        MACROS(X),
        {"I", LOCALE_DIGITS},
        {"", NULL},
        {"i", NULL},
        {"PRIu6", NULL},
        {"PRIu640", NULL},
        {"PRIc8", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_mo *mo = open_segment(cases[i].name);
        if (mo && cases[i].text)
            check_pair(mo, cases[i].text, cases[i].text);
        check_count(mo, cases[i].text != NULL, cases[i].text == NULL);
    }
}

int main(void)
{
    static const struct test tests[] = {
        {"places", test_places},
        {"cut", test_cut},
        {"refused", test_refused},
        {"limit", test_limit},
        {"fields", test_fields},
        {"macros", test_macros},
        {NULL, NULL},
    };
    return test_run("mo-sysdep", tests);
}
