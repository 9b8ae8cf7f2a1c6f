/* SPDX-License-Identifier: MIT */
/* Prints rows of the status tables as text, JSON or TSV. */
#include "tools/status/status.h"
#include "tools/words.h"

#include <stdio.h>
#include <string.h>

static json_t *names(const char *(*name_at)(const struct lingo_status *, size_t),
                     const struct lingo_status *status)
{
    json_t *list = json_array();
    const char *name;
    for (size_t i = 0; (name = name_at(status, i)); i++)
        json_array_append_new(list, json_string(name));
    return list;
}

static json_t *references(const struct lingo_status *status)
{
    json_t *list = json_array();
    const struct lingo_reference *reference;
    for (size_t i = 0; (reference = lingo_status_reference(status, i)); i++)
        json_array_append_new(list, reference_to_json(reference));
    return list;
}

/* The names of the fields that a response must have, or those that it should or may have. */
static json_t *field_names(const struct lingo_status *status, bool must)
{
    json_t *list = json_array();
    const struct lingo_requirement *requirement;
    for (size_t i = 0; (requirement = lingo_status_requirement(status, i)); i++)
        if ((requirement->level == LINGO_LEVEL_MUST) == must)
            json_array_append_new(list, json_string(requirement->field));
    return list;
}

static json_t *requirements(const struct lingo_status *status)
{
    json_t *list = json_array();
    const struct lingo_requirement *requirement;
    for (size_t i = 0; (requirement = lingo_status_requirement(status, i)); i++)
        json_array_append_new(list, json_pack("{s:s, s:s, s:s?, s:s}", "level",
                                              word_for_level(requirement->level), "field",
                                              requirement->field, "when", requirement->when,
                                              "basis", requirement->basis));
    return list;
}

static void set_string(json_t *object, const char *key, const char *value)
{
    json_object_set_new(object, key, value ? json_string(value) : json_null());
}

static void set_facts(json_t *object, const struct lingo_status *status)
{
    struct lingo_fact body = lingo_status_body(status), cacheable = lingo_status_cacheable(status);
    struct lingo_fact length = lingo_status_content_length(status);
    struct lingo_fact duration = lingo_status_duration(status), retry = lingo_status_retry(status);
    struct lingo_fact redirect = lingo_status_redirect_method(status);
    set_string(object, "body", lingo_body_word(body.value));
    json_object_set_new(object, "content_length", json_boolean(length.value));
    json_object_set_new(object, "cacheable", json_boolean(cacheable.value));
    set_string(object, "cache_note", lingo_status_cache_note(status));
    json_object_set_new(object, "required_headers", field_names(status, true));
    json_object_set_new(object, "recommended_headers", field_names(status, false));
    json_object_set_new(object, "requirements", requirements(status));
    set_string(object, "duration", lingo_duration_word(duration.value));
    set_string(object, "retry", lingo_retry_word(retry.value));
    set_string(object, "redirect_method", lingo_redirect_word(redirect.value));
    set_string(object, "sender", lingo_status_sender(status).text);
    set_string(object, "content", lingo_status_content(status).text);
    json_object_set_new(object, "bases",
                        json_pack("{s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?}", "body",
                                  body.basis, "content_length", length.basis, "cacheable",
                                  cacheable.basis, "duration", duration.basis, "retry", retry.basis,
                                  "redirect_method", redirect.basis, "sender",
                                  lingo_status_sender(status).basis, "content",
                                  lingo_status_content(status).basis));
}

static void set_texts(json_t *object, const struct lingo_status *status,
                      const struct lingo_language *language)
{
    static const char *const keys[] = {
        [LINGO_TEXT_PHRASE] = "local_phrase",     [LINGO_TEXT_TITLE] = "title",
        [LINGO_TEXT_SUMMARY] = "summary",         [LINGO_TEXT_ADVICE] = "advice",
        [LINGO_TEXT_DESCRIPTION] = "description",
    };
    json_object_set_new(object, "lang", cli_json_text(lingo_language_tag(language)));
    for (size_t field = 0; field < LINGO_TEXT_COUNT; field++) {
        struct lingo_text text = lingo_language_text(language, status, (enum lingo_text_kind)field);
        json_object_set_new(object, keys[field], text.length ? cli_json_text(text) : json_null());
    }
}

json_t *status_facts(const struct lingo_status *status)
{
    char status_class[] = {(char)('0' + lingo_status_class(lingo_status_code(status))), 'x', 'x',
                           '\0'};
    json_t *object =
        json_pack("{s:i, s:s, s:o, s:s, s:o, s:o, s:s, s:s?, s:b, s:s, s:o}", "code",
                  lingo_status_code(status), "name", lingo_status_name(status), "aliases",
                  names(lingo_status_alias, status), "phrase", lingo_status_phrase(status),
                  "former_phrases", names(lingo_status_former_phrase, status), "server_phrases",
                  names(lingo_status_server_phrase, status), "registry",
                  lingo_registry_word(lingo_status_registry(status)), "expires",
                  lingo_status_expires(status), "obsoleted", lingo_status_is_obsoleted(status),
                  "class", status_class, "references", references(status));
    set_facts(object, status);
    if (lingo_vendor_owner(status)) {
        set_string(object, "owner", lingo_vendor_owner(status));
        set_string(object, "meaning", lingo_vendor_meaning(status));
        set_string(object, "wire", lingo_vendor_wire(status));
    }
    return object;
}

static json_t *to_json(const struct lingo_status *status, const struct lingo_language *language)
{
    json_t *object = status_facts(status);
    set_texts(object, status, language);
    return object;
}

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
    if (owner)
        printf("%d  %s  (%s)\n", lingo_status_code(status), lingo_status_phrase(status), owner);
    else
        printf("%d  %s\n", lingo_status_code(status),
               lingo_language_text(language, status, LINGO_TEXT_PHRASE).data);
}

static void print_names(const char *label,
                        const char *(*name_at)(const struct lingo_status *, size_t),
                        const struct lingo_status *status)
{
    const char *name = name_at(status, 0);
    if (!name)
        return;
    printf("  %s: %s", label, name);
    for (size_t i = 1; (name = name_at(status, i)); i++)
        printf(", %s", name);
    putchar('\n');
}

static void print_requirements(const struct lingo_status *status)
{
    static const char *const labels[] = {
        [LINGO_LEVEL_MUST] = N_("required field"),
        [LINGO_LEVEL_SHOULD] = N_("recommended field"),
        [LINGO_LEVEL_MAY] = N_("optional field"),
    };
    const struct lingo_requirement *requirement;
    for (size_t i = 0; (requirement = lingo_status_requirement(status, i)); i++) {
        printf("  %s: %s", _(labels[requirement->level]), requirement->field);
        if (requirement->when)
            printf(_(", when %s"), requirement->when);
        printf(" (%s)\n", requirement->basis);
    }
}

static void print_facts(const struct lingo_status *status)
{
    struct lingo_fact body = lingo_status_body(status), cacheable = lingo_status_cacheable(status);
    struct lingo_fact length = lingo_status_content_length(status);
    struct lingo_fact duration = lingo_status_duration(status), retry = lingo_status_retry(status);
    struct lingo_fact redirect = lingo_status_redirect_method(status);
    struct lingo_fact_text sender = lingo_status_sender(status);
    struct lingo_fact_text content = lingo_status_content(status);
    print_fact(_("content"), lingo_body_word(body.value), body.basis);
    print_fact(_("content ought to include"), content.text, content.basis);
    print_fact(_("Content-Length"), length.value ? _("allowed") : _("forbidden"), length.basis);
    print_fact(_("cacheable by default"), cacheable.value ? _("yes") : _("no"), cacheable.basis);
    print_fact(_("caching"), lingo_status_cache_note(status), NULL);
    print_fact(_("duration"), lingo_duration_word(duration.value), duration.basis);
    print_fact(_("may be repeated"), lingo_retry_word(retry.value), retry.basis);
    print_fact(_("method after a redirect"), lingo_redirect_word(redirect.value), redirect.basis);
    print_fact(_("sender"), sender.text, sender.basis);
    print_requirements(status);
}

static void print_references(const struct lingo_status *status)
{
    const struct lingo_reference *reference;
    for (size_t i = 0; (reference = lingo_status_reference(status, i)); i++) {
        printf("  %s: ", reference->current ? _("defined in") : _("formerly in"));
        print_reference(reference);
        putchar('\n');
    }
}

static void print_full(const struct lingo_status *status, const struct lingo_language *language)
{
    struct lingo_text phrase = lingo_language_text(language, status, LINGO_TEXT_PHRASE);
    struct lingo_text title = lingo_language_text(language, status, LINGO_TEXT_TITLE);
    struct lingo_text summary = lingo_language_text(language, status, LINGO_TEXT_SUMMARY);
    struct lingo_text advice = lingo_language_text(language, status, LINGO_TEXT_ADVICE);
    printf("%d %s", lingo_status_code(status), lingo_status_phrase(status));
    if (strcmp(phrase.data, lingo_status_phrase(status)))
        printf(" – %s", phrase.data);
    putchar('\n');
    if (summary.length)
        printf("  %s\n  %s\n", title.data, summary.data);
    if (advice.length)
        printf("  %s\n", advice.data);
    printf("  %s\n", lingo_language_text(language, status, LINGO_TEXT_DESCRIPTION).data);
    putchar('\n');
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
    print_facts(status);
    print_references(status);
}

int status_show(const struct lingo_status *const *rows, size_t count,
                const struct lingo_language *language, enum cli_format format, bool in_full)
{
    if (format == CLI_JSON) {
        json_t *list = json_array();
        for (size_t i = 0; i < count; i++)
            json_array_append_new(list, to_json(rows[i], language));
        return cli_print_json(list);
    }
    if (format == CLI_TSV)
        printf("code\tname\tphrase\tregistry\towner\tbody\tcacheable\tduration\tretry\tlang\t"
               "local_phrase\ttitle\tdescription\tadvice\tsummary\texpires\n");
    for (size_t i = 0; i < count; i++) {
        if (format == CLI_TSV)
            print_tsv(rows[i], language);
        else if (!in_full)
            print_line(rows[i], language);
        else {
            fputs(i ? "\n" : "", stdout);
            print_full(rows[i], language);
        }
    }
    return EXIT_DONE;
}
