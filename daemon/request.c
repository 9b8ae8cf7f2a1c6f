/* SPDX-License-Identifier: MIT */
/* Collects the relevant fields, parses the path, and makes a request to the library from both. */
#include "daemon/request.h"

#include "base/text.h"

#include <string.h>

static const struct {
    struct lingo_text name;
    const char *separator;
} rows[] = {
#define FIELD(constant, name, separator) {{name, sizeof name - 1}, separator},
#include "daemon/request.def"
#undef FIELD
};

static size_t find_field(const char *name, size_t length)
{
    size_t i = 0;
    while (i < FIELD_COUNT && (rows[i].name.length != length ||
                               !ascii_equal_ignoring_case(name, rows[i].name.data, length)))
        i++;
    return i;
}

void fields_begin(struct fields *fields)
{
    memset(fields->value, 0, sizeof fields->value);
    fields->repeated = 0;
}

void fields_add(struct fields *fields, const char *name, size_t name_length, const char *value,
                size_t length)
{
    size_t i = find_field(name, name_length);
    if (i == FIELD_COUNT || !value)
        return;
    bool is_first = !fields->value[i].data;
    if (is_first || (rows[i].separator && !*rows[i].separator))
        fields->value[i] = (struct lingo_text){value, length};
    else if (rows[i].separator && fields->value[i].length < JOINED_MAX)
        fields->repeated |= 1u << i;
}

bool fields_begin_joining(struct fields *fields)
{
    size_t used = 0;
    if (!fields->repeated)
        return false;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        fields->room[i] = fields->repeated >> i & 1 ? fields->joined[used++] : NULL;
        if (fields->room[i])
            fields->value[i] = (struct lingo_text){fields->room[i], 0};
    }
    return true;
}

void fields_join(struct fields *fields, const char *name, size_t name_length, const char *value,
                 size_t length)
{
    size_t i = find_field(name, name_length);
    if (i == FIELD_COUNT || !value || !fields->room[i])
        return;
    struct lingo_text *joined = &fields->value[i];
    size_t n = joined->length ? strlen(rows[i].separator) : 0;
    if (length > JOINED_MAX || n + length > JOINED_MAX - joined->length)
        return;
    char *to = fields->room[i] + joined->length;
    memcpy(to, rows[i].separator, n);
    memcpy(to + n, value, length);
    joined->length += n + length;
}

struct lingo_text fields_namespace(const struct fields *fields)
{
    return fields->value[fields->value[FIELD_NAMESPACE].data ? FIELD_NAMESPACE : FIELD_NAMESPACES];
}

/* A number of three digits; 0 if it is malformed. */
static int read_three_digits(struct lingo_text text)
{
    int code = 0;
    if (text.length != 3)
        return 0;
    for (size_t i = 0; i < 3; i++) {
        if (!ascii_is_digit(text.data[i]))
            return 0;
        code = code * 10 + (text.data[i] - '0');
    }
    return code;
}

int code_read(struct lingo_text text)
{
    int code = read_three_digits(text);
    return code >= 200 && code <= 599 ? code : 0;
}

/* The code that a proxy has set.  Values above 599 are not valid statuses, and recipients treat
 * them as server errors (RFC 9110 section 15). */
static int read_named_code(struct lingo_text text)
{
    return read_three_digits(text) > 599 ? 500 : code_read(text);
}

/* The ending of a path. */
static bool read_ending(const char *ending, unsigned *media)
{
    static const struct {
        const char *ending;
        unsigned media;
    } endings[] = {
        {"", 0},
#define MEDIA(constant, name, type, parameter, writer, languages, ending)                          \
    {ending, 1u << LINGO_MEDIA_##constant},
#include <httplingo/media.def>
#undef MEDIA
    };
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (endings[i].ending && !strcmp(ending, endings[i].ending)) {
            *media = endings[i].media;
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
    return found.code && read_ending(path + 4, &found.media) ? found : none;
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
    struct lingo_request request = {.code = path.code, .media = path.media};
    if (!request.code)
        request.code = read_named_code(value[FIELD_CODE]);
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
