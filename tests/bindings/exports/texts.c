/* SPDX-License-Identifier: MIT */
/*
 * Prints what the library itself says, to compare exports with: a line "TAG <tab> KEY <tab> NUMBER
 * <tab> TEXT" for each text of each language, and for each sentence about waiting, whose number may
 * be in digits of the language.  Usage: texts [DIRECTORY-OF-MO-FILES]
 */
#include <httplingo.h>

#include <stdio.h>

static const char *const kinds[] = {"phrase", "title", "summary", "advice", "description"};
static const struct {
    const char *name;
    unsigned long long size;
    unsigned most;
} units[] = {{"seconds", 1, 59}, {"minutes", 60, 59}, {"hours", 3600, 23}, {"days", 86400, 30}};

static void print(const struct lingo_language *language, const char *group, const char *name,
                  struct lingo_text text)
{
    if (text.length)
        printf("%s\t%s.%s\t\t%s\n", lingo_language_tag(language).data, group, name, text.data);
}

static void print_status(const struct lingo_language *language, const char *group,
                         const struct lingo_status *status)
{
    for (int kind = 0; kind < LINGO_TEXT_COUNT; kind++)
        print(language, group, kinds[kind],
              lingo_language_text(language, status, (enum lingo_text_kind)kind));
}

static void print_language(const struct lingo_language *language)
{
    char group[16], text[4096];
    for (size_t i = 0; i < lingo_status_count(); i++) {
        snprintf(group, sizeof group, "%d", lingo_status_code(lingo_status_at(i)));
        print_status(language, group, lingo_status_at(i));
    }
    for (int n = 1; n <= 5; n++) {
        snprintf(group, sizeof group, "%dxx", n);
        print_status(language, group, lingo_status_of_class(n));
    }
    for (size_t i = 0; i < lingo_method_count(); i++)
        print(language, "method", lingo_method_name(lingo_method_at(i)),
              lingo_language_method(language, lingo_method_at(i)));
    print(language, "label", "home", lingo_language_label(language, LINGO_LABEL_HOME));
    print(language, "label", "try_again", lingo_language_label(language, LINGO_LABEL_TRY_AGAIN));
    for (int i = 0; i < 4; i++)
        for (unsigned n = 1; n <= units[i].most; n++)
            if (lingo_language_wait(language, n * units[i].size, text, sizeof text))
                printf("%s\twait.%s\t%u\t%s\n", lingo_language_tag(language).data, units[i].name, n,
                       text);
}

int main(int argc, char **argv)
{
    struct lingo_report report;
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    if (argc > 1 && lingo_catalog_open(&catalog, argv[1], LINGO_CATALOG_EXTEND, &report)) {
        fprintf(stderr, "%s\n", report.message);
        return 1;
    }
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++)
        print_language(lingo_catalog_at(catalog, i));
    lingo_catalog_release(catalog);
    return 0;
}
