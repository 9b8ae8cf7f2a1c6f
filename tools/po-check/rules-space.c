/* SPDX-License-Identifier: MIT */
/* Rules for spaces, and for the length of a text. */
#include "tools/cli.h"
#include "tools/po-check/check.h"
#include "tools/po/text.h"

#include <stdlib.h>
#include <string.h>

static bool starts_with_space(const char *text)
{
    return po_is_space(po_next(&text));
}

static bool ends_with_space(const char *text)
{
    return po_is_space(po_previous(text, text + strlen(text)));
}

static void check_edges(struct po_check *check, const struct po_pair *pair)
{
    if (starts_with_space(pair->text) != starts_with_space(pair->english))
        po_found(check, pair->entry, PO_RULE_SPACE_EDGE,
                 starts_with_space(pair->text) ? po_format(_("the text starts with a space"))
                                               : po_format(_("the space at the start is missing")),
                 po_format(_("the same start as the English text")));
    if (ends_with_space(pair->text) != ends_with_space(pair->english))
        po_found(check, pair->entry, PO_RULE_SPACE_EDGE,
                 ends_with_space(pair->text) ? po_format(_("the text ends with a space"))
                                             : po_format(_("the space at the end is missing")),
                 po_format(_("the same end as the English text")));
}

static bool has_double_space(const char *text)
{
    bool after_space = false;
    for (UChar32 c; (c = po_next(&text));) {
        if (po_is_space(c) && after_space)
            return true;
        after_space = po_is_space(c);
    }
    return false;
}

static void check_double(struct po_check *check, const struct po_pair *pair)
{
    if (has_double_space(pair->text) && !has_double_space(pair->english))
        po_found(check, pair->entry, PO_RULE_SPACE_DOUBLE,
                 po_format(_("there are two spaces in a row")), po_format(_("one space")));
}

static bool is_narrow(UChar32 c)
{
    return c == 0xa0 || c == 0x202f;
}

/* The name of the space that French requires between two characters, where there is a space or
 * punctuation; NULL if it is correct. */
static const char *french_space(enum po_spacing spacing, UChar32 before, UChar32 space,
                                UChar32 after)
{
    bool colon = after == ':' || after == 0xbb || before == 0xab;
    bool high = after == ';' || after == '!' || after == '?';
    if (!colon && !(high && spacing == PO_SPACING_FRENCH))
        return NULL;
    return is_narrow(space) ? NULL : colon ? "U+00A0" : "U+202F";
}

static bool is_mark(UChar32 c)
{
    return c && c < 0x80 && strchr(".,;:!?", (char)c);
}

/* A position in the text: the space, if there is one, and the characters around it. */
static bool check_place(struct po_check *check, const struct po_pair *pair, UChar32 before,
                        UChar32 space, UChar32 after, UChar32 beyond)
{
    char mark[5];
    bool ends = !beyond || po_is_space(beyond); /* not the colon in "12:30" or in an address */
    const char *wanted = NULL;
    if (check->language->spacing && (ends || after == 0xbb || before == 0xab))
        wanted = french_space(check->language->spacing, before, space, after);
    if (wanted)
        po_found(check, pair->entry, PO_RULE_SPACE_PUNCTUATION,
                 po_format(space ? _("a line may break at the space at \"%s\"")
                                 : _("a space is missing at \"%s\""),
                           po_put(before == 0xab ? before : after, mark)),
                 po_format(_("a no-break space, %s"), wanted));
    else if (space && is_mark(after) && ends && !is_narrow(space) && before)
        po_found(check, pair->entry, PO_RULE_SPACE_PUNCTUATION,
                 po_format(_("there is a space before \"%s\""), po_put(after, mark)),
                 po_format(_("no space")));
    else
        return false;
    return true;
}

static void check_punctuation(struct po_check *check, const struct po_pair *pair)
{
    const char *p = pair->text;
    UChar32 before = 0;
    for (UChar32 c; (c = po_next(&p)); before = c) {
        const char *ahead = p;
        UChar32 next = po_next(&ahead);
        bool is_space = po_is_space(c);
        UChar32 beyond = is_space ? po_next(&ahead) : next;
        if (is_space ? check_place(check, pair, before, c, next, beyond)
                     : !po_is_space(before) && check_place(check, pair, before, 0, c, beyond))
            return;
    }
}

/* How much a text may differ from the usual ratio.  Short texts may differ more. */
#define LENGTH_FACTOR 2.0
#define LENGTH_SLACK 24.0

static void check_length(struct po_check *check, const struct po_pair *pair)
{
    double usual = check->ratio * (double)po_width(pair->english);
    double width = (double)po_width(pair->text);
    double most = LENGTH_FACTOR * usual + LENGTH_SLACK;
    double least = (usual - LENGTH_SLACK) / LENGTH_FACTOR;
    if (width <= most && width >= least)
        return;
    po_found(check, pair->entry, PO_RULE_LENGTH,
             po_format(width > most ? _("the text is long: %.0f characters")
                                    : _("the text is short: %.0f characters"),
                       width),
             po_format(_("about %.0f characters, judging by the other texts in the file"), usual));
}

void po_rules_space(struct po_check *check, const struct po_pair *pair)
{
    check_edges(check, pair);
    check_double(check, pair);
    check_punctuation(check, pair);
    check_length(check, pair);
}
