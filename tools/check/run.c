/* SPDX-License-Identifier: MIT */
/* Applies the rules to a response, and stores the findings, the most serious first. */
#include "tools/check/check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int compare_findings(const void *a, const void *b)
{
    const struct lingo_finding *x = a, *y = b;
    if (x->level != y->level)
        return x->level < y->level ? -1 : 1;
    return x->rule < y->rule ? -1 : x->rule > y->rule;
}

static void take_findings(struct response *response)
{
    size_t n = 0;
    const struct lingo_finding *finding;
    for (; (finding = lingo_check_finding(response->check, n)); n++)
        response->findings[n] = *finding;
    n += check_problem(response, response->findings + n);
    qsort(response->findings, n, sizeof *response->findings, compare_findings);
    response->finding_count = n;
}

int check_response(struct response *response, const struct response *full,
                   const struct check_options *options)
{
    const char *method = options->method ? options->method : response->method;
    struct lingo_check_request request = {
        .method = {method, method ? strlen(method) : 0},
        .version = options->request_version ? options->request_version : response->request_version,
        .flags = response->flags | options->flags,
        .sender = options->sender,
        .full = full ? full->check : NULL,
    };
    response->check = malloc(sizeof *response->check);
    response->findings =
        calloc(LINGO_CHECK_FINDINGS_MAX + PROBLEM_FINDINGS, sizeof *response->findings);
    if (!response->check || !response->findings)
        return cli_error(EXIT_IO, "%s", strerror(ENOMEM));
    lingo_check_begin(response->check, &request);
    lingo_check_feed(response->check, response->bytes, response->length);
    lingo_check_end(response->check, response->complete);
    const struct lingo_status_line *line = lingo_check_status_line(response->check);
    response->code = line->code;
    response->version = line->version;
    response->phrase_match =
        lingo_status_compare_phrase(line->code, line->phrase.data, line->phrase.length);
    take_findings(response);
    return EXIT_DONE;
}
