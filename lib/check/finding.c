/* SPDX-License-Identifier: MIT */
/* The table of rules, and functions that add findings and convert them to text. */
#include "check/check-impl.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <stddef.h>

static const struct rule_texts {
#define RULE(constant, id, scope, level, basis, function, text) char of_##constant[sizeof(text)];
#include "check/rules.def"
#undef RULE
} rule_texts = {
#define RULE(constant, id, scope, level, basis, function, text) text,
#include "check/rules.def"
#undef RULE
};

static const struct lingo_rule rules[RULE_COUNT] = {
#define RULE(constant, id, scope, level, basis, function, text)                                    \
    {id, LINGO_SCOPE_##scope, LINGO_LEVEL_##level, basis,                                          \
     offsetof(struct rule_texts, of_##constant)},
#include "check/rules.def"
#undef RULE
};

size_t lingo_rule_count(void)
{
    return RULE_COUNT;
}

const struct lingo_rule *lingo_rule_at(size_t index)
{
    return index < RULE_COUNT ? &rules[index] : NULL;
}

const struct lingo_rule *lingo_rule_find(const char *id, size_t length)
{
    for (size_t i = 0; id && i < RULE_COUNT; i++)
        if (strlen(rules[i].id) == length && !memcmp(rules[i].id, id, length))
            return &rules[i];
    return NULL;
}

const char *lingo_rule_id(const struct lingo_rule *rule)
{
    return rule->id;
}

enum lingo_scope lingo_rule_scope(const struct lingo_rule *rule)
{
    return rule->scope;
}

enum lingo_level lingo_rule_level(const struct lingo_rule *rule)
{
    return rule->level;
}

const char *lingo_rule_basis(const struct lingo_rule *rule)
{
    return *rule->basis ? rule->basis : NULL;
}

const char *lingo_rule_text(const struct lingo_rule *rule)
{
    return (const char *)&rule_texts + rule->text;
}

/* The length of the first character if it is complete and printable; otherwise 0. */
static size_t printable(const char *data, size_t length)
{
    unsigned char c = (unsigned char)*data;
    if (c < 0x80)
        return c >= ' ' && c != 0x7f;
    size_t n = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
    /* U+0080 to U+009F are control characters for a terminal. */
    if (n > length || !utf8_is_valid(data, n) || (c == 0xc2 && (unsigned char)data[1] < 0xa0))
        return 0;
    return n;
}

/* Copies raw bytes to a text of a finding.  Unprintable characters become "?", and a truncated text
 * ends with "...". */
static void clean(char *target, size_t size, const char *data, size_t length)
{
    static const char cut[] = "...";
    size_t n = 0, fits = 0; /* fits: the length after which "..." would still fit */
    for (size_t i = 0; i < length;) {
        size_t step = printable(data + i, length - i);
        size_t take = step ? step : 1;
        if (n + take >= size) {
            memcpy(target + fits, cut, sizeof cut);
            return;
        }
        if (step)
            memcpy(target + n, data + i, step);
        else
            target[n] = '?';
        n += take;
        i += take;
        if (n + sizeof cut <= size)
            fits = n;
    }
    target[n] = '\0';
}

void lingo_finding_init(struct lingo_finding *finding, const struct lingo_rule *rule, int code,
                        const char *field, const char *fact, size_t length)
{
    *finding = (struct lingo_finding){
        .rule = rule, .level = rule->level, .code = code, .basis = rule->basis};
    if (field)
        clean(finding->field, sizeof finding->field, field, strlen(field));
    clean(finding->fact, sizeof finding->fact, fact ? fact : "", fact ? length : 0);
}

static bool append_placeholder(struct buffer *out, const struct lingo_finding *finding,
                               const char *detail, const char *name, size_t length)
{
    struct lingo_text text = {name, length};
    if (text_is_word(text, "code") && finding->code >= 0)
        buffer_append_number(out, (uint64_t)finding->code);
    else if (text_is_word(text, "field"))
        buffer_append_string(out, finding->field);
    else if (text_is_word(text, "fact"))
        buffer_append_string(out, finding->fact);
    else if (text_is_word(text, "detail"))
        buffer_append_string(out, detail ? detail : "");
    else
        return false;
    return true;
}

size_t lingo_finding_text(const struct lingo_finding *finding, const char *text, const char *detail,
                          char *buffer, size_t size)
{
    struct buffer out = {buffer, size, 0};
    if (!text)
        text = lingo_rule_text(finding->rule);
    if (!detail)
        detail = finding->detail;
    while (*text) {
        const char *end = *text == '{' ? strchr(text, '}') : NULL;
        if (end && append_placeholder(&out, finding, detail, text + 1, (size_t)(end - text - 1)))
            text = end + 1;
        else
            buffer_append_char(&out, *text++);
    }
    return buffer_finish(&out);
}

struct lingo_finding *check_add(struct check *check, enum rule_index rule, const char *field,
                                struct lingo_text fact)
{
    /* There is one more element than is counted, for findings that do not fit. */
    size_t place = check->finding_count;
    if (place < LINGO_CHECK_FINDINGS_MAX)
        check->finding_count++;
    else
        check->limits |= CHECK_FINDINGS_CUT;
    lingo_finding_init(&check->findings[place], lingo_rule_at(rule), check->status_line.code, field,
                       fact.data, fact.length);
    return &check->findings[place];
}

struct lingo_finding *check_add_string(struct check *check, enum rule_index rule, const char *field,
                                       const char *fact)
{
    return check_add(check, rule, field, (struct lingo_text){fact, strlen(fact)});
}
