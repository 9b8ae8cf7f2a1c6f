/* SPDX-License-Identifier: MIT */
/* Rules about particular codes and methods, in addition to the table of status codes. */
#include "check/check-impl.h"

#include "base/buffer.h"
#include "base/date.h"
#include "check/syntax.h"

/* The value of the first field with this name; empty if there is none. */
static struct lingo_text first_value(const struct check *check, const char *name)
{
    const struct check_line *field = check_next(check, name, NULL);
    return field ? check_value(check, field) : (struct lingo_text){"", 0};
}

static struct lingo_text method_of(const struct check *check)
{
    return check->request.method.length ? check->request.method : (struct lingo_text){"GET", 3};
}

/* Ranges. */

void rule_range_method(struct check *check)
{
    /* QUERY may support ranges: RFC 10008. */
    bool ranged = check_method_is(check, "GET") || check_method_is(check, "QUERY");
    if ((check_code(check) == 206 || check_code(check) == 416) && !ranged)
        check_add_string(check, RULE_RANGE_METHOD, NULL, "");
}

void rule_range_multipart(struct check *check)
{
    if (check_code(check) == 206 && check_has(check, "Content-Range") &&
        check_list_has(check, "Content-Type", "multipart/byteranges"))
        check_add(check, RULE_RANGE_MULTIPART, "Content-Range",
                  first_value(check, "Content-Range"));
}

void rule_range_form(struct check *check)
{
    struct lingo_text value = first_value(check, "Content-Range");
    struct value_range range;
    if (!value_parse_range(value, &range))
        return;
    if ((check_code(check) == 206 && range.first < 0) ||
        (check_code(check) == 416 && range.first >= 0))
        check_add(check, RULE_RANGE_FORM, "Content-Range", value);
}

void rule_range_length(struct check *check)
{
    struct value_range range;
    int64_t declared = check_declared_length(check);
    if (check_code(check) != 206 || declared < 0 ||
        !value_parse_range(first_value(check, "Content-Range"), &range) || range.first < 0)
        return;
    int64_t expected = range.last - range.first + 1;
    if (declared == expected)
        return;
    char text[64];
    struct buffer out = {text, sizeof text, 0};
    buffer_append_number(&out, (uint64_t)expected);
    buffer_append_string(&out, " / ");
    buffer_append_number(&out, (uint64_t)declared);
    buffer_finish(&out);
    check_add_string(check, RULE_RANGE_LENGTH, "Content-Range", text);
}

void rule_range_elsewhere(struct check *check)
{
    if (check_code(check) != 206 && check_code(check) != 416 && check_has(check, "Content-Range"))
        check_add(check, RULE_RANGE_ELSEWHERE, "Content-Range",
                  first_value(check, "Content-Range"));
}

/* Conditions. */

void rule_not_modified_method(struct check *check)
{
    if (check_code(check) == 304 && !check_is_get(check))
        check_add(check, RULE_NOT_MODIFIED_METHOD, NULL, method_of(check));
}

void rule_not_modified_metadata(struct check *check)
{
    static const char *const names[] = {"Content-Encoding", "Content-Language", "Content-Type"};
    if (check_code(check) != 304)
        return;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (check_has(check, names[i]))
            check_add_string(check, RULE_NOT_MODIFIED_METADATA, names[i], "");
    /* It helps caches if there is no entity tag. */
    if (check_has(check, "Last-Modified") && check_has(check, "ETag"))
        check_add_string(check, RULE_NOT_MODIFIED_METADATA, "Last-Modified", "");
}

void rule_modified_future(struct check *check)
{
    struct lingo_text value = first_value(check, "Last-Modified");
    int64_t modified, date;
    if (date_parse_fixdate(value, &modified) &&
        date_parse_fixdate(first_value(check, "Date"), &date) && modified > date)
        check_add(check, RULE_MODIFIED_FUTURE, "Last-Modified", value);
}

/* Methods. */

/* Whether a list contains this word, in the same case. */
static bool lists(const struct check *check, const char *name, struct lingo_text word)
{
    const struct check_line *field = NULL;
    while ((field = check_next(check, name, field))) {
        struct lingo_text rest = check_value(check, field), element;
        while (value_next(&rest, ',', &element))
            if (element.length == word.length && !memcmp(element.data, word.data, word.length))
                return true;
    }
    return false;
}

void rule_allow_method(struct check *check)
{
    if (check_code(check) == 405 && lists(check, "Allow", check->request.method) &&
        check->request.method.length)
        check_add(check, RULE_ALLOW_METHOD, "Allow", check->request.method);
}

void rule_get_supported(struct check *check)
{
    if (check_code(check) == 501 && check->request.method.length && check_is_get(check))
        check_add(check, RULE_GET_SUPPORTED, NULL, check->request.method);
}

void rule_options_allow(struct check *check)
{
    if (check_method_is(check, "OPTIONS") && lingo_status_class(check_code(check)) == 2 &&
        !check_has(check, "Allow"))
        check_add_string(check, RULE_OPTIONS_ALLOW, "Allow", "");
}

void rule_options_patch(struct check *check)
{
    if (check_method_is(check, "OPTIONS") &&
        lists(check, "Allow", (struct lingo_text){"PATCH", 5}) && !check_has(check, "Accept-Patch"))
        check_add_string(check, RULE_OPTIONS_PATCH, "Accept-Patch", "");
}

void rule_loop_method(struct check *check)
{
    static const char *const methods[] = {"GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"};
    if (check_code(check) != 508 || !check->request.method.length)
        return;
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++)
        if (check_method_is(check, methods[i]))
            check_add_string(check, RULE_LOOP_METHOD, NULL, methods[i]);
}

/* Single codes. */

void rule_link_blocked_by(struct check *check)
{
    const struct check_line *field = NULL;
    if (check_code(check) != 451 || !check_has(check, "Link"))
        return;
    static const char word[] = "blocked-by";
    while ((field = check_next(check, "Link", field))) {
        struct lingo_text value = check_value(check, field);
        for (size_t i = 0; i + sizeof word - 1 <= value.length; i++)
            if (ascii_equal_ignoring_case(value.data + i, word, sizeof word - 1))
                return;
    }
    check_add(check, RULE_LINK_BLOCKED_BY, "Link", first_value(check, "Link"));
}

void rule_too_early(struct check *check)
{
    if (check_code(check) != 425)
        return;
    struct lingo_finding *finding = check_add_string(check, RULE_TOO_EARLY, NULL, "");
    if (!(check->request.flags & LINGO_CHECK_NOT_EARLY))
        finding->level = LINGO_LEVEL_MAY;
}

void rule_in_multistatus(struct check *check)
{
    if (check_code(check) == 208)
        check_add_string(check, RULE_IN_MULTISTATUS, NULL, "");
}

void rule_multistatus_type(struct check *check)
{
    if (check_code(check) == 207 && check_has(check, "Content-Type") &&
        !check_list_has(check, "Content-Type", "text/xml") &&
        !check_list_has(check, "Content-Type", "application/xml"))
        check_add(check, RULE_MULTISTATUS_TYPE, "Content-Type", first_value(check, "Content-Type"));
}

void rule_proxy_status(struct check *check)
{
    if ((check_code(check) == 502 || check_code(check) == 504) &&
        check->request.sender != LINGO_SENDER_ORIGIN && !check_has(check, "Proxy-Status"))
        check_add_string(check, RULE_PROXY_STATUS, "Proxy-Status", "");
}

void rule_proxy_status_origin(struct check *check)
{
    if (check->request.sender == LINGO_SENDER_ORIGIN && check_has(check, "Proxy-Status"))
        check_add(check, RULE_PROXY_STATUS_ORIGIN, "Proxy-Status",
                  first_value(check, "Proxy-Status"));
}

/* Caching. */

/* The first directive that allows a cache to store the response.  Returns false if there is
 * none. */
static bool find_permission(const struct check *check, struct lingo_text *permission)
{
    static const char *const words[] = {"max-age=", "s-maxage=", "public",
                                        "stale-while-revalidate=", "stale-if-error="};
    const struct check_line *field = NULL;
    while ((field = check_next(check, "Cache-Control", field))) {
        struct lingo_text rest = check_value(check, field);
        while (value_next(&rest, ',', permission))
            for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
                size_t n = strlen(words[i]);
                if (permission->length >= n &&
                    ascii_equal_ignoring_case(permission->data, words[i], n) &&
                    !(permission->length == n + 1 && permission->data[n] == '0'))
                    return true;
            }
    }
    return false;
}

void rule_cache_explicit(struct check *check)
{
    const struct lingo_status *status = check_status(check);
    const char *note = lingo_status_cache_note(status);
    struct lingo_text permission;
    if (!note || strncmp(note, "MUST NOT be stored", 18) != 0 ||
        check_list_has(check, "Cache-Control", "no-store"))
        return;
    int64_t expires, date;
    bool has_expires = date_parse_fixdate(first_value(check, "Expires"), &expires) &&
                       date_parse_fixdate(first_value(check, "Date"), &date) && expires > date;
    struct lingo_finding *finding = NULL;
    if (find_permission(check, &permission))
        finding = check_add(check, RULE_CACHE_EXPLICIT, "Cache-Control", permission);
    else if (has_expires)
        finding = check_add(check, RULE_CACHE_EXPLICIT, "Expires", first_value(check, "Expires"));
    if (finding)
        finding->basis = check_code(check) == 428   ? "RFC 6585 3"
                         : check_code(check) == 429 ? "RFC 6585 4"
                         : check_code(check) == 431 ? "RFC 6585 5"
                                                    : "RFC 6585 6";
}

void rule_cache_contradicts(struct check *check)
{
    struct lingo_text permission;
    if (check_list_has(check, "Cache-Control", "no-store") && find_permission(check, &permission))
        check_add(check, RULE_CACHE_CONTRADICTS, "Cache-Control", permission);
}
