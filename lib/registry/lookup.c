/* SPDX-License-Identifier: MIT */
/* Finds the row for a name, phrase or status line. */
#include "base/spelling.h"
#include "base/text.h"
#include "registry/status.h"

/* Words that programs add before a name: HTTP_STATUS_NOT_FOUND, SC_NOT_FOUND (Java), RC_NOT_FOUND
 * (Perl), NGX_HTTPS_NO_CERT (nginx), "status code 404". */
static const char *const leads[] = {"http",  "status", "code", "response",
                                    "error", "sc",     "rc",   "ngx"};

/* Words that programs add after a name: NotFoundError, NotFoundHttpException. */
static const char *const tails[] = {"error", "exception", "http"};

static bool is_one_of(struct lingo_text word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_is(word, list[i]))
            return true;
    return false;
}

static struct lingo_text word_at(const struct spelling *spelling, size_t index)
{
    return spelling_words(spelling, index, index + 1);
}

/* Whether a name or code can start with this word. */
static bool may_begin(const struct spelling *spelling, size_t index)
{
    /* The digits of a version can follow one of these words: "HTTP/1.1 404". */
    while (index && word_at(spelling, index - 1).length == 1 &&
           ascii_is_digit(*word_at(spelling, index - 1).data))
        index--;
    return !index || spelling->qualified[index] ||
           is_one_of(word_at(spelling, index - 1), leads, sizeof leads / sizeof leads[0]);
}

/* Where a name can end: after the last word, or before words such as Error. */
static bool may_end(const struct spelling *spelling, size_t end)
{
    while (end < spelling->count &&
           is_one_of(word_at(spelling, end), tails, sizeof tails / sizeof tails[0]))
        end++;
    return end == spelling->count && spelling->whole;
}

/* The code that a word consists of; 0 if it is not one. */
static int code_of(struct lingo_text word)
{
    if (word.length != 3 || !ascii_is_digit(*word.data))
        return 0;
    return (word.data[0] - '0') * 100 + (word.data[1] - '0') * 10 + (word.data[2] - '0');
}

static bool is_in(const char *names, struct lingo_text letters)
{
    for (; names && *names; names = string_after(names))
        if (spelling_is(letters, names))
            return true;
    return false;
}

/* Whether these letters are a name of the row.  "(Unused)" is the phrase of two codes, so it is not
 * a name. */
static bool is_name_of(const struct lingo_status *status, struct lingo_text letters)
{
    return spelling_is(letters, status->name) ||
           is_in(status_text(status, STATUS_TEXT_ALIASES), letters) ||
           (status->registry != LINGO_REGISTRY_UNUSED &&
            spelling_is(letters, lingo_status_phrase(status))) ||
           is_in(status_text(status, STATUS_TEXT_FORMER_PHRASES), letters) ||
           is_in(status_text(status, STATUS_TEXT_SERVER_PHRASES), letters);
}

/* A part of the text that may be a status: a code, or the letters of a name. */
struct place {
    size_t begin, end; /* the words */
    int code;          /* the code in the first word; 0 if it is not one */
};

/* Advances to the next place; before the first one, both numbers are 0.  Returns false at the end.
 * A code is the last place, because any words may follow it. */
static bool next_place(const struct spelling *spelling, struct place *place)
{
    if (place->code)
        return false;
    while (place->end > place->begin + 1)
        if (may_end(spelling, --place->end))
            return true;
    for (size_t i = place->end ? place->begin + 1 : 0; i < spelling->count; i++) {
        if (!may_begin(spelling, i))
            continue;
        *place = (struct place){i, spelling->count, code_of(word_at(spelling, i))};
        if (place->code || spelling->whole)
            return true;
    }
    return false;
}

static struct lingo_text letters_at(const struct spelling *spelling, const struct place *place)
{
    return spelling_words(spelling, place->begin, place->end);
}

static const struct lingo_status *find_registered(struct lingo_text letters)
{
    for (size_t i = 0; i < lingo_status_count(); i++)
        if (is_name_of(lingo_status_at(i), letters))
            return lingo_status_at(i);
    return NULL;
}

/* The row of a vendor, with this code unless it is 0. */
static const struct lingo_status *find_vendor(struct lingo_text letters, int code)
{
    for (size_t i = 0; i < lingo_vendor_count(); i++) {
        const struct lingo_status *row = lingo_vendor_at(i);
        if ((!code || row->code == code) && is_name_of(row, letters))
            return row;
    }
    return NULL;
}

/* The words after a code. */
static struct lingo_text phrase_at(const struct spelling *spelling, const struct place *place)
{
    return spelling_words(spelling, place->begin + 1, spelling->count);
}

/* If several vendors use a code, the phrase distinguishes them. */
static const struct lingo_status *find_code(const struct spelling *spelling,
                                            const struct place *place)
{
    const struct lingo_status *row = find_vendor(phrase_at(spelling, place), place->code);
    if (!row)
        row = lingo_status_find(place->code);
    return row ? row : lingo_vendor_find(place->code, NULL);
}

const struct lingo_status *lingo_status_by_name(const char *name, size_t length)
{
    struct spelling spelling;
    struct place place = {0};
    const struct lingo_status *row = NULL;
    spelling_read(&spelling, (struct lingo_text){name, length});
    while (!row && next_place(&spelling, &place)) {
        struct lingo_text letters = letters_at(&spelling, &place);
        row = place.code ? find_code(&spelling, &place) : find_registered(letters);
        if (!row && !place.code)
            row = find_vendor(letters, 0);
    }
    return row;
}

static bool is_code_of(const struct lingo_status *status, const struct spelling *spelling,
                       const struct place *place)
{
    struct lingo_text phrase = phrase_at(spelling, place);
    return place->code == status->code &&
           (is_name_of(status, phrase) || !find_vendor(phrase, place->code));
}

int lingo_status_is_named(const struct lingo_status *status, const char *name, size_t length)
{
    struct spelling spelling;
    struct place place = {0};
    bool found = false;
    spelling_read(&spelling, (struct lingo_text){name, length});
    while (status && !found && next_place(&spelling, &place))
        found = place.code ? is_code_of(status, &spelling, &place)
                           : is_name_of(status, letters_at(&spelling, &place));
    return found;
}

static bool has_phrase(const struct lingo_status *status, struct lingo_text phrase)
{
    const char *former;
    if (text_is_word(phrase, lingo_status_phrase(status)))
        return true;
    for (size_t i = 0; (former = lingo_status_former_phrase(status, i)); i++)
        if (text_is_word(phrase, former))
            return true;
    return false;
}

const struct lingo_status *status_of_phrase(struct lingo_text phrase)
{
    for (size_t i = 0; i < lingo_status_count(); i++)
        if (has_phrase(lingo_status_at(i), phrase))
            return lingo_status_at(i);
    return NULL;
}
