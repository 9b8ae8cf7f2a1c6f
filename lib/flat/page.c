/* SPDX-License-Identifier: MIT */
/* Makes a page in one call: converts a block to a struct lingo_request, and the response to
 * text. */
#include "base/buffer.h"
#include "base/text.h"
#include "flat/block.h"

#include <httplingo/flat.h>
#include <httplingo/page.h>

#define EXTENSIONS_MAX 16

/* The contents of a block, which are not copied. */
struct told {
    struct lingo_request request;
    struct lingo_text code, media, head, query, cookie, language, second_language, vendor;
    struct lingo_parameter parameters[LINGO_PARAMETER_COUNT]; /* from here on not initialized */
    struct lingo_extension extensions[EXTENSIONS_MAX];
};

static const struct {
    const char *key;
    size_t length, offset;
} members[] = {
#define MEMBER(key, member) {key, sizeof(key) - 1, offsetof(struct told, member)},
#include "flat/member.def"
#undef MEMBER
};

static bool take_member(struct told *told, const struct entry *entry)
{
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
        if (members[i].length == entry->key.length &&
            !memcmp(members[i].key, entry->key.data, entry->key.length)) {
            memcpy((char *)told + members[i].offset, &entry->value, sizeof entry->value);
            return true;
        }
    return false;
}

static void take_parameter(struct told *told, const struct entry *entry)
{
    size_t i = 0, count = told->request.parameter_count;
    int name = lingo_parameter_find(entry->key.data, entry->key.length);
    if (name < 0)
        return;
    while (i < count && told->parameters[i].name != (enum lingo_parameter_name)name)
        i++;
    told->parameters[i] = (struct lingo_parameter){(enum lingo_parameter_name)name, entry->value};
    told->request.parameter_count += i == count;
}

static bool take_extension(struct told *told, const struct entry *entry)
{
    static const char prefix[] = "extension.";
    size_t n = sizeof prefix - 1;
    if (!text_starts(entry->key, prefix))
        return false;
    if (told->request.extension_count < EXTENSIONS_MAX)
        told->extensions[told->request.extension_count++] =
            (struct lingo_extension){text_skip(entry->key, n), entry->value};
    return true;
}

/* Returns false if the block is malformed. */
static bool read_block(struct told *told, struct lingo_text block)
{
    struct entry entry;
    memset(told, 0, offsetof(struct told, parameters));
    while (block_next(&block, &entry))
        if (!take_member(told, &entry) && !take_extension(told, &entry))
            take_parameter(told, &entry);
    told->request.parameters = told->parameters;
    told->request.extensions = told->extensions;
    return !block.length;
}

/* ---- what is made of the texts ---- */

/* Three digits; 0, which means a server error, for anything else. */
static int read_code(struct lingo_text text)
{
    int code = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (!ascii_is_digit(text.data[i]) || text.length != 3)
            return 0;
        code = 10 * code + (text.data[i] - '0');
    }
    return code;
}

static unsigned read_media(struct lingo_text list)
{
    unsigned media = 0;
    struct lingo_text word;
    while (text_split(&list, ',', &word)) {
        word = text_trim(word, TEXT_OWS);
        int found = lingo_media_find(word.data, word.length);
        if (found >= 0)
            media |= 1u << found;
    }
    return media;
}

static const struct lingo_status *find_vendor(int code, struct lingo_text vendor)
{
    const struct lingo_status *status;
    for (size_t i = 0; vendor.length && (status = lingo_vendor_at(i)); i++)
        if (lingo_status_code(status) == code && text_is_word(vendor, lingo_vendor_owner(status)))
            return status;
    return NULL;
}

static const struct lingo_language *find_language(const struct lingo_site *site,
                                                  struct lingo_text tag)
{
    if (!tag.length)
        return NULL;
    return lingo_catalog_find(lingo_site_catalog(site), tag.data, tag.length);
}

/* Reads from the head what the keys do not set. */
static void read_head(struct told *told, const struct lingo_site *site, void *memory, size_t size)
{
    struct lingo_request *request = &told->request, keys = *request;
    lingo_request_read(request, site, told->head.data, told->head.length, memory, size);
    struct lingo_text *to[] = {&request->method, &request->accept, &request->accept_language,
                               &request->preferred, &request->destination};
    const struct lingo_text from[] = {keys.method, keys.accept, keys.accept_language,
                                      keys.preferred, keys.destination};
    for (size_t i = 0; i < sizeof from / sizeof from[0]; i++)
        if (from[i].data)
            *to[i] = from[i];
}

static void complete(struct told *told, const struct lingo_site *site, void *memory, size_t size)
{
    struct lingo_request *request = &told->request;
    request->code = read_code(told->code);
    request->media = read_media(told->media);
    request->status = find_vendor(request->code, told->vendor);
    request->language = find_language(site, told->language);
    request->second_language = find_language(site, told->second_language);
    if (!request->preferred.length && (told->query.length || told->cookie.length))
        request->preferred = lingo_site_preference(site, told->query.data, told->query.length,
                                                   told->cookie.data, told->cookie.length);
    if (told->head.length)
        read_head(told, site, memory, size);
}

/* ---- what is written ---- */

static void write_field(struct buffer *b, const struct lingo_header *header)
{
    buffer_append(b, header->name.data, header->name.length);
    buffer_append(b, ": ", 2);
    buffer_append(b, header->value.data, header->value.length);
    buffer_append_char(b, '\n');
}

static size_t write_fields(const struct lingo_response *response, char *buffer, size_t size)
{
    struct buffer b = {buffer, size, 0};
    for (size_t i = 0; i < response->header_count; i++)
        write_field(&b, &response->headers[i]);
    return buffer_finish(&b);
}

static void set_length(size_t *place, size_t length)
{
    if (place)
        *place = length;
}

/* Writes an empty text with its NUL. */
static void write_nothing(char *buffer, size_t size, size_t *length)
{
    struct buffer b = {buffer, size, 0};
    set_length(length, buffer_finish(&b));
}

int lingo_flat_page(const struct lingo_site *site, const char *block, size_t block_length,
                    char *page, size_t page_size, size_t *page_length, char *fields,
                    size_t fields_size, size_t *fields_length)
{
    struct told told;
    struct lingo_response response;
    char memory[LINGO_REQUEST_MEMORY];
    if (!read_block(&told, (struct lingo_text){block, block_length})) {
        write_nothing(page, page_size, page_length);
        write_nothing(fields, fields_size, fields_length);
        return -LINGO_ERROR_FORMAT;
    }
    site = site ? site : lingo_site_builtin();
    complete(&told, site, memory, sizeof memory);
    set_length(page_length, lingo_page_write(site, &told.request, page, page_size, &response));
    set_length(fields_length, write_fields(&response, fields, fields_size));
    return response.code;
}
