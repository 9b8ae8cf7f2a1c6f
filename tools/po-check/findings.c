/* SPDX-License-Identifier: MIT */
/* The table of rules, and the list of findings. */
#include "tools/cli.h"
#include "tools/po-check/check.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *id;
    const char *about;
} rules[] = {
#define RULE(constant, id, about) {id, about},
#include "tools/po-check/rules.def"
#undef RULE
};

const char *po_rule_id(enum po_rule rule)
{
    return rules[rule].id;
}

const char *po_rule_about(enum po_rule rule)
{
    return _(rules[rule].about);
}

void po_found(struct po_check *check, const struct po_entry *entry, enum po_rule rule,
              char *message, char *remedy)
{
    struct po_findings *findings = check->findings;
    struct po_finding *list = realloc(findings->list, (findings->count + 1) * sizeof *list);
    if (!list)
        abort();
    findings->list = list;
    list[findings->count++] =
        (struct po_finding){rule, entry ? entry->line : 0, entry, check->form, message, remedy};
}

enum po_rule po_rule_find(const char *id, size_t length)
{
    int rule = 0;
    while (rule < PO_RULE_COUNT &&
           (strlen(rules[rule].id) != length || strncmp(rules[rule].id, id, length)))
        rule++;
    return (enum po_rule)rule;
}

size_t po_findings_remove(struct po_findings *findings, enum po_rule rule,
                          const struct po_entry *entry)
{
    size_t kept = 0, count = findings->count;
    for (size_t i = 0; i < count; i++) {
        struct po_finding *finding = &findings->list[i];
        if (finding->rule == rule && (!entry || finding->entry == entry)) {
            free(finding->message);
            free(finding->remedy);
        } else {
            findings->list[kept++] = *finding;
        }
    }
    findings->count = kept;
    return count - kept;
}

void po_findings_free(struct po_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        free(findings->list[i].message);
        free(findings->list[i].remedy);
    }
    free(findings->list);
    *findings = (struct po_findings){NULL, 0};
}
