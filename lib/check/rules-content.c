/* SPDX-License-Identifier: MIT */
/* Rules about the content, its type and its language. */
#include "check/check-impl.h"

#include "check/syntax.h"

void rule_content_type_missing(struct check *check)
{
    bool has_content = lingo_status_body(check_status(check)).value == LINGO_BODY_YES &&
                       (check->content_length || check_declared_length(check) > 0);
    if (has_content && !check_has(check, "Content-Type"))
        check_add_string(check, RULE_CONTENT_TYPE_MISSING, "Content-Type", "");
}

/* Whether there is something that may have been negotiated: content, or a 304. */
static bool is_choice(const struct check *check)
{
    return lingo_status_body(check_status(check)).value == LINGO_BODY_YES ||
           check_code(check) == 304;
}

static void check_vary(struct check *check, unsigned flag, const char *field, enum rule_index rule)
{
    if (check->request.flags & flag && is_choice(check) && !check_list_has(check, "Vary", field) &&
        !check_list_has(check, "Vary", "*"))
        check_add_string(check, rule, "Vary", "");
}

void rule_vary_language(struct check *check)
{
    check_vary(check, LINGO_CHECK_BY_LANGUAGE, "Accept-Language", RULE_VARY_LANGUAGE);
}

void rule_vary_format(struct check *check)
{
    check_vary(check, LINGO_CHECK_BY_MEDIA, "Accept", RULE_VARY_FORMAT);
}

void rule_language_missing(struct check *check)
{
    bool has_content = lingo_status_body(check_status(check)).value == LINGO_BODY_YES;
    if (check->request.flags & LINGO_CHECK_BY_LANGUAGE && has_content &&
        !check_has(check, "Content-Language"))
        check_add_string(check, RULE_LANGUAGE_MISSING, "Content-Language", "");
}

static bool is_html(const struct check *check)
{
    return check_list_has(check, "Content-Type", "text/html") ||
           check_list_has(check, "Content-Type", "application/xhtml+xml");
}

/* The start tag <html ...> in the stored content, without its name.  Returns false if there is none
 * or it does not end there. */
static bool find_html_tag(const struct check *check, struct lingo_text *tag)
{
    for (size_t i = 0; i + 5 < check->content_kept; i++) {
        const char *start = check->content + i;
        if (!ascii_equal_ignoring_case(start, "<html", 5) || (start[5] > ' ' && start[5] != '>'))
            continue;
        const char *end = memchr(start, '>', check->content_kept - i);
        *tag = (struct lingo_text){start + 5, end ? (size_t)(end - start) - 5 : 0};
        return end != NULL;
    }
    return false;
}

static bool is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The value of the attribute lang or xml:lang.  Returns false if there is none. */
static bool find_lang(struct lingo_text tag, struct lingo_text *lang)
{
    static const char name[] = "lang=";
    for (size_t i = 1; i + sizeof name - 1 < tag.length; i++) {
        if (!ascii_equal_ignoring_case(tag.data + i, name, sizeof name - 1) ||
            !(is_white(tag.data[i - 1]) || tag.data[i - 1] == ':'))
            continue;
        size_t start = i + sizeof name - 1;
        char quote = tag.data[start];
        bool quoted = quote == '"' || quote == '\'';
        start += quoted;
        size_t end = start;
        while (end < tag.length && (quoted ? tag.data[end] != quote : !is_white(tag.data[end])))
            end++;
        *lang = (struct lingo_text){tag.data + start, end - start};
        return end > start;
    }
    return false;
}

/* Whether a list of language tags covers a tag: "fr" covers "fr-CA", and vice versa. */
static bool covers(const struct check *check, struct lingo_text lang)
{
    struct lingo_text rest = check_value(check, check_next(check, "Content-Language", NULL));
    struct lingo_text element;
    while (value_next(&rest, ',', &element)) {
        size_t n = element.length < lang.length ? element.length : lang.length;
        if (n && ascii_equal_ignoring_case(element.data, lang.data, n) &&
            (element.length == n || element.data[n] == '-') &&
            (lang.length == n || lang.data[n] == '-'))
            return true;
    }
    return false;
}

void rule_html_lang(struct check *check)
{
    struct lingo_text tag, lang;
    bool is_coded =
        check_has(check, "Content-Encoding") && !(check->request.flags & LINGO_CHECK_DECODED);
    bool is_part = check_code(check) == 206;
    if (!is_html(check) || !check->content_kept || is_coded || is_part)
        return;
    bool found = find_html_tag(check, &tag);
    /* A tag that was not read may have it. */
    bool all_seen =
        check->content_kept == LINGO_CHECK_CONTENT_MAX || check->limits & CHECK_COMPLETE;
    if (!found && !all_seen)
        return;
    if (!found || !find_lang(tag, &lang))
        check_add_string(check, RULE_HTML_LANG, NULL, "");
    else if (check_has(check, "Content-Language") && !covers(check, lang))
        check_add(check, RULE_HTML_LANG_DIFFERS, "Content-Language", lang);
}
