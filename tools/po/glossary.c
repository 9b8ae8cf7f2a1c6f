/* SPDX-License-Identifier: MIT */
/* Reads the glossary of a language. */
#include "config.h"

#include "tools/cli.h"
#include "tools/po/glossary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GLOSSARY_MAX (1u << 20)

static void add_comment(struct po_glossary *glossary, const char *line)
{
    char *longer;
    if (asprintf(&longer, "%s%s\n", glossary->comments ? glossary->comments : "", line) < 0)
        abort();
    free(glossary->comments);
    glossary->comments = longer;
}

static bool add_term(struct po_glossary *glossary, char *line)
{
    char *translation = strchr(line, '\t');
    char *stems = translation ? strchr(translation + 1, '\t') : NULL;
    if (!stems || translation == line || !stems[1])
        return false;
    *translation++ = *stems++ = '\0';
    char *bad = strchr(stems, '\t');
    if (bad)
        *bad++ = '\0';
    else
        bad = stems + strlen(stems);
    if (!*stems || strchr(bad, '\t'))
        return false;
    struct po_term *terms =
        realloc(glossary->terms, (glossary->count + 1) * sizeof *glossary->terms);
    if (!terms)
        abort();
    glossary->terms = terms;
    terms[glossary->count++] =
        (struct po_term){strdup(line), strdup(translation), strdup(stems), strdup(bad)};
    return true;
}

/* Splits the lines, which then end with a NUL. */
static bool read_lines(struct po_glossary *glossary, char *data, const char *path)
{
    bool good = true;
    char *line;
    for (unsigned number = 1; good && (line = strsep(&data, "\n")); number++) {
        line[strcspn(line, "\r")] = '\0';
        if (line[0] == '#')
            add_comment(glossary, line + 1);
        else if (line[strspn(line, " \t")] && !add_term(glossary, line))
            good = cli_error(EXIT_FINDING,
                             _("%s:%u: invalid line; expected "
                               "\"term<TAB>good|good<TAB>stem|stem<TAB>bad|bad\", "
                               "or a comment that starts with \"#\""),
                             path, number) == EXIT_DONE;
    }
    return good;
}

bool po_glossary_read(struct po_glossary *glossary, const char *path)
{
    *glossary = (struct po_glossary){NULL, 0, NULL};
    char *data;
    size_t length;
    if (!cli_read_file(path, GLOSSARY_MAX, &data, &length))
        return false;
    bool good = read_lines(glossary, data, path);
    if (!good)
        po_glossary_free(glossary);
    free(data);
    return good;
}

char *po_glossary_path(const char *po_path)
{
    const char *slash = strrchr(po_path, '/');
    const char *name = slash ? slash + 1 : po_path;
    const char *dot = strrchr(name, '.');
    char *path;
    if (asprintf(&path, "%.*sglossary/%.*s.tsv", (int)(name - po_path), po_path,
                 (int)(dot ? dot - name : (ptrdiff_t)strlen(name)), name) < 0)
        abort();
    return path;
}

bool po_glossary_beside(struct po_glossary *glossary, const char *po_path)
{
    char *path = po_glossary_path(po_path);
    *glossary = (struct po_glossary){NULL, 0, NULL};
    bool good = access(path, F_OK) != 0 || po_glossary_read(glossary, path);
    free(path);
    return good;
}

void po_glossary_free(struct po_glossary *glossary)
{
    for (size_t i = 0; i < glossary->count; i++) {
        free(glossary->terms[i].english);
        free(glossary->terms[i].translation);
        free(glossary->terms[i].stems);
        free(glossary->terms[i].bad);
    }
    free(glossary->terms);
    free(glossary->comments);
    *glossary = (struct po_glossary){NULL, 0, NULL};
}
