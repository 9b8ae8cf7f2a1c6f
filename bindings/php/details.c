/* SPDX-License-Identifier: MIT */
/* Turns named arguments about a request into a block, the input of lingo_flat_page(). */
#include "php_httplingo.h"

#include <Zend/zend_interfaces.h>
#include <ext/date/php_date.h>
#include <ext/json/php_json.h>
#include <math.h>

/* The keys of a block that are not parameters of pages. */
static const char *const request_keys[] = {
    "accept", "accept_language", "cookie",          "destination", "head",   "language",
    "method", "preferred",       "second_language", "query",       "vendor",
};
#define REQUEST_KEYS (sizeof request_keys / sizeof request_keys[0])
/* Those that are not written as they are. */
static const char *const special_keys[] = {"extensions", "formats", "site"};
#define SPECIAL_KEYS (sizeof special_keys / sizeof special_keys[0])

void details_add(struct details *details, const char *name, struct lingo_text value)
{
    smart_str *block = &details->block;
    smart_str_append_unsigned(block, strlen(name) + 1 + value.length);
    smart_str_appendc(block, ':');
    smart_str_appends(block, name);
    smart_str_appendc(block, '=');
    if (value.length)
        smart_str_appendl(block, value.data, value.length);
    smart_str_appendc(block, ',');
}

static void add_string(struct details *details, const char *name, const zend_string *value)
{
    details_add(details, name, (struct lingo_text){ZSTR_VAL(value), ZSTR_LEN(value)});
}

/* ---- names ---- */

/* The name of an argument by number, over all tables; NULL after the last. */
static const char *name_at(size_t index)
{
    if (index < REQUEST_KEYS)
        return request_keys[index];
    index -= REQUEST_KEYS;
    if (index < SPECIAL_KEYS)
        return special_keys[index];
    return lingo_parameter_key((enum lingo_parameter_name)(index - SPECIAL_KEYS));
}

static bool is_known(const char *name)
{
    const char *known;
    for (size_t i = 0; (known = name_at(i)); i++)
        if (strcmp(known, name) == 0)
            return true;
    return false;
}

/* How many letters have to change to get from one name to the other (Levenshtein). */
static size_t distance(const char *a, const char *b)
{
    size_t row[NAME_SIZE + 1], width = strlen(b);
    for (size_t j = 0; j <= width; j++)
        row[j] = j;
    for (size_t i = 0; a[i]; i++) {
        size_t corner = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < width; j++) {
            size_t replaced = corner + (a[i] != b[j]);
            corner = row[j + 1];
            row[j + 1] = MIN(replaced, MIN(corner, row[j]) + 1);
        }
    }
    return row[width];
}

/* As it is written in PHP: in camel case. */
static void write_camel(const char *name, char *camel)
{
    for (; *name; name++) {
        if (*name == '_' && name[1]) {
            name++;
            *camel++ = (char)(*name - 'a' + 'A');
        } else
            *camel++ = *name;
    }
    *camel = '\0';
}

static void throw_unknown(const zend_string *given, const char *converted)
{
    const char *name, *best = NULL;
    size_t least = SIZE_MAX;
    char camel[NAME_SIZE];
    for (size_t i = 0; (name = name_at(i)); i++) {
        size_t changes = distance(converted, name);
        if (changes < least && 3 * changes <= strlen(name)) {
            best = name;
            least = changes;
        }
    }
    if (best) {
        write_camel(best, camel);
        zend_throw_error(NULL, "Unknown named parameter $%s; did you mean $%s?", ZSTR_VAL(given),
                         camel);
    } else
        zend_throw_error(NULL, "Unknown named parameter $%.*s; see Httplingo\\Page::make()",
                         NAME_SIZE, ZSTR_VAL(given));
}

/* ---- values ---- */

static zend_string *write_double(const char *name, double number)
{
    number = strcmp(name, "retry_after") == 0 ? ceil(number) : floor(number);
    if (!zend_finite(number) || !ZEND_DOUBLE_FITS_LONG(number)) {
        zend_value_error("%s: must be a finite number", name);
        return NULL;
    }
    return zend_long_to_str(zend_dval_to_lval(number));
}

/* A date is in words in a field, and the time of an error is in seconds. */
static zend_string *write_date(const char *name, zval *date)
{
    zval seconds;
    zend_call_method_with_0_params(Z_OBJ_P(date), Z_OBJCE_P(date), NULL, "gettimestamp", &seconds);
    if (EG(exception))
        return NULL;
    if (strcmp(name, "time") == 0)
        return zend_long_to_str(Z_LVAL(seconds));
    static const char format[] = "D, d M Y H:i:s \\G\\M\\T";
    return php_format_date(format, sizeof format - 1, Z_LVAL(seconds), 0);
}

/* A new string; NULL with an exception. */
static zend_string *write_value(const char *name, zval *value)
{
    switch (Z_TYPE_P(value)) {
    case IS_TRUE:
        return zend_string_init("yes", 3, 0);
    case IS_FALSE: /* an empty value is the same as none */
        return ZSTR_EMPTY_ALLOC();
    case IS_DOUBLE:
        return write_double(name, Z_DVAL_P(value));
    case IS_ARRAY:
        return join_values(name, Z_ARRVAL_P(value));
    case IS_OBJECT:
        if (instanceof_function(Z_OBJCE_P(value), php_date_get_interface_ce()))
            return write_date(name, value);
        break;
    default:
        break;
    }
    return zval_try_get_string(value);
}

static bool add_value(struct details *details, const char *name, zval *value)
{
    zend_string *string = write_value(name, value);
    if (!string)
        return false;
    add_string(details, name, string);
    zend_string_release(string);
    return true;
}

/* ---- members of the application ---- */

static bool add_extension(struct details *details, zend_string *name, zval *value)
{
    struct lingo_report report = {LINGO_OK, ""};
    smart_str json = {NULL, 0};
    if (php_json_encode(&json, value, PHP_JSON_UNESCAPED_SLASHES | PHP_JSON_UNESCAPED_UNICODE) ==
            FAILURE ||
        JSON_G(error_code) != PHP_JSON_ERROR_NONE || EG(exception)) {
        if (!EG(exception))
            zend_value_error("extension %s: cannot be written as JSON", ZSTR_VAL(name));
        smart_str_free(&json);
        return false;
    }
    smart_str_0(&json);
    struct lingo_extension extension = {{ZSTR_VAL(name), ZSTR_LEN(name)},
                                        {ZSTR_VAL(json.s), ZSTR_LEN(json.s)}};
    bool good = lingo_extension_check(&extension, &report) == LINGO_OK;
    if (good) {
        char key[sizeof "extension." + NAME_SIZE];
        snprintf(key, sizeof key, "extension.%s", ZSTR_VAL(name));
        add_string(details, key, json.s);
    } else
        zend_value_error("%s", report.message);
    smart_str_free(&json);
    return good;
}

/* The library takes so many. */
#define EXTENSIONS_MAX 16

static bool add_extensions(struct details *details, zval *value)
{
    zend_string *name;
    zval *item;
    if (Z_TYPE_P(value) != IS_ARRAY) {
        zend_type_error("extensions: expected an array of members by name, %s given",
                        zend_zval_type_name(value));
        return false;
    }
    uint32_t count = zend_hash_num_elements(Z_ARRVAL_P(value));
    if (count > EXTENSIONS_MAX) {
        zend_value_error("%u extensions; expected up to %d", count, EXTENSIONS_MAX);
        return false;
    }
    ZEND_HASH_FOREACH_STR_KEY_VAL(Z_ARRVAL_P(value), name, item)
    {
        if (!name) {
            zend_value_error("extensions: expected an array of members by name, not a list");
            return false;
        }
        if (!add_extension(details, name, item))
            return false;
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

/* ---- arguments ---- */

static bool set_site(struct details *details, zval *value)
{
    if (Z_TYPE_P(value) != IS_OBJECT || Z_OBJCE_P(value) != httplingo_site_ce) {
        zend_type_error("site: expected Httplingo\\Site, %s given", zend_zval_type_name(value));
        return false;
    }
    details->site = get_site(Z_OBJ_P(value));
    return true;
}

/* Formats that do not exist would be ignored by the library; this says so. */
static bool check_formats(const zend_string *formats)
{
    const char *next = ZSTR_VAL(formats), *end = next + ZSTR_LEN(formats);
    while (next <= end) {
        const char *comma = memchr(next, ',', (size_t)(end - next));
        const char *stop = comma ? comma : end;
        for (; next < stop && *next == ' '; next++) {
        }
        size_t length = (size_t)(stop - next);
        for (; length && next[length - 1] == ' '; length--) {
        }
        if (lingo_media_find(next, length) < 0) {
            zend_value_error("formats: unknown format \"%.*s\"; expected html, problem+json, "
                             "problem+xml, json, xml or text",
                             (int)MIN(length, NAME_SIZE), next);
            return false;
        }
        next = stop + 1;
    }
    return true;
}

static bool add_formats(struct details *details, zval *value)
{
    zend_string *formats = write_value("formats", value);
    bool good = formats && check_formats(formats);
    if (good)
        add_string(details, "formats", formats);
    if (formats)
        zend_string_release(formats);
    return good;
}

static bool add_argument(struct details *details, zend_string *given, zval *value)
{
    char name[NAME_SIZE];
    ZVAL_DEREF(value);
    if (!name_convert(given, '_', name) || !is_known(name)) {
        throw_unknown(given, name);
        return false;
    }
    if (Z_TYPE_P(value) == IS_NULL)
        return true;
    if (strcmp(name, "site") == 0)
        return set_site(details, value);
    if (strcmp(name, "extensions") == 0)
        return add_extensions(details, value);
    if (strcmp(name, "formats") == 0)
        return add_formats(details, value);
    return add_value(details, name, value);
}

bool details_add_named(struct details *details, HashTable *named)
{
    zend_string *name;
    zval *value;
    if (!named)
        return true;
    ZEND_HASH_FOREACH_STR_KEY_VAL(named, name, value)
    {
        if (!add_argument(details, name, value))
            return false;
    }
    ZEND_HASH_FOREACH_END();
    return true;
}
