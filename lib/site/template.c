/* SPDX-License-Identifier: MIT */
/* Reads a template with its partials and a logo, from files or from memory. */
#include "site/open.h"

#include "base/ascii.h"
#include "base/base64.h"
#include "base/file.h"
#include "base/report.h"
#include "base/text.h"
#include "site/names.h"
#include "site/security-policy.h"
#include "site/theme.h"

#include <stdlib.h>

#define LOGO_MAX (32u << 10)

/* ---- template ---- */

struct loader {
    struct brand brand;
    struct site_owner *owner;
    const char *path; /* of the template, or the name of the theme */
    bool is_file;
    const struct lingo_files *files;
};

static enum lingo_error check_name(const struct loader *loader, struct lingo_text name,
                                   struct lingo_report *report)
{
    for (size_t i = 0; i < name.length; i++)
        if (!ascii_is_alphanumeric(name.data[i]) && !strchr("-_", name.data[i]))
            return report_error(
                report, LINGO_ERROR_FORMAT,
                "%s: the name of a partial must consist of letters, digits, - and _, not \"%.*s\"",
                loader->path, (int)(name.length < 60 ? name.length : 60), name.data);
    return LINGO_OK;
}

/* The path of a file next to the template that has the name of the partial and the same
 * extension. */
static bool write_path(const struct loader *loader, struct lingo_text name, struct buffer *path)
{
    const char *slash = strrchr(loader->path, '/');
    size_t folder = slash ? (size_t)(slash + 1 - loader->path) : 0;
    const char *ending = strrchr(loader->path + folder, '.');
    buffer_append(path, loader->path, folder);
    buffer_append(path, name.data, name.length);
    buffer_append_string(path, ending ? ending : "");
    return buffer_finish(path) < path->size;
}

/* A partial is a file next to the template, or else one that the themes share. */
static enum lingo_error load_partial(const void *context, struct lingo_text name,
                                     struct lingo_text *text, struct lingo_report *report)
{
    const struct loader *loader = context;
    char storage[4096], *data;
    struct buffer path = {storage, sizeof storage, 0};
    enum lingo_error error = check_name(loader, name, report);
    if (error || (!loader->is_file && theme_partial(name, text)))
        return error;
    if (!write_path(loader, name, &path))
        return report_error(report, LINGO_ERROR_LIMIT, "%s: the path is too long", loader->path);
    if (!file_is_there(loader->files, storage) && theme_partial(name, text))
        return LINGO_OK;
    error = file_read_from(loader->files, storage, TEMPLATE_SIZE_MAX, &data, &text->length, report);
    if (error)
        return error;
    text->data = site_keep(loader->owner, data);
    return text->data ? LINGO_OK : LINGO_ERROR_MEMORY;
}

static const struct theme *find_theme(const char *name)
{
    size_t i = 0;
    while (name && theme_at(i) && strcmp(theme_at(i)->name, name))
        i++;
    return theme_at(i);
}

/* ---- names ---- */

/* The number of an extension member, which is stored if it is new. */
static bool find_extension(struct site_owner *owner, struct lingo_text name, uint16_t *number)
{
    size_t i = 0, count = owner->site.extension_count;
    while (i < count && !text_equal(owner->extensions[i], name))
        i++;
    if (i == SITE_EXTENSIONS_MAX || !name_is_extension(name))
        return false;
    *number = (uint16_t)(NAME_EXTENSION + i);
    if (i < count)
        return true;
    char *copy = site_keep_copy(owner, name.data, name.length);
    owner->extensions[i] = (struct lingo_text){copy, name.length};
    owner->site.extensions = owner->extensions;
    owner->site.extension_count += copy != NULL;
    return copy;
}

static bool find_name(const void *context, struct lingo_text name, struct template_name *out)
{
    static const char prefix[] = "extension.";
    const struct loader *loader = context;
    if (!text_starts(name, prefix))
        return brand_find(&loader->brand, name, out);
    name = (struct lingo_text){name.data + sizeof prefix - 1, name.length - (sizeof prefix - 1)};
    *out = (struct template_name){.flags = IS_FOREIGN | IS_TEXT};
    return find_extension(loader->owner, name, &out->number);
}

static const char *name_of_loader(const void *context, size_t index)
{
    return brand_name_at(&((const struct loader *)context)->brand, index);
}

/* The values that pages can have because of the site, for name_usual_sets(). */
static uint64_t values_of_site(const struct lingo_site *site)
{
    static const enum name names[SITE_LINK_COUNT] = {
        [SITE_HOME] = NAME_HOME,       [SITE_CONTACT] = NAME_CONTACT,
        [SITE_SIGN_IN] = NAME_SIGN_IN, [SITE_SERVICE_STATUS] = NAME_SERVICE_STATUS,
        [SITE_SEARCH] = NAME_SEARCH,
    };
    uint64_t values = site->asks_for_id ? UINT64_C(1) << NAME_SUPPORT : 0;
    for (size_t i = 0; i < SITE_LINK_COUNT; i++)
        if (site->links[i].length)
            values |= UINT64_C(1) << names[i];
    return values;
}

static enum lingo_error compile(struct site_opening *opening)
{
    uint64_t usual[TEMPLATE_USUAL_MAX];
    struct loader loader = {opening->brand, opening->owner, opening->template_path,
                            opening->template_path != NULL, opening->files};
    struct template_source source = {
        .file = loader.path,
        .html = true,
        .context = &loader,
        .find = find_name,
        .name_at = name_of_loader,
        .partial = load_partial,
        .usual = usual,
        .usual_count = name_usual_sets(values_of_site(&opening->owner->site), usual)};
    char *data = NULL;
    if (loader.path) {
        enum lingo_error error = file_read_from(loader.files, loader.path, TEMPLATE_SIZE_MAX, &data,
                                                &source.text.length, opening->report);
        if (error)
            return error;
        source.text.data = data;
    } else {
        const struct theme *theme = find_theme(opening->theme);
        loader.path = source.file = theme->name;
        source.text = (struct lingo_text){theme->source, strlen(theme->source)};
    }
    enum lingo_error error = template_compile(&opening->owner->html, &source, opening->report);
    free(data);
    return error;
}

enum lingo_error site_open_template(struct site_opening *opening)
{
    struct lingo_site *site = &opening->owner->site;
    opening->culprit = opening->template_path ? "template" : "theme";
    enum lingo_error error = compile(opening);
    if (error)
        return error;
    char policy[2048];
    struct buffer b = {policy, sizeof policy, 0};
    security_policy_write(&b, &opening->owner->html, opening->brand.values[BRAND_LOGO].length,
                          opening->frame_ancestors ? opening->frame_ancestors : "'none'");
    if (buffer_finish(&b) >= sizeof policy)
        return report_error(opening->report, LINGO_ERROR_LIMIT,
                            "the Content-Security-Policy is too long; remove style elements, or "
                            "origins from frame-ancestors");
    site->html = &opening->owner->html;
    site->security_policy =
        (struct lingo_text){site_keep_copy(opening->owner, policy, b.length), b.length};
    return site->security_policy.data ? LINGO_OK : LINGO_ERROR_MEMORY;
}

/* ---- logo ---- */

/* The type of an image, detected by its first bytes; NULL if browsers do not support it. */
static const char *picture_type(const char *data, size_t n)
{
    static const struct {
        const char *begin;
        size_t length;
        const char *type;
    } kinds[] = {{"\x89PNG\r\n\x1a\n", 8, "image/png"},
                 {"\xff\xd8\xff", 3, "image/jpeg"},
                 {"GIF8", 4, "image/gif"},
                 {"RIFF", 4, "image/webp"},
                 {"<svg", 4, "image/svg+xml"},
                 {"<?xml", 5, "image/svg+xml"}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (n >= kinds[i].length && !memcmp(data, kinds[i].begin, kinds[i].length))
            return kinds[i].type;
    return NULL;
}

static enum lingo_error encode_logo(const char *path, const char *data, size_t n, char **address,
                                    struct lingo_report *report)
{
    const char *type = picture_type(data, n);
    if (!type)
        return report_error(report, LINGO_ERROR_FORMAT,
                            "%s: expected a picture in SVG, PNG, JPEG, GIF or WebP format", path);
    size_t size = BASE64_LENGTH(n) + 64;
    *address = malloc(size);
    if (!*address)
        return LINGO_ERROR_MEMORY;
    struct buffer b = {*address, size, 0};
    buffer_append_string(&b, "data:");
    buffer_append_string(&b, type);
    buffer_append_string(&b, ";base64,");
    base64_append(&b, data, n);
    buffer_finish(&b);
    return LINGO_OK;
}

enum lingo_error site_read_logo(const struct site_opening *opening, const char *value,
                                char **address)
{
    struct lingo_report *report = opening->report;
    if (!strncmp(value, "data:image/", 11)) {
        if (strlen(value) > 2 * LOGO_MAX || strpbrk(value, " \"<>'"))
            return report_error(
                report, LINGO_ERROR_FORMAT,
                "expected a data: address of up to %u bytes, without spaces and quotation marks",
                2 * LOGO_MAX);
        *address = strdup(value);
        return *address ? LINGO_OK : LINGO_ERROR_MEMORY;
    }
    char *data;
    size_t n;
    enum lingo_error error = file_read_from(opening->files, value, LOGO_MAX, &data, &n, report);
    if (!error)
        error = encode_logo(value, data, n, address, report);
    free(data);
    return error;
}
