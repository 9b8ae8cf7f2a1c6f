/* SPDX-License-Identifier: MIT */
/* The functions of a site's options.  Each stores a value, or reports what was expected. */
#include "site/open.h"

#include "base/ascii.h"
#include "base/escape.h"
#include "base/report.h"
#include "base/suggest.h"
#include "site/theme.h"

#include <stdlib.h>

typedef enum lingo_error set_function(struct site_opening *opening, const char *value);

static enum lingo_error fail(struct site_opening *opening, enum lingo_error error,
                             const char *expected)
{
    return report_error(opening->report, error, "expected %s", expected);
}

/* ---- words ---- */

static struct lingo_text kept(struct site_opening *opening, const char *value,
                              enum lingo_error *error)
{
    size_t length = strlen(value);
    char *copy = site_keep_copy(opening->owner, value, length);
    *error = copy ? LINGO_OK : LINGO_ERROR_MEMORY;
    return (struct lingo_text){copy, copy ? length : 0};
}

static enum lingo_error keep_string(struct site_opening *opening, const char *value,
                                    const char **out)
{
    enum lingo_error error;
    *out = kept(opening, value, &error).data;
    return error;
}

/* The next word in a list that is separated by commas and spaces; empty at its end. */
static struct lingo_text next_word(const char **list)
{
    *list += strspn(*list, ", \t");
    struct lingo_text word = {*list, strcspn(*list, ", \t")};
    *list += word.length;
    return word;
}

/* ---- brand ---- */

static enum lingo_error set_name(struct site_opening *opening, const char *value)
{
    enum lingo_error error;
    char clean[512];
    struct buffer b = {clean, sizeof clean, 0};
    size_t length = strlen(value);
    if (length >= 2 && value[0] == value[length - 1] && (value[0] == '"' || value[0] == '\''))
        return fail(opening, LINGO_ERROR_FORMAT, "a name without quotation marks around it");
    escape_foreign(&b, ESCAPE_TEXT, (struct lingo_text){value, strlen(value)}, 120);
    buffer_finish(&b);
    opening->brand.values[BRAND_SITE_NAME] = kept(opening, clean, &error);
    return error;
}

static enum lingo_error set_logo(struct site_opening *opening, const char *value)
{
    char *address;
    enum lingo_error error = site_read_logo(opening, value, &address);
    if (error)
        return error;
    address = site_keep(opening->owner, address);
    if (!address)
        return LINGO_ERROR_MEMORY;
    opening->brand.values[BRAND_LOGO] = (struct lingo_text){address, strlen(address)};
    return LINGO_OK;
}

/* "#" and 3, 4, 6 or 8 hexadecimal digits, or a word such as teal (CSS Color 4 sections 5.2 and
 * 6.1). */
static bool is_colour(const char *value)
{
    size_t n = strlen(value);
    if (*value == '#')
        return (n == 4 || n == 5 || n == 7 || n == 9) &&
               strspn(value + 1, "0123456789abcdefABCDEF") == n - 1;
    for (size_t i = 0; i < n; i++)
        if (!ascii_is_alpha(value[i]))
            return false;
    return n > 0 && n < 32;
}

static enum lingo_error set_colour(struct site_opening *opening, const char *value,
                                   enum brand_value which)
{
    enum lingo_error error;
    if (!is_colour(value))
        return fail(opening, LINGO_ERROR_FORMAT, "a colour such as #0a5c36 or teal");
    opening->brand.values[which] = kept(opening, value, &error);
    return error;
}

static enum lingo_error set_accent(struct site_opening *opening, const char *value)
{
    return set_colour(opening, value, BRAND_ACCENT);
}

static enum lingo_error set_accent_dark(struct site_opening *opening, const char *value)
{
    return set_colour(opening, value, BRAND_ACCENT_DARK);
}

static const char *theme_name_at(const void *context, size_t index)
{
    (void)context;
    const struct theme *theme = theme_at(index);
    return theme ? theme->name : NULL;
}

static enum lingo_error set_theme(struct site_opening *opening, const char *value)
{
    char names[200];
    struct buffer b = {names, sizeof names, 0};
    for (size_t i = 0; theme_at(i); i++) {
        if (!strcmp(theme_at(i)->name, value)) {
            opening->theme = theme_at(i)->name;
            opening->template_path = NULL;
            return LINGO_OK;
        }
        buffer_append_string(&b, i ? ", " : "one of the themes ");
        buffer_append_string(&b, theme_name_at(NULL, i));
    }
    buffer_finish(&b);
    return fail(opening, LINGO_ERROR_NOT_FOUND, names);
}

static enum lingo_error set_template(struct site_opening *opening, const char *value)
{
    return keep_string(opening, value, &opening->template_path);
}

/* ---- languages ---- */

static enum lingo_error set_languages(struct site_opening *opening, const char *value)
{
    return keep_string(opening, value, &opening->languages);
}

static enum lingo_error set_default_language(struct site_opening *opening, const char *value)
{
    return keep_string(opening, value, &opening->default_language);
}

static enum lingo_error set_second_language(struct site_opening *opening, const char *value)
{
    return keep_string(opening, value, &opening->second_language);
}

static enum lingo_error set_texts(struct site_opening *opening, const char *value)
{
    return keep_string(opening, value, &opening->texts);
}

/* Whether a value is a token (RFC 9110 section 5.6.2), like names of cookies and of simple query
 * parameters. */
static bool is_token(const char *value)
{
    for (const char *c = value; *c; c++)
        if (!ascii_is_alphanumeric(*c) && !strchr("!#$%&'*+-.^_`|~", *c))
            return false;
    return *value != '\0';
}

static enum lingo_error set_token(struct site_opening *opening, const char *value,
                                  struct lingo_text *out)
{
    enum lingo_error error;
    if (!is_token(value))
        return fail(opening, LINGO_ERROR_FORMAT, "a name of letters, digits and -._");
    *out = kept(opening, value, &error);
    return error;
}

static enum lingo_error set_language_cookie(struct site_opening *opening, const char *value)
{
    return set_token(opening, value, &opening->owner->site.cookie);
}

static enum lingo_error set_language_query(struct site_opening *opening, const char *value)
{
    return set_token(opening, value, &opening->owner->site.query);
}

/* ---- formats ---- */

/* ", html, problem+json" and so on. */
static const char media_names[] =
#define MEDIA(constant, name, ...) ", " name
#include <httplingo/media.def>
#undef MEDIA
    ;
static const char *const expected_media = media_names + 2;

static enum lingo_error set_media(struct site_opening *opening, const char *value)
{
    unsigned offered = 0;
    struct lingo_text word;
    while ((word = next_word(&value)).length) {
        int media = lingo_media_find(word.data, word.length);
        if (media < 0)
            return fail(opening, LINGO_ERROR_NOT_FOUND, expected_media);
        offered |= 1u << media;
    }
    if (!offered)
        return fail(opening, LINGO_ERROR_FORMAT, expected_media);
    opening->owner->site.media = offered;
    return LINGO_OK;
}

static enum lingo_error set_default_media(struct site_opening *opening, const char *value)
{
    int media = lingo_media_find(value, strlen(value));
    if (media < 0)
        return fail(opening, LINGO_ERROR_NOT_FOUND, expected_media);
    opening->owner->site.default_media = (enum lingo_media)media;
    return LINGO_OK;
}

static enum lingo_error set_parts(struct site_opening *opening, const char *value)
{
    opening->owner->site.parts_as_text = !strcmp(value, "text");
    if (!strcmp(value, "page") || !strcmp(value, "text"))
        return LINGO_OK;
    return fail(opening, LINGO_ERROR_FORMAT, "page or text");
}

static enum lingo_error set_json_titles(struct site_opening *opening, const char *value)
{
    opening->owner->site.english_titles = !strcmp(value, "english");
    if (!strcmp(value, "english") || !strcmp(value, "translated"))
        return LINGO_OK;
    return fail(opening, LINGO_ERROR_FORMAT, "translated or english");
}

/* ---- addresses ---- */

/* A relative address would mean another resource on every page. */
static bool is_relative(const char *address)
{
    return address[0] != '/' && !memchr(address, ':', strcspn(address, "/?#"));
}

static enum lingo_error set_link(struct site_opening *opening, const char *value,
                                 enum site_link link)
{
    enum lingo_error error;
    if (is_relative(value) || !escape_is_link((struct lingo_text){value, strlen(value)}, 1024))
        return fail(opening, LINGO_ERROR_FORMAT,
                    "an address that begins with https:, http:, mailto: or /");
    struct lingo_site *site = &opening->owner->site;
    site->links[link] = kept(opening, value, &error);
    site->has_addresses |= link != SITE_HOME;
    site->plain_links &= ~(1u << link);
    if (!strpbrk(value, "&<>\"'"))
        site->plain_links |= 1u << link;
    return error;
}

static enum lingo_error set_home(struct site_opening *opening, const char *value)
{
    if (!strcmp(value, "none")) {
        opening->owner->site.links[SITE_HOME] = (struct lingo_text){"", 0};
        return LINGO_OK;
    }
    return set_link(opening, value, SITE_HOME);
}

static enum lingo_error set_contact(struct site_opening *opening, const char *value)
{
    return set_link(opening, value, SITE_CONTACT);
}

static enum lingo_error set_service_status(struct site_opening *opening, const char *value)
{
    return set_link(opening, value, SITE_SERVICE_STATUS);
}

static enum lingo_error set_sign_in(struct site_opening *opening, const char *value)
{
    return set_link(opening, value, SITE_SIGN_IN);
}

static enum lingo_error set_search(struct site_opening *opening, const char *value)
{
    return set_link(opening, value, SITE_SEARCH);
}

/* ---- others ---- */

static enum lingo_error set_choice(struct site_opening *opening, const char *value, bool *choice)
{
    *choice = !strcmp(value, "yes");
    return *choice || !strcmp(value, "no") ? LINGO_OK
                                           : fail(opening, LINGO_ERROR_FORMAT, "yes or no");
}

static enum lingo_error set_support_hint(struct site_opening *opening, const char *value)
{
    return set_choice(opening, value, &opening->owner->site.asks_for_id);
}

static enum lingo_error set_server(struct site_opening *opening, const char *value)
{
    return set_choice(opening, value, &opening->owner->site.shows_server);
}

static const char *vendor_at(const void *context, size_t index)
{
    (void)context;
    const struct lingo_status *row = lingo_vendor_at(index);
    return row ? lingo_vendor_owner(row) : NULL;
}

/* The name of a vendor as in the table. */
static const char *find_vendor(struct lingo_text name)
{
    const char *owner;
    for (size_t i = 0; (owner = vendor_at(NULL, i)); i++)
        if (strlen(owner) == name.length &&
            ascii_equal_ignoring_case(owner, name.data, name.length))
            return owner;
    return NULL;
}

/* Names of vendors may contain spaces, so they are separated by commas only. */
static enum lingo_error set_vendors(struct site_opening *opening, const char *value)
{
    struct lingo_site *site = &opening->owner->site;
    size_t count = 0;
    while (*value) {
        value += strspn(value, ", \t");
        struct lingo_text name = {value, strcspn(value, ",")};
        value += name.length;
        while (name.length && strchr(" \t", name.data[name.length - 1]))
            name.length--;
        if (!name.length)
            continue;
        const char *owner = find_vendor(name);
        if (!owner || count == SITE_VENDORS_MAX)
            return fail(opening, LINGO_ERROR_NOT_FOUND,
                        "vendors that \"httplingo status --vendor\" lists");
        site->vendors[count++] = owner;
    }
    site->vendors[count] = NULL;
    return LINGO_OK;
}

static enum lingo_error set_cache_control(struct site_opening *opening, const char *value)
{
    enum lingo_error error;
    if (!escape_is_field_value((struct lingo_text){value, strlen(value)}, 256))
        return fail(opening, LINGO_ERROR_FORMAT, "directives such as no-store or max-age=60");
    opening->owner->site.cache_control = kept(opening, value, &error);
    return error;
}

/* A source list of CSP, whose keywords may be in quotation marks or not. */
static enum lingo_error set_frame_ancestors(struct site_opening *opening, const char *value)
{
    if (!strcmp(value, "none"))
        value = "'none'";
    if (!strcmp(value, "self"))
        value = "'self'";
    for (const char *c = value; *c; c++)
        if (!ascii_is_alphanumeric(*c) && !strchr("':/.*- ", *c))
            return fail(opening, LINGO_ERROR_FORMAT,
                        "none, self, or origins such as https://example.org");
    return keep_string(opening, value, &opening->frame_ancestors);
}

/* ---- all ---- */

static const struct {
    char name[24];
    char about[96];
    set_function *set;
} settings[] = {
#define SETTING(name, function, about) {name, about, function},
#include "site/settings.def"
#undef SETTING
};
#define SETTINGS (sizeof settings / sizeof settings[0])

struct lingo_setting_about lingo_setting_at(size_t index)
{
    if (index < SETTINGS)
        return (struct lingo_setting_about){settings[index].name, settings[index].about};
    return (struct lingo_setting_about){NULL, NULL};
}

static const char *setting_name_at(const void *context, size_t index)
{
    (void)context;
    return index < SETTINGS ? settings[index].name : NULL;
}

static enum lingo_error fail_unknown(struct site_opening *opening, const char *name)
{
    char names[160];
    struct buffer b = {names, sizeof names, 0};
    size_t count =
        suggest_append(&b, (struct lingo_text){name, strlen(name)}, setting_name_at, NULL);
    buffer_finish(&b);
    return report_error(opening->report, LINGO_ERROR_NOT_FOUND,
                        count ? "unknown option \"%.60s\"; did you mean %s?"
                              : "unknown option \"%.60s\"; see httplingo-site(5)%s",
                        name, names);
}

/* Puts the name of the option and its value before the message of its function. */
static void name_option(struct lingo_report *report, const struct lingo_setting *setting)
{
    struct lingo_report said = *report;
    report_error(report, said.error, "%s = %.80s: %.300s", setting->name, setting->value,
                 said.message);
}

enum lingo_error site_set(struct site_opening *opening, const struct lingo_setting *setting)
{
    if (!setting->name || !setting->value)
        return report_error(opening->report, LINGO_ERROR_ARGUMENT, "an option is NULL");
    opening->culprit = setting->name;
    for (size_t i = 0; i < SETTINGS; i++) {
        if (strcmp(settings[i].name, setting->name))
            continue;
        enum lingo_error error = settings[i].set(opening, setting->value);
        if (error && error != LINGO_ERROR_MEMORY && opening->report)
            name_option(opening->report, setting);
        return error;
    }
    return site_is_own_text(setting->name) ? LINGO_OK : fail_unknown(opening, setting->name);
}
