/* SPDX-License-Identifier: MIT */
/* Negotiation of languages and formats, and the list of available languages. */
#include "php_httplingo.h"

static void make_choice(zval *object, const struct lingo_offer *offer, struct lingo_choice choice)
{
    object_init_ex(object, httplingo_choice_ce);
    ZVAL_STRING(new_property(object, 0), lingo_offer_tag(offer, choice.index));
    ZVAL_STRING(new_property(object, 1), lingo_match_name(choice.match));
    value_set_text(new_property(object, 2), choice.range);
}

/* Fills in the tags, and the index of the default among them. */
static bool read_tags(HashTable *languages, const zend_string *default_tag, const char **tags,
                      size_t *index)
{
    zval *item;
    size_t count = 0;
    bool found = false;
    ZEND_HASH_FOREACH_VAL(languages, item)
    {
        ZVAL_DEREF(item);
        if (Z_TYPE_P(item) != IS_STRING) {
            zend_argument_type_error(2, "must be a list of strings, %s given in it",
                                     zend_zval_type_name(item));
            return false;
        }
        if (default_tag && zend_string_equals(default_tag, Z_STR_P(item))) {
            *index = count;
            found = true;
        }
        tags[count++] = Z_STRVAL_P(item);
    }
    ZEND_HASH_FOREACH_END();
    if (default_tag && !found)
        zend_argument_value_error(3, "must be one of the languages, \"%s\" given",
                                  ZSTR_VAL(default_tag));
    return !default_tag || found;
}

static struct lingo_offer *open_offer(HashTable *languages, const zend_string *default_tag)
{
    struct lingo_offer *offer = NULL;
    struct lingo_report report = {LINGO_OK, ""};
    size_t count = zend_hash_num_elements(languages), index = 0;
    if (count == 0) {
        zend_argument_value_error(2, "must not be empty");
        return NULL;
    }
    const char **tags = safe_emalloc(count, sizeof *tags, 0);
    if (read_tags(languages, default_tag, tags, &index) &&
        lingo_offer_open(&offer, tags, count, index, &report) != LINGO_OK)
        zend_argument_value_error(2, "must be a list of language tags: %s", report.message);
    efree(tags);
    return offer;
}

/* One of the languages of a site. */
static void choose_of_site(zval *choice, const struct lingo_site *site, zend_string *default_tag,
                           struct lingo_text field)
{
    const struct lingo_offer *offer = lingo_catalog_offer(get_catalog(site));
    struct lingo_choice chosen = lingo_negotiate(offer, field.data, field.length);
    if (default_tag) {
        int index = lingo_flat_language_find(site, ZSTR_VAL(default_tag), ZSTR_LEN(default_tag));
        if (index < 0) {
            zend_argument_value_error(3, "must be one of the languages, \"%s\" given",
                                      ZSTR_VAL(default_tag));
            return;
        }
        chosen = lingo_negotiate_with_default(offer, field.data, field.length, (size_t)index);
    }
    make_choice(choice, offer, chosen);
}

ZEND_FUNCTION(Httplingo_negotiate)
{
    struct lingo_text field = {NULL, 0};
    char *value = NULL;
    HashTable *languages = NULL;
    zend_string *default_tag = NULL;
    zend_object *site = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 4)
    Z_PARAM_STRING_OR_NULL(value, field.length)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT_OR_NULL(languages)
    Z_PARAM_STR_OR_NULL(default_tag)
    Z_PARAM_OBJ_OF_CLASS_OR_NULL(site, httplingo_site_ce)
    ZEND_PARSE_PARAMETERS_END();
    field.data = value;
    if (!languages) {
        choose_of_site(return_value, get_site(site), default_tag, field);
        return;
    }
    struct lingo_offer *offer = open_offer(languages, default_tag);
    if (!offer)
        RETURN_THROWS();
    make_choice(return_value, offer, lingo_negotiate(offer, field.data, field.length));
    lingo_offer_free(offer);
}

ZEND_METHOD(Httplingo_Choice, __toString)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_string *language = get_string_property(ZEND_THIS, httplingo_choice_ce, "language");
    if (!language)
        RETURN_THROWS();
    RETURN_STR_COPY(language);
}

/* ---- formats ---- */

/* The number of a format; -1 with an exception if there is none by that name. */
static int find_format(uint32_t argument, zval *name)
{
    int format = -1;
    ZVAL_DEREF(name);
    if (Z_TYPE_P(name) == IS_STRING)
        format = lingo_media_find(Z_STRVAL_P(name), Z_STRLEN_P(name));
    if (format < 0)
        zend_argument_value_error(
            argument,
            "must name formats (html, problem+json, problem+xml, json, xml or text), "
            "\"%s\" given",
            Z_TYPE_P(name) == IS_STRING ? Z_STRVAL_P(name) : zend_zval_type_name(name));
    return format;
}

/* The set of formats, and the first of them; false with an exception. */
static bool read_formats(HashTable *names, unsigned *offered, int *first)
{
    zval *name;
    ZEND_HASH_FOREACH_VAL(names, name)
    {
        int format = find_format(2, name);
        if (format < 0)
            return false;
        if (!*offered)
            *first = format;
        *offered |= 1u << format;
    }
    ZEND_HASH_FOREACH_END();
    if (!*offered)
        zend_argument_value_error(2, "must not be empty");
    return *offered != 0;
}

ZEND_FUNCTION(Httplingo_negotiate_media)
{
    char *value = NULL;
    size_t length = 0;
    HashTable *names = NULL;
    zval *default_name = NULL;
    unsigned offered = 0;
    int first = 0;
    ZEND_PARSE_PARAMETERS_START(1, 3)
    Z_PARAM_STRING_OR_NULL(value, length)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT_OR_NULL(names)
    Z_PARAM_ZVAL_OR_NULL(default_name)
    ZEND_PARSE_PARAMETERS_END();
    if (names && !read_formats(names, &offered, &first))
        RETURN_THROWS();
    if (!names)
        offered = LINGO_MEDIA_ALL;
    if (default_name && (first = find_format(3, default_name)) < 0)
        RETURN_THROWS();
    RETURN_STRING(
        lingo_media_name(lingo_negotiate_media(value, length, offered, (enum lingo_media)first)));
}

/* ---- languages ---- */

static void return_languages(zval *return_value, const struct lingo_catalog *catalog)
{
    array_init(return_value);
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        zval object;
        object_init_ex(&object, httplingo_language_ce);
        value_set_text(new_property(&object, 0), lingo_language_tag(language));
        value_set_text(new_property(&object, 1), lingo_language_autonym(language));
        ZVAL_BOOL(new_property(&object, 2), lingo_language_is_rtl(language));
        ZVAL_LONG(new_property(&object, 3), (zend_long)lingo_language_translated(language));
        list_add(return_value, &object);
    }
}

ZEND_FUNCTION(Httplingo_languages)
{
    zend_object *site = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_OBJ_OF_CLASS_OR_NULL(site, httplingo_site_ce)
    ZEND_PARSE_PARAMETERS_END();
    return_languages(return_value, get_catalog(get_site(site)));
}

ZEND_METHOD(Httplingo_Site, languages)
{
    ZEND_PARSE_PARAMETERS_NONE();
    return_languages(return_value, get_catalog(get_site(Z_OBJ_P(ZEND_THIS))));
}

ZEND_METHOD(Httplingo_Language, __toString)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_string *tag = get_string_property(ZEND_THIS, httplingo_language_ce, "tag");
    if (!tag)
        RETURN_THROWS();
    RETURN_STR_COPY(tag);
}

ZEND_FUNCTION(Httplingo_wait)
{
    zend_long seconds;
    char sentence[1024];
    zend_string *tag = NULL;
    zend_object *site = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 3)
    Z_PARAM_LONG(seconds)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(tag)
    Z_PARAM_OBJ_OF_CLASS_OR_NULL(site, httplingo_site_ce)
    ZEND_PARSE_PARAMETERS_END();
    if (seconds < 0) {
        zend_argument_value_error(1, "must be 0 or more, " ZEND_LONG_FMT " given", seconds);
        RETURN_THROWS();
    }
    const struct lingo_catalog *catalog = get_catalog(get_site(site));
    const struct lingo_language *language =
        tag ? lingo_catalog_find(catalog, ZSTR_VAL(tag), ZSTR_LEN(tag)) : NULL;
    if (!language)
        language = lingo_catalog_find(catalog, "en", 2);
    size_t written =
        lingo_language_wait(language, (unsigned long long)seconds, sentence, sizeof sentence);
    RETURN_STRINGL(sentence, MIN(written, sizeof sentence - 1));
}
