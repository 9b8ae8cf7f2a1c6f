/* SPDX-License-Identifier: MIT */
/* Finds out more about an error than its status, from the notes that httpd makes for its own
 * pages. */
#include "mod_lingo.h"

#include <apr_strings.h>

/* Causes for which httpd sends 400, recognized by words of its note. */
static const struct {
    const char *words[2];
    int code;
    const char *vendor; /* the vendor of the code; NULL for a registered one */
} causes[] = {
    {{"header field", "exceeds"}, 431, NULL},
    {{"speaking plain HTTP", "SSL"}, 497, "nginx"},
};

const struct lingo_status *lingo_cause_status(const request_rec *r)
{
    const char *said = apr_table_get(r->notes, "error-notes");
    for (size_t i = 0; said && r->status == HTTP_BAD_REQUEST && i < sizeof causes / sizeof *causes;
         i++)
        if (strstr(said, causes[i].words[0]) && strstr(said, causes[i].words[1]))
            return causes[i].vendor ? lingo_vendor_find(causes[i].code, causes[i].vendor)
                                    : lingo_status_find(causes[i].code);
    return NULL;
}

/* The parts of an item in mod_negotiation's list, which is HTML:
 * <li><a href="ADDRESS">NAME</a> , type text/html, language en</li> */
struct variant {
    const char *address, *traits, *end;
    size_t address_length;
};

/* Reads the next item, starting at a position, which is advanced.  Returns 0 at the end. */
static int next_variant(const char **from, struct variant *variant)
{
    static const char start[] = "<a href=\"";
    const char *address = strstr(*from, start);
    const char *quote = address ? strchr(address + sizeof start - 1, '"') : NULL;
    const char *traits = quote ? strstr(quote, "</a>") : NULL;
    const char *end = traits ? strstr(traits, "</li>") : NULL;
    if (!end)
        return 0;
    variant->address = address + sizeof start - 1;
    variant->address_length = (size_t)(quote - variant->address);
    variant->traits = traits + sizeof "</a>" - 1;
    variant->end = end;
    *from = end;
    return 1;
}

/* Appends the values of the traits in parentheses: "(text/html; en)". */
static char *append_traits(char *to, const struct variant *variant)
{
    static const char *const names[] = {"type ", "language ", "charset ", "encoding "};
    const char *separator = " (";
    for (const char *at = variant->traits; at < variant->end;) {
        size_t length = strcspn(at, ",<"), skip = strspn(at, " ");
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (strncmp(at + skip, names[i], strlen(names[i])) == 0)
                skip += strlen(names[i]);
        if (length > skip) {
            to = apr_cpystrn(to, separator, 3);
            to = apr_cpystrn(to, at + skip, length - skip + 1);
            separator = "; ";
        }
        at += length + 1;
    }
    return *separator == ';' ? apr_cpystrn(to, ")", 2) : to;
}

const char *lingo_cause_choices(const request_rec *r)
{
    const char *from = apr_table_get(r->notes, "variant-list");
    struct variant variant;
    char *choices, *to;
    if (!from)
        return NULL;
    /* An item takes its address twice and its traits once.  What is added between them is shorter
     * than the markup that is removed. */
    to = choices = apr_palloc(r->pool, 2 * strlen(from) + 1);
    *to = '\0';
    while (next_variant(&from, &variant)) {
        if (to != choices)
            to = apr_cpystrn(to, ", ", 3);
        for (int twice = 0; twice < 2; twice++) {
            to = apr_cpystrn(to, variant.address, variant.address_length + 1);
            if (twice == 0)
                to = apr_cpystrn(to, " ", 2);
        }
        to = append_traits(to, &variant);
    }
    return choices;
}
