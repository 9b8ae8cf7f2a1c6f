/* SPDX-License-Identifier: MIT */
/* Collects the fields that matter, reads the path, and makes the library's request of both. */
#include "daemon/request.h"

#include "base/text.h"

#include <string.h>

static const struct {
    const char *name;
    const char *separator;
} rows[] = {
#define FIELD(constant, name, separator) {name, separator},
#include "daemon/request.def"
#undef FIELD
};

void fields_begin(struct fields *fields)
{
    memset(fields->value, 0, sizeof fields->value);
    fields->used = 0;
}

/* A longer value in the room for joined ones: the old one, the separator and the new one.  The
 * last value joined grows in place. */
static void join(struct fields *fields, struct lingo_text *value, const char *separator,
                 struct lingo_text more)
{
    size_t n = strlen(separator);
    bool is_last = value->data + value->length == fields->joined + fields->used;
    size_t begin = is_last ? fields->used - value->length : fields->used;
    size_t length = value->length + n + more.length;
    if (more.length > sizeof fields->joined || length > sizeof fields->joined - begin)
        return;
    char *to = fields->joined + begin;
    if (!is_last)
        memcpy(to, value->data, value->length);
    memcpy(to + value->length, separator, n);
    memcpy(to + value->length + n, more.data, more.length);
    *value = (struct lingo_text){to, length};
    fields->used = begin + length;
}

void fields_add(struct fields *fields, const char *name, size_t name_length, const char *value,
                size_t length)
{
    size_t i = 0;
    while (i < FIELD_COUNT && !text_is_word((struct lingo_text){name, name_length}, rows[i].name))
        i++;
    if (i == FIELD_COUNT || !value)
        return;
    struct lingo_text text = {value, length};
    if (!fields->value[i].data)
        fields->value[i] = text;
    else if (rows[i].separator)
        join(fields, &fields->value[i], rows[i].separator, text);
}

struct lingo_text fields_namespace(const struct fields *fields)
{
    return fields->value[fields->value[FIELD_NAMESPACE].data ? FIELD_NAMESPACE : FIELD_NAMESPACES];
}

int code_read(struct lingo_text text)
{
    int code = 0;
    if (text.length != 3)
        return 0;
    for (size_t i = 0; i < 3; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return 0;
        code = code * 10 + (text.data[i] - '0');
    }
    return code >= 200 && code <= 599 ? code : 0;
}

#define FORMAT_BIT(format) (1u << LINGO_FORMAT_##format)

/* The ending of a path: json and xml are the formats of RFC 9457, as those of negotiation. */
static bool read_ending(const char *ending, unsigned *formats)
{
    static const struct {
        const char *ending;
        unsigned formats;
    } endings[] = {{"", 0},
                   {".html", FORMAT_BIT(HTML)},
                   {".json", FORMAT_BIT(PROBLEM_JSON)},
                   {".xml", FORMAT_BIT(PROBLEM_XML)},
                   {".txt", FORMAT_BIT(TEXT)}};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (!strcmp(ending, endings[i].ending)) {
            *formats = endings[i].formats;
            return true;
        }
    return false;
}

struct page_path page_path_read(const char *path)
{
    struct page_path none = {0, 0}, found = none;
    if (path[0] != '/' || strnlen(path + 1, 3) < 3)
        return none;
    found.code = code_read((struct lingo_text){path + 1, 3});
    return found.code && read_ending(path + 4, &found.formats) ? found : none;
}

static struct lingo_text find_preference(const struct lingo_site *site, struct lingo_text uri,
                                         struct lingo_text cookie)
{
    const char *mark = uri.length ? memchr(uri.data, '?', uri.length) : NULL;
    const char *query = mark ? mark + 1 : NULL;
    return lingo_site_preference(site, query, query ? (size_t)(uri.data + uri.length - query) : 0,
                                 cookie.data, cookie.length);
}

struct lingo_request fields_request(const struct fields *fields, const struct lingo_site *site,
                                    struct page_path path, struct lingo_text uri, int default_code,
                                    struct lingo_parameter parameters[FIELDS_PARAMETERS])
{
    const struct lingo_text *value = fields->value;
    struct lingo_request request = {.code = path.code, .formats = path.formats};
    if (!request.code)
        request.code = code_read(value[FIELD_CODE]);
    if (!request.code)
        request.code = default_code;
    request.preferred = find_preference(site, uri, value[FIELD_COOKIE]);
    request.accept_language = value[FIELD_ACCEPT_LANGUAGE];
    request.destination = value[FIELD_DESTINATION];
    request.accept = value[value[FIELD_FORMAT].length ? FIELD_FORMAT : FIELD_ACCEPT];
    parameters[0] = (struct lingo_parameter){LINGO_PARAMETER_URI, uri};
    parameters[1] = (struct lingo_parameter){LINGO_PARAMETER_HOST, value[FIELD_FORWARDED_HOST]};
    parameters[2] = (struct lingo_parameter){LINGO_PARAMETER_REQUEST_ID, value[FIELD_REQUEST_ID]};
    request.parameters = parameters;
    request.parameter_count = FIELDS_PARAMETERS;
    return request;
}
