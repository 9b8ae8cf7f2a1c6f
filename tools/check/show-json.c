/* SPDX-License-Identifier: MIT */
/* Reports for programs: JSON, and SARIF 2.1.0 for code review tools. */
#include "tools/check/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *text_of(const struct check_options *options, const struct lingo_status *row,
                       enum lingo_text_kind field)
{
    struct lingo_text text = lingo_language_text(options->language, row, field);
    return text.length ? cli_json_text(text) : json_string(lingo_status_text(row, field));
}

static json_t *optional(const char *text)
{
    return text && *text ? json_string(text) : json_null();
}

static json_t *explanation_of(const struct lingo_finding *finding,
                              const struct check_options *options)
{
    char *explanation = check_explain(options, finding);
    json_t *text = json_string(explanation ? explanation : "");
    free(explanation);
    return text;
}

static json_t *finding_to_json(const struct lingo_finding *finding,
                               const struct check_options *options)
{
    return json_pack("{s:s, s:s, s:o, s:o, s:o, s:s, s:o}", "rule", lingo_rule_id(finding->rule),
                     "level", word_for_level(finding->level), "field", optional(finding->field),
                     "fact", optional(finding->fact), "line",
                     finding->line ? json_integer(finding->line) : json_null(), "basis",
                     finding->basis, "explanation", explanation_of(finding, options));
}

/* How the phrase compares with the registered one. */
static const char *match_name(enum lingo_phrase_match match)
{
    static const char *const names[] = {
        [LINGO_PHRASE_MATCH_SAME] = "same",      [LINGO_PHRASE_MATCH_EMPTY] = "empty",
        [LINGO_PHRASE_MATCH_CASE] = "case",      [LINGO_PHRASE_MATCH_FORMER] = "former",
        [LINGO_PHRASE_MATCH_OTHER] = "other",    [LINGO_PHRASE_MATCH_VENDOR] = "vendor",
        [LINGO_PHRASE_MATCH_UNKNOWN] = "unknown"};
    return names[match];
}

static json_t *version_to_json(int version)
{
    char text[16];
    if (!version)
        return json_null();
    snprintf(text, sizeof text, version < 20 ? "HTTP/%d.%d" : "HTTP/%d", version / 10,
             version % 10);
    return json_string(text);
}

static json_t *response_to_json(const struct response *response,
                                const struct check_options *options)
{
    const struct lingo_status *row = check_row(response->code);
    size_t counts[] = {0, 0, 0};
    json_t *findings = json_array();
    for (size_t i = 0; i < response->finding_count; i++) {
        counts[response->findings[i].level]++;
        if (response->findings[i].level <= options->level)
            json_array_append_new(findings, finding_to_json(&response->findings[i], options));
    }
    json_t *object = json_pack(
        "{s:o, s:o, s:o, s:o, s:s, s:s, s:o, s:o, s:o, s:o, s:o}", "method",
        optional(response->method), "url", optional(response->url), "version",
        version_to_json(response->version), "code",
        response->code < 0 ? json_null() : json_integer(response->code), "phrase",
        lingo_status_phrase(row), "phrase_match", match_name(response->phrase_match), "lang",
        cli_json_text(lingo_language_tag(options->language)), "local_phrase",
        text_of(options, row, LINGO_TEXT_PHRASE), "title", text_of(options, row, LINGO_TEXT_TITLE),
        "description", text_of(options, row, LINGO_TEXT_DESCRIPTION), "advice",
        text_of(options, row, LINGO_TEXT_ADVICE));
    json_object_set_new(object, "counts",
                        json_pack("{s:i, s:i, s:i}", "must", (int)counts[LINGO_LEVEL_MUST],
                                  "should", (int)counts[LINGO_LEVEL_SHOULD], "may",
                                  (int)counts[LINGO_LEVEL_MAY]));
    json_object_set_new(object, "findings", findings);
    return object;
}

json_t *check_json(const struct responses *responses, const struct check_options *options)
{
    json_t *list = json_array();
    for (size_t i = 0; i < responses->count; i++)
        json_array_append_new(list, response_to_json(&responses->items[i], options));
    return list;
}

/* SARIF. */

static const char *sarif_level(enum lingo_level level)
{
    return level == LINGO_LEVEL_MUST ? "error" : level == LINGO_LEVEL_SHOULD ? "warning" : "note";
}

static json_t *sarif_rules(const struct check_options *options)
{
    json_t *rules = json_array();
    for (size_t i = 0; i < lingo_rule_count(); i++) {
        const struct lingo_rule *rule = lingo_rule_at(i);
        json_array_append_new(
            rules, json_pack("{s:s, s:{s:s}, s:{s:s}}", "id", lingo_rule_id(rule),
                             "shortDescription", "text", check_say(options, lingo_rule_text(rule)),
                             "defaultConfiguration", "level", sarif_level(lingo_rule_level(rule))));
    }
    return rules;
}

/* The address, or else the name of the file, as a URI reference.  Characters that are not allowed
 * there, or have a special meaning there but not in file names, are encoded. */
static json_t *sarif_uri(const char *url, const char *file)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                "-._~/@!$&'()*+,;=";
    const char *name = url ? url : file;
    char *uri = malloc(3 * strlen(name) + 1), *out = uri;
    if (!uri)
        return json_string("");
    for (; *name; name++)
        if (strchr(plain, *name) || (url && strchr(":?#[]%", *name)))
            *out++ = *name;
        else
            out += snprintf(out, 4, "%%%02X", (unsigned)(unsigned char)*name);
    *out = '\0';
    json_t *text = json_string(uri);
    free(uri);
    return text;
}

static json_t *sarif_location(const struct response *response, const struct lingo_finding *finding,
                              const char *source)
{
    json_t *place =
        json_pack("{s:{s:o}}", "artifactLocation", "uri", sarif_uri(response->url, source));
    if (response->first_line) {
        unsigned line = response->first_line + (finding->line ? finding->line - 1 : 0);
        json_object_set_new(place, "region", json_pack("{s:i}", "startLine", (int)line));
    }
    return json_pack("[{s:o}]", "physicalLocation", place);
}

static json_t *sarif_result(const struct response *response, const struct lingo_finding *finding,
                            const struct check_options *options)
{
    char *explanation = check_explain(options, finding);
    size_t n = strlen(explanation ? explanation : "") + strlen(finding->basis) + 4;
    char *text = malloc(n);
    if (text)
        snprintf(text, n, "%s (%s)", explanation ? explanation : "", finding->basis);
    const char *source = strcmp(options->source, "-") != 0 ? options->source : "stdin";
    json_t *result =
        json_pack("{s:s, s:s, s:{s:s}, s:o}", "ruleId", lingo_rule_id(finding->rule), "level",
                  sarif_level(finding->level), "message", "text", text ? text : "", "locations",
                  sarif_location(response, finding, source));
    free(text);
    free(explanation);
    return result;
}

json_t *check_sarif(const struct responses *responses, const struct check_options *options)
{
    json_t *results = json_array();
    for (size_t i = 0; i < responses->count; i++) {
        const struct response *response = &responses->items[i];
        for (size_t k = 0; k < response->finding_count; k++)
            if (response->findings[k].level <= options->level)
                json_array_append_new(results,
                                      sarif_result(response, &response->findings[k], options));
    }
    return json_pack("{s:s, s:s, s:[{s:{s:{s:s, s:s, s:o}}, s:o}]}", "$schema",
                     "https://json.schemastore.org/sarif-2.1.0.json", "version", "2.1.0", "runs",
                     "tool", "driver", "name", "httplingo", "version", lingo_version(), "rules",
                     sarif_rules(options), "results", results);
}
