/* SPDX-License-Identifier: MIT */
/* All texts are returned in UTF-8.  When a file is opened, entries in another charset are converted
 * with iconv(), and entries that are invalid in their charset are dropped. */
#include "config.h"

#include "gettext/mo-impl.h"

#include "base/ascii.h"
#include "base/report.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#ifdef HAVE_ICONV
#include <iconv.h>
#endif

void mo_drop_marked(struct lingo_mo *mo)
{
    size_t kept = 0;
    for (size_t i = 0; i < mo->count; i++)
        if (mo->entries[i].key_length != MO_ABSENT)
            mo->entries[kept++] = mo->entries[i];
    mo->dropped += mo->count - kept;
    mo->count = kept;
}

static bool is_named(struct lingo_text charset, const char *name)
{
    return charset.length == strlen(name) &&
           ascii_equal_ignoring_case(charset.data, name, charset.length);
}

/* A template contains "CHARSET" instead of a charset.  A file without a charset is assumed to be in
 * UTF-8, which current tools write. */
static bool is_utf8(struct lingo_text charset)
{
    return !charset.length || is_named(charset, "UTF-8") || is_named(charset, "UTF8") ||
           is_named(charset, "CHARSET");
}

static bool is_ascii(struct lingo_text charset)
{
    return is_named(charset, "US-ASCII") || is_named(charset, "ASCII") ||
           is_named(charset, "ANSI_X3.4-1968");
}

static bool is_all_ascii(const char *data, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)data[i] >= 0x80)
            return false;
    return true;
}

static enum lingo_error validate(struct lingo_mo *mo, bool (*is_valid)(const char *, size_t))
{
    for (size_t i = 0; i < mo->count; i++) {
        struct mo_entry *entry = &mo->entries[i];
        if (!is_valid(mo->pool + entry->key, entry->key_length) ||
            !is_valid(mo->pool + entry->value, entry->value_length))
            entry->key_length = MO_ABSENT;
    }
    mo_drop_marked(mo);
    return LINGO_OK;
}

static enum lingo_error unsupported(const struct mo_file *file, struct lingo_text charset)
{
    return report_error(file->report, LINGO_ERROR_UNSUPPORTED,
                        "%s: cannot convert from the charset \"%.*s\" to UTF-8; convert the .po "
                        "file with msgconv -t UTF-8",
                        file->name, (int)(charset.length < 64 ? charset.length : 64), charset.data);
}

#ifdef HAVE_ICONV

/* The converted strings. */
struct pool {
    iconv_t converter;
    char *data;
    size_t length;
    size_t size;
    size_t limit;
    enum lingo_error error;
};

static bool grow(struct pool *pool)
{
    size_t size = 2 * pool->size + 64;
    char *data = pool->size >= pool->limit ? NULL : realloc(pool->data, size);
    if (!data) {
        pool->error = pool->size >= pool->limit ? LINGO_ERROR_LIMIT : LINGO_ERROR_MEMORY;
        return false;
    }
    pool->data = data;
    pool->size = size;
    return true;
}

static size_t convert_some(struct pool *pool, char **data, size_t *length)
{
    char *out = pool->data + pool->length;
    size_t room = pool->size - pool->length;
    size_t result =
        iconv(pool->converter, data ? (ICONV_CONST char **)data : NULL, length, &out, &room);
    pool->length = pool->size - room;
    return result;
}

/* Converts a piece that contains no NUL, and resets the converter.  Returns false if the piece is
 * invalid, or if pool->error is set. */
static bool convert_piece(struct pool *pool, char *data, size_t length)
{
    iconv(pool->converter, NULL, NULL, NULL, NULL);
    bool flushing = false;
    for (;;) {
        size_t result =
            flushing ? convert_some(pool, NULL, NULL) : convert_some(pool, &data, &length);
        if (result == (size_t)-1 && errno == E2BIG) {
            if (!grow(pool))
                return false;
            continue;
        }
        if (result == (size_t)-1 || flushing)
            return result != (size_t)-1;
        flushing = true;
    }
}

static bool append_nul(struct pool *pool)
{
    if (pool->length == pool->size && !grow(pool))
        return false;
    pool->data[pool->length++] = '\0';
    return true;
}

/* Converts a string.  NULs separate its pieces, which are converted one by one. */
static bool convert_string(struct pool *pool, char *data, uint32_t *offset, uint32_t *length)
{
    size_t start = pool->length;
    for (size_t done = 0; done <= *length;) {
        size_t n = strnlen(data + done, *length - done);
        if (!convert_piece(pool, data + done, n) || !append_nul(pool))
            return false;
        done += n + 1;
    }
    *offset = (uint32_t)start;
    *length = (uint32_t)(pool->length - start - 1);
    return utf8_is_valid(pool->data + start, *length);
}

static bool convert_entries(struct lingo_mo *mo, struct pool *pool)
{
    for (size_t i = 0; i < mo->count; i++) {
        struct mo_entry *entry = &mo->entries[i];
        size_t start = pool->length;
        if (convert_string(pool, mo->pool + entry->key, &entry->key, &entry->key_length) &&
            convert_string(pool, mo->pool + entry->value, &entry->value, &entry->value_length))
            continue;
        if (pool->error)
            return false;
        pool->length = start;
        entry->key_length = MO_ABSENT;
    }
    return true;
}

/* Only a charset that includes ASCII unchanged can be that of a .mo file, because its header and
 * the separators are ASCII. */
static bool keeps_ascii(struct pool *pool)
{
    char probe[] = "Content-Type: 09\n";
    bool same = grow(pool) && convert_piece(pool, probe, sizeof probe - 1) &&
                pool->length == sizeof probe - 1 && !memcmp(pool->data, probe, sizeof probe - 1);
    pool->length = 0;
    return same;
}

static enum lingo_error convert_all(struct mo_file *file, struct lingo_text charset,
                                    struct pool *pool)
{
    struct lingo_mo *mo = file->mo;
    if (!keeps_ascii(pool))
        return pool->error ? report_error(file->report, pool->error, "%s: %s", file->name,
                                          lingo_error_text(pool->error))
                           : unsupported(file, charset);
    if (!convert_entries(mo, pool))
        return report_error(file->report, pool->error, "%s: converting it to UTF-8: %s", file->name,
                            lingo_error_text(pool->error));
    char *data = realloc(pool->data, pool->length ? pool->length : 1);
    free(mo->pool);
    mo->pool = data ? data : pool->data;
    pool->data = NULL;
    file->bytes = NULL;
    mo_drop_marked(mo);
    return LINGO_OK;
}

/* Whether a text has the characters of the name of a charset.  iconv_open() also accepts options
 * after slashes, and ignores other characters. */
static bool is_name(struct lingo_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!ascii_is_alphanumeric(text.data[i]) && !strchr("-_.:+()", text.data[i]))
            return false;
    return true;
}

static enum lingo_error convert(struct mo_file *file, struct lingo_text charset)
{
    char name[64];
    struct pool pool = {.limit = 4 * file->length + 1024};
    if (charset.length >= sizeof name || !is_name(charset))
        return unsupported(file, charset);
    memcpy(name, charset.data, charset.length);
    name[charset.length] = '\0';
    pool.converter = iconv_open("UTF-8", name);
    if (pool.converter == (iconv_t)-1)
        return unsupported(file, charset);
    enum lingo_error error = convert_all(file, charset, &pool);
    iconv_close(pool.converter);
    free(pool.data);
    return error;
}

#else

static enum lingo_error convert(struct mo_file *file, struct lingo_text charset)
{
    return unsupported(file, charset);
}

#endif

enum lingo_error mo_read_charset(struct mo_file *file)
{
    mo_find_header(file->mo);
    struct lingo_text charset = mo_charset(file->mo);
    if (is_utf8(charset))
        return validate(file->mo, utf8_is_valid);
    if (is_ascii(charset))
        return validate(file->mo, is_all_ascii);
    return convert(file, charset);
}
