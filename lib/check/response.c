/* SPDX-License-Identifier: MIT */
/* Functions with which the rules read the response: its fields, its method and its status. */
#include "check/check-impl.h"

#include "check/syntax.h"

struct lingo_text check_name(const struct check *check, const struct check_line *field)
{
    return (struct lingo_text){check->head + field->name, field->name_length};
}

struct lingo_text check_value(const struct check *check, const struct check_line *field)
{
    return (struct lingo_text){check->head + field->value, field->value_length};
}

const struct check_line *check_next(const struct check *check, const char *name,
                                    const struct check_line *previous)
{
    const struct check_line *end = check->fields + check->field_count;
    for (const struct check_line *field = previous ? previous + 1 : check->fields; field < end;
         field++)
        if (text_is_word(check_name(check, field), name))
            return field;
    return NULL;
}

bool check_has(const struct check *check, const char *name)
{
    return check_next(check, name, NULL) != NULL;
}

bool check_list_has(const struct check *check, const char *name, const char *word)
{
    const struct check_line *field = NULL;
    while ((field = check_next(check, name, field))) {
        struct lingo_text rest = check_value(check, field), element, head;
        while (value_next(&rest, ',', &element))
            if (value_next(&element, ';', &head) && text_is_word(head, word))
                return true;
    }
    return false;
}

int64_t check_declared_length(const struct check *check)
{
    const struct check_line *field = check_next(check, "Content-Length", NULL);
    if (!field)
        return -1;
    struct lingo_text value = check_value(check, field);
    int64_t length = value_take_number(&value);
    return value.length ? -1 : length;
}

bool check_method_is(const struct check *check, const char *method)
{
    struct lingo_text actual = check->request.method;
    if (!actual.length)
        actual = (struct lingo_text){"GET", 3};
    return actual.length == strlen(method) && !memcmp(actual.data, method, actual.length);
}

bool check_is_get(const struct check *check)
{
    return check_method_is(check, "GET") || check_method_is(check, "HEAD");
}

int check_code(const struct check *check)
{
    return check->status_line.code;
}

const struct lingo_status *check_status(const struct check *check)
{
    return lingo_status_resolve(check->status_line.code);
}
