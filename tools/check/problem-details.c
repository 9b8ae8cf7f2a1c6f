/* SPDX-License-Identifier: MIT */
/* Problem details in JSON: RFC 9457. */
#include "tools/check/check.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* RFC 9457 section 3.1.3 does not define "short"; this is longer than any title should be. */
#define TITLE_LIMIT 200

/* The expected types of members. */
static const char a_string[] = N_("a string");
static const char a_number[] = N_("a number");

struct problem {
    const struct response *response;
    struct lingo_finding *findings;
    size_t count;
};

static struct lingo_finding *add(struct problem *problem, const char *rule, const char *field,
                                 const char *fact)
{
    size_t place = problem->count;
    if (place + 1 < PROBLEM_FINDINGS)
        problem->count++;
    lingo_finding_init(&problem->findings[place], lingo_rule_find(rule, strlen(rule)),
                       problem->response->code, field, fact, strlen(fact));
    return &problem->findings[place];
}

/* RFC 3986: only characters that are allowed in a URI, and "%" with two hexadecimal digits. */
static bool is_uri_reference(const char *text)
{
    static const char hexadecimal[] = "0123456789ABCDEFabcdef";
    for (; *text; text++) {
        if (*text == '%' && text[1] && text[2] && strchr(hexadecimal, text[1]) &&
            strchr(hexadecimal, text[2]))
            text += 2;
        else if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                         "-._~:/?#[]@!$&'()*+,;=",
                         *text))
            return false;
    }
    return true;
}

/* Whether a URI starts with a scheme: a letter, then letters, digits and +-. up to a colon. */
static bool is_absolute(const char *uri)
{
    size_t n = strspn(uri, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");
    return n && uri[n] == ':' && !strchr("0123456789+-.", *uri);
}

/* The member as a string; NULL if there is none, or, after adding a finding, if it is not a
 * string. */
static const char *string_member(struct problem *problem, const json_t *object, const char *name)
{
    const json_t *member = json_object_get(object, name);
    if (member && !json_is_string(member))
        add(problem, "problem-member-type", name, "")->detail = a_string;
    return json_string_value(member);
}

static void check_status(struct problem *problem, const json_t *object)
{
    const json_t *status = json_object_get(object, "status");
    char text[32];
    if (!status)
        return;
    if (!json_is_number(status)) {
        add(problem, "problem-member-type", "status", "")->detail = a_number;
        return;
    }
    snprintf(text, sizeof text, "%.15g", json_number_value(status));
    if (!json_is_integer(status) || json_integer_value(status) != problem->response->code)
        add(problem, "problem-status", "status", text);
}

static void check_uri(struct problem *problem, const char *name, const char *uri)
{
    if (uri && !is_uri_reference(uri))
        add(problem, "problem-uri", name, uri)->basis =
            strcmp(name, "type") != 0 ? "RFC 9457 3.1.5" : "RFC 9457 3.1.1";
}

/* Whether a title is the phrase or the title of the status, in any language of the catalogue. */
static bool names_status(const char *title, const struct lingo_status *status)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    enum lingo_phrase_match match =
        lingo_status_compare_phrase(lingo_status_code(status), title, strlen(title));
    if (match == LINGO_PHRASE_MATCH_SAME || match == LINGO_PHRASE_MATCH_CASE ||
        match == LINGO_PHRASE_MATCH_FORMER)
        return true;
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        if (text_is_word(lingo_language_text(language, status, LINGO_TEXT_PHRASE), title) ||
            text_is_word(lingo_language_text(language, status, LINGO_TEXT_TITLE), title))
            return true;
    }
    return false;
}

static void check_title(struct problem *problem, const char *title, const char *type)
{
    const struct lingo_status *status = lingo_status_find(problem->response->code);
    if (!title)
        return;
    if (!title[strspn(title, " ")] || strpbrk(title, "\r\n") || strlen(title) > TITLE_LIMIT)
        add(problem, "problem-title", "title", title);
    else if (status && (!type || !strcmp(type, "about:blank")) && !names_status(title, status))
        add(problem, "problem-title-phrase", "title", title)->detail = lingo_status_phrase(status);
}

static void check_extensions(struct problem *problem, json_t *object)
{
    static const char *const standard[] = {"type", "status", "title", "detail", "instance"};
    const char *name;
    json_t *member;
    json_object_foreach(object, name, member)
    {
        bool known = false;
        for (size_t i = 0; i < sizeof standard / sizeof standard[0]; i++)
            known |= !strcmp(name, standard[i]);
        bool starts_with_letter = (*name >= 'A' && *name <= 'Z') || (*name >= 'a' && *name <= 'z');
        size_t span =
            strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
        if (!known && (!starts_with_letter || name[span] || strlen(name) < 3))
            add(problem, "problem-extension-name", NULL, name);
    }
}

static bool is_problem(const struct response *response)
{
    static const char type[] = "application/problem+json";
    struct lingo_text value = lingo_check_field(response->check, "Content-Type");
    size_t n = sizeof type - 1;
    return text_starts_word(value, type) &&
           (value.length == n || value.data[n] == ';' || value.data[n] == ' ');
}

static bool is_compressed(const char *content)
{
    return *content == '\x1f' || *content == '\x28';
}

size_t check_problem(const struct response *response, struct lingo_finding *findings)
{
    struct problem problem = {response, findings, 0};
    const char *content = response->bytes + response->head_length;
    size_t length = response->length - response->head_length;
    json_error_t error;
    if (!length || !response->complete || !is_problem(response) || is_compressed(content))
        return 0;
    json_t *object = json_loadb(content, length, JSON_DECODE_ANY, &error);
    if (!json_is_object(object)) {
        add(&problem, "problem-json", NULL, object ? "JSON" : error.text);
        json_decref(object);
        return problem.count;
    }
    const char *type = string_member(&problem, object, "type");
    check_uri(&problem, "type", type);
    if (type && is_uri_reference(type) && !is_absolute(type))
        add(&problem, "problem-type-relative", "type", type);
    check_status(&problem, object);
    check_title(&problem, string_member(&problem, object, "title"), type);
    string_member(&problem, object, "detail");
    check_uri(&problem, "instance", string_member(&problem, object, "instance"));
    check_extensions(&problem, object);
    json_decref(object);
    return problem.count;
}
