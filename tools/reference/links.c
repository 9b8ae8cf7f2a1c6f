/* SPDX-License-Identifier: MIT */
/* Links between the pages, and which RFCs and fields have one. */
#include "base/text.h"
#include "tools/reference/reference.h"

#include <stdio.h>
#include <stdlib.h>

static int compare_numbers(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void add_rfc(int *rfcs, size_t *count, int rfc)
{
    for (size_t i = 0; i < *count; i++)
        if (rfcs[i] == rfc)
            return;
    if (rfc && *count < REFERENCE_RFCS_MAX)
        rfcs[(*count)++] = rfc;
}

static size_t collect_rfcs(int *rfcs)
{
    size_t count = 0;
    const struct lingo_reference *reference;
    for (size_t i = 0; i < lingo_status_count(); i++)
        for (size_t j = 0; (reference = lingo_status_reference(lingo_status_at(i), j)); j++)
            add_rfc(rfcs, &count, reference->rfc);
    for (size_t i = 0; i < lingo_method_count(); i++)
        for (size_t j = 0; (reference = lingo_method_reference(lingo_method_at(i), j)); j++)
            add_rfc(rfcs, &count, reference->rfc);
    for (size_t i = 0; facts_field_at(i); i++)
        add_rfc(rfcs, &count, facts_field_at(i)->rfc);
    qsort(rfcs, count, sizeof *rfcs, compare_numbers);
    return count;
}

int reference_rfc_at(size_t index)
{
    static int rfcs[REFERENCE_RFCS_MAX];
    static size_t count;
    if (!count)
        count = collect_rfcs(rfcs);
    return index < count ? rfcs[index] : 0;
}

static const struct facts_field *find_field(const char *name)
{
    for (size_t i = 0; facts_field_at(i); i++)
        if (text_is_word(text_of(name), facts_field_at(i)->name))
            return facts_field_at(i);
    return NULL;
}

static struct lingo_text phrase_of(const struct reference_page *page,
                                   const struct lingo_status *status)
{
    return lingo_language_text(page->language, status, LINGO_TEXT_PHRASE);
}

void put_code_link(struct reference_page *page, int code)
{
    putf(page, "<a href=\"%sstatus/%d.html\">%d</a>", page->up, code, code);
}

void put_status_link(struct reference_page *page, int code)
{
    putf(page, "<a href=\"%sstatus/%d.html\"><b>%d</b> ", page->up, code, code);
    put_text(page, phrase_of(page, lingo_status_find(code)));
    put(page, "</a>");
}

void put_status_entry(struct reference_page *page, const struct lingo_status *status)
{
    int code = lingo_status_code(status);
    putf(page, "<li><a href=\"%sstatus/%d.html\"><b>%d</b> <span>", page->up, code, code);
    put_text(page, phrase_of(page, status));
    put(page, "</span></a></li>\n");
}

void reference_slug(char *slug, size_t size, const char *name)
{
    size_t n = 0;
    if (!strcmp(name, "*"))
        name = "asterisk";
    for (; *name && n + 1 < size; name++)
        if (ascii_is_alphanumeric(*name))
            slug[n++] = ascii_lower(*name);
        else if (n && slug[n - 1] != '-')
            slug[n++] = '-';
    slug[n] = '\0';
}

void put_field_link(struct reference_page *page, const char *name)
{
    char slug[64];
    const struct facts_field *field = find_field(name);
    reference_slug(slug, sizeof slug, name);
    if (field)
        putf(page, "<a href=\"%sfield/%s.html\">", page->up, slug);
    put(page, "<code>");
    put_string(page, name);
    put(page, field ? "</code></a>" : "</code>");
}

void put_method_link(struct reference_page *page, const struct lingo_method *method)
{
    char slug[64];
    reference_slug(slug, sizeof slug, lingo_method_name(method));
    putf(page, "<a href=\"%smethod/%s.html\"><code>", page->up, slug);
    put_string(page, lingo_method_name(method));
    put(page, "</code></a>");
}

static bool has_rfc_page(int rfc)
{
    for (size_t i = 0; reference_rfc_at(i); i++)
        if (reference_rfc_at(i) == rfc)
            return true;
    return false;
}

void put_rfc_link(struct reference_page *page, int rfc)
{
    if (has_rfc_page(rfc))
        putf(page, "<a href=\"%srfc/%d.html\">RFC %d</a>", page->up, rfc, rfc);
    else
        putf(page, "<a href=\"https://www.rfc-editor.org/rfc/rfc%d\">RFC %d</a>", rfc, rfc);
}

void put_basis(struct reference_page *page, const char *basis)
{
    if (!basis)
        return;
    put(page, " <small class=\"basis\" translate=\"no\"><bdi dir=\"ltr\">");
    while (*basis) {
        const char *begin = strstr(basis, "RFC ");
        char *end;
        long rfc = begin ? strtol(begin + 4, &end, 10) : 0;
        if (rfc <= 0 || rfc > 99999)
            break;
        put_text(page, text_between(basis, begin));
        put_rfc_link(page, (int)rfc);
        basis = end;
    }
    put_string(page, basis);
    put(page, "</bdi></small>");
}

static void put_reference(struct reference_page *page, const struct lingo_reference *reference)
{
    put(page, "<tr><td>");
    if (reference->rfc) {
        put_rfc_link(page, reference->rfc);
        put(page, " ");
        put_english(page, lingo_rfc_title(reference->rfc));
    } else {
        put(page, "<code>");
        put_string(page, reference->draft);
        put(page, "</code>");
    }
    put(page, "</td><td>");
    put_string(page, reference->section);
    put(page, "</td><td>");
    put_label(page, !reference->current ? LABEL_obsolete
                    : reference->rfc    ? LABEL_current
                                        : LABEL_draft);
    put(page, "</td></tr>\n");
}

void put_references(struct reference_page *page, const char *heading_id,
                    const struct lingo_reference *(*at)(const void *row, size_t index),
                    const void *row)
{
    static const enum reference_label columns[] = {LABEL_specification, LABEL_section, LABEL_state};
    if (!at(row, 0))
        return;
    put_table(page, heading_id, columns, 3);
    for (size_t i = 0; at(row, i); i++)
        put_reference(page, at(row, i));
    put_table_end(page);
}
