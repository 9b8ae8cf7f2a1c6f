/* SPDX-License-Identifier: MIT */
/* The search: a list of everything, and the index for the script. */
#include "base/text.h"
#include "tools/facts/constants.h"
#include "tools/reference/reference.h"

#include <stdio.h>

/* ---- the list ---- */

static void begin_list(struct reference_page *page, const char *id, enum reference_label heading)
{
    put_section(page, id, heading);
    put(page, "<ul class=\"columns\">\n");
}

static void end_list(struct reference_page *page)
{
    put(page, "</ul>\n</section>\n");
}

static void put_statuses(struct reference_page *page)
{
    begin_list(page, "statuses", LABEL_statuses);
    for (size_t i = 0; i < lingo_status_count(); i++) {
        put(page, "<li>");
        put_status_link(page, lingo_status_code(lingo_status_at(i)));
        put(page, "\n");
    }
    end_list(page);
}

static void put_methods(struct reference_page *page)
{
    begin_list(page, "methods", LABEL_methods);
    for (size_t i = 0; i < lingo_method_count(); i++) {
        put(page, "<li>");
        put_method_link(page, lingo_method_at(i));
        put(page, "\n");
    }
    end_list(page);
}

static void put_fields(struct reference_page *page)
{
    begin_list(page, "fields", LABEL_fields);
    for (size_t i = 0; facts_field_at(i); i++) {
        put(page, "<li>");
        put_field_link(page, facts_field_at(i)->name);
        put(page, "\n");
    }
    end_list(page);
}

static void put_vendors(struct reference_page *page)
{
    char slug[64];
    begin_list(page, "vendors", LABEL_vendors);
    for (size_t i = 0; reference_vendor_at(i); i++) {
        reference_slug(slug, sizeof slug, reference_vendor_at(i));
        putf(page, "<li><a href=\"vendor/%s.html\" translate=\"no\">", slug);
        put_english(page, reference_vendor_at(i));
        put(page, "</a>\n");
    }
    end_list(page);
}

static void put_rfcs(struct reference_page *page)
{
    begin_list(page, "rfcs", LABEL_rfcs);
    for (size_t i = 0; reference_rfc_at(i); i++) {
        put(page, "<li>");
        put_rfc_link(page, reference_rfc_at(i));
        put(page, "\n");
    }
    end_list(page);
}

/* ---- the index: an array of name, address, phrase, title, kind and other words ---- */

/* Begins an entry.  The address is a page of the folder, if it is given, and the name in lower case
 * otherwise. */
static void put_entry(struct reference_page *page, const char *name, const char *folder,
                      const char *file)
{
    char slug[64];
    reference_slug(slug, sizeof slug, file);
    put(page, "[");
    put_json(page, text_of(name));
    putf(page, ",\"%s/%s.html", folder, slug);
}

static void put_rest(struct reference_page *page, const char *phrase, struct lingo_text title,
                     const char *kind)
{
    put(page, "\",");
    put_json(page, text_of(phrase));
    put(page, ",");
    put_json(page, title);
    putf(page, ",\"%s\",\"", kind);
}

static void put_status_names(struct reference_page *page, const struct lingo_status *status)
{
    const char *name;
    put(page, lingo_status_name(status));
    for (size_t i = 0; (name = lingo_status_alias(status, i)); i++)
        putf(page, " %s", name);
}

/* What programs call the status. */
static void put_constants(struct reference_page *page, const struct lingo_status *status)
{
    char constant[128];
    const struct facts_ecosystem *ecosystem;
    for (size_t i = 0; (ecosystem = facts_ecosystem_at(i)); i++)
        if (facts_constant(constant, sizeof constant, ecosystem, status))
            putf(page, " %s", constant);
}

static void index_statuses(struct reference_page *page)
{
    char digits[16], title[1024];
    for (size_t i = 0; i < lingo_status_count(); i++) {
        const struct lingo_status *status = lingo_status_at(i);
        struct lingo_text phrase = lingo_language_text(page->language, status, LINGO_TEXT_PHRASE);
        struct lingo_text headline = lingo_language_text(page->language, status, LINGO_TEXT_TITLE);
        snprintf(digits, sizeof digits, "%d", lingo_status_code(status));
        snprintf(title, sizeof title, "%s%s%s", phrase.data,
                 strcmp(phrase.data, headline.data) ? ": " : "",
                 strcmp(phrase.data, headline.data) ? headline.data : "");
        put_entry(page, digits, "status", digits);
        put_rest(page, lingo_status_phrase(status), text_of(title), "status");
        put_status_names(page, status);
        put_constants(page, status);
        put(page, "\"],\n");
    }
}

static void index_classes(struct reference_page *page)
{
    for (int digit = 1; digit <= 5; digit++) {
        char name[] = {(char)('0' + digit), 'x', 'x', '\0'};
        const struct lingo_status *status = lingo_status_of_class(digit);
        put_entry(page, name, "class", name);
        put_rest(page, lingo_status_phrase(status),
                 lingo_language_text(page->language, status, LINGO_TEXT_PHRASE), "class");
        put(page, "\"],\n");
    }
}

static void index_methods(struct reference_page *page)
{
    for (size_t i = 0; i < lingo_method_count(); i++) {
        const char *name = lingo_method_name(lingo_method_at(i));
        put_entry(page, name, "method", name);
        put_rest(page, "", lingo_language_method(page->language, lingo_method_at(i)), "method");
        put(page, "\"],\n");
    }
}

static void index_fields(struct reference_page *page)
{
    for (size_t i = 0; facts_field_at(i); i++) {
        const struct facts_field *field = facts_field_at(i);
        put_entry(page, field->name, "field", field->name);
        put_rest(page, "", facts_translate(&page->words, &field->text).text, "field");
        put(page, "\"],\n");
    }
}

static void index_vendors(struct reference_page *page)
{
    char digits[16], slug[64], phrase[256];
    for (size_t i = 0; i < lingo_vendor_count(); i++) {
        const struct lingo_status *row = lingo_vendor_at(i);
        snprintf(digits, sizeof digits, "%d", lingo_status_code(row));
        snprintf(phrase, sizeof phrase, "%s (%s)", lingo_status_phrase(row),
                 lingo_vendor_owner(row));
        reference_slug(slug, sizeof slug, lingo_vendor_owner(row));
        putf(page, "[\"%s\",\"vendor/%s.html#c%s", digits, slug, digits);
        put_rest(page, phrase, text_of(""), "vendor");
        put_status_names(page, row);
        put(page, "\"],\n");
    }
}

static void index_rfcs(struct reference_page *page)
{
    char name[32], number[16];
    for (size_t i = 0; reference_rfc_at(i); i++) {
        snprintf(number, sizeof number, "%d", reference_rfc_at(i));
        snprintf(name, sizeof name, "RFC %s", number);
        put_entry(page, name, "rfc", number);
        put_rest(page, lingo_rfc_title(reference_rfc_at(i)), text_of(""), "specification");
        putf(page, "RFC%s\"],\n", number);
    }
}

static bool write_index(struct reference_page *page)
{
    char path[64];
    page->text.length = 0;
    put(page, "window.searchIndex = [\n");
    index_statuses(page);
    index_classes(page);
    index_methods(page);
    index_fields(page);
    index_vendors(page);
    index_rfcs(page);
    put(page, "];\n");
    snprintf(path, sizeof path, "%s/search-index.js", page->tag);
    return reference_save(page->site, path,
                          (struct lingo_text){page->text.data, page->text.length});
}

bool reference_write_search(struct reference_page *page)
{
    static const struct reference_word words[] = {
        {"search_for", LABEL_search_for},
        {"results", LABEL_results},
        {"no_results", LABEL_no_results},
        {"status", LABEL_status},
        {"class", LABEL_class},
        {"method", LABEL_method},
        {"field", LABEL_field},
        {"vendor", LABEL_vendor},
        {"specification", LABEL_specification},
    };
    struct facts_words title = facts_translate(&page->words, reference_label(LABEL_search));
    struct facts_words about = facts_translate(&page->words, reference_label(LABEL_search_about));
    reference_begin(page, "search.html", LABEL_search, title.text, about.text, REFERENCE_SCRIPT);
    put_element(page, "h1", "", reference_label(LABEL_search));
    put_element(page, "p", " class=\"lead\"", reference_label(LABEL_search_about));
    put(page, "<div id=\"search\" role=\"search\"></div>\n<div id=\"index\">\n");
    put_statuses(page);
    put_methods(page);
    put_fields(page);
    put_vendors(page);
    put_rfcs(page);
    put(page, "</div>\n");
    put_script_words(page, words, sizeof words / sizeof words[0]);
    put(page, "<script src=\"search-index.js\" defer></script>\n"
              "<script src=\"../assets/search.js\" defer></script>\n");
    return reference_end(page) && write_index(page);
}
