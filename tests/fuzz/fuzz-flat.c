/* SPDX-License-Identifier: MIT */
/*
 * The blocks of other languages.  The first byte is how many bytes the buffers have less than they
 * need, and whether the rest is the block of a page or that of a site.  A page is clean and cut
 * where it has to be; a block that is malformed is refused; a site opens, or a message says why
 * not.
 */
#include "tests/fuzz/require.h"

#include "base/utf8.h"
#include "flat/block.h"

#include <httplingo/flat.h>

#define PAGE_SIZE (256 << 10)
#define FIELDS_SIZE 16384

enum { OF_SITE = 0x80 };

/* An entry that keeps the site away from the file system. */
static const char no_files[] = "11:file:none=x,";

static bool is_well_formed(struct lingo_text block)
{
    struct entry entry;
    struct lingo_text rest = block;
    while (block_next(&rest, &entry))
        require(is_within(entry.key, block.data, block.length) &&
                    is_within(entry.value, block.data, block.length),
                "an entry outside of the block");
    return !rest.length;
}

/* Each field is "name: value" and a line feed. */
static void check_fields(const char *fields, size_t length)
{
    struct lingo_text rest = {fields, length};
    require(!length || fields[length - 1] == '\n', "the last field does not end");
    require_clean(fields, length, true, "the fields are not clean");
    while (rest.length) {
        struct lingo_text line = next_part(&rest, '\n');
        const char *colon = line.length ? memchr(line.data, ':', line.length) : NULL;
        require(colon && colon > line.data && line.data + line.length - colon > 2 &&
                    colon[1] == ' ',
                "a line that is no field");
    }
}

static void check_cut(const char *whole, size_t length, const char *cut, size_t room)
{
    size_t kept = room ? utf8_cut(whole, room - 1) : 0;
    require(!room || (!cut[kept] && !memcmp(cut, whole, kept)), "what was cut");
    (void)length;
}

static void check_cut_page(const struct lingo_site *site, struct lingo_text block, const char *page,
                           size_t page_length, const char *fields, size_t fields_length,
                           size_t missing)
{
    size_t page_room = missing < page_length ? page_length - missing : 0;
    size_t fields_room = missing < fields_length ? fields_length - missing : 0;
    char *cut_page = malloc(page_room + 1), *cut_fields = malloc(fields_room + 1);
    size_t n = 0, m = 0;
    if (cut_page && cut_fields) {
        lingo_flat_page(site, block.data, block.length, cut_page, page_room, &n, cut_fields,
                        fields_room, &m);
        require(n == page_length && m == fields_length, "the lengths when cut");
        check_cut(page, page_length, cut_page, page_room);
        check_cut(fields, fields_length, cut_fields, fields_room);
    }
    free(cut_fields);
    free(cut_page);
}

static void check_page(const struct lingo_site *site, struct lingo_text block, size_t missing)
{
    static char page[PAGE_SIZE], fields[FIELDS_SIZE];
    size_t page_length = 1, fields_length = 1;
    int code = lingo_flat_page(site, block.data, block.length, page, sizeof page, &page_length,
                               fields, sizeof fields, &fields_length);
    bool is_good = is_well_formed(block);
    require(is_good ? code >= 100 && code <= 599 : code == -LINGO_ERROR_FORMAT, "the code");
    require(is_good || (!page_length && !fields_length), "the lengths of what was refused");
    require(page_length < sizeof page && fields_length < sizeof fields, "it is huge");
    require_clean(page, page_length, true, "the page is not clean");
    check_fields(fields, fields_length);
    if (is_good)
        check_cut_page(site, block, page, page_length, fields, fields_length, missing);
}

static void check_site(struct lingo_text block)
{
    char message[256] = "x", *whole = malloc(block.length + sizeof no_files);
    if (!whole)
        return;
    memcpy(whole, no_files, sizeof no_files - 1);
    if (block.length)
        memcpy(whole + sizeof no_files - 1, block.data, block.length);
    const struct lingo_site *site =
        lingo_flat_site_open(whole, sizeof no_files - 1 + block.length, message, sizeof message);
    free(whole);
    require(site ? !message[0] : message[0] != '\0', "the message");
    require_clean(message, strlen(message), true, "the message is not clean"); /* a line an error */
    if (site)
        check_page(site, (struct lingo_text){"8:code=503,", 11}, 1);
    lingo_site_release(site);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!size)
        return 0;
    struct lingo_text block = {(const char *)data + 1, size - 1};
    if (data[0] & OF_SITE)
        check_site(block);
    else
        check_page(NULL, block, data[0]);
    return 0;
}
