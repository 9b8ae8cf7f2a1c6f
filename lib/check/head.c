/* SPDX-License-Identifier: MIT */
/* Parses a header section, and adds findings about its lines: RFC 9112 sections 2 to 5. */
#include "check/check-impl.h"

#include "check/syntax.h"

/* Removes the next line, without its end.  Returns false if there is none. */
struct reader {
    struct check *check;
    size_t position;
    unsigned line;
    bool bare; /* the line ended with LF only */
};

static bool next_line(struct reader *reader, struct lingo_text *line)
{
    struct check *check = reader->check;
    const char *start = check->head + reader->position;
    size_t left = check->head_length - reader->position;
    const char *end = left ? memchr(start, '\n', left) : NULL;
    if (!left || (!end && check->limits & CHECK_HEAD_CUT))
        return false;
    size_t n = end ? (size_t)(end - start) : left;
    reader->position += end ? n + 1 : n;
    reader->line++;
    bool crlf = n && start[n - 1] == '\r';
    reader->bare = end && !crlf;
    *line = (struct lingo_text){start, crlf ? n - 1 : n};
    return true;
}

static void check_line_end(struct reader *reader)
{
    struct check *check = reader->check;
    if (!reader->bare || check->request.flags & LINGO_CHECK_TEXT)
        return;
    for (size_t i = 0; i < check->finding_count; i++)
        if (check->findings[i].rule == lingo_rule_at(RULE_LINE_END))
            return; /* one finding is enough */
    check_add_string(check, RULE_LINE_END, NULL, "")->line = reader->line;
}

static void read_status_line(struct check *check, struct lingo_text line)
{
    struct lingo_status_line *result = &check->status_line;
    if (lingo_status_line_parse(line.data, line.length, result) != LINGO_OK) {
        check_add(check, RULE_STATUS_LINE, NULL, line)->line = 1;
        return;
    }
    if (result->faults & LINGO_LINE_FAULT_VERSION)
        check_add(check, RULE_STATUS_LINE_VERSION, NULL, line)->line = 1;
    if (result->faults & LINGO_LINE_FAULT_CODE) {
        const char *code = memchr(line.data, ' ', line.length);
        struct lingo_text fact = {code ? code + 1 : line.data,
                                  code ? line.length - (size_t)(code + 1 - line.data)
                                       : line.length};
        struct lingo_text word = {fact.data, 0};
        while (word.length < fact.length && fact.data[word.length] != ' ')
            word.length++;
        check_add(check, RULE_CODE_INVALID, NULL, word)->line = 1;
    }
    if (result->faults & LINGO_LINE_FAULT_NO_SPACE && !(check->request.flags & LINGO_CHECK_TEXT))
        check_add_string(check, RULE_STATUS_LINE_SPACE, NULL, "")->line = 1;
    if (result->faults & LINGO_LINE_FAULT_PHRASE)
        check_add(check, RULE_PHRASE_CHARACTERS, NULL, result->phrase)->line = 1;
}

/* The name as a string, for findings. */
static void add_for_field(struct check *check, enum rule_index rule, unsigned line,
                          struct lingo_text name, struct lingo_text fact)
{
    struct lingo_finding *finding = check_add(check, rule, NULL, fact);
    size_t n = name.length < sizeof finding->field ? name.length : sizeof finding->field - 1;
    memcpy(finding->field, name.data, n);
    finding->field[n] = '\0';
    finding->line = line;
}

static void check_value_bytes(struct check *check, unsigned line, struct lingo_text name,
                              struct lingo_text value)
{
    bool control = false, beyond_ascii = false;
    for (size_t i = 0; i < value.length; i++) {
        unsigned char c = (unsigned char)value.data[i];
        control |= (c < ' ' && c != '\t') || c == 0x7f;
        beyond_ascii |= c >= 0x80;
    }
    if (control)
        add_for_field(check, RULE_FIELD_VALUE, line, name, value);
    if (beyond_ascii)
        add_for_field(check, RULE_FIELD_ASCII, line, name, value);
}

/* Joins a folded line to the previous field.  The bytes in between become spaces. */
static void unfold(struct check *check, unsigned line, struct lingo_text text)
{
    struct check_line *field = &check->fields[check->field_count - 1];
    struct lingo_text value = text_trim(text, TEXT_OWS);
    add_for_field(check, RULE_FIELD_FOLDED, line, check_name(check, field), value);
    if (!value.length)
        return;
    size_t end = (size_t)(value.data + value.length - check->head);
    memset(check->head + field->value + field->value_length, ' ',
           (size_t)(value.data - check->head) - field->value - field->value_length);
    field->value_length = (uint16_t)(end - field->value);
    check_value_bytes(check, line, check_name(check, field), value);
}

static void read_field(struct check *check, unsigned line, struct lingo_text text)
{
    const char *colon = memchr(text.data, ':', text.length);
    if (!colon) {
        check_add(check, RULE_FIELD_LINE, NULL, text)->line = line;
        return;
    }
    struct lingo_text name = {text.data, (size_t)(colon - text.data)};
    struct lingo_text bare = text_trim(name, TEXT_OWS);
    struct lingo_text value =
        text_trim((struct lingo_text){colon + 1, text.length - name.length - 1}, TEXT_OWS);
    if (bare.length && bare.length != name.length)
        check_add(check, RULE_FIELD_SPACE, NULL, bare)->line = line;
    if (!value_is_token(bare)) {
        check_add(check, RULE_FIELD_NAME, NULL, bare)->line = line;
        return;
    }
    check_value_bytes(check, line, bare, value);
    if (check->field_count == LINGO_CHECK_FIELDS_MAX) {
        check->limits |= CHECK_FIELDS_CUT;
        return;
    }
    check->fields[check->field_count++] =
        (struct check_line){.name = (uint16_t)(bare.data - check->head),
                            .name_length = (uint16_t)bare.length,
                            .value = (uint16_t)(value.data - check->head),
                            .value_length = (uint16_t)value.length,
                            .line = (uint16_t)line};
}

static bool is_folded(struct lingo_text line)
{
    return line.length && (*line.data == ' ' || *line.data == '\t');
}

/* A line that starts with whitespace belongs to the previous field, if there is one. */
static void read_line(struct check *check, const struct reader *reader, struct lingo_text line,
                      bool follows_field)
{
    if (!is_folded(line))
        read_field(check, reader->line, line);
    else if (reader->line == 2)
        check_add(check, RULE_FIRST_FIELD_SPACE, NULL, line)->line = reader->line;
    else if (follows_field)
        unfold(check, reader->line, line);
    else
        check_add(check, RULE_FIELD_LINE, NULL, line)->line = reader->line;
}

void check_read_head(struct check *check)
{
    struct reader reader = {.check = check};
    struct lingo_text line = {"", 0};
    if (next_line(&reader, &line))
        check_line_end(&reader);
    read_status_line(check, line);
    if (check->request.flags & LINGO_CHECK_LINE_ONLY)
        return;
    bool ended = false, follows_field = false;
    while (!ended && next_line(&reader, &line)) {
        check_line_end(&reader);
        size_t before = check->field_count;
        ended = !line.length;
        if (!ended)
            read_line(check, &reader, line, follows_field);
        /* After a folded line, the previous field is still the same. */
        follows_field = check->field_count > before || (follows_field && is_folded(line));
    }
    if (!ended && !(check->limits & CHECK_HEAD_CUT) && !(check->request.flags & LINGO_CHECK_TEXT))
        check_add_string(check, RULE_HEAD_END, NULL, "");
}
