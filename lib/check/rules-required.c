/* SPDX-License-Identifier: MIT */
/* Rules from the table of status codes: fields, content, senders. */
#include "check/check-impl.h"

#include "check/syntax.h"

/* Whether the condition of a requirement is met. */
enum answer {
    ANSWER_NO,
    ANSWER_YES,
    ANSWER_UNKNOWN, /* unknown, so it is reported */
    ANSWER_SILENT   /* unknown, and reporting it would not help */
};

static enum answer condition_unknown(const struct check *check, const char *field)
{
    (void)check;
    (void)field;
    return ANSWER_UNKNOWN;
}

static enum answer condition_in_full(const struct check *check, const char *field)
{
    const struct check *full = check_full(check);
    if (!full || check_code(full) != 200)
        return ANSWER_SILENT;
    return check_has(full, field) ? ANSWER_YES : ANSWER_NO;
}

/* ETag and Last-Modified: one of them is enough, only the server knows whether it has one, and one
 * finding is enough. */
static enum answer condition_validator(const struct check *check, const char *field)
{
    if (strcmp(field, "ETag") != 0)
        return ANSWER_NO;
    bool has_one = check_has(check, "ETag") || check_has(check, "Last-Modified");
    return check_is_get(check) && !has_one ? ANSWER_UNKNOWN : ANSWER_NO;
}

static enum answer condition_patch(const struct check *check, const char *field)
{
    (void)field;
    return check_method_is(check, "PATCH") ? ANSWER_YES : ANSWER_NO;
}

/* Ranges are in bytes unless the server names other units. */
static enum answer condition_bytes(const struct check *check, const char *field)
{
    (void)field;
    bool others =
        check_has(check, "Accept-Ranges") && !check_list_has(check, "Accept-Ranges", "bytes");
    return others ? ANSWER_NO : ANSWER_YES;
}

static enum answer condition_multipart(const struct check *check, const char *field)
{
    (void)field;
    bool several = check_list_has(check, "Content-Type", "multipart/byteranges");
    return several ? ANSWER_YES : ANSWER_NO;
}

static enum answer condition_single_part(const struct check *check, const char *field)
{
    return condition_multipart(check, field) == ANSWER_YES ? ANSWER_NO : ANSWER_YES;
}

static enum answer ask(const struct check *check, const struct lingo_requirement *want)
{
    if (!want->when)
        return ANSWER_YES;
#define CONDITION(text, function)                                                                  \
    if (!strcmp(text, want->when))                                                                 \
        return function(check, want->field);
#include "check/rules.def"
#undef CONDITION
    return ANSWER_SILENT;
}

/* The rule that a missing field violates; RULE_COUNT if there is none. */
static enum rule_index rule_for(const struct check *check, const struct lingo_requirement *want)
{
    enum answer answer = ask(check, want);
    if (answer == ANSWER_NO || answer == ANSWER_SILENT)
        return RULE_COUNT;
    /* After a success, an optional field is a choice; after an error, it helps. */
    bool is_error = lingo_status_class(check_code(check)) >= 4;
    if (want->level == LINGO_LEVEL_MAY && !is_error)
        return RULE_COUNT;
    if (answer == ANSWER_UNKNOWN)
        return RULE_FIELD_CONDITIONAL;
    if (want->level == LINGO_LEVEL_MAY)
        return RULE_FIELD_OPTIONAL;
    if (want->level == LINGO_LEVEL_SHOULD)
        return want->when ? RULE_FIELD_RECOMMENDED_WHEN : RULE_FIELD_RECOMMENDED;
    return want->when ? RULE_FIELD_REQUIRED_WHEN : RULE_FIELD_REQUIRED;
}

/* Fields about connections do not exist in HTTP/2 and HTTP/3. */
static bool is_possible(const struct check *check, const char *field)
{
    bool of_connection = !strcmp(field, "Connection") || !strcmp(field, "Upgrade");
    return !of_connection || check->status_line.version < 20;
}

void rule_requirements(struct check *check)
{
    const struct lingo_requirement *want;
    for (size_t i = 0; (want = lingo_status_requirement(check_status(check), i)); i++) {
        if (check_has(check, want->field) || !is_possible(check, want->field))
            continue;
        /* Date has a separate rule. */
        enum rule_index rule =
            strcmp(want->field, "Date") != 0 ? rule_for(check, want) : RULE_COUNT;
        if (rule == RULE_COUNT)
            continue;
        struct lingo_finding *finding = check_add_string(check, rule, want->field, "");
        finding->basis = want->basis;
        finding->detail = want->when;
    }
}

void rule_date_missing(struct check *check)
{
    int status_class = lingo_status_class(check_code(check));
    if (status_class >= 2 && status_class <= 4 && !check_has(check, "Date"))
        check_add_string(check, RULE_DATE_MISSING, "Date", "");
}

void rule_sender(struct check *check)
{
    static const struct {
        int code;
        enum lingo_sender sender;
        enum lingo_level level;
        char text[88];
    } senders[] = {
#define SENDER(code, who, level, text) {code, LINGO_SENDER_##who, LINGO_LEVEL_##level, text},
#include "check/rules.def"
#undef SENDER
    };
    for (size_t i = 0; i < sizeof senders / sizeof senders[0]; i++) {
        if (check_code(check) != senders[i].code)
            continue;
        bool known = check->request.sender == senders[i].sender;
        /* Via shows that there was a proxy, but not that it sent the response. */
        bool perhaps = check->request.sender == LINGO_SENDER_UNKNOWN &&
                       senders[i].sender == LINGO_SENDER_PROXY && check_has(check, "Via");
        if (!known && !perhaps)
            continue;
        struct lingo_finding *finding = check_add_string(check, RULE_SENDER, NULL, "");
        finding->level = known ? senders[i].level : LINGO_LEVEL_MAY;
        finding->basis = lingo_status_sender(check_status(check)).basis;
        finding->detail = senders[i].text;
    }
}

/* Whether it is certain that there is no content. */
static bool is_empty(const struct check *check)
{
    if (check->content_length)
        return false;
    return check->limits & CHECK_COMPLETE || check_declared_length(check) == 0;
}

static const char *class_basis(const struct check *check)
{
    return lingo_status_class(check_code(check)) == 4 ? "RFC 9110 15.5" : "RFC 9110 15.6";
}

void rule_content_missing(struct check *check)
{
    if (lingo_status_class(check_code(check)) >= 4 && !check_method_is(check, "HEAD") &&
        is_empty(check))
        check_add_string(check, RULE_CONTENT_MISSING, NULL, "")->basis = class_basis(check);
}

void rule_content_expected(struct check *check)
{
    struct lingo_fact_text content = lingo_status_content(check_status(check));
    if (!content.text || check_method_is(check, "HEAD"))
        return;
    struct lingo_finding *finding = check_add_string(check, RULE_CONTENT_EXPECTED, NULL, "");
    finding->basis = content.basis;
    finding->detail = content.text;
}
