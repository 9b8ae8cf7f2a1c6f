/* SPDX-License-Identifier: MIT */
/* The catalogue, built in and opened: texts, parents, and files that are rejected. */
#include "tests/support/test.h"

#include "catalog/catalog.h"
#include "catalog/entry.h"
#include "catalog/language-fill.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct lingo_language *find(const struct lingo_catalog *catalog, const char *tag)
{
    return lingo_catalog_find(catalog, tag, strlen(tag));
}

static void test_builtin(void)
{
    static const struct {
        const char *tag;
        int rtl;
        const char *autonym;
        const char *phrase; /* of 404 */
        const char *title;
    } cases[] = {
        {"en", 0, "English", "Not Found", "Page not found"},
        {"fr", 0, "français", "Introuvable", "Page introuvable"},
        {"de", 0, "Deutsch", "Nicht gefunden", "Seite nicht gefunden"},
        {"ar", 1, "العربية", NULL, NULL},
        {"ja", 0, "日本語", NULL, NULL},
    };
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    const struct lingo_status *not_found = lingo_status_find(404);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct lingo_language *language = find(catalog, cases[i].tag);
        CU_ASSERT_PTR_NOT_NULL_FATAL(language);
        check_text(lingo_language_tag(language), cases[i].tag, cases[i].tag);
        check_number(lingo_language_is_rtl(language), cases[i].rtl, cases[i].tag);
        check_text(lingo_language_autonym(language), cases[i].autonym, cases[i].tag);
        if (cases[i].phrase)
            check_text(lingo_language_text(language, not_found, LINGO_TEXT_PHRASE), cases[i].phrase,
                       cases[i].tag);
        if (cases[i].title)
            check_text(lingo_language_text(language, not_found, LINGO_TEXT_TITLE), cases[i].title,
                       cases[i].tag);
    }
}

/* Whoever has but a tag and a code. */
static void test_by_code(void)
{
    static const struct {
        const char *tag;
        int code;
        enum lingo_text_kind field;
        const char *text;
    } cases[] = {
        {"de", 404, LINGO_TEXT_TITLE, "Seite nicht gefunden"},
        {"de-AT", 404, LINGO_TEXT_PHRASE, "Nicht gefunden"},
        {"fr_CA", 404, LINGO_TEXT_PHRASE, "Introuvable"},
        {"tlh", 404, LINGO_TEXT_PHRASE, "Not Found"}, /* nobody has it */
        {"", 404, LINGO_TEXT_PHRASE, "Not Found"},
        {"de;q=1", 404, LINGO_TEXT_PHRASE, "Not Found"},
        {"de", 418, LINGO_TEXT_PHRASE, "Ich bin eine Teekanne"},
        {"en", 418, LINGO_TEXT_PHRASE, "I’m a Teapot"},
        {"en", 200, LINGO_TEXT_SUMMARY, ""},
        {"de", 404, (enum lingo_text_kind)9, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length = strlen(cases[i].tag);
        char *tag = exact_copy(cases[i].tag, length);
        struct lingo_text text =
            lingo_catalog_text_by_code(NULL, tag, length, cases[i].code, cases[i].field);
        check_text(text, cases[i].text, cases[i].tag);
        free(tag);
    }
    check_text(lingo_catalog_text_by_code(lingo_catalog_builtin(), NULL, 0, 404, LINGO_TEXT_PHRASE),
               "Not Found", "no tag");
    check_text(
        lingo_language_text(lingo_catalog_at(lingo_catalog_builtin(), 0), NULL, LINGO_TEXT_PHRASE),
        lingo_language_text_of_code(lingo_catalog_at(lingo_catalog_builtin(), 0), 0,
                                    LINGO_TEXT_PHRASE)
            .data,
        "no status");
}

/* The languages of po/COMPLETE have every message. */
static void test_complete(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    char *list = read_file(SOURCE_DIRECTORY "/po/COMPLETE", NULL), *rest = list, *name;
    size_t count = 0;
    while ((name = strsep(&rest, "\n"))) {
        if (!*name || *name == '#')
            continue;
        count++;
        const struct lingo_language *language = find(catalog, name);
        check_number(language ? (long long)lingo_language_translated(language) : 0,
                     (long long)lingo_message_count(), name);
        for (size_t row = 0; language && row < STATUS_ROW_COUNT; row++)
            check_number(lingo_language_is_complete(language, &status_table[row]), 1, name);
    }
    CU_ASSERT(count >= 104);
    free(list);
}

/* Every language is ordered and found by its own tag. */
static void test_languages(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        const char *tag = lingo_language_tag(language).data;
        CU_ASSERT_PTR_EQUAL(find(catalog, tag), language);
        check_number(language->has_markup, 0, tag);
        if (i)
            CU_ASSERT(strcmp(lingo_language_tag(lingo_catalog_at(catalog, i - 1)).data, tag) < 0);
    }
    CU_ASSERT_PTR_NULL(lingo_catalog_at(catalog, lingo_catalog_count(catalog)));
}

/* By a code alone: registered, of a class, and none (RFC 9110 section 15). */
static void test_text_of_code(void)
{
    static const struct {
        int code;
        enum lingo_text_kind field;
        const char *text;
    } cases[] = {
        {404, LINGO_TEXT_PHRASE, "Introuvable"},
        {404, LINGO_TEXT_TITLE, "Page introuvable"},
        {404, LINGO_TEXT_SUMMARY,
         "La page a peut-être été déplacée, ou le lien n’est plus à jour."},
        {301, LINGO_TEXT_ADVICE, "Mettez à jour vos favoris et vos liens."},
        {302, LINGO_TEXT_ADVICE, ""},
        {200, LINGO_TEXT_SUMMARY, ""},
        {200, LINGO_TEXT_TITLE, "OK"},
        {404, (enum lingo_text_kind)9, ""},
        {404, (enum lingo_text_kind) - 1, ""},
    };
    static const struct {
        int code, as; /* whose texts it has; a class by its first digit */
    } classes[] = {{100, 100}, {199, 1}, {299, 2}, {399, 3},  {499, 4},   {599, 5},    {0, 5},
                   {99, 5},    {600, 5}, {-1, 5},  {-404, 5}, {511, 511}, {INT_MAX, 5}};
    const struct lingo_language *french = find(lingo_catalog_builtin(), "fr");
    const struct lingo_text_table table = lingo_language_table(french);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_text(lingo_language_text_of_code(french, cases[i].code, cases[i].field),
                   cases[i].text, "by code");
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        const struct lingo_status *status = classes[i].as < 100
                                                ? lingo_status_of_class(classes[i].as)
                                                : lingo_status_find(classes[i].as);
        for (int field = 0; field < LINGO_TEXT_COUNT; field++) {
            const char *text =
                lingo_language_text(french, status, (enum lingo_text_kind)field).data;
            check_text(
                lingo_language_text_of_code(french, classes[i].code, (enum lingo_text_kind)field),
                text, "by code");
            check_text(lingo_table_text(&table, classes[i].code, (enum lingo_text_kind)field), text,
                       "by table");
        }
    }
}

/* A vendor's row has its own phrase, and the texts of what it is like. */
static void test_vendor_texts(void)
{
    static const struct {
        int code;
        const char *vendor, *phrase;
        int like; /* whose texts it has; a class by its first digit */
    } cases[] = {
        {419, "Laravel", "Page Expired", 400},
        {463, "AWS", "Too Many Forwarded Addresses", 4},
        {494, "nginx", "Request Header Too Large", 431},
        {495, "nginx", "SSL Certificate Error", 403},
        {497, "nginx", "HTTP Request Sent to HTTPS Port", 426},
        {522, "Cloudflare", "Connection Timed Out", 504},
        {561, "AWS", "Unauthorized", 401},
        {530, "Cloudflare", "Cloudflare 1XXX Error", 5},
    };
    const struct lingo_language *french = find(lingo_catalog_builtin(), "fr");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct lingo_status *row = lingo_vendor_find(cases[i].code, cases[i].vendor);
        const struct lingo_status *like = cases[i].like < 100 ? lingo_status_of_class(cases[i].like)
                                                              : lingo_status_find(cases[i].like);
        CU_ASSERT_PTR_NOT_NULL_FATAL(row);
        check_text(lingo_language_text(french, row, LINGO_TEXT_PHRASE), cases[i].phrase, "a term");
        for (int field = LINGO_TEXT_TITLE; field < LINGO_TEXT_COUNT; field++)
            check_text(lingo_language_text(french, row, (enum lingo_text_kind)field),
                       lingo_language_text(french, like, (enum lingo_text_kind)field).data,
                       cases[i].phrase);
        check_number(lingo_status_outlook(row), lingo_status_outlook(like), cases[i].phrase);
        check_number(lingo_status_actions(row), lingo_status_actions(like), cases[i].phrase);
    }
    const struct lingo_status *created = lingo_status_find(201);
    check_text(lingo_language_text(french, created, LINGO_TEXT_TITLE),
               lingo_language_text(french, created, LINGO_TEXT_PHRASE).data, "201 has no title");
    check_text(lingo_language_text(french, created, LINGO_TEXT_ADVICE), "", "201");
    check_text(lingo_language_text(french, created, (enum lingo_text_kind)9), "", "no field");
    check_text(lingo_language_label(french, LINGO_LABEL_COUNT), "", "no label");
}

/* Codes that say the same share a message. */
static void test_shared(void)
{
    static const struct {
        int one, other;
        enum lingo_text_kind field;
    } cases[] = {
        {301, 308, LINGO_TEXT_TITLE},   {301, 308, LINGO_TEXT_SUMMARY},
        {302, 307, LINGO_TEXT_SUMMARY}, {409, 428, LINGO_TEXT_ADVICE},
        {500, 504, LINGO_TEXT_SUMMARY}, {500, 508, LINGO_TEXT_TITLE},
        {411, 426, LINGO_TEXT_ADVICE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t one = entry_of_row(status_row_of_code(cases[i].one), cases[i].field);
        size_t other = entry_of_row(status_row_of_code(cases[i].other), cases[i].field);
        check_string(entry_english(one), entry_english(other), "shared");
        check_string(entry_context(one), entry_context(other), "shared");
        check_number(entry_is_message(one) && entry_is_message(other), 0, "one message");
    }
    check_string(entry_context(entry_of_row(status_row_of_code(404), LINGO_TEXT_ADVICE)), "404",
                 "404");
    for (size_t entry = ENTRY_FIRST_WAIT; entry < ENTRY_COUNT; entry++) {
        size_t form = (entry - ENTRY_FIRST_WAIT) % WAIT_FORMS;
        check_number(entry_is_message(entry), form == 0, "a plural is one message");
        check_number(*entry_english(entry) != '\0', form < 2, "English has two forms");
    }
}

static void test_proper_texts(void)
{
    static const struct {
        const char *text;
        const char *english;
        int proper;
    } cases[] = {
        {"Réessayez {time}.", "You can try again {time}.", 1},
        {"Réessayez.", "You can try again {time}.", 0},
        {"Réessayez {times}.", "You can try again {time}.", 0},
        {"Réessayez {time} {when}.", "You can try again {time}.", 0},
        {"{ } {} ok", "OK", 1},
        {"", "OK", 0},
        {"a\nb", "OK", 0},
        {"a\x7f", "OK", 0},
        {"a\xc2\x85", "OK", 0},     /* U+0085 */
        {"a\xc2\xa0", "OK", 1},     /* U+00A0 */
        {"a\xe2\x80\xae", "OK", 0}, /* U+202E */
        {"a\xe2\x81\xa6", "OK", 0}, /* U+2066 */
        {"a\xe2\x80\xaf!", "OK", 1} /* U+202F */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t n = strlen(cases[i].text);
        char *exact = exact_copy(cases[i].text, n + 1);
        check_number(language_text_is_proper((struct lingo_text){exact, n}, cases[i].english),
                     cases[i].proper, cases[i].text);
        free(exact);
    }
}

/* Makes DIRECTORY/NAME.mo out of lines of a PO file by msgfmt. */
static void make_mo(const char *directory, const char *name, const char *po)
{
    char command[512];
    snprintf(command, sizeof command, "msgfmt -o %s/%s.mo -", directory, name);
    FILE *msgfmt = popen(command, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(msgfmt);
    fprintf(msgfmt, "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n%s", po);
    CU_ASSERT_EQUAL_FATAL(pclose(msgfmt), 0);
}

static const char french_po[] = "msgctxt \"404\"\nmsgid \"Page not found\"\nmsgstr \"Oups !\"\n"
                                "msgctxt \"404\"\nmsgid \"Not Found\"\nmsgstr \"a\\nb\"\n";
static const char klingon_po[] = "msgctxt \"404\"\nmsgid \"Not Found\"\nmsgstr \"tu’lu’be’\"\n";

static void test_open(void)
{
    char directory[] = "/tmp/lingo-test-XXXXXX";
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(directory));
    make_mo(directory, "fr", french_po);
    make_mo(directory, "tlh", klingon_po);
    const struct lingo_catalog *catalog;
    struct lingo_report report;
    enum lingo_error error = lingo_catalog_open(&catalog, directory, LINGO_CATALOG_EXTEND, &report);
    CU_ASSERT_EQUAL_FATAL(error, LINGO_OK);
    const struct lingo_status *not_found = lingo_status_find(404);
    const struct lingo_language *french = find(catalog, "fr"), *klingon = find(catalog, "tlh");
    CU_ASSERT_PTR_NOT_NULL_FATAL(klingon);
    check_text(lingo_language_text(french, not_found, LINGO_TEXT_TITLE), "Oups !", "replaced");
    check_text(lingo_language_text(french, not_found, LINGO_TEXT_PHRASE), "Introuvable",
               "an improper text is left out");
    check_number(lingo_language_is_complete(french, not_found), 1, "fr");
    check_text(lingo_language_text(klingon, not_found, LINGO_TEXT_PHRASE), "tu’lu’be’", "added");
    check_text(lingo_language_text(klingon, not_found, LINGO_TEXT_ADVICE), "", "missing");
    check_number((long long)lingo_language_translated(klingon), 1, "tlh");
    check_number(lingo_language_is_complete(klingon, not_found), 0, "tlh");
    check_text(lingo_language_tag(catalog_page_language(klingon, status_row_of(not_found))), "en",
               "a page never mixes languages");
    check_number((long long)lingo_catalog_count(catalog),
                 (long long)lingo_catalog_count(lingo_catalog_builtin()) + 1, "languages");
    CU_ASSERT_PTR_EQUAL(lingo_catalog_hold(catalog), catalog);
    lingo_catalog_release(catalog);
    check_text(lingo_language_tag(find(catalog, "fr")), "fr", "still held");
    lingo_catalog_release(catalog);

    error = lingo_catalog_open(&catalog, directory, LINGO_CATALOG_ALONE, &report);
    CU_ASSERT_EQUAL_FATAL(error, LINGO_OK);
    check_number((long long)lingo_catalog_count(catalog), 3, "en, fr, tlh");
    CU_ASSERT_PTR_NULL(find(catalog, "de"));
    lingo_catalog_release(catalog);

    char path[sizeof directory + 8];
    snprintf(path, sizeof path, "%s/fr.mo", directory);
    FILE *broken = fopen(path, "w");
    fputs("not a .mo file", broken);
    fclose(broken);
    check_number(lingo_catalog_open(&catalog, directory, 0, &report), LINGO_ERROR_FORMAT, "broken");
    CU_ASSERT_PTR_NULL(catalog);
    CU_ASSERT_PTR_NOT_NULL(strstr(report.message, path));
    unlink(path);
    snprintf(path, sizeof path, "%s/tlh.mo", directory);
    unlink(path);
    check_number(lingo_catalog_open(&catalog, directory, 0, &report), LINGO_ERROR_FILE, "empty");
    rmdir(directory);
    check_number(lingo_catalog_open(&catalog, directory, 0, &report), LINGO_ERROR_FILE, "missing");
    CU_ASSERT_PTR_NOT_NULL(strstr(report.message, "there is no such file"));
}

static const char other_po[] = "msgctxt \"404\"\nmsgid \"Not Found\"\nmsgstr \"the other\"\n";
static const char one_po[] = "msgctxt \"404\"\nmsgid \"Not Found\"\nmsgstr \"the one\"\n";

/* ro.mo and mo.mo, in whatever order the directory has them, and pt_BR twice. */
static void test_legacy_names(void)
{
    static const struct {
        const char *name, *po;
    } files[] = {{"mo", other_po},  {"ro", one_po},    {"tl", other_po}, {"fil", one_po},
                 {"iw", other_po},  {"he", one_po},    {"in", other_po}, {"id", one_po},
                 {"pt_BR", one_po}, {"pt-BR", one_po}, {"sh", other_po}};
    char directory[] = "/tmp/lingo-test-XXXXXX", path[64], expected[160];
    const struct lingo_catalog *catalog;
    struct lingo_report report = {LINGO_OK, ""};
    const struct lingo_status *not_found = lingo_status_find(404);
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(directory));
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        make_mo(directory, files[i].name, files[i].po);
    check_number(lingo_catalog_open(&catalog, directory, LINGO_CATALOG_ALONE, &report), LINGO_OK,
                 report.message);
    check_number((long long)lingo_catalog_count(catalog), 11, "en, sr-Latn, pt-BR, four pairs");
    for (size_t i = 0; i < 8; i++) {
        const struct lingo_language *language = find(catalog, files[i].name);
        check_text(lingo_language_tag(language), files[i].name, files[i].name);
        check_text(lingo_language_text(language, not_found, LINGO_TEXT_PHRASE),
                   files[i].po == one_po ? "the one" : "the other", files[i].name);
    }
    check_text(lingo_language_tag(find(catalog, "ro-MD")), "ro", "ro-MD");
    check_text(lingo_language_tag(find(catalog, "sh")), "sr-Latn", "sh alone");
    snprintf(expected, sizeof expected, "%s/pt_BR.mo is ignored: %s/pt-BR.mo is the same language",
             directory, directory);
    check_string(lingo_catalog_left_out(catalog, 0), expected, "left out");
    check_string(lingo_catalog_left_out(catalog, 1), NULL, "nothing else");
    check_string(lingo_catalog_left_out(lingo_catalog_builtin(), 0), NULL, "built in");
    lingo_catalog_release(catalog);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        snprintf(path, sizeof path, "%s/%s.mo", directory, files[i].name);
        unlink(path);
    }
    rmdir(directory);
}

/* What no page shows is noted: unknown messages, an unknown language, a file that was not
 * compiled. */
static void test_unused(void)
{
    static const struct {
        const char *name, *po, *note; /* what follows the path; NULL for no note */
    } files[] = {
        {"de", "msgctxt \"404\"\nmsgid \"Not Found\"\nmsgstr \"weg\"\n", NULL},
        {"fr",
         "msgctxt \"404\"\nmsgid \"Not Found\"\nmsgstr \"a\"\n\n"
         "msgctxt \"410\"\nmsgid \"Not Found\"\nmsgstr \"b\"\n\nmsgid \"x\"\nmsgstr \"y\"\n",
         ": messages that no page has: 2; the first is msgctxt \"410\", msgid \"Not Found\""},
        {"own-words", "msgctxt \"404\"\nmsgid \"Not Found\"\nmsgstr \"c\"\n",
         ": CLDR does not know the language \"own-words\""},
    };
    char directory[] = "/tmp/lingo-test-XXXXXX", path[64], expected[256];
    const struct lingo_catalog *catalog;
    struct lingo_report report = {LINGO_OK, ""};
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(directory));
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        make_mo(directory, files[i].name, files[i].po);
    snprintf(path, sizeof path, "%s/it.po", directory);
    FILE *source = fopen(path, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(source);
    fclose(source);
    check_number(lingo_catalog_open(&catalog, directory, LINGO_CATALOG_EXTEND, &report), LINGO_OK,
                 report.message);
    snprintf(expected, sizeof expected, "%s is ignored: compile it with msgfmt to it.mo", path);
    check_string(lingo_catalog_left_out(catalog, 0), expected, "it.po");
    size_t note = 1;
    unlink(path);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        snprintf(path, sizeof path, "%s/%s.mo", directory, files[i].name);
        snprintf(expected, sizeof expected, "%s%s", path, files[i].note ? files[i].note : "");
        if (files[i].note)
            check_string(lingo_catalog_left_out(catalog, note++), expected, files[i].name);
        unlink(path);
    }
    check_string(lingo_catalog_left_out(catalog, note), NULL, "nothing else");
    lingo_catalog_release(catalog);
    rmdir(directory);
}

static void test_arguments(void)
{
    const struct lingo_catalog *catalog;
    check_number(lingo_catalog_open(NULL, "/", 0, NULL), LINGO_ERROR_ARGUMENT, "out");
    check_number(lingo_catalog_open(&catalog, NULL, 0, NULL), LINGO_ERROR_ARGUMENT, "directory");
    check_number(lingo_catalog_open(&catalog, "/", 8, NULL), LINGO_ERROR_ARGUMENT, "flags");
    CU_ASSERT_PTR_NULL(catalog);
    lingo_catalog_release(NULL);
    CU_ASSERT_PTR_NULL(lingo_catalog_hold(NULL));
    const struct lingo_catalog *builtin = lingo_catalog_builtin();
    lingo_catalog_release(lingo_catalog_hold(builtin));
    CU_ASSERT_PTR_EQUAL(builtin, lingo_catalog_builtin());
}

static void test_find(void)
{
    static const struct {
        const char *tag;
        const char *found; /* NULL: none */
    } cases[] = {
        {"fr", "fr"},
        {"FR-be", "fr"},
        {"zh_TW", "zh-Hant"},
        {"zh-CN", "zh-Hans"},
        {"pt_BR.UTF-8", "pt-BR"},
        {"sr@latin", "sr-Latn"},
        {"fr_CA", "fr"},
        {"nn_NO", "nn"},
        {"yue-HK", "yue"},
        {"zh-TW.Big5", "zh-Hant"},
        {"en;q=0.5", NULL},
        {"C", NULL},
        {"POSIX", NULL},
        {"de_AT.UTF-8", "de"},
        {"tlh", NULL},
        {"", NULL},
        {"*", NULL},
        {"en, fr", NULL},
        {"e", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct lingo_language *language = find(lingo_catalog_builtin(), cases[i].tag);
        check_string(language ? lingo_language_tag(language).data : NULL, cases[i].found,
                     cases[i].tag);
    }
}

/* No visitor gets a language in a script that they do not read: with a script that is not offered,
 * the default is chosen. */
static void test_scripts(void)
{
    static const struct {
        const char *range, *chosen;
    } cases[] = {
        {"az", "az"},           {"az-Arab", "en"},       {"az-Cyrl", "en"},     {"ckb", "ckb"},
        {"ckb-IQ", "ckb"},      {"ckb-Latn", "en"},      {"ha-Arab", "en"},     {"jv-Java", "en"},
        {"kk-Arab", "en"},      {"kmr", "ku"},           {"ku", "ku"},          {"ku-Latn", "ku"},
        {"ku-Arab", "en"},      {"ku-Cyrl", "en"},       {"ms-Arab", "en"},     {"pa-Arab", "en"},
        {"sd", "sd"},           {"sd-Arab", "sd"},       {"sd-Deva", "en"},     {"sd-PK", "sd"},
        {"sd-IN", "en"}, /* written in Devanagari (CLDR's likely subtags) */
        {"sr-Latn", "sr-Latn"}, {"tg-Arab", "en"},       {"tk-Cyrl", "en"},     {"tt", "tt"},
        {"tt-Latn", "en"},      {"tt-RU", "tt"},         {"ug-Cyrl", "en"},     {"uz-Arab", "en"},
        {"yue-HK", "yue"},      {"yue-Hans", "zh-Hans"}, {"yue-CN", "zh-Hans"},
    };
    const struct lingo_offer *offer = lingo_catalog_offer(lingo_catalog_builtin());
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_choice choice = lingo_negotiate(offer, cases[i].range, strlen(cases[i].range));
        check_string(lingo_offer_tag(offer, choice.index), cases[i].chosen, cases[i].range);
    }
}

int main(void)
{
    static const struct test tests[] = {
        {"the built-in catalogue", test_builtin},
        {"by code", test_by_code},
        {"complete", test_complete},
        {"languages", test_languages},
        {"scripts", test_scripts},
        {"text of a code", test_text_of_code},
        {"vendors' texts", test_vendor_texts},
        {"shared texts", test_shared},
        {"proper texts", test_proper_texts},
        {"open a directory", test_open},
        {"legacy names", test_legacy_names},
        {"unused", test_unused},
        {"arguments", test_arguments},
        {"find", test_find},
        {NULL, NULL},
    };
    return test_run("catalog", tests);
}
