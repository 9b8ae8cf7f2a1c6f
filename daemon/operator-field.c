/* SPDX-License-Identifier: MIT */
/* Parses --field, checks it with the library, and passes its values to pages. */
#include "daemon/operator-field.h"

#include "daemon/log.h"
#include "daemon/request.h"

#include "base/text.h"

#include <httplingo/check.h>
#include <stdio.h>
#include <string.h>

#define VALUE_MAX 1024

/* Fields that the page, the site file or the connection controls. */
static bool is_own(const char *name)
{
    static const char *const names[] = {"Cache-Control",
                                        "Connection",
                                        "Content-Encoding",
                                        "Content-Language",
                                        "Content-Length",
                                        "Content-Type",
                                        "Date",
                                        "Keep-Alive",
                                        "Trailer",
                                        "Transfer-Encoding",
                                        "Vary",
                                        "Content-Security-Policy",
                                        "Proxy-Connection"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (string_is_word(name, names[i]))
            return true;
    return false;
}

static bool is_printable(const char *text)
{
    for (; *text; text++)
        if (*text < ' ' || *text > '~')
            return false;
    return true;
}

/* Splits "CODE NAME: VALUE".  Returns false if the text is malformed. */
static bool split(struct given *given, const char *text)
{
    size_t digits = strspn(text, "0123456789");
    given->code = code_read((struct lingo_text){text, digits});
    const char *name = text + digits + strspn(text + digits, " ");
    const char *colon = strchr(name, ':');
    if (!given->code || name == text + digits || !colon || colon - name >= GIVEN_NAME_MAX)
        return false;
    snprintf(given->name, sizeof given->name, "%.*s", (int)(colon - name), name);
    given->value = colon + 1 + strspn(colon + 1, " ");
    return true;
}

/* Puts the field into a response and asks the library for findings in that line.  Findings about
 * fields that the response lacks do not matter. */
static bool is_valid(const struct given *given)
{
    static struct lingo_check check;
    char head[128 + GIVEN_NAME_MAX + VALUE_MAX], why[512];
    int length = snprintf(head, sizeof head, "HTTP/1.1 %d \r\n%s: %s\r\n\r\n", given->code,
                          given->name, given->value);
    lingo_check_begin(&check, NULL);
    lingo_check_feed(&check, head, (size_t)length);
    lingo_check_end(&check, 0);
    const struct lingo_finding *finding;
    for (size_t i = 0; (finding = lingo_check_finding(&check, i)); i++) {
        bool is_content = !strcmp(lingo_rule_id(finding->rule), "link-blocked-by") ||
                          !strcmp(lingo_rule_id(finding->rule), "range-for-code");
        if (finding->level != LINGO_LEVEL_MUST || (finding->line != 2 && !is_content))
            continue;
        lingo_finding_text(finding, NULL, NULL, why, sizeof why);
        say("--field: %s (%s)", why, finding->basis);
        return false;
    }
    return true;
}

bool given_read(struct given *given, const char *text)
{
    if (!is_printable(text) || strlen(text) > VALUE_MAX || !split(given, text)) {
        say("--field requires a code, a name and a value, as in '401 WWW-Authenticate: Basic "
            "realm=\"staff\"'");
        return false;
    }
    if (is_own(given->name)) {
        say("--field: %s is controlled by the page or the connection", given->name);
        return false;
    }
    return is_valid(given);
}

size_t given_tell(const struct given *given, size_t count, int code,
                  struct lingo_parameter parameters[GIVEN_PARAMETERS])
{
    static const struct {
        const char *name;
        enum lingo_parameter_name parameter;
    } shown[GIVEN_PARAMETERS] = {{"Allow", LINGO_PARAMETER_ALLOW},
                                 {"Location", LINGO_PARAMETER_LOCATION},
                                 {"Retry-After", LINGO_PARAMETER_RETRY_AFTER},
                                 {"Upgrade", LINGO_PARAMETER_PROTOCOLS}};
    size_t told = 0;
    for (size_t k = 0; k < GIVEN_PARAMETERS; k++)
        for (size_t i = 0; i < count; i++)
            if (given[i].code == code && string_is_word(given[i].name, shown[k].name)) {
                parameters[told++] = (struct lingo_parameter){
                    shown[k].parameter, {given[i].value, strlen(given[i].value)}};
                break;
            }
    return told;
}
