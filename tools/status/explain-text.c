/* SPDX-License-Identifier: MIT */
/* An explanation as text: side by side where there is room, or else one below the other. */
#include "tools/status/explain.h"

#include "tools/layout.h"
#include "tools/terminal.h"
#include "tools/words.h"

#include <stdio.h>
#include <string.h>

#define COLUMNS_MAX 4       /* more statuses are not shown side by side */
#define CELL_COLUMNS_MIN 24 /* narrower columns are hard to read */
#define LABEL_COLUMNS_MAX 20
#define GAP 2          /* spaces between columns */
#define CODE_COLUMNS 5 /* of a code and two spaces */

static struct lingo_text text_of(const char *string)
{
    return (struct lingo_text){string, strlen(string)};
}

/* ---- one below the other ---- */

static void print_title(const char *title)
{
    printf("\n%s%s%s\n", terminal_bold(), title, terminal_plain());
}

/* A line that begins with a code. */
static void print_for_code(size_t indent, int code, struct lingo_text text, const char *basis)
{
    char line[3000];
    snprintf(line, sizeof line, "%s%d%s  %.*s%s%s%s", terminal_bold(), code, terminal_plain(),
             (int)text.length, text.data, basis ? " (" : "", basis ? basis : "", basis ? ")" : "");
    terminal_print(indent, indent + CODE_COLUMNS, text_of(line));
}

static void print_question(const struct status_group *group, size_t indent,
                           const struct lingo_language *language)
{
    const struct facts_choice *question = status_choice(group, 0);
    if (question)
        terminal_print(indent, indent, status_translate(language, &question->text));
}

static bool is_asked_for(const struct explanation *explanation, int code)
{
    for (size_t i = 0; i < explanation->count; i++)
        if (lingo_status_code(explanation->rows[i]) == code)
            return true;
    return false;
}

/* The choices of a group: all of them, or those for the statuses. */
static void print_choices(const struct explanation *explanation, const struct status_group *group)
{
    print_question(group, 2, explanation->language);
    for (size_t i = 0; i < group->count; i++) {
        const struct facts_choice *choice = facts_choice_at(group->first + i);
        if (choice->code && (explanation->count == 1 || is_asked_for(explanation, choice->code)))
            print_for_code(2, choice->code, status_translate(explanation->language, &choice->text),
                           NULL);
    }
}

static void print_notes(const struct explanation *explanation)
{
    for (size_t i = 0; i < explanation->count; i++) {
        const struct facts_text *note = status_note(explanation->rows[i]);
        if (note)
            print_for_code(2, lingo_status_code(explanation->rows[i]),
                           status_translate(explanation->language, note), NULL);
    }
}

static void print_difference(const struct explanation *explanation, size_t index)
{
    printf("  %s:\n", explain_fact_label(index));
    for (size_t i = 0; i < explanation->count; i++) {
        struct explained_fact fact;
        explain_fact(&fact, index, explanation->rows[i], explanation->language);
        print_for_code(4, lingo_status_code(explanation->rows[i]), text_of(fact.text), fact.basis);
    }
}

static void print_differences(const struct explanation *explanation)
{
    bool is_first = true;
    for (size_t i = 0; explain_fact_id(i); i++)
        if (explain_differs(explanation, i)) {
            if (is_first)
                print_title(_("Differences"));
            print_difference(explanation, i);
            is_first = false;
        }
}

static void print_heading(const struct explanation *explanation, size_t index)
{
    status_print_heading(explanation->rows[index], explanation->language);
    terminal_print(2, 2,
                   lingo_language_text(explanation->language, explanation->rows[index],
                                       LINGO_TEXT_DESCRIPTION));
}

static void print_below_each_other(const struct explanation *explanation)
{
    struct status_group group = {0, 0};
    bool has_group = false;
    for (size_t i = 0; i < explanation->count; i++)
        print_heading(explanation, i);
    for (; explain_next_group(explanation, &group); has_group = true) {
        if (has_group)
            putchar('\n');
        else
            print_title(_("When to send which"));
        print_choices(explanation, &group);
    }
    print_differences(explanation);
    if (!has_group) {
        print_title(_("Notes"));
        print_notes(explanation);
    }
}

/* ---- side by side ---- */

/* The columns of the label and of each status. */
struct grid {
    size_t label, cell;
};

/* A row of the table.  Rows are separated by empty lines. */
struct row {
    struct lingo_text label;
    char cells[COLUMNS_MAX][2500];
};

/* Prints a line of a cell that begins at a column.  Returns the column where it ends. */
static size_t print_cell(struct lingo_text line, size_t at, size_t column, bool is_bold)
{
    if (!line.length)
        return at;
    /* A long word may reach into the next column. */
    size_t spaces = column > at ? column - at : at > 0;
    printf("%*s%s%.*s%s", (int)spaces, "", is_bold ? terminal_bold() : "", (int)line.length,
           line.data, is_bold ? terminal_plain() : "");
    return at + spaces + layout_columns(line);
}

static void print_row(const struct grid *grid, const struct row *row, size_t count, bool is_bold)
{
    struct lingo_text label = row->label, cells[COLUMNS_MAX];
    size_t left = label.length;
    for (size_t i = 0; i < count; i++)
        left += (cells[i] = text_of(row->cells[i])).length;
    while (left) {
        size_t at = print_cell(layout_take_line(&label, grid->label), 0, 0, false);
        left = label.length;
        for (size_t i = 0; i < count; i++) {
            size_t column = grid->label + GAP + i * (grid->cell + GAP);
            at = print_cell(layout_take_line(&cells[i], grid->cell), at, column, is_bold);
            left += cells[i].length;
        }
        putchar('\n');
    }
}

static void copy(char *cell, size_t size, struct lingo_text text)
{
    snprintf(cell, size, "%.*s", (int)text.length, text.data);
}

static void print_table_head(const struct explanation *explanation, const struct grid *grid)
{
    struct row row = {{"", 0}, {{0}}};
    for (size_t i = 0; i < explanation->count; i++) {
        const struct lingo_status *status = explanation->rows[i];
        const char *phrase = lingo_status_phrase(status);
        struct lingo_text local =
            lingo_language_text(explanation->language, status, LINGO_TEXT_PHRASE);
        bool is_same = !strcmp(local.data, phrase);
        snprintf(row.cells[i], sizeof row.cells[i], "%d %s%s%s", lingo_status_code(status), phrase,
                 is_same ? "" : " – ", is_same ? "" : local.data);
    }
    print_row(grid, &row, explanation->count, true);
}

static void print_descriptions(const struct explanation *explanation, const struct grid *grid)
{
    struct row row = {text_of(_("meaning")), {{0}}};
    for (size_t i = 0; i < explanation->count; i++)
        copy(row.cells[i], sizeof row.cells[i],
             lingo_language_text(explanation->language, explanation->rows[i],
                                 LINGO_TEXT_DESCRIPTION));
    print_row(grid, &row, explanation->count, false);
}

static void print_group_row(const struct explanation *explanation, const struct grid *grid,
                            const struct status_group *group)
{
    struct row row = {text_of(_("when to send it")), {{0}}};
    for (size_t i = 0; i < explanation->count; i++) {
        const struct facts_choice *choice =
            status_choice(group, lingo_status_code(explanation->rows[i]));
        if (choice)
            copy(row.cells[i], sizeof row.cells[i],
                 status_translate(explanation->language, &choice->text));
    }
    putchar('\n');
    print_question(group, 0, explanation->language);
    print_row(grid, &row, explanation->count, false);
}

static void print_note_row(const struct explanation *explanation, const struct grid *grid)
{
    struct row row = {text_of(_("note")), {{0}}};
    for (size_t i = 0; i < explanation->count; i++) {
        const struct facts_text *note = status_note(explanation->rows[i]);
        if (note)
            copy(row.cells[i], sizeof row.cells[i], status_translate(explanation->language, note));
    }
    putchar('\n');
    print_row(grid, &row, explanation->count, false);
}

static void print_fact_row(const struct explanation *explanation, const struct grid *grid,
                           size_t index)
{
    struct row row = {text_of(explain_fact_label(index)), {{0}}};
    for (size_t i = 0; i < explanation->count; i++) {
        struct explained_fact fact;
        explain_fact(&fact, index, explanation->rows[i], explanation->language);
        snprintf(row.cells[i], sizeof row.cells[i], "%s%s%s%s", fact.text, fact.basis ? " (" : "",
                 fact.basis ? fact.basis : "", fact.basis ? ")" : "");
    }
    putchar('\n');
    print_row(grid, &row, explanation->count, false);
}

static void print_side_by_side(const struct explanation *explanation, const struct grid *grid)
{
    struct status_group group = {0, 0};
    bool has_group = false;
    print_table_head(explanation, grid);
    print_descriptions(explanation, grid);
    for (; explain_next_group(explanation, &group); has_group = true)
        print_group_row(explanation, grid, &group);
    for (size_t i = 0; explain_fact_id(i); i++)
        if (explain_differs(explanation, i))
            print_fact_row(explanation, grid, i);
    if (!has_group)
        print_note_row(explanation, grid);
}

/* How wide the columns are; false if there is no room for them, or the language is written from
 * right to left: terminals order each row as a whole, across the columns. */
static bool find_grid(struct grid *grid, const struct explanation *explanation)
{
    size_t count = explanation->count, columns = terminal_line_columns();
    if (!terminal_is_terminal() || count < 2 || count > COLUMNS_MAX ||
        lingo_language_is_rtl(explanation->language))
        return false;
    const char *const labels[] = {_("meaning"), _("when to send it"), _("note")};
    grid->label = 0;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0] || explain_fact_id(i); i++) {
        const char *label = i < sizeof labels / sizeof labels[0] ? labels[i] : "";
        size_t own = layout_columns(text_of(label)), fact = 0;
        if (explain_fact_id(i))
            fact = layout_columns(text_of(explain_fact_label(i)));
        own = own > fact ? own : fact;
        grid->label = own > grid->label ? own : grid->label;
    }
    if (grid->label > LABEL_COLUMNS_MAX)
        grid->label = LABEL_COLUMNS_MAX;
    if (columns < grid->label + count * (GAP + CELL_COLUMNS_MIN))
        return false;
    grid->cell = (columns - grid->label) / count - GAP;
    return true;
}

/* ---- a single status ---- */

static void print_group_title(const struct status_group *group)
{
    char title[1000] = "";
    size_t length = 0;
    for (size_t i = 0; i < group->count && length < sizeof title; i++) {
        int code = facts_choice_at(group->first + i)->code;
        if (code)
            length += (size_t)snprintf(title + length, sizeof title - length, "%s%d %s",
                                       length ? ", " : "", code, lingo_reason_phrase(code));
    }
    print_title(title);
}

static void print_single(const struct explanation *explanation)
{
    const struct facts_text *note = status_note(explanation->rows[0]);
    struct status_group group = {0, 0};
    bool has_group = false;
    print_heading(explanation, 0);
    if (note) {
        putchar('\n');
        terminal_print(2, 2, status_translate(explanation->language, note));
    }
    for (; explain_next_group(explanation, &group); has_group = true) {
        print_group_title(&group);
        print_choices(explanation, &group);
    }
    if (!has_group)
        printf("\n  %s\n", _("No other status is easily confused with it."));
}

/* Codes that are in a group with one of those that are compared. */
static void print_others(const struct explanation *explanation)
{
    int codes[COLUMNS_MAX];
    char others[1000];
    if (explanation->count < 2 || explanation->count > COLUMNS_MAX)
        return;
    for (size_t i = 0; i < explanation->count; i++)
        codes[i] = lingo_status_code(explanation->rows[i]);
    if (!status_write_similar(others, sizeof others, codes, explanation->count))
        return;
    putchar('\n');
    print_fact(_("see also"), others, NULL);
}

int explain_show_text(const struct explanation *explanation)
{
    struct grid grid;
    if (explanation->count == 1)
        print_single(explanation);
    else if (find_grid(&grid, explanation))
        print_side_by_side(explanation, &grid);
    else
        print_below_each_other(explanation);
    print_others(explanation);
    return EXIT_DONE;
}
