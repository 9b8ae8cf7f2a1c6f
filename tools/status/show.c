/* SPDX-License-Identifier: MIT */
/* Prints rows of the status tables as text or TSV; show-json.c makes JSON. */
#include "tools/status/status.h"

#include "base/buffer.h"
#include "tools/terminal.h"
#include "tools/words.h"

#include <stdio.h>
#include <string.h>

static void print_tsv(const struct lingo_status *status, const struct lingo_language *language)
{
    char code[16];
    snprintf(code, sizeof code, "%d", lingo_status_code(status));
    const char *owner = lingo_vendor_owner(status), *expires = lingo_status_expires(status);
    const char *duration = lingo_duration_word(lingo_status_duration(status).value);
    const char *retry = lingo_retry_word(lingo_status_retry(status).value);
    const char *fields[] = {
        code,
        lingo_status_name(status),
        lingo_status_phrase(status),
        lingo_registry_word(lingo_status_registry(status)),
        owner ? owner : "",
        lingo_body_word(lingo_status_body(status).value),
        lingo_status_cacheable(status).value ? "yes" : "no",
        duration ? duration : "",
        retry ? retry : "",
        lingo_language_tag(language).data,
        lingo_language_text(language, status, LINGO_TEXT_PHRASE).data,
        lingo_language_text(language, status, LINGO_TEXT_TITLE).data,
        lingo_language_text(language, status, LINGO_TEXT_DESCRIPTION).data,
        lingo_language_text(language, status, LINGO_TEXT_ADVICE).data,
        lingo_language_text(language, status, LINGO_TEXT_SUMMARY).data,
        expires ? expires : "",
    };
    cli_print_tsv(fields, sizeof fields / sizeof fields[0]);
}

static void print_line(const struct lingo_status *status, const struct lingo_language *language)
{
    const char *owner = lingo_vendor_owner(status);
    printf("%s%d%s  ", terminal_bold(), lingo_status_code(status), terminal_plain());
    if (owner)
        printf("%s  (%s)\n", lingo_status_phrase(status), owner);
    else
        printf("%s\n", lingo_language_text(language, status, LINGO_TEXT_PHRASE).data);
}

/* Prints "label: name, name". */
static void print_names(const char *label,
                        const char *(*name_at)(const struct lingo_status *, size_t),
                        const struct lingo_status *status)
{
    char text[1000];
    struct buffer buffer = {text, sizeof text, 0};
    const char *name;
    for (size_t i = 0; (name = name_at(status, i)); i++) {
        buffer_append_string(&buffer, i ? ", " : "");
        buffer_append_string(&buffer, name);
    }
    buffer_finish(&buffer);
    print_fact(label, buffer.length ? text : NULL, NULL);
}

static void print_requirements(const struct lingo_status *status,
                               const struct lingo_language *language)
{
    static const char *const labels[] = {
        [LINGO_LEVEL_MUST] = N_("required field"),
        [LINGO_LEVEL_SHOULD] = N_("recommended field"),
        [LINGO_LEVEL_MAY] = N_("optional field"),
    };
    const struct lingo_requirement *requirement;
    for (size_t i = 0; (requirement = lingo_status_requirement(status, i)); i++) {
        char text[500];
        status_write_requirement(text, sizeof text, requirement, language);
        print_fact(_(labels[requirement->level]), text, requirement->basis);
    }
}

static void print_facts(const struct lingo_status *status, const struct lingo_language *language)
{
    struct lingo_fact body = lingo_status_body(status), cacheable = lingo_status_cacheable(status);
    struct lingo_fact length = lingo_status_content_length(status);
    struct lingo_fact duration = lingo_status_duration(status), retry = lingo_status_retry(status);
    struct lingo_fact redirect = lingo_status_redirect_method(status);
    struct lingo_fact_text sender = lingo_status_sender(status);
    struct lingo_fact_text content = lingo_status_content(status);
    print_fact(_("content"), lingo_body_word(body.value), body.basis);
    print_fact(_("content ought to include"), status_remark(language, content.text), content.basis);
    print_fact(_("Content-Length"), length.value ? _("allowed") : _("forbidden"), length.basis);
    print_fact(_("cacheable by default"), cacheable.value ? _("yes") : _("no"), cacheable.basis);
    print_fact(_("caching"), status_remark(language, lingo_status_cache_note(status)), NULL);
    print_fact(_("duration"), lingo_duration_word(duration.value), duration.basis);
    print_fact(_("may be repeated"), lingo_retry_word(retry.value), retry.basis);
    print_fact(_("method after a redirect"), lingo_redirect_word(redirect.value), redirect.basis);
    print_fact(_("sender"), status_remark(language, sender.text), sender.basis);
    print_requirements(status, language);
}

static void print_registration(const struct lingo_status *status)
{
    print_fact(_("owner"), lingo_vendor_owner(status), NULL);
    print_fact(_("meaning"), lingo_vendor_meaning(status), NULL);
    print_fact(_("on the wire"), lingo_vendor_wire(status), NULL);
    print_fact(_("registry"), lingo_registry_word(lingo_status_registry(status)), NULL);
    print_fact(_("registration expires"), lingo_status_expires(status), NULL);
    if (lingo_status_is_obsoleted(status))
        printf("  %s\n", _("obsoleted in the registry"));
    print_fact(_("constant"), lingo_status_name(status), NULL);
    print_names(_("other constants"), lingo_status_alias, status);
    print_names(_("former phrases"), lingo_status_former_phrase, status);
    print_names(_("phrases of servers"), lingo_status_server_phrase, status);
}

static void print_similar(const struct lingo_status *status)
{
    char codes[1000];
    const int code = lingo_status_code(status);
    if (lingo_vendor_owner(status) || !status_write_similar(codes, sizeof codes, &code, 1))
        return;
    putchar('\n');
    print_fact(_("easily confused with"), codes, NULL);
    printf(_("  'httplingo explain %d' says when to send which"), code);
    putchar('\n');
}

/* What the status means, for visitors and for engineers. */
static void print_texts(const struct lingo_status *status, const struct lingo_language *language)
{
    static const enum lingo_text_kind kinds[] = {LINGO_TEXT_SUMMARY, LINGO_TEXT_ADVICE,
                                                 LINGO_TEXT_DESCRIPTION};
    const struct facts_text *note = status_note(status);
    if (lingo_language_text(language, status, LINGO_TEXT_SUMMARY).length)
        terminal_print(2, 2, lingo_language_text(language, status, LINGO_TEXT_TITLE));
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        terminal_print(2, 2, lingo_language_text(language, status, kinds[i]));
    putchar('\n');
    if (note) {
        terminal_print(2, 2, status_translate(language, note));
        putchar('\n');
    }
}

void status_print_heading(const struct lingo_status *status, const struct lingo_language *language)
{
    struct lingo_text phrase = lingo_language_text(language, status, LINGO_TEXT_PHRASE);
    printf("%s%d %s%s", terminal_bold(), lingo_status_code(status), lingo_status_phrase(status),
           terminal_plain());
    if (strcmp(phrase.data, lingo_status_phrase(status)) != 0)
        printf(" – %s", phrase.data);
    putchar('\n');
}

static void print_full(const struct lingo_status *status, const struct lingo_language *language)
{
    status_print_heading(status, language);
    print_texts(status, language);
    print_registration(status);
    print_facts(status, language);
    const struct lingo_reference *reference;
    for (size_t i = 0; (reference = lingo_status_reference(status, i)); i++)
        print_reference(reference);
    print_similar(status);
}

int status_show(const struct status_rows *rows, const struct lingo_language *language,
                enum cli_format format, bool in_full)
{
    if (format == CLI_JSON) {
        json_t *list = json_array();
        for (size_t i = 0; i < rows->count; i++)
            json_array_append_new(list, status_to_json(rows->rows[i], language));
        return cli_print_json(list);
    }
    if (format == CLI_TSV)
        printf("code\tname\tphrase\tregistry\towner\tbody\tcacheable\tduration\tretry\tlang\t"
               "local_phrase\ttitle\tdescription\tadvice\tsummary\texpires\n");
    for (size_t i = 0; i < rows->count; i++) {
        if (format == CLI_TSV)
            print_tsv(rows->rows[i], language);
        else if (!in_full)
            print_line(rows->rows[i], language);
        else {
            fputs(i ? "\n" : "", stdout);
            print_full(rows->rows[i], language);
        }
    }
    return EXIT_DONE;
}
