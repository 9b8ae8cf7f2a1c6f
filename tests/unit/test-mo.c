/* SPDX-License-Identifier: MIT */
/* The reader of .mo files, with all kinds of files, and files that it rejects. */
#include "gettext/mo.h"
#include "tests/support/make-mo.h"
#include "tests/support/test.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct lingo_text text(const char *string)
{
    return (struct lingo_text){string, string ? strlen(string) : 0};
}

/* A copy that ends where the text ends; NULL: none. */
static struct lingo_text exact(const char *string)
{
    struct lingo_text copy = text(string);
    if (string)
        copy.data = exact_copy(string, copy.length);
    return copy;
}

/* A text that may be missing, which NULL stands for. */
static void check_optional(struct lingo_text actual, const char *expected, const char *where)
{
    if (expected)
        check_text(actual, expected, where);
    else
        check_number((long long)actual.length, 0, where);
    CU_ASSERT_EQUAL(actual.data != NULL, expected != NULL);
}

/* The translation of a msgid, form 0; "(none)" when there is none. */
static void check_found(const struct lingo_mo *mo, const char *context, const char *id,
                        const char *expected)
{
    struct lingo_text exact_context = exact(context), exact_id = exact(id);
    size_t index = mo_find(mo, exact_context, exact_id);
    free((void *)(uintptr_t)exact_context.data);
    free((void *)(uintptr_t)exact_id.data);
    CU_ASSERT(index == MO_NONE || index < mo_count(mo));
    check_text(index == MO_NONE ? text("(none)") : mo_form(mo, index, 0), expected, id);
}

static void check_sample(const struct lingo_mo *mo)
{
    check_number((long long)mo_count(mo), 4, "messages");
    check_number((long long)mo_dropped(mo), 0, "dropped");
    check_found(mo, NULL, "Not Found", "Nie znaleziono");
    check_found(mo, "menu", "Open", "Otwórz");
    check_found(mo, NULL, "Open", "(none)");
    check_found(mo, "", "Open", "(none)");
    check_found(mo, "menu", "Not Found", "(none)");
    check_found(mo, NULL, "one file", "jeden plik");
    check_found(mo, NULL, "Not Foun", "(none)");
    check_found(mo, NULL, "Not Found.", "(none)");
    struct lingo_text language = mo_header_field(mo, "language");
    check_text((struct lingo_text){language.data, language.length}, "pl", "Language");
    CU_ASSERT_PTR_NULL(mo_header_field(mo, "Lang").data);
    CU_ASSERT_PTR_NULL(mo_plural_problem(mo));
    check_number((long long)plural_select(mo_plural(mo), 22), 1, "22 pliki");
    check_number((long long)plural_select(mo_plural(mo), 12), 2, "12 plików");
    struct mo_message message = mo_at(mo, 3);
    check_text(message.id, "one file", "msgid");
    check_text(message.plural, "{n} files", "msgid_plural");
    CU_ASSERT(message.has_plural && !message.has_context);
    check_text(message.context, "", "no msgctxt");
    check_number((long long)message.form_count, 3, "forms");
    check_text(mo_form(mo, 3, 1), "{n} pliki", "form 1");
    check_text(mo_form(mo, 3, 2), "{n} plików", "form 2");
    check_text(mo_form(mo, 3, 3), "jeden plik", "a form that is not there is form 0");
    message = mo_at(mo, 2);
    check_text(message.context, "menu", "msgctxt");
    check_string(message.context.data, "menu", "a NUL follows msgctxt");
    check_text(message.id, "Open", "msgid with context");
    check_text(message.plural, "", "no msgid_plural");
    CU_ASSERT(message.has_context && !message.has_plural);
}

static void open_and_check(char *data, size_t length, void (*check)(const struct lingo_mo *))
{
    struct lingo_mo *mo;
    struct lingo_report report = {0};
    check_number(mo_open_bytes(&mo, data, length, "test.mo", &report), LINGO_OK, report.message);
    free(data); /* the bytes were copied */
    if (mo)
        check(mo);
    mo_free(mo);
}

static void test_sample(void)
{
    size_t length;
    char *data = make_mo_sample(&length);
    open_and_check(data, length, check_sample);
}

static const struct make_mo_pair letters[] = {
    {BYTES("z"), BYTES("Zed")}, /* neither sorted nor with a header */
    {BYTES("a"), BYTES("Alpha")},  {BYTES("m"), BYTES("My")},   {BYTES("a"), BYTES("once more")},
    {BYTES("bad"), BYTES("\xff")}, {BYTES("empty"), BYTES("")}, {NULL, 0, NULL, 0},
};

static void check_letters(const struct lingo_mo *mo)
{
    check_number((long long)mo_count(mo), 4, "messages");
    check_number((long long)mo_dropped(mo), 2, "dropped");
    check_found(mo, NULL, "z", "Zed");
    check_found(mo, NULL, "a", "Alpha");
    check_found(mo, NULL, "m", "My");
    check_found(mo, NULL, "bad", "(none)");
    check_found(mo, NULL, "empty", "");
    check_found(mo, NULL, "", "(none)");
    check_text(mo_at(mo, 0).id, "z", "in the order of the file");
    CU_ASSERT_PTR_NULL(mo_charset(mo).data);
    CU_ASSERT_PTR_EQUAL(mo_plural(mo), plural_default());
}

/* Byte orders, revisions, alignment, hash tables. */
static void test_variants(void)
{
    static const struct make_mo variants[] = {
        {false, 0, 0, 0, letters},
        {true, 0, 0, 0, letters},
        {false, 0x00010000, 0, 0, letters},
        {true, 0x00010000, 0, 11, letters},
        {false, 2, 0, 0, letters},
        {false, 0x00010007, 0, 0, letters},
        {false, 0, 1, 0, letters},
        {true, 0, 3, 0, letters},
        {false, 0, 0, 1, letters},
        {false, 0, 0, 2, letters},
        {false, 0, 2, 3, letters},
        {false, 0, 0, 1000, letters},
        /* where a later revision has system-dependent strings, 0.0 and 1.0 have something else */
        {false, 0, 20, 0, letters},
        {true, 0x00010000, 20, 0, letters},
    };
    for (size_t i = 0; i < sizeof variants / sizeof variants[0]; i++) {
        size_t length;
        char *data = make_mo(&variants[i], &length);
        open_and_check(data, length, check_letters);
    }
}

static void check_empty(const struct lingo_mo *mo)
{
    check_number((long long)mo_count(mo), 0, "messages");
    check_found(mo, NULL, "", "(none)");
    check_found(mo, NULL, "x", "(none)");
}

static void test_empty(void)
{
    static const struct make_mo_pair none[] = {{NULL, 0, NULL, 0}};
    size_t length;
    char *data = make_mo(&(struct make_mo){.pairs = none}, &length);
    open_and_check(data, length, check_empty);
}

static void check_sysdep(const struct lingo_mo *mo)
{
    check_number((long long)mo_count(mo), 2, "messages");
    check_number((long long)mo_dropped(mo), 1, "one with an unknown macro");
    check_found(mo, NULL, "%" PRIu64 " files", "%" PRIu64 " Dateien");
    struct mo_message message = mo_at(mo, 1);
    check_text(message.id, "%" PRIu64 " files", "msgid");
    CU_ASSERT(!message.has_plural && !message.has_context);
    check_number((long long)message.form_count, 1, "forms");
}

static void test_sysdep(void)
{
    size_t length;
    char *data = make_mo_sysdep(false, &length);
    open_and_check(data, length, check_sysdep);
    data = make_mo_sysdep(true, &length);
    open_and_check(data, length, check_sysdep);
    data = make_mo_sysdep(false, &length);
    make_mo_put(data, 4, 2,
                false); /* a later minor revision, whose tables leave room for the fields */
    open_and_check(data, length, check_sysdep);
}

static void test_charsets(void)
{
    static const struct {
        const char *charset;
        const char *id, *value; /* in it; NULL: the file is refused */
        const char *found_id, *found;
        int dropped;
    } cases[] = {
        {"UTF-8",
         "Gr\xc3\xb6\xc3\x9f"
         "e",
         "\xe2\x82\xac", "Größe", "€", 0},
        {"utf-8", "a", "\xc3\xa9", "a", "é", 0},
        {"CHARSET", "a", "\xc3\xa9", "a", "é", 0},
        {"ISO-8859-1",
         "Gr\xf6\xdf"
         "e",
         "\xe9t\xe9", "Größe", "été", 0},
        {"iso-8859-15", "a", "\xa4", "a", "€", 0},
        {"KOI8-R", "a", "\xc4\xc1", "a", "да", 0},
        {"EUC-JP", "a", "\xc6\xfc\xcb\xdc", "a", "日本", 0},
        {"TIS-620", "a", "\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa", "a", "กขฃคฅฆงจฉช", 0},
        {"ISO-2022-JP", "a", "\x1b$BF|\x1b(B", "a", "日", 0},
        {"EUC-JP", "a", "\xc6", "a", "(none)", 1},
        {"US-ASCII", "a", "b", "a", "b", 0},
        {"ASCII", "a", "\xc3\xa9", "a", "(none)", 1},
        {"US-ASCII", "a", "b\xff", "a", "(none)", 1},
        {"US-ASCII", "a",
         "\xff"
         "b",
         "a", "(none)", 1},
        {"US-ASCII", "a", "\x80", "a", "(none)", 1},
        {"UTF-8", "a", "\xc3", "a", "(none)", 1},
        {"UTF-8", "a", "\xed\xa0\x80", "a", "(none)", 1}, /* a surrogate */
        {"UTF-8", "a", "\xc0\xaf", "a", "(none)", 1},     /* not the shortest form */
        {"x-klingon", NULL, NULL, NULL, NULL, 0},
        {"UTF-16", NULL, NULL, NULL, NULL, 0},
        {"\"ISO-8859-1", NULL, NULL, NULL, NULL, 0}, /* glibc ignores the quotation mark */
        {"X", NULL, NULL, NULL, NULL, 0},
        {"x123456789x123456789x123456789x123456789x123456789x123456789x123", NULL, NULL, NULL, NULL,
         0},
        {"LATIN1//TRANSLIT", NULL, NULL, NULL, NULL, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (cases[i].id && strcmp(cases[i].charset, "CHARSET") && !has_charset(cases[i].charset))
            continue;
        char header[128], expected[256];
        snprintf(header, sizeof header, "Content-Type: text/plain; charset=%s\n", cases[i].charset);
        const char *id = cases[i].id ? cases[i].id : "a";
        const char *value = cases[i].value ? cases[i].value : "b";
        const struct make_mo_pair pairs[] = {{"", 0, header, strlen(header)},
                                             {id, strlen(id), value, strlen(value)},
                                             {NULL, 0, NULL, 0}};
        size_t length;
        char *data = make_mo(&(struct make_mo){.pairs = pairs}, &length);
        struct lingo_mo *mo;
        struct lingo_report report = {0};
        enum lingo_error error = mo_open_bytes(&mo, data, length, "test.mo", &report);
        free(data);
        check_number(error, cases[i].id ? LINGO_OK : LINGO_ERROR_UNSUPPORTED, cases[i].charset);
        if (mo) {
            check_found(mo, NULL, cases[i].found_id, cases[i].found);
            check_number((long long)mo_dropped(mo), cases[i].dropped, cases[i].charset);
        } else {
            snprintf(expected, sizeof expected,
                     "test.mo: cannot convert from the charset \"%s\" to UTF-8; convert the .po "
                     "file with msgconv -t UTF-8",
                     cases[i].charset);
            check_string(report.message, expected, cases[i].charset);
        }
        mo_free(mo);
    }
}

/* The longest name that iconv() is asked for has 63 bytes; a message shows 64 bytes. */
static void test_long_charset(void)
{
    char name[80], header[128], expected[256];
    memset(name, 'x', sizeof name);
    snprintf(header, sizeof header, "Content-Type: charset=%.70s", name);
    const struct make_mo_pair pairs[] = {{"", 0, header, strlen(header)}, {NULL, 0, NULL, 0}};
    size_t length;
    struct lingo_mo *mo;
    struct lingo_report report = {0};
    char *data = make_mo(&(struct make_mo){.pairs = pairs}, &length);
    check_number(mo_open_bytes(&mo, data, length, "test.mo", &report), LINGO_ERROR_UNSUPPORTED,
                 header);
    free(data);
    snprintf(expected, sizeof expected,
             "test.mo: cannot convert from the charset \"%.64s\" to UTF-8; convert the .po file "
             "with msgconv -t UTF-8",
             name);
    check_string(report.message, expected, "the charset is cut");
}

static void check_converted_pieces(const struct lingo_mo *mo)
{
    struct mo_message message = mo_at(mo, 1);
    check_text(message.id, "\u00e0", "msgid");
    check_text(message.plural, "\u00e8\u00e9", "msgid_plural");
    check_number((long long)message.form_count, 3, "forms");
    check_text(mo_form(mo, 1, 0), "a\u00ea", "form 0");
    check_text(mo_form(mo, 1, 1), "bcd", "form 1");
    check_text(mo_form(mo, 1, 2), "\u00eb", "form 2");
}

/* Each form is converted. */
static void test_converted_pieces(void)
{
    static const struct make_mo_pair pairs[] = {
        {BYTES(""), BYTES("Content-Type: charset=ISO-8859-1\n")},
        {BYTES("\xe0\0\xe8\xe9"), BYTES("a\xea\0bcd\0\xeb")},
        {NULL, 0, NULL, 0}};
    size_t length;
    if (!has_charset("ISO-8859-1"))
        return;
    char *data = make_mo(&(struct make_mo){.pairs = pairs}, &length);
    open_and_check(data, length, check_converted_pieces);
}

static void check_after_invalid(const struct lingo_mo *mo)
{
    check_number((long long)mo_count(mo), 2, "messages");
    check_number((long long)mo_dropped(mo), 1, "dropped");
    check_found(mo, NULL, "b", "c");
}

/* An invalid message leaves neither its shift state nor its key behind. */
static void test_after_invalid(void)
{
    static const struct make_mo_pair shifted[] = {
        {BYTES(""), BYTES("Content-Type: charset=ISO-2022-JP\n")},
        {BYTES("a"), BYTES("\x1b$B\xff")},
        {BYTES("b"), BYTES("c")},
        {NULL, 0, NULL, 0}};
    static const struct make_mo_pair same[] = {{BYTES(""), BYTES("Language: pl\n")},
                                               {BYTES("b"), BYTES("\xff")},
                                               {BYTES("b"), BYTES("c")},
                                               {NULL, 0, NULL, 0}};
    size_t length;
    char *data = make_mo(&(struct make_mo){.pairs = same}, &length);
    open_and_check(data, length, check_after_invalid);
    if (!forgets_shift_state())
        return;
    data = make_mo(&(struct make_mo){.pairs = shifted}, &length);
    open_and_check(data, length, check_after_invalid);
}

static const char thai_header[] = "Content-Type: text/plain;charset=TIS-620;\n";

static void put_string(char *data, size_t descriptor, size_t offset, size_t length)
{
    make_mo_put(data, descriptor, (uint32_t)length, false);
    make_mo_put(data, descriptor + 4, (uint32_t)offset, false);
}

/* A file with a header in TIS-620, a string of one byte that is invalid in it, whose offset is
 * returned, and the same character to the end.  Each has 3 bytes in UTF-8. */
static size_t make_thai(char *data, size_t length, uint32_t count)
{
    const uint32_t head[] = {0x950412de, 0, count, 28, 28 + 8 * count, 0, 0};
    size_t at = 28 + (size_t)16 * count, invalid = at + sizeof thai_header;
    for (size_t i = 0; i < 7; i++)
        make_mo_put(data, 4 * i, head[i], false);
    memcpy(data + at, thai_header, sizeof thai_header);
    put_string(data, 28, invalid - 1, 0);
    put_string(data, 28 + (size_t)8 * count, at, sizeof thai_header - 1);
    memcpy(data + invalid, "\xff", 2);
    memset(data + invalid + 2, 0xa1, length - invalid - 3);
    data[length - 1] = '\0';
    return invalid;
}

static void check_thai(struct lingo_text actual, size_t characters)
{
    check_number((long long)actual.length, 3 * (long long)characters, "bytes");
    for (size_t i = 0; i + 3 <= actual.length; i += 3)
        CU_ASSERT_EQUAL(memcmp(actual.data + i, "\u0e01", 3), 0);
}

/* In UTF-8, strings that overlap may have about four times the size of the file and a KiB. The room
 * is at least doubled each time, so that the limit is noticed at 1984 bytes, and these have 1999.
 */
static enum lingo_error open_thai(size_t length)
{
    static const unsigned char lengths[] = {86, 85, 84, 83, 86, 86, 86, 53};
    char data[256];
    struct lingo_mo *mo;
    make_thai(data, length, 5);
    for (size_t i = 0; i < 8; i++)
        put_string(data, 36 + 8 * i + (i < 4 ? 0 : 8), length - 1 - lengths[i], lengths[i]);
    char *exact = exact_copy(data, length);
    enum lingo_error error = mo_open_bytes(&mo, exact, length, "test.mo", NULL);
    free(exact);
    if (!mo)
        return error;
    check_number((long long)mo_count(mo), 5, "messages");
    for (size_t i = 0; i < 4; i++) {
        check_thai(mo_at(mo, i + 1).id, lengths[i]);
        check_thai(mo_form(mo, i + 1, 0), lengths[4 + i]);
    }
    mo_free(mo);
    return error;
}

static void test_conversion_limit(void)
{
    if (!has_charset("TIS-620"))
        return;
    check_number(open_thai(240), LINGO_ERROR_LIMIT, "1984 bytes is the limit");
    check_number(open_thai(241), LINGO_OK, "4 bytes more");
}

/* Messages that are dropped take no room, and all may be dropped. */
static void test_conversion_dropped(void)
{
    enum { COUNT = 14, LENGTH = 409 };
    for (int bad_header = 0; bad_header < 2 && has_charset("TIS-620"); bad_header++) {
        char data[LENGTH];
        struct lingo_mo *mo;
        size_t invalid = make_thai(data, LENGTH, COUNT);
        for (size_t i = 1; i < COUNT; i++) {
            put_string(data, 28 + 8 * i, LENGTH - 1 - 110, 110);
            put_string(data, 28 + 8 * (COUNT + i), invalid, 1);
        }
        if (bad_header)
            data[invalid - 2] = '\xff';
        char *exact = exact_copy(data, LENGTH);
        check_number(mo_open_bytes(&mo, exact, LENGTH, "test.mo", NULL), LINGO_OK, "open");
        free(exact);
        check_number((long long)mo_count(mo), !bad_header, "messages");
        check_number((long long)mo_dropped(mo), COUNT - !bad_header, "dropped");
        mo_free(mo);
    }
}

/* The header need not be the first message.  Its fields are lines, up to a NUL. */
static void test_header(void)
{
    static const struct {
        const char *header;
        size_t length;
        const char *name, *value, *charset; /* NULL if missing */
    } cases[] = {
        {BYTES("Language: pl\nX: y\n"), "Language", "pl", NULL},
        {BYTES("Language:pl\n"), "Language", "pl", NULL},
        {BYTES("Language: \t pl \r\nX: y\n"), "language", "pl", NULL},
        {BYTES("Language:\nX: y\n"), "Language", "", NULL},
        {BYTES("X-Language: de\nLanguage: pl"), "Language", "pl", NULL},
        {BYTES("Language pl\n"), "Language", NULL, NULL},
        {BYTES("Language\n: pl\n"), "Language", NULL, NULL},
        {BYTES("X: y\n\0Language: pl\n"), "Language", NULL, NULL},
        {BYTES(""), "Language", NULL, NULL},
        {BYTES("Content-Type: charset=UTF-8\n"), "Content-Type", "charset=UTF-8", "UTF-8"},
        {BYTES("Content-Type: a; charsets=b; CHARSET=utf-8; c\n"), "X", NULL, "utf-8"},
        {BYTES("Content-Type: a; charset=UTF8\tb\n"), "X", NULL, "UTF8"},
        {BYTES("Content-Type: a; charset=UTF-8 b"), "X", NULL, "UTF-8"},
        {BYTES("Content-Type: a; charset=\nX: b\n"), "X", "b", NULL},
        {BYTES("Content-Type: a; charset=;b\n"), "X", NULL, NULL},
        {BYTES("Content-Type: a\nX: charset=x-klingon\n"), "Content-Type", "a", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct make_mo_pair pairs[] = {
            {BYTES("a"), BYTES("Language: de\nContent-Type: a; charset=x-klingon\n")},
            {"", 0, cases[i].header, cases[i].length},
            {NULL, 0, NULL, 0}};
        size_t length;
        struct lingo_mo *mo;
        char *data = make_mo(&(struct make_mo){.pairs = pairs}, &length);
        check_number(mo_open_bytes(&mo, data, length, "test.mo", NULL), LINGO_OK, "open");
        free(data);
        check_optional(mo_header_field(mo, cases[i].name), cases[i].value, cases[i].header);
        check_optional(mo_charset(mo), cases[i].charset, cases[i].header);
        mo_free(mo);
    }
}

static void check_headless(const struct lingo_mo *mo)
{
    check_optional(mo_header_field(mo, "Language"), NULL, "no header");
    check_optional(mo_charset(mo), NULL, "no header");
}

/* No other message is taken for the header. */
static void test_headless(void)
{
    static const struct make_mo_pair pairs[] = {
        {BYTES("a"), BYTES("Language: de\nContent-Type: a; charset=x-klingon\n")},
        {NULL, 0, NULL, 0}};
    size_t length;
    char *data = make_mo(&(struct make_mo){.pairs = pairs}, &length);
    open_and_check(data, length, check_headless);
}

/* A plural formula that is not usable does as gettext does, and says so. */
static void test_plural_problem(void)
{
    static const struct make_mo_pair pairs[] = {
        {BYTES(""), BYTES("Plural-Forms: nplurals=2; plural=n==;\n")}, {NULL, 0, NULL, 0}};
    size_t length;
    struct lingo_mo *mo;
    struct lingo_report report = {LINGO_OK, "untouched"};
    char *data = make_mo(&(struct make_mo){.pairs = pairs}, &length);
    check_number(mo_open_bytes(&mo, data, length, "test.mo", &report), LINGO_OK, "open");
    free(data);
    check_number(report.error, LINGO_OK, "the file can be used");
    check_string(report.message, "untouched", "the file can be used");
    CU_ASSERT_PTR_EQUAL(mo_plural(mo), plural_default());
    check_string(mo_plural_problem(mo),
                 "test.mo: Plural-Forms, byte 22: expected a number, n, ! or (", "problem");
    mo_free(mo);
}

/* A word of the sample is set to a value; the message says where and what. */
static void test_refused(void)
{
    static const struct {
        size_t offset;
        uint32_t value;
        enum lingo_error error;
        const char *message;
    } cases[] = {
        {0, 0, LINGO_ERROR_FORMAT,
         "test.mo: offset 0: not a .mo file: the magic number is not 950412de in either byte "
         "order"},
        {4, 0x00020000, LINGO_ERROR_UNSUPPORTED,
         "test.mo: offset 4: unknown major revision 2; expected 0 or 1"},
        {8, 0x10000000, LINGO_ERROR_FORMAT,
         "test.mo: offset 8: there are more messages than the file has room for"},
        {12, 0xfffffff0, LINGO_ERROR_FORMAT,
         "test.mo: offset 12: the table of msgids reaches beyond the end of the file"},
        {16, 0x7fffffff, LINGO_ERROR_FORMAT,
         "test.mo: offset 16: the table of translations reaches beyond the end of the file"},
        {28 + 8, 0xffffffff, LINGO_ERROR_FORMAT,
         "test.mo: offset 36: a string reaches beyond the end of the file"},
        {28 + 12, 0xffffffff, LINGO_ERROR_FORMAT,
         "test.mo: offset 36: a string reaches beyond the end of the file"},
        {28 + 8, 3, LINGO_ERROR_FORMAT, "test.mo: offset 36: a string does not end in a NUL"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length;
        char *data = make_mo_sample(&length);
        struct lingo_mo *mo;
        struct lingo_report report = {0};
        make_mo_put(data, cases[i].offset, cases[i].value, false);
        check_number(mo_open_bytes(&mo, data, length, "test.mo", &report), cases[i].error,
                     cases[i].message);
        check_string(report.message, cases[i].message, "message");
        CU_ASSERT_PTR_NULL(mo);
        mo_free(mo);
        free(data);
    }
}

static void check_message(const char *data, size_t length, const char *expected)
{
    struct lingo_mo *mo;
    struct lingo_report report = {0};
    char *exact = exact_copy(data, length);
    mo_open_bytes(&mo, exact, length, "test.mo", &report);
    check_string(report.message, expected, "message");
    mo_free(mo);
    free(exact);
}

/* A word of the file with system-dependent strings is set to a value. */
static void test_sysdep_refused(void)
{
    static const struct {
        size_t offset;
        uint32_t value;
        const char *message;
    } cases[] = {
        {32, 0x7fffffff,
         "test.mo: offset 32: the table of segments reaches beyond the end of the file"},
        {40, 0x7fffffff,
         "test.mo: offset 40: the table of system-dependent msgids reaches beyond the end"},
        {44, 0x7fffffff,
         "test.mo: offset 44: the table of system-dependent translations reaches beyond the end"},
        {64, 0, "test.mo: offset 64: the name of a segment is not a string within the file"},
        {80, 0x7fffffff,
         "test.mo: offset 2147483647: a system-dependent string lies beyond the end of the file"},
        {100, 0x7fffffff, "test.mo: offset 100: a segment reaches beyond the end of the file"},
        {104, 2, "test.mo: offset 104: a string refers to a segment that does not exist"},
        {108, 6, "test.mo: offset 108: a system-dependent string does not end in a NUL"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length;
        char *data = make_mo_sysdep(false, &length);
        make_mo_put(data, cases[i].offset, cases[i].value, false);
        check_message(data, length, cases[i].message);
        free(data);
    }
}

/* A file of revision 0.1 has a header of 48 bytes, even without messages. */
static void test_sysdep_header(void)
{
    static const size_t words[] = {0x950412de, 1, 0, 28, 28, 0, 0, 0, 48, 0, 48, 48};
    char data[48];
    for (size_t i = 0; i < 12; i++)
        make_mo_put(data, 4 * i, (uint32_t)words[i], false);
    check_message(data, 47, "test.mo: offset 47: the file ends within its 48 bytes of header");
    check_message(data, 48, "");
}

/* Where a file ends in its header, and how many messages it has room for. */
static void test_room(void)
{
    static const char room[] =
        "test.mo: offset 8: there are more messages than the file has room for";
    size_t length;
    char *data = make_mo_sample(&length);
    check_message(data, 3,
                  "test.mo: offset 0: too short for a .mo file: the magic number is missing");
    check_message(data, 4, "test.mo: offset 4: the file ends within its 28 bytes of header");
    check_message(data, 27, "test.mo: offset 27: the file ends within its 28 bytes of header");
    uint32_t most = (uint32_t)(length - 28) / 16;
    make_mo_put(data, 8, most + 1, false);
    check_message(data, length, room);
    make_mo_put(data, 8, most, false);
    check_message(data, length, "test.mo: offset 92: a string reaches beyond the end of the file");
    free(data);
}

/* As in mo-index.c, so that a file can be made in which all hashes are equal. */
static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 32;
}

/* Writes the block of 8 bytes at n after which the hash is 0 whatever it was.  Returns false if
 * this makes no msgid. */
static bool add_block(char *text, size_t n, uint64_t start)
{
    uint64_t word, hash = mix(start, n + 8);
    for (size_t k = 0; k < n; k += 8) {
        memcpy(&word, text + k, 8);
        hash = mix(hash, word);
    }
    memcpy(text + n, &hash, 8);
    for (size_t k = n; k < n + 8; k++)
        if (text[k] == '\0' || text[k] == '\004' || (unsigned char)text[k] >= 0x80)
            return false;
    return true;
}

enum { SHORT = 16, LONG = 24, COLLIDING = 12 };

/* Texts of SHORT or LONG bytes of ASCII, with the same hash after a start.  The first SHORT bytes
 * of a long one have this hash, too. */
static void collide(char texts[][LONG + 1], size_t count, size_t length, uint64_t start)
{
    const uint16_t one = 1;
    const bool is_big_endian = !*(const unsigned char *)&one;
    for (unsigned i = 0; count; i++) {
        char text[LONG + 1] = "";
        for (unsigned k = 0; k < 8; k++) /* the lowest byte changes first: it changes most bits */
            text[is_big_endian ? 7 - k : k] = (char)('a' + (i >> 4 * k & 15));
        if (!add_block(text, 8, start) || (length == LONG && !add_block(text, SHORT, start)))
            continue;
        text[length] = '\0';
        memcpy(texts[--count], text, sizeof text);
    }
}

/* Messages with equal hashes are told apart by their keys, and one more is not found. */
static void test_collisions(void)
{
    char ids[COLLIDING + 1][LONG + 1], contexts[COLLIDING + 1][LONG + 1], keys[COLLIDING][40];
    struct make_mo_pair pairs[2 * COLLIDING + 1] = {{NULL, 0, NULL, 0}};
    collide(ids, COLLIDING + 1, SHORT, 0);
    collide(contexts, COLLIDING + 1, SHORT, 1);
    for (size_t i = 0; i < COLLIDING; i++) {
        size_t n = (size_t)snprintf(keys[i], sizeof keys[i], "%s\004x", contexts[i]);
        pairs[2 * i] = (struct make_mo_pair){ids[i], SHORT, ids[i], SHORT};
        pairs[2 * i + 1] = (struct make_mo_pair){keys[i], n, contexts[i], SHORT};
    }
    size_t length;
    struct lingo_mo *mo;
    char *data = make_mo(&(struct make_mo){.pairs = pairs}, &length);
    check_number(mo_open_bytes(&mo, data, length, "test.mo", NULL), LINGO_OK, "open");
    free(data);
    for (size_t i = 0; i < COLLIDING; i++) {
        check_found(mo, NULL, ids[i], ids[i]);
        check_found(mo, contexts[i], "x", contexts[i]);
        check_found(mo, contexts[i], ids[i], "(none)");
    }
    check_found(mo, NULL, ids[COLLIDING], "(none)");
    check_found(mo, contexts[COLLIDING], "x", "(none)");
    mo_free(mo);
}

/* So are a text and its beginning, and a msgid with and without context. */
static void test_colliding_lengths(void)
{
    char ids[3][LONG + 1], begin[3][LONG + 1], context[1][LONG + 1], keys[2][64];
    collide(ids, 3, LONG, 0);
    collide(context, 1, SHORT, 1);
    for (size_t i = 0; i < 3; i++)
        snprintf(begin[i], sizeof begin[i], "%.*s", SHORT, ids[i]);
    size_t n = (size_t)snprintf(keys[0], sizeof keys[0], "%s\004%s", context[0], begin[1]);
    size_t m = (size_t)snprintf(keys[1], sizeof keys[1], "%s\004%s", context[0], begin[2]);
    const struct make_mo_pair pairs[] = {{ids[0], LONG, BYTES("long")},
                                         {begin[1], SHORT, BYTES("short")},
                                         {ids[2], LONG, BYTES("both")},
                                         {begin[2], SHORT, BYTES("begin")},
                                         {keys[0], n, BYTES("context")},
                                         {keys[1], m, BYTES("other")},
                                         {NULL, 0, NULL, 0}};
    size_t length;
    struct lingo_mo *mo;
    char *data = make_mo(&(struct make_mo){.pairs = pairs}, &length);
    check_number(mo_open_bytes(&mo, data, length, "test.mo", NULL), LINGO_OK, "open");
    free(data);
    check_found(mo, NULL, ids[0], "long");
    check_found(mo, NULL, begin[0], "(none)");
    check_found(mo, context[0], begin[0], "(none)");
    check_found(mo, NULL, begin[1], "short");
    check_found(mo, context[0], begin[1], "context");
    check_found(mo, NULL, ids[1], "(none)");
    check_found(mo, NULL, ids[2], "both");
    check_found(mo, NULL, begin[2], "begin");
    check_found(mo, context[0], begin[2], "other");
    check_found(mo, context[0], ids[2], "(none)");
    mo_free(mo);
}

static void check_duplicates(const struct lingo_mo *mo)
{
    check_number((long long)mo_count(mo), 1, "messages");
    check_number((long long)mo_dropped(mo), 1, "dropped");
    check_found(mo, NULL, "a", "Alpha");
}

/* Two messages that have the same msgid, alone in their file. */
static void test_duplicates(void)
{
    static const struct make_mo_pair pairs[] = {
        {BYTES("a"), BYTES("Alpha")}, {BYTES("a"), BYTES("once more")}, {NULL, 0, NULL, 0}};
    size_t length;
    char *data = make_mo(&(struct make_mo){.pairs = pairs}, &length);
    open_and_check(data, length, check_duplicates);
}

static void check_forms(const struct lingo_mo *mo)
{
    struct mo_message message = mo_at(mo, 0);
    check_text(message.context, "menu", "msgctxt");
    check_text(message.id, "a file", "msgid");
    check_text(message.plural, "files", "msgid_plural");
    check_number((long long)message.form_count, 3, "forms");
    static const char *const forms[] = {"", "b", ""};
    for (size_t i = 0; i < 3; i++)
        check_text(mo_form(mo, 0, i), forms[i], "a form");
}

/* A context together with a plural, and forms that are empty. */
static void test_forms(void)
{
    static const struct make_mo_pair pairs[] = {{BYTES("menu\004a file\0files"), BYTES("\0b\0")},
                                                {NULL, 0, NULL, 0}};
    size_t length;
    char *data = make_mo(&(struct make_mo){.pairs = pairs}, &length);
    open_and_check(data, length, check_forms);
}

/* The tables may stand anywhere, such as at the end of the file. */
static void test_tables_at_the_end(void)
{
    for (uint32_t first = 32; first <= 40; first += 8) {
        char data[48] = {0};
        const uint32_t last = 72 - first;
        const uint32_t words[] = {0x950412de, 0, 1, first, last};
        struct lingo_mo *mo;
        for (size_t i = 0; i < 5; i++)
            make_mo_put(data, 4 * i, words[i], false);
        memcpy(data + 28, "a\0b", 4);
        for (uint32_t i = 0; i < 2; i++) {
            make_mo_put(data, i ? last : first, 1, false);
            make_mo_put(data, (i ? last : first) + 4, 28 + 2 * i, false);
        }
        char *exact = exact_copy(data, sizeof data);
        check_number(mo_open_bytes(&mo, exact, sizeof data, "test.mo", NULL), LINGO_OK, "open");
        free(exact);
        check_found(mo, NULL, "a", "b");
        mo_free(mo);
    }
}

/* Opens a file in which all messages are the same string. */
static enum lingo_error open_overlapping(uint32_t count, uint32_t string,
                                         struct lingo_report *report)
{
    size_t tables = 28 + 16 * (size_t)count, size = tables + string + 1;
    char *data = calloc(1, size);
    struct lingo_mo *mo;
    const uint32_t head[] = {0x950412de, 0, count, 28, 28 + 8 * count};
    for (size_t i = 0; i < 5; i++)
        make_mo_put(data, 4 * i, head[i], false);
    memset(data + tables, 'x', string);
    for (size_t i = 0; i < 2 * (size_t)count; i++) {
        make_mo_put(data, 28 + 8 * i, string, false);
        make_mo_put(data, 32 + 8 * i, (uint32_t)tables, false);
    }
    enum lingo_error error = mo_open_bytes(&mo, data, size, "test.mo", report);
    mo_free(mo);
    free(data);
    return error;
}

/* Many messages that all are the same long string would take far more than the file. */
static void test_overlap(void)
{
    static const struct {
        uint32_t count, string;
        enum lingo_error error;
    } cases[] = {
        {100, 1999, LINGO_ERROR_LIMIT},
        {4, 93, LINGO_OK},          /* 8 * 93 bytes of strings are four times the file's 186 */
        {4, 94, LINGO_ERROR_LIMIT}, /* 8 * 94 bytes are 4 more than four times its 187 */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_report report = {0};
        check_number(open_overlapping(cases[i].count, cases[i].string, &report), cases[i].error,
                     "overlap");
        if (cases[i].error)
            check_string(
                report.message,
                "test.mo: its strings overlap: together they have more than four times its size",
                "overlap");
    }
}

/* A file of 64 MiB is read, and a larger one is not. */
static void test_largest(void)
{
    struct lingo_mo *mo;
    struct lingo_report report = {LINGO_OK, ""};
    char *zeros = calloc(1, MO_MAX_FILE + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(zeros);
    check_number(mo_open_bytes(&mo, zeros, MO_MAX_FILE, "test.mo", NULL), LINGO_ERROR_FORMAT,
                 "64 MiB of zeros");
    check_number(mo_open_bytes(&mo, zeros, MO_MAX_FILE + 1, "test.mo", &report), LINGO_ERROR_LIMIT,
                 "a byte more");
    check_string(report.message, "test.mo: more than 64 MiB", "a byte more");
    free(zeros);
}

static void test_files(void)
{
    static const char path[] = "test-mo.tmp";
    size_t length;
    char *data = make_mo_sample(&length);
    struct lingo_mo *mo;
    struct lingo_report report = {0};
    FILE *file = fopen(path, "wb");
    CU_ASSERT_EQUAL(fwrite(data, 1, length, file), length);
    fclose(file);
    free(data);
    check_number(mo_open_file(&mo, path, &report), LINGO_OK, report.message);
    check_number(truncate(path, 0), 0, "truncate"); /* under its reader */
    check_sample(mo);
    mo_free(mo);
    check_number(mo_open_file(&mo, path, &report), LINGO_ERROR_FORMAT, "an empty file");
    check_string(report.message,
                 "test-mo.tmp: offset 0: too short for a .mo file: the magic number is missing",
                 "an empty file");
    remove(path);
    check_number(mo_open_file(&mo, path, &report), LINGO_ERROR_FILE, "no file");
    check_string(report.message, "test-mo.tmp: cannot open it: there is no such file", "no file");
    check_number(mo_open_file(&mo, ".", &report), LINGO_ERROR_FILE, "a directory");
    check_string(report.message, ".: expected a regular file, not a directory", "a directory");
    check_number(mkfifo(path, 0600), 0, "mkfifo");
    check_number(mo_open_file(&mo, path, &report), LINGO_ERROR_FILE, "a FIFO without a writer");
    check_string(report.message, "test-mo.tmp: expected a regular file, not a named pipe (FIFO)",
                 "a FIFO");
    remove(path);
    /* sparse: it takes no room */
    fclose(fopen(path, "wb"));
    check_number(truncate(path, (off_t)3 << 30), 0, "more than a 32-bit number of bytes");
    check_number(mo_open_file(&mo, path, &report), LINGO_ERROR_LIMIT, "3 GiB");
    check_string(report.message, "test-mo.tmp: larger than 64 MiB", "3 GiB");
    remove(path);
}

int main(void)
{
    static const struct test tests[] = {
        {"sample", test_sample},
        {"room", test_room},
        {"tables", test_tables_at_the_end},
        {"equal hashes", test_collisions},
        {"equal hashes of other lengths", test_colliding_lengths},
        {"duplicates", test_duplicates},
        {"forms", test_forms},
        {"variants", test_variants},
        {"empty", test_empty},
        {"system-dependent", test_sysdep},
        {"system-dependent, refused", test_sysdep_refused},
        {"system-dependent, header", test_sysdep_header},
        {"charsets", test_charsets},
        {"long charset", test_long_charset},
        {"converted pieces", test_converted_pieces},
        {"after an invalid message", test_after_invalid},
        {"limit of a conversion", test_conversion_limit},
        {"dropped in a conversion", test_conversion_dropped},
        {"header", test_header},
        {"no header", test_headless},
        {"plural problem", test_plural_problem},
        {"refused", test_refused},
        {"overlap", test_overlap},
        {"largest", test_largest},
        {"files", test_files},
        {NULL, NULL},
    };
    return test_run("mo", tests);
}
