/* SPDX-License-Identifier: MIT */
/* An explanation as JSON. */
#include "tools/status/explain.h"

static json_t *status_texts(const struct lingo_status *status,
                            const struct lingo_language *language)
{
    const struct facts_text *note = status_note(status);
    return json_pack(
        "{s:i, s:s, s:s, s:o, s:o, s:o}", "code", lingo_status_code(status), "name",
        lingo_status_name(status), "phrase", lingo_status_phrase(status), "local_phrase",
        cli_json_text(lingo_language_text(language, status, LINGO_TEXT_PHRASE)), "description",
        cli_json_text(lingo_language_text(language, status, LINGO_TEXT_DESCRIPTION)), "note",
        note ? cli_json_text(status_translate(language, note)) : json_null());
}

static json_t *statuses(const struct explanation *explanation)
{
    json_t *list = json_array();
    for (size_t i = 0; i < explanation->count; i++)
        json_array_append_new(list, status_texts(explanation->rows[i], explanation->language));
    return list;
}

/* The question of a group, and when to send each code. */
static json_t *group_to_json(const struct explanation *explanation,
                             const struct status_group *group)
{
    const struct lingo_language *language = explanation->language;
    const struct facts_choice *question = status_choice(group, 0);
    json_t *choices = json_array();
    for (size_t i = 0; i < group->count; i++) {
        const struct facts_choice *choice = facts_choice_at(group->first + i);
        if (choice->code)
            json_array_append_new(
                choices, json_pack("{s:i, s:o}", "code", choice->code, "text",
                                   cli_json_text(status_translate(language, &choice->text))));
    }
    return json_pack("{s:s, s:o, s:o}", "group", facts_choice_at(group->first)->group, "question",
                     question ? cli_json_text(status_translate(language, &question->text))
                              : json_null(),
                     "choices", choices);
}

static json_t *groups(const struct explanation *explanation)
{
    struct status_group group = {0, 0};
    json_t *list = json_array();
    while (explain_next_group(explanation, &group))
        json_array_append_new(list, group_to_json(explanation, &group));
    return list;
}

static json_t *fact_to_json(const struct explanation *explanation, size_t index)
{
    json_t *values = json_array();
    for (size_t i = 0; i < explanation->count; i++) {
        const struct lingo_status *status = explanation->rows[i];
        struct explained_fact fact;
        explain_fact(&fact, index, status, explanation->language);
        json_array_append_new(values,
                              json_pack("{s:i, s:s?, s:s, s:s?}", "code", lingo_status_code(status),
                                        "value", *fact.value ? fact.value : NULL, "text", fact.text,
                                        "basis", fact.basis));
    }
    return json_pack("{s:s, s:o}", "fact", explain_fact_id(index), "values", values);
}

static json_t *differences(const struct explanation *explanation)
{
    json_t *list = json_array();
    for (size_t i = 0; explain_fact_id(i); i++)
        if (explain_differs(explanation, i))
            json_array_append_new(list, fact_to_json(explanation, i));
    return list;
}

int explain_show_json(const struct explanation *explanation)
{
    return cli_print_json(json_pack("{s:o, s:o, s:o, s:o}", "lang",
                                    cli_json_text(lingo_language_tag(explanation->language)),
                                    "statuses", statuses(explanation), "groups",
                                    groups(explanation), "differences", differences(explanation)));
}
