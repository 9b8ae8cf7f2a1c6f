/* SPDX-License-Identifier: MIT */
/* httplingo po-reword: a text whose English was reworded keeps its translations. */
#include "tools/cli.h"
#include "tools/po/document.h"

#include <gettext-po.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct query {
    const char *template;     /* NULL: confirm */
    const char *contexts;     /* of --context, or NULL: all */
    const char *new_meanings; /* contexts whose English has another meaning now, or NULL */
    size_t changed;
};

/* Whether a list such as "404,page" names a context. */
static bool lists(const char *list, const char *context)
{
    size_t length = strlen(context);
    for (const char *at = list; at; at = *at ? at + 1 : NULL) {
        size_t n = strcspn(at, ",");
        if (n == length && !strncmp(at, context, n))
            return true;
        at += n;
    }
    return false;
}

/* What a text is, as its note begins: "TRANSLATORS: 404, title: ..."; its length. */
static size_t kind_of(const struct po_entry *entry, const char **kind)
{
    static const char mark[] = "TRANSLATORS: ";
    *kind = strstr(entry->extracted, mark);
    if (!*kind)
        return 0;
    *kind += sizeof mark - 1;
    return strcspn(*kind, ":");
}

static bool is_same_kind(const struct po_entry *a, const struct po_entry *b)
{
    const char *of_a, *of_b;
    size_t n = kind_of(a, &of_a), m = kind_of(b, &of_b);
    return n && n == m && !strncmp(of_a, of_b, n) && !strcmp(a->context, b->context) &&
           !a->plural == !b->plural;
}

static bool is_same_text(const struct po_entry *a, const struct po_entry *b)
{
    return !strcmp(a->context, b->context) && !strcmp(a->id, b->id);
}

static bool has_text(const struct po_document *document, const struct po_entry *entry)
{
    for (size_t i = 0; i < document->count; i++)
        if (is_same_text(&document->entries[i], entry))
            return true;
    return false;
}

/* The only text of the same kind that one document has and the other does not.  NULL if there is
 * none, or if there are several, because visitors might get the wrong text. */
static struct po_entry *only_of_kind(const struct po_document *in, const struct po_document *not_in,
                                     const struct po_entry *like)
{
    struct po_entry *found = NULL;
    for (size_t i = 0; i < in->count; i++) {
        struct po_entry *entry = &in->entries[i];
        if (!is_same_kind(entry, like) || has_text(not_in, entry))
            continue;
        if (found)
            return NULL;
        found = entry;
    }
    return found;
}

static void carry_over(struct po_entry *entry, const struct po_entry *reworded)
{
    po_message_t message = entry->message;
    /* This is what a translator has read last, even after a second rewording. */
    if (!entry->reworded) {
        po_message_set_prev_msgid(message, entry->id);
        po_message_set_prev_msgid_plural(message, entry->plural);
    }
    po_message_set_msgid(message, reworded->id);
    if (reworded->plural)
        po_message_set_msgid_plural(message, reworded->plural);
    po_message_set_fuzzy(message, 1);
}

static size_t reword(const struct query *query, const struct po_document *template,
                     struct po_document *document)
{
    size_t changed = 0;
    struct po_entry **pairs = calloc(document->count + 1, sizeof *pairs);
    if (!pairs)
        abort();
    for (size_t i = 0; i < document->count; i++) {
        struct po_entry *entry = &document->entries[i];
        if (!entry->translated || has_text(template, entry) ||
            lists(query->new_meanings, entry->context) ||
            only_of_kind(document, template, entry) != entry)
            continue;
        pairs[i] = only_of_kind(template, document, entry);
    }
    for (size_t i = 0; i < document->count; i++)
        if (pairs[i]) {
            carry_over(&document->entries[i], pairs[i]);
            changed++;
        }
    free(pairs);
    return changed;
}

static size_t confirm(const struct query *query, struct po_document *document)
{
    size_t changed = 0;
    for (size_t i = 0; i < document->count; i++) {
        const struct po_entry *entry = &document->entries[i];
        if (!entry->reworded || (query->contexts && !lists(query->contexts, entry->context)))
            continue;
        po_message_set_fuzzy(entry->message, 0);
        po_message_set_prev_msgid(entry->message, NULL);
        po_message_set_prev_msgid_plural(entry->message, NULL);
        changed++;
    }
    return changed;
}

static int change_file(struct query *query, const struct po_document *template, const char *path)
{
    struct po_document document;
    if (!po_document_read(&document, path))
        return EXIT_IO;
    int code = EXIT_DONE;
    size_t changed = 0;
    if (document.problem_count)
        code = cli_error(EXIT_FINDING, "%s:%u: %s", path, document.problems[0].line,
                         document.problems[0].message);
    else
        changed = template ? reword(query, template, &document) : confirm(query, &document);
    if (changed && !po_document_write(&document))
        code = EXIT_IO;
    po_document_free(&document);
    query->changed += code ? 0 : changed;
    return code;
}

static int change_files(struct query *query, char **paths)
{
    struct po_document template;
    if (query->template && !po_document_read(&template, query->template))
        return EXIT_IO;
    int code = EXIT_DONE;
    for (; *paths; paths++) {
        int result = change_file(query, query->template ? &template : NULL, *paths);
        code = result ? result : code;
    }
    if (query->changed || !code) {
        printf(query->template ? _("Reworded texts that keep their translations: %zu\n")
                               : _("Translations confirmed: %zu\n"),
               query->changed);
    }
    if (query->template)
        po_document_free(&template);
    return code ? code : cli_finish(EXIT_DONE);
}

int command_po_reword(int argc, char **argv)
{
    static const struct option options[] = {
        {"confirm", no_argument, NULL, 'c'},        {"context", required_argument, NULL, 'x'},
        {"help", no_argument, NULL, 'h'},           {"new-meaning", required_argument, NULL, 'n'},
        {"template", required_argument, NULL, 't'}, {NULL, 0, NULL, 0},
    };
    struct query query = {.template = NULL};
    bool confirms = false;
    for (int option; (option = getopt_long(argc, argv, "cht:", options, NULL)) != -1;)
        switch (option) {
        case 'c':
            confirms = true;
            break;
        case 'n':
            query.new_meanings = optarg;
            break;
        case 't':
            query.template = optarg;
            break;
        case 'x':
            query.contexts = optarg;
            break;
        case 'h':
            cli_help();
            return EXIT_DONE;
        default:
            return cli_bad_option();
        }
    if (confirms == !!query.template)
        return cli_error(EXIT_USAGE, _("one of --template and --confirm is required"));
    if (optind == argc)
        return cli_error(EXIT_USAGE, _("a PO file is required, for example po/fr.po"));
    return change_files(&query, argv + optind);
}
