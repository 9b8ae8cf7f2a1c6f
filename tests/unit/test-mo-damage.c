/* SPDX-License-Identifier: MIT */
/* Damaged .mo files: each is either rejected with a message, or what was read can be looked up.
 * The memory is limited to a small multiple of the file. */
#include "base/utf8.h"
#include "gettext/mo.h"
#include "tests/support/make-mo.h"
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Opening takes at most so many times the bytes of the file, and this more. */
#define TIMES 32
#define MORE 4096

static const char *problem_of_message(const struct lingo_mo *mo, size_t index)
{
    struct mo_message message = mo_at(mo, index);
    struct lingo_text context = message.context;
    if (!message.has_context)
        context.data = NULL;
    if (mo_find(mo, context, message.id) != index)
        return "a message is not found";
    for (size_t i = 0; i < message.form_count; i++) {
        struct lingo_text form = mo_form(mo, index, i);
        if (form.data[form.length] || !utf8_is_valid(form.data, form.length))
            return "a form is no UTF-8 that ends in a NUL";
    }
    return NULL;
}

/* What is wrong with how the file is read; NULL: nothing. */
static const char *problem(const char *data, size_t length)
{
    struct lingo_mo *mo;
    struct lingo_report report = {LINGO_OK, ""};
    const char *wrong = NULL;
    char *exact = exact_copy(data, length);
    memory_watch(MEMORY_NO_FAILURE);
    enum lingo_error error = mo_open_bytes(&mo, exact, length, "test.mo", &report);
    if (memory_peak() > TIMES * length + MORE)
        wrong = "opening takes too much memory";
    free(exact);
    if (error && (mo || report.error != error || strncmp(report.message, "test.mo: ", 9) != 0))
        wrong = "an error without a message";
    for (size_t i = 0; mo && !wrong && i < mo_count(mo); i++)
        wrong = problem_of_message(mo, i);
    mo_free(mo);
    return wrong;
}

static void check_whole(const char *data, size_t length, const char *name, size_t offset,
                        uint32_t value)
{
    char where[96];
    snprintf(where, sizeof where, "%s with %08x at %zu", name, (unsigned)value, offset);
    const char *wrong = problem(data, length);
    if (wrong)
        check_string(wrong, "no problem", where);
}

/* Sets each word of a file to each value at a bound. */
static void damage_words(char *data, size_t length, const char *name, bool is_big_endian)
{
    const uint32_t size = (uint32_t)length;
    const uint32_t bounds[] = {
        0,          1,          2,          3,          4,          7,          27,
        28,         47,         48,         0x7fff,     0xffff,     0x10000,    0x1ffff,
        0x20000,    size / 16,  size / 8,   size - 8,   size - 4,   size - 1,   size,
        size + 1,   0x10000000, 0x1fffffff, 0x20000000, 0x3fffffff, 0x7fffffff, 0x80000000,
        0xfffffff8, 0xfffffffc, 0xfffffffe, UINT32_MAX};
    for (size_t at = 0; at + 4 <= length; at += 4)
        for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
            char saved[4];
            memcpy(saved, data + at, 4);
            make_mo_put(data, at, bounds[i], is_big_endian);
            check_whole(data, length, name, at, bounds[i]);
            memcpy(data + at, saved, 4);
        }
}

static void test_words(void)
{
    size_t length;
    char *data = make_mo_sample(&length);
    damage_words(data, length, "sample", false);
    free(data);
    data = make_mo_sysdep(false, &length);
    damage_words(data, length, "system-dependent", false);
    free(data);
    data = make_mo_sysdep(true, &length);
    damage_words(data, length, "system-dependent, big-endian", true);
    free(data);
    CU_PASS("no problem");
}

/* The strings stand at the end of a file: every cut is refused. */
static void test_truncated(void)
{
    for (int i = 0; i < 2; i++) {
        size_t length;
        char *data = i ? make_mo_sysdep(false, &length) : make_mo_sample(&length);
        for (size_t n = 0; n < length; n++) {
            struct lingo_mo *mo;
            char *exact = exact_copy(data, n);
            CU_ASSERT_EQUAL(mo_open_bytes(&mo, exact, n, "test.mo", NULL), LINGO_ERROR_FORMAT);
            mo_free(mo);
            free(exact);
        }
        free(data);
    }
}

/* Every allocation fails once. */
static void test_memory(void)
{
    static const char head[] = "Content-Type: text/plain; charset=ISO-8859-1\n"
                               "Plural-Forms: nplurals=2; plural=n>1;\n";
    /* In UTF-8, the NUL of the header needs the byte after 192, and all strings have 448. */
    char header[191], filler[243];
    const struct make_mo_pair pairs[] = {
        {"", 0, header, sizeof header},      {BYTES("a"), BYTES("\xe9")}, {BYTES("a"), BYTES("b")},
        {BYTES("c"), filler, sizeof filler}, {NULL, 0, NULL, 0},
    };
    memset(filler, 'x', sizeof filler);
    memset(header, 'x', sizeof header);
    memcpy(header, head, sizeof head - 1);
    for (int i = has_charset("ISO-8859-1") ? 0 : 1; i < 2; i++) {
        size_t length, n = 0, failures = 0;
        char *data = i ? make_mo_sysdep(false, &length)
                       : make_mo(&(struct make_mo){.pairs = pairs}, &length);
        for (size_t used = 0; used >= n; n++) {
            struct lingo_mo *mo;
            struct lingo_report report = {LINGO_OK, ""};
            memory_watch(n);
            enum lingo_error error = mo_open_bytes(&mo, data, length, "test.mo", &report);
            used = memory_allocations();
            CU_ASSERT_EQUAL(error, mo ? LINGO_OK : LINGO_ERROR_MEMORY);
            failures += !mo;
            CU_ASSERT_EQUAL(report.error, error);
            mo_free(mo);
            check_number((long long)memory_left(), 0, "bytes that are not freed");
        }
        memory_watch(MEMORY_NO_FAILURE);
        check_number((long long)n - 1, i ? 9 : 11, "allocations");
        check_number((long long)failures, i ? 9 : 10, "allocations that have to succeed");
        free(data);
    }
}

/* The bytes that malloc() has given out, also to the C library. */
static size_t bytes_in_use(void)
{
#ifdef __GLIBC__
#if __GLIBC_PREREQ(2, 33)
    return mallinfo2().uordblks;
#endif
#endif
    return 0;
}

/* Neither a conversion nor a charset that is refused leaves memory behind. */
static void test_leaks(void)
{
    static const char *const charsets[] = {"ISO-8859-1", "UTF-16"};
    for (size_t i = 0; i < sizeof charsets / sizeof charsets[0]; i++) {
        char header[64];
        snprintf(header, sizeof header, "Content-Type: charset=%s\n", charsets[i]);
        const struct make_mo_pair pairs[] = {{"", 0, header, strlen(header)}, {NULL, 0, NULL, 0}};
        size_t length, before = 0;
        char *data = make_mo(&(struct make_mo){.pairs = pairs}, &length);
        for (int turn = 0; turn < 10; turn++) {
            struct lingo_mo *mo;
            memory_watch(MEMORY_NO_FAILURE);
            mo_open_bytes(&mo, data, length, "test.mo", NULL);
            mo_free(mo);
            check_number((long long)memory_left(), 0, charsets[i]);
            if (turn == 4) /* the C library has loaded the charset */
                before = bytes_in_use();
        }
        check_number((long long)bytes_in_use(), (long long)before, charsets[i]);
        free(data);
    }
}

int main(void)
{
    static const struct test tests[] = {
        {"words", test_words},
        {"truncated", test_truncated},
        {"memory", test_memory},
        {"leaks", test_leaks},
        {NULL, NULL},
    };
    return test_run("mo-damage", tests);
}
