/* SPDX-License-Identifier: MIT */
/* A row of the status tables as JSON. */
#include "tools/status/status.h"
#include "tools/words.h"

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

static void set_note(json_t *object, const struct lingo_status *status,
                     const struct lingo_language *language)
{
    const struct facts_text *note = status_note(status);
    json_object_set_new(object, "note",
                        note ? cli_json_text(status_translate(language, note)) : json_null());
}

/* When to send the codes that are easily confused with this one. */
static json_t *similar(const struct lingo_status *status, const struct lingo_language *language)
{
    json_t *list = json_array();
    struct status_group group = {0, 0};
    while (!lingo_vendor_owner(status) && status_next_group(&group)) {
        if (!status_choice(&group, lingo_status_code(status)))
            continue;
        for (size_t i = 0; i < group.count; i++) {
            const struct facts_choice *choice = facts_choice_at(group.first + i);
            if (choice->code && choice->code != lingo_status_code(status))
                json_array_append_new(
                    list,
                    json_pack("{s:i, s:s, s:o}", "code", choice->code, "group", choice->group,
                              "text", cli_json_text(status_translate(language, &choice->text))));
        }
    }
    return list;
}

json_t *status_to_json(const struct lingo_status *status, const struct lingo_language *language)
{
    json_t *object = status_facts(status);
    set_texts(object, status, language);
    set_note(object, status, language);
    json_object_set_new(object, "similar", similar(status, language));
    return object;
}
