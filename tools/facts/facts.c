/* SPDX-License-Identifier: MIT */
/* The tables of texts for engineers. */
#include "tools/facts/facts.h"

#include <string.h>

#define RC_(context, text)                                                                         \
    {                                                                                              \
        context, text                                                                              \
    }
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct {
    int code; /* or the digit of a class */
    struct facts_text text;
} notes[] = {
#define NOTE(code, text) {code, text},
#define CLASS_NOTE(digit, text) {digit, text},
#include "tools/facts/notes.def"
#undef NOTE
#undef CLASS_NOTE
};

const struct facts_text *facts_note(int code)
{
    for (size_t i = 0; i < COUNT(notes); i++)
        if (notes[i].code == code)
            return &notes[i].text;
    return NULL;
}

const struct facts_text *facts_class_note(int digit)
{
    return digit >= 1 && digit <= 5 ? facts_note(digit) : NULL;
}

static const struct {
    const char *method;
    struct facts_text text;
} method_notes[] = {
#define METHOD_NOTE(method, text) {method, text},
#include "tools/facts/methods.def"
#undef METHOD_NOTE
};

const struct facts_text *facts_method_note(const char *name)
{
    for (size_t i = 0; i < COUNT(method_notes); i++)
        if (!strcmp(method_notes[i].method, name))
            return &method_notes[i].text;
    return NULL;
}

static const struct facts_choice choices[] = {
#define CHOICE(group, code, text) {group, code, text},
#define CHOICE_INTRO(group, text) {group, 0, text},
#include "tools/facts/choices.def"
#undef CHOICE
#undef CHOICE_INTRO
};

const struct facts_choice *facts_choice_at(size_t index)
{
    return index < COUNT(choices) ? &choices[index] : NULL;
}

static const struct facts_field fields[] = {
#define FIELD(name, rfc, section, example, text) {name, rfc, section, example, text},
#include "tools/facts/fields.def"
#undef FIELD
};

const struct facts_field *facts_field_at(size_t index)
{
    return index < COUNT(fields) ? &fields[index] : NULL;
}

static const struct facts_step steps[] = {
#define NEXT(name) #name, 0, 0
#define SEND(code) NULL, code, 0
#define SEND2(code, other_code) NULL, code, other_code
#define QUESTION(name, text) {#name, text, NULL, 0, 0},
#define ANSWER(...) ANSWER_(__VA_ARGS__)
#define ANSWER_(...) {NULL, __VA_ARGS__},
#include "tools/facts/decision.def"
#undef QUESTION
#undef ANSWER
};

const struct facts_step *facts_step_at(size_t index)
{
    return index < COUNT(steps) ? &steps[index] : NULL;
}

static const struct facts_text sentences[] = {
#define SENTENCE(name, text) text,
#include "tools/facts/sentences.def"
#undef SENTENCE
};

const struct facts_text *facts_sentence(enum facts_sentence sentence)
{
    return (size_t)sentence < COUNT(sentences) ? &sentences[sentence] : NULL;
}
