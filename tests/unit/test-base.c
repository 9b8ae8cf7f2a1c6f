/* SPDX-License-Identifier: MIT */
/* The primitives of lib/base: texts, files and base64. */
#include "base/base64.h"
#include "base/file.h"
#include "base/text.h"
#include "tests/support/test.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static void test_equal(void)
{
    static const struct {
        const char *text, *word;
        int is, is_word, starts, starts_word;
    } rows[] = {
        {"", "", 1, 1, 1, 1},          {"gzip", "gzip", 1, 1, 1, 1}, {"GZIP", "gzip", 0, 1, 0, 1},
        {"gzip2", "gzip", 0, 0, 1, 1}, {"gzi", "gzip", 0, 0, 0, 0},  {"", "a", 0, 0, 0, 0},
        {"a", "", 0, 0, 1, 1},         {"@", "`", 0, 0, 0, 0},       {"[", "{", 0, 0, 0, 0},
        {"\xc4\xb1", "i", 0, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct lingo_text text = text_of(rows[i].text);
        check_number(text_is(text, rows[i].word), rows[i].is, rows[i].text);
        check_number(text_is_word(text, rows[i].word), rows[i].is_word, rows[i].text);
        check_number(text_starts(text, rows[i].word), rows[i].starts, rows[i].text);
        check_number(text_starts_word(text, rows[i].word), rows[i].starts_word, rows[i].text);
        check_number(text_equal(text, text_of(rows[i].word)), rows[i].is, rows[i].text);
    }
    check_number((long long)text_of(NULL).length, 0, "NULL");
}

static void test_trim(void)
{
    static const struct {
        const char *text, *characters, *trimmed;
    } rows[] = {
        {" a b\t", TEXT_OWS, "a b"},   {"", TEXT_OWS, ""},
        {" \t ", TEXT_OWS, ""},        {"a\r\n", TEXT_OWS, "a\r\n"},
        {"\na\r\n", TEXT_BLANKS, "a"}, {"a", TEXT_OWS, "a"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_text(text_trim(text_of(rows[i].text), rows[i].characters), rows[i].trimmed,
                   rows[i].text);
    /* A NUL is no white space, though strchr() finds one in every string. */
    CU_ASSERT_EQUAL(text_trim((struct lingo_text){"\0a\0", 3}, TEXT_OWS).length, 3);
}

static void test_split(void)
{
    static const char *const rows[][5] = {
        {"a,b", "a", "b"}, {"a,", "a"}, {",a", "", "a"}, {",", ""}, {""}, {"abc", "abc"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct lingo_text rest = text_of(rows[i][0]), part;
        size_t n = 1;
        while (text_split(&rest, ',', &part))
            check_text(part, rows[i][n++], rows[i][0]);
        CU_ASSERT_PTR_NULL(rows[i][n]);
    }
}

/* RFC 4648 section 10. */
static void test_base64(void)
{
    static const char *const rows[][2] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
        {"\xfb\xff", "+/8="},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char out[16];
        struct buffer b = {out, sizeof out, 0};
        size_t n = strlen(rows[i][0]);
        base64_append(&b, rows[i][0], n);
        CU_ASSERT_EQUAL(buffer_finish(&b), BASE64_LENGTH(n));
        check_string(out, rows[i][1], rows[i][0]);
    }
}

/* ---- files ---- */

static char folder[] = "test-base-XXXXXX";

static const char *path_of(const char *name)
{
    static char path[64];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, size_t length)
{
    FILE *file = fopen(path_of(name), "wb");
    for (size_t i = 0; file && i < length; i++)
        fputc('a' + (int)(i % 26), file);
    CU_ASSERT_EQUAL_FATAL(file ? fclose(file) : EOF, 0);
}

static void make_socket(const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path_of(name));
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    CU_ASSERT_EQUAL_FATAL(bind(s, (struct sockaddr *)&address, sizeof address), 0);
    close(s);
}

static void check_read(const char *name, size_t limit, enum lingo_error expected,
                       const char *message)
{
    char *data, whole[400];
    size_t length;
    struct lingo_report report = {0};
    enum lingo_error error =
        file_read(*name == '/' ? name : path_of(name), limit, &data, &length, &report);
    check_number(error, expected, name);
    if (!error) {
        CU_ASSERT_EQUAL(data[length], '\0');
        free(data);
        return;
    }
    CU_ASSERT_PTR_NULL(data);
    snprintf(whole, sizeof whole, "%s: %s", *name == '/' ? name : path_of(name), message);
    check_string(report.message, whole, name);
}

/* What a user names by mistake gets an answer at once; a FIFO without a writer would wait for one
 * for ever. */
static void test_kinds(void)
{
    CU_ASSERT_EQUAL_FATAL(mkfifo(path_of("fifo"), 0600), 0);
    CU_ASSERT_EQUAL_FATAL(mkdir(path_of("directory"), 0700), 0);
    CU_ASSERT_EQUAL_FATAL(symlink("loop", path_of("loop")), 0);
    make_socket("socket");
    write_file("file", 100);
    check_read("fifo", 10, LINGO_ERROR_FILE, "expected a regular file, not a named pipe (FIFO)");
    check_read("directory", 10, LINGO_ERROR_FILE, "expected a regular file, not a directory");
    check_read("socket", 10, LINGO_ERROR_FILE, "expected a regular file, not a socket");
    check_read("/dev/null", 10, LINGO_ERROR_FILE, "expected a regular file, not a device");
    check_read("none", 10, LINGO_ERROR_FILE, "cannot open it: there is no such file");
    check_read("file/x", 10, LINGO_ERROR_FILE,
               "cannot open it: a part of its path is not a directory");
    check_read("loop", 10, LINGO_ERROR_FILE, "cannot open it: too many symbolic links");
}

static void test_limit(void)
{
    write_file("empty", 0);
    write_file("file", 100);
    check_read("empty", 0, LINGO_OK, NULL);
    check_read("file", 100, LINGO_OK, NULL);
    check_read("file", 99, LINGO_ERROR_LIMIT, "larger than 99 bytes");
    CU_ASSERT_EQUAL_FATAL(truncate(path_of("file"), (1 << 20) + 1), 0);
    check_read("file", 1 << 20, LINGO_ERROR_LIMIT, "larger than 1 MiB");
    /* It says that it has no bytes, and has some. */
    check_read("/proc/self/status", 1 << 20, LINGO_OK, NULL);
    check_read("/proc/self/status", 10, LINGO_ERROR_LIMIT, "larger than 10 bytes");
}

/* A pipe says nothing of its length: one of n bytes, to every limit about it. */
static void test_descriptor(void)
{
    for (size_t n = 0; n < 4; n++)
        for (size_t limit = 0; limit < 5; limit++) {
            int ends[2];
            char *data;
            size_t length;
            CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
            CU_ASSERT_EQUAL(write(ends[1], "abcd", n), (ssize_t)n);
            close(ends[1]);
            enum lingo_error error =
                file_read_descriptor(ends[0], "standard input", limit, &data, &length, NULL);
            check_number(error, n <= limit ? LINGO_OK : LINGO_ERROR_LIMIT, "a pipe");
            if (!error)
                check_string(data, &"abc\0ab\0\0a\0\0\0\0\0\0"[4 * (3 - n)], "a pipe");
            free(data);
            close(ends[0]);
        }
}

static void remove_files(void)
{
    static const char *const names[] = {"fifo", "loop", "socket", "file", "empty"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        unlink(path_of(names[i]));
    rmdir(path_of("directory"));
    rmdir(folder);
}

int main(void)
{
    setlocale(LC_ALL, "");
    if (!mkdtemp(folder))
        return 1;
    int result = test_run("base", (const struct test[]){{"equal", test_equal},
                                                        {"trim", test_trim},
                                                        {"split", test_split},
                                                        {"base64", test_base64},
                                                        {"kinds of files", test_kinds},
                                                        {"limits", test_limit},
                                                        {"a descriptor", test_descriptor},
                                                        {NULL, NULL}});
    remove_files();
    return result;
}
