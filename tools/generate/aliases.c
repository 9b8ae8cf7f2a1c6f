/* SPDX-License-Identifier: MIT */
/* For servers that only split a language range at its hyphens: the ranges for which this is wrong,
 * found by asking the library about all of them. */
#include "tools/generate/job.h"

#include <stdlib.h>
#include <string.h>

/* Languages that are written in several scripts, with ranges that name the script. */
static const char *const scripts[] = {"az-arab", "az-cyrl", "bs-cyrl", "kk-arab", "ku-arab",
                                      "mn-mong", "ms-arab", "pa-arab", "sr-cyrl", "sr-latn",
                                      "uz-arab", "uz-cyrl", "zh-hans", "zh-hant"};
static const char *const areas[] = {"001", "150", "419"};
#define SCRIPT_COUNT (sizeof scripts / sizeof scripts[0])
#define AREA_COUNT (sizeof areas / sizeof areas[0])
#define PAIR_COUNT (26 * 26)

struct search {
    struct generate_job *job;
    struct lingo_offer *offer;
    const char **tags;
    size_t room;
    bool failed;
};

static void write_pair(char *to, unsigned number)
{
    to[0] = (char)('a' + number / 26);
    to[1] = (char)('a' + number % 26);
    to[2] = '\0';
}

/* The tag that a range finds; NULL if there is none. */
static const char *ask(const struct search *search, const char *range)
{
    struct lingo_choice choice = lingo_negotiate(search->offer, range, strlen(range));
    return choice.match == LINGO_MATCH_DEFAULT ? NULL : search->tags[choice.index];
}

static void add(struct search *search, const char *range, const char *tag)
{
    struct generate_job *job = search->job;
    if (job->alias_count == search->room) {
        size_t room = search->room ? 2 * search->room : 256;
        struct generate_alias *larger = realloc(job->aliases, room * sizeof *larger);
        search->failed |= !larger;
        if (!larger)
            return;
        job->aliases = larger;
        search->room = room;
    }
    struct generate_alias *alias = &job->aliases[job->alias_count++];
    snprintf(alias->range, sizeof alias->range, "%s", range);
    alias->tag = tag;
}

/* Adds the ranges that start with this range and have one more subtag, if the subtag makes a
 * difference.  If the library finds nothing for a range, it gets the default, because a script that
 * the visitor cannot read would be worse. */
static void add_longer(struct search *search, const char *range)
{
    const char *shorter = ask(search, range);
    char longer[GENERATE_RANGE_MAX], region[3];
    for (unsigned i = 0; i < PAIR_COUNT + AREA_COUNT; i++) {
        write_pair(region, i % PAIR_COUNT);
        snprintf(longer, sizeof longer, "%s-%s", range,
                 i < PAIR_COUNT ? region : areas[i - PAIR_COUNT]);
        const char *tag = ask(search, longer);
        if (tag != shorter)
            add(search, longer, tag ? tag : search->job->default_tag);
    }
}

static void add_script(struct search *search, const char *range)
{
    char shorter[3] = {range[0], range[1], '\0'};
    const char *tag = ask(search, range);
    if (tag != ask(search, shorter))
        add(search, range, tag ? tag : search->job->default_tag);
    if (tag)
        add_longer(search, range);
}

static void add_language(struct search *search, const char *range)
{
    const char *tag = ask(search, range);
    if (tag)
        add(search, range, tag);
    add_longer(search, range);
}

static unsigned count_subtags(const char *range)
{
    unsigned n = 1;
    for (; *range; range++)
        n += *range == '-';
    return n;
}

static int compare(const void *a, const void *b)
{
    const struct generate_alias *one = a, *other = b;
    unsigned m = count_subtags(one->range), n = count_subtags(other->range);
    return m != n ? (m < n ? 1 : -1) : strcmp(one->range, other->range);
}

/* Whether there is a tag of a language. */
static bool is_offered(const struct search *search, const char *language)
{
    size_t n = strlen(language);
    for (size_t i = 0; i < search->job->language_count; i++)
        if (strcspn(search->tags[i], "-") == n && !strncmp(search->tags[i], language, n))
            return true;
    return false;
}

/* Languages whose codes have three letters are requested by these; so is Cantonese, which may find
 * Chinese. */
static void add_all(struct search *search)
{
    char range[GENERATE_RANGE_MAX];
    for (unsigned i = 0; i < PAIR_COUNT; i++) {
        write_pair(range, i);
        add_language(search, range);
    }
    for (size_t i = 0; i < SCRIPT_COUNT; i++)
        add_script(search, scripts[i]);
    for (size_t i = 0; i < search->job->language_count; i++)
        if (strcspn(search->tags[i], "-") > 2) {
            snprintf(range, sizeof range, "%.*s", (int)strcspn(search->tags[i], "-"),
                     search->tags[i]);
            add_language(search, range);
        }
    if (!is_offered(search, "yue"))
        add_language(search, "yue");
}

bool generate_find_aliases(struct generate_job *job)
{
    struct search search = {.job = job};
    search.tags = malloc((job->language_count + 1) * sizeof *search.tags);
    for (size_t i = 0; search.tags && i < job->language_count; i++)
        search.tags[i] = lingo_language_tag(job->languages[i]).data;
    bool good =
        search.tags && !lingo_offer_open(&search.offer, search.tags, job->language_count, 0, NULL);
    if (good) {
        add_all(&search);
        qsort(job->aliases, job->alias_count, sizeof *job->aliases, compare);
    }
    lingo_offer_free(search.offer);
    free(search.tags);
    return good && !search.failed;
}
