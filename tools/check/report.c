/* SPDX-License-Identifier: MIT */
/* Texts that all formats of the report share: levels, explanations, the name of the source. */
#include "tools/check/check.h"

#include <stdlib.h>
#include <string.h>

const char *check_say(const struct check_options *options, const char *text)
{
    if (!options->messages || !*text)
        return text;
    return lingo_gettext(options->messages, options->messages_language, text).data;
}

const struct lingo_status *check_row(int code)
{
    const struct lingo_status *row = lingo_status_find(code);
    if (!row)
        row = lingo_vendor_find(code, NULL);
    return row ? row : lingo_status_resolve(code);
}

char *check_explain(const struct check_options *options, const struct lingo_finding *finding)
{
    const char *text = check_say(options, lingo_rule_text(finding->rule));
    const char *detail = finding->detail ? check_say(options, finding->detail) : NULL;
    size_t n = lingo_finding_text(finding, text, detail, NULL, 0);
    char *explanation = malloc(n + 1);
    if (explanation)
        lingo_finding_text(finding, text, detail, explanation, n + 1);
    return explanation;
}

const char *check_source(const struct check_options *options)
{
    return strcmp(options->source, "-") != 0 ? options->source : _("standard input");
}
