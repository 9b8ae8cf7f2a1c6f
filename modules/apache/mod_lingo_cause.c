/* SPDX-License-Identifier: MIT */
/* What httpd knows of an error besides its status, and leaves in notes for its own pages. */
#include "mod_lingo.h"

#include <apr_strings.h>

/* Causes that httpd answers as 400, by words of its note. */
static const struct {
    const char *words[2];
    int code;
    const char *vendor; /* whose code it is; NULL: a registered one */
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

/* The parts of an item of mod_negotiation's list, which is HTML:
 * <li><a href="ADDRESS">NAME</a> , type text/html, language en</li> */
struct variant {
    const char *address, *traits, *end;
    size_t address_length;
};

/* Reads the next item at or after a place, which it moves; 0 at the end. */
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

/* Puts the values of the traits in brackets: "(text/html; en)". */
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
    /* An item takes twice its address and once its traits; what stands between is shorter than the
     * marks of HTML that go. */
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
