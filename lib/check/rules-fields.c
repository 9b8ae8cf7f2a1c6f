/* SPDX-License-Identifier: MIT */
/* Rules about fields: how often they occur, how they are written, and where they belong. */
#include "check/check-impl.h"

#include "check/syntax.h"

struct known_field {
    char name[32];
    enum value_syntax syntax;
    int single;
    char basis[24];
};

static const struct known_field fields[] = {
#define FIELD(name, syntax, single, basis) {name, SYNTAX_##syntax, single, basis},
#include "check/fields.def"
#undef FIELD
};

/* The expected values, by syntax. */
static const char expectations[][96] = {
#define SYNTAX(constant, function, text) text,
#include "check/fields.def"
#undef SYNTAX
};

/* Calls visit for each line of each field in the table. */
static void each_known(struct check *check,
                       void (*visit)(struct check *, const struct known_field *,
                                     const struct check_line *))
{
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        const struct check_line *line = NULL;
        while ((line = check_next(check, fields[i].name, line)))
            visit(check, &fields[i], line);
    }
}

static void visit_single(struct check *check, const struct known_field *known,
                         const struct check_line *line)
{
    if (known->single && check_next(check, known->name, NULL) != line)
        check_add(check, RULE_FIELD_REPEATED, known->name, check_value(check, line))->line =
            line->line;
}

void rule_field_repeated(struct check *check)
{
    each_known(check, visit_single);
}

static void visit_form(struct check *check, const struct known_field *known,
                       const struct check_line *line)
{
    struct lingo_text value = check_value(check, line);
    if (value_has_syntax(known->syntax, value))
        return;
    struct lingo_finding *finding = check_add(check, RULE_FIELD_FORM, known->name, value);
    finding->basis = known->basis;
    finding->detail = expectations[known->syntax];
    finding->line = line->line;
}

void rule_field_form(struct check *check)
{
    each_known(check, visit_form);
}

static void visit_obsolete(struct check *check, const struct known_field *known,
                           const struct check_line *line)
{
    if (known->syntax != SYNTAX_OBSOLETE)
        return;
    struct lingo_finding *finding =
        check_add(check, RULE_FIELD_OBSOLETE, known->name, check_value(check, line));
    finding->basis = known->basis;
    finding->line = line->line;
}

void rule_field_obsolete(struct check *check)
{
    each_known(check, visit_obsolete);
}

/* Copies the name of a field, which is a token. */
static void name_of(const struct check *check, const struct check_line *line,
                    char name[LINGO_FINDING_FIELD])
{
    struct lingo_text text = check_name(check, line);
    size_t n = text.length < LINGO_FINDING_FIELD ? text.length : LINGO_FINDING_FIELD - 1;
    memcpy(name, text.data, n);
    name[n] = '\0';
}

/* HTTP/3 has a section of its own with the same requirements for fields as HTTP/2. */
static struct lingo_finding *add_http2(struct check *check, enum rule_index rule, const char *name)
{
    struct lingo_finding *finding = check_add_string(check, rule, name, "");
    if (check->status_line.version >= 30)
        finding->basis = "RFC 9114 4.2";
    return finding;
}

void rule_field_case_http2(struct check *check)
{
    if (check->status_line.version < 20 || check->request.flags & LINGO_CHECK_TEXT)
        return;
    for (size_t i = 0; i < check->field_count; i++) {
        char name[LINGO_FINDING_FIELD];
        name_of(check, &check->fields[i], name);
        if (strpbrk(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
            add_http2(check, RULE_FIELD_CASE_HTTP2, name)->line = check->fields[i].line;
    }
}

void rule_field_connection_http2(struct check *check)
{
    static const char *const names[] = {"Connection", "Keep-Alive", "Proxy-Connection",
                                        "Transfer-Encoding", "Upgrade"};
    if (check->status_line.version < 20)
        return;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (check_has(check, names[i]))
            add_http2(check, RULE_FIELD_CONNECTION_HTTP2, names[i]);
}

void rule_upgrade_connection(struct check *check)
{
    if (check->status_line.version < 20 && check_has(check, "Upgrade") &&
        !check_list_has(check, "Connection", "upgrade"))
        check_add_string(check, RULE_UPGRADE_CONNECTION, "Connection", "");
}

static void check_realm(struct check *check, const char *name)
{
    const struct check_line *line = NULL;
    while ((line = check_next(check, name, line))) {
        struct lingo_text rest = check_value(check, line), element;
        bool is_basic = false, has_realm = false;
        while (value_next(&rest, ',', &element)) {
            /* A realm may also follow as a separate parameter. */
            is_basic |= element.length >= 5 &&
                        ascii_equal_ignoring_case(element.data, "Basic", 5) &&
                        (element.length == 5 || element.data[5] == ' ');
            for (size_t i = 0; i + 5 < element.length; i++)
                has_realm |= ascii_equal_ignoring_case(element.data + i, "realm", 5);
        }
        if (is_basic && !has_realm)
            check_add(check, RULE_CHALLENGE_REALM, name, check_value(check, line))->line =
                line->line;
    }
}

void rule_challenge_realm(struct check *check)
{
    check_realm(check, "WWW-Authenticate");
    check_realm(check, "Proxy-Authenticate");
}

void rule_challenge_511(struct check *check)
{
    static const char *const names[] = {"WWW-Authenticate", "Proxy-Authenticate"};
    for (size_t i = 0; check_code(check) == 511 && i < 2; i++)
        if (check_has(check, names[i]))
            check_add_string(check, RULE_CHALLENGE_511, names[i], "");
}
