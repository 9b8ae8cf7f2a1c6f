/* SPDX-License-Identifier: MIT */
/* Runs a check: receives the response, and calls the rules. */
#include "check/check-impl.h"

static struct check *inside(struct lingo_check *check)
{
    return (struct check *)(void *)check;
}

void lingo_check_begin(struct lingo_check *opaque, const struct lingo_check_request *request)
{
    struct check *check = inside(opaque);
    /* The arrays are not cleared, because only the counted elements are read. */
    check->request = request ? *request : (struct lingo_check_request){0};
    if (!check->request.method.data)
        check->request.method = (struct lingo_text){"", 0};
    check->status_line = (struct lingo_status_line){.code = -1, .phrase = {"", 0}};
    check->state = CHECK_IN_HEAD;
    check->limits = 0;
    check->head_length = check->line_length = 0;
    check->content_length = 0;
    check->content_kept = 0;
    check->field_count = check->finding_count = 0;
}

/* Processes one byte of the header section, which ends with an empty line. */
static void feed_head(struct check *check, char c)
{
    if (check->head_length < LINGO_CHECK_HEAD_MAX)
        check->head[check->head_length++] = c;
    else
        check->limits |= CHECK_HEAD_CUT;
    if (c == '\n' && check->line_length == 0)
        check->state = CHECK_IN_CONTENT;
    else if (c == '\n')
        check->line_length = 0;
    else if (c != '\r')
        check->line_length++;
}

static void feed_content(struct check *check, const char *data, size_t length)
{
    size_t room = LINGO_CHECK_CONTENT_MAX - check->content_kept;
    size_t n = length < room ? length : room;
    memcpy(check->content + check->content_kept, data, n);
    check->content_kept += n;
    check->content_length += length;
}

void lingo_check_feed(struct lingo_check *opaque, const char *data, size_t length)
{
    struct check *check = inside(opaque);
    size_t i = 0;
    while (i < length && check->state == CHECK_IN_HEAD)
        feed_head(check, data[i++]);
    if (i < length && check->state == CHECK_IN_CONTENT)
        feed_content(check, data + i, length - i);
}

int lingo_check_in_content(const struct lingo_check *opaque)
{
    return check_inside(opaque)->state == CHECK_IN_CONTENT;
}

/* Adds findings about exceeded limits, if necessary instead of the last finding. */
static void add_limits(struct check *check)
{
    static const struct {
        enum check_limit limit;
        char text[16];
    } limits[] = {
#define LIMIT(limit, text) {limit, text},
#include "check/rules.def"
#undef LIMIT
    };
    if (check->limits & CHECK_FINDINGS_CUT)
        check->finding_count--;
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
        if (check->limits & limits[i].limit)
            check_add_string(check, RULE_LIMIT, NULL, "")->detail = limits[i].text;
}
_Static_assert(LINGO_CHECK_HEAD_MAX == 16384 && LINGO_CHECK_FIELDS_MAX == 128 &&
                   LINGO_CHECK_FINDINGS_MAX == 48,
               "rules.def writes the numbers out, for translators");

/* Calls the function of a rule, if it has one.  Unlike a table of functions, this contains no
 * addresses. */
static void apply(struct check *check, size_t rule)
{
    switch (rule) {
#define RULE(constant, id, scope, level, basis, function, text)                                    \
    case RULE_##constant:                                                                          \
        function(check);                                                                           \
        break;
#define FINDING(constant, id, scope, level, basis, text)
#include "check/rules.def"
#undef RULE
    default:
        break;
    }
}

static bool applies(const struct check *check, size_t rule)
{
    return lingo_rule_scope(lingo_rule_at(rule)) == LINGO_SCOPE_LINE ||
           !(check->request.flags & LINGO_CHECK_LINE_ONLY);
}

size_t lingo_check_end(struct lingo_check *opaque, int complete)
{
    struct check *check = inside(opaque);
    if (check->state == CHECK_ENDED)
        return check->finding_count;
    if (complete)
        check->limits |= CHECK_COMPLETE;
    check_read_head(check);
    check->state = CHECK_ENDED;
    /* The other rules need a status. */
    for (size_t i = 0; check->status_line.code >= 0 && i < RULE_COUNT; i++)
        if (applies(check, i))
            apply(check, i);
    add_limits(check);
    return check->finding_count;
}

const struct lingo_finding *lingo_check_finding(const struct lingo_check *opaque, size_t index)
{
    const struct check *check = check_inside(opaque);
    return check->state == CHECK_ENDED && index < check->finding_count ? &check->findings[index]
                                                                       : NULL;
}

const struct lingo_status_line *lingo_check_status_line(const struct lingo_check *opaque)
{
    return &check_inside(opaque)->status_line;
}

struct lingo_text lingo_check_field(const struct lingo_check *opaque, const char *name)
{
    const struct check *check = check_inside(opaque);
    const struct check_line *field =
        check->state == CHECK_ENDED ? check_next(check, name, NULL) : NULL;
    return field ? check_value(check, field) : (struct lingo_text){NULL, 0};
}
