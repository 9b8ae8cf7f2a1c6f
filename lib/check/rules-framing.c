/* SPDX-License-Identifier: MIT */
/* Rules about the end of the content, and about whether content is allowed: RFC 9110 sections 6.4
 * and 8.6, RFC 9112 section 6. */
#include "check/check-impl.h"

#include "base/buffer.h"
#include "check/syntax.h"

static bool is_tunnel(const struct check *check)
{
    return check_method_is(check, "CONNECT") && lingo_status_class(check_code(check)) == 2;
}

void rule_length_forbidden(struct check *check)
{
    struct lingo_fact allowed = lingo_status_content_length(check_status(check));
    if ((!allowed.value || is_tunnel(check)) && check_has(check, "Content-Length"))
        check_add_string(check, RULE_LENGTH_FORBIDDEN, "Content-Length", "");
}

/* RFC 9112 section 6.1 names 1xx, 204 and CONNECT, as for Content-Length. */
void rule_coding_forbidden(struct check *check)
{
    struct lingo_fact allowed = lingo_status_content_length(check_status(check));
    if ((!allowed.value || is_tunnel(check)) && check_has(check, "Transfer-Encoding"))
        check_add_string(check, RULE_CODING_FORBIDDEN, "Transfer-Encoding", "");
}

void rule_coding_and_length(struct check *check)
{
    if (check_has(check, "Transfer-Encoding") && check_has(check, "Content-Length"))
        check_add_string(check, RULE_CODING_AND_LENGTH, "Transfer-Encoding", "");
}

void rule_coding_http10(struct check *check)
{
    int version = check->status_line.version;
    bool old = (check->request.version > 0 && check->request.version < 11) ||
               (version > 0 && version < 11);
    if (old && check_has(check, "Transfer-Encoding"))
        check_add_string(check, RULE_CODING_HTTP10, "Transfer-Encoding", "");
}

void rule_coding_order(struct check *check)
{
    const struct check_line *field = NULL, *last = NULL;
    bool chunked = false, after = false;
    while ((field = check_next(check, "Transfer-Encoding", field))) {
        struct lingo_text rest = check_value(check, field), element;
        while (value_next(&rest, ',', &element)) {
            after |= chunked && element.length;
            chunked |= text_is_word(element, "chunked");
        }
        last = field;
    }
    if (after)
        check_add(check, RULE_CODING_ORDER, "Transfer-Encoding", check_value(check, last));
}

static void add_with_number(struct check *check, enum rule_index rule, const char *basis)
{
    char number[24];
    struct buffer out = {number, sizeof number, 0};
    buffer_append_number(&out, check->content_length);
    buffer_finish(&out);
    struct lingo_finding *finding = check_add_string(check, rule, NULL, number);
    if (basis)
        finding->basis = basis;
}

void rule_content_forbidden(struct check *check)
{
    struct lingo_fact body = lingo_status_body(check_status(check));
    if (!check->content_length || is_tunnel(check))
        return;
    if (body.value == LINGO_BODY_NO && check_code(check) != 101)
        add_with_number(check, RULE_CONTENT_FORBIDDEN, body.basis);
    else if (check_method_is(check, "HEAD"))
        add_with_number(check, RULE_CONTENT_FORBIDDEN, "RFC 9110 9.3.2");
}

void rule_content_205(struct check *check)
{
    struct lingo_fact body = lingo_status_body(check_status(check));
    int64_t declared = check_declared_length(check);
    if (body.value != LINGO_BODY_ZERO_LENGTH)
        return;
    if (check->content_length)
        add_with_number(check, RULE_CONTENT_205, NULL);
    else if (declared > 0) {
        const struct check_line *field = check_next(check, "Content-Length", NULL);
        check_add(check, RULE_CONTENT_205, "Content-Length", check_value(check, field));
    }
}

/* "120 / 118" */
static void add_two_numbers(struct check *check, enum rule_index rule, int64_t declared,
                            uint64_t actual)
{
    char text[64];
    struct buffer out = {text, sizeof text, 0};
    buffer_append_number(&out, (uint64_t)declared);
    buffer_append_string(&out, " / ");
    buffer_append_number(&out, actual);
    buffer_finish(&out);
    check_add_string(check, rule, "Content-Length", text);
}

void rule_content_length_wrong(struct check *check)
{
    int64_t declared = check_declared_length(check);
    bool has_content = lingo_status_body(check_status(check)).value == LINGO_BODY_YES;
    bool comparable = has_content && !check_method_is(check, "HEAD") && !is_tunnel(check) &&
                      !(check->request.flags & LINGO_CHECK_DECODED) &&
                      !check_has(check, "Transfer-Encoding");
    if (!comparable || declared < 0)
        return;
    bool too_short = check->limits & CHECK_COMPLETE && check->content_length < (uint64_t)declared;
    if (too_short || check->content_length > (uint64_t)declared)
        add_two_numbers(check, RULE_CONTENT_LENGTH_WRONG, declared, check->content_length);
}

/* Whether a field shows that both responses are of the same representation. */
static bool is_same(const struct check *a, const struct check *b, const char *name)
{
    const struct check_line *in_a = check_next(a, name, NULL);
    const struct check_line *in_b = check_next(b, name, NULL);
    if (!in_a || !in_b)
        return false;
    struct lingo_text x = check_value(a, in_a), y = check_value(b, in_b);
    return x.length == y.length && !memcmp(x.data, y.data, x.length);
}

void rule_content_length_differs(struct check *check)
{
    const struct check *full = check_full(check);
    bool comparable = full && (check_code(check) == 304 || (check_method_is(check, "HEAD") &&
                                                            check_code(check) == check_code(full)));
    if (!comparable || !(is_same(check, full, "ETag") || is_same(check, full, "Last-Modified")))
        return;
    int64_t here = check_declared_length(check), there = check_declared_length(full);
    const struct check_line *field = check_next(check, "Content-Length", NULL);
    if (here >= 0 && there >= 0 && here != there)
        check_add(check, RULE_CONTENT_LENGTH_DIFFERS, "Content-Length", check_value(check, field));
}

void rule_head_differs(struct check *check)
{
    const struct check *full = check_full(check);
    if (!full || !check_method_is(check, "HEAD"))
        return;
    if (check_code(check) != check_code(full)) {
        char code[4] = "";
        struct buffer out = {code, sizeof code, 0};
        buffer_append_number(&out, (uint64_t)check_code(check));
        buffer_finish(&out);
        check_add_string(check, RULE_HEAD_DIFFERS, ":status", code);
        return;
    }
    static const char *const names[] = {"Content-Type", "Content-Language", "Location", "Vary"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const struct check_line *here = check_next(check, names[i], NULL);
        if (is_same(check, full, names[i]) || (!here && !check_has(full, names[i])))
            continue;
        struct lingo_text none = {"", 0};
        check_add(check, RULE_HEAD_DIFFERS, names[i], here ? check_value(check, here) : none);
    }
}
