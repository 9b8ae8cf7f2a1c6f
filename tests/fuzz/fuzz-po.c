/* SPDX-License-Identifier: MIT */
/*
 * A PO file, as po-check, preview and po-reword read it: with libgettextpo.  The rules of po-check
 * end, each finding has words, and what is compiled without a problem is found in the .mo file.
 */
#include "tests/fuzz/require.h"

#include "gettext/mo.h"
#include "tools/po-check/check.h"
#include "tools/po/compile.h"

#include <unistd.h>

/* libgettextpo does not free what it has read before an error. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgettextpo\n";
}

static char path[] = "/tmp/fuzz-po-XXXXXX";

static void remove_file(void)
{
    unlink(path);
}

/* libgettextpo reads a file by its name only. */
static void write_file(const uint8_t *data, size_t size)
{
    static int file = -1;
    if (file < 0) {
        file = mkstemp(path);
        require(file >= 0 && !atexit(remove_file), "there is no file");
    }
    require(!ftruncate(file, 0) && pwrite(file, data, size, 0) == (ssize_t)size,
            "the file cannot be written");
}

static void check_findings(const struct po_document *document)
{
    const struct po_glossary glossary = {NULL, 0, NULL};
    struct po_findings findings = {NULL, 0};
    po_check_document(document, &glossary, (struct po_options){.terms = true}, &findings);
    for (size_t i = 0; i < findings.count; i++) {
        const struct po_finding *finding = &findings.list[i];
        require(finding->rule < PO_RULE_COUNT && *finding->message && *finding->remedy,
                "a finding without words");
        require(!i || findings.list[i - 1].line <= finding->line, "the findings are not sorted");
    }
    po_findings_free(&findings);
}

static struct lingo_text text_of(const char *string)
{
    return (struct lingo_text){string, string ? strlen(string) : 0};
}

static void check_entry(const struct lingo_mo *mo, const struct po_entry *entry)
{
    struct lingo_text context = {*entry->context ? entry->context : NULL, strlen(entry->context)};
    /* This byte separates the context from the text in a .mo file. */
    if (!entry->translated || strchr(entry->id, 4) || strchr(entry->context, 4))
        return;
    size_t index = mo_find(mo, context, text_of(entry->id));
    require(index != MO_NONE, "a message is not in the .mo file");
    for (size_t i = 0; i < entry->forms && i < mo_at(mo, index).form_count; i++) {
        struct lingo_text form = mo_form(mo, index, i);
        require(form.length == strlen(entry->strings[i]) &&
                    !memcmp(form.data, entry->strings[i], form.length),
                "a message has another text in the .mo file");
    }
}

static void check_compiled(const struct po_document *document)
{
    char *bytes = NULL;
    size_t length = 0;
    struct lingo_mo *mo = NULL;
    struct lingo_report report;
    FILE *stream = open_memstream(&bytes, &length);
    require(stream != NULL, "there is no memory");
    po_compile_to(document, stream);
    fclose(stream);
    if (!mo_open_bytes(&mo, bytes, length, "fuzz", &report) && !document->problem_count &&
        !strcmp(document->charset, "UTF-8"))
        for (size_t i = 0; i < document->count; i++)
            check_entry(mo, &document->entries[i]);
    mo_free(mo);
    free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct po_document document;
    write_file(data, size);
    require(po_document_read(&document, path), "the file cannot be read");
    for (size_t i = 0; i < document.problem_count; i++)
        require(!strchr(document.problems[i].message, '\n'), "a problem is not one line");
    check_findings(&document);
    check_compiled(&document);
    po_document_free(&document);
    return 0;
}
