/* SPDX-License-Identifier: MIT */
/* The messages of an application: looking up, languages, files, memory. */
#include "tests/support/make-mo.h"
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include <httplingo/messages.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DIRECTORY "test-messages.tmp"

#define GERMAN                                                                                     \
    {BYTES(""), BYTES("Plural-Forms: nplurals=2; plural=n != 1;\n")},                              \
        {BYTES("Open"), BYTES("Öffnen")}, {BYTES("shop\004Open"), BYTES("Geöffnet")},              \
        {BYTES("Save"), BYTES("Speichern")}, {BYTES("Blank"), BYTES("")},                          \
    {                                                                                              \
        BYTES("one file\0{n} files"), BYTES("eine Datei\0{n} Dateien")                             \
    }

static const struct make_mo_pair german[] = {GERMAN, {NULL, 0, NULL, 0}};
static const struct make_mo_pair austrian[] = {
    {BYTES("Save"), BYTES("Sichern")}, {BYTES("Open"), BYTES("")}, {NULL, 0, NULL, 0}};
static const struct make_mo_pair polish[] = {
    {BYTES(""), BYTES("Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
                      "(n%100<12 || n%100>14) ? 1 : 2);\n")},
    {BYTES("one file\0{n} files"), BYTES("jeden plik\0{n} pliki\0{n} plików")},
    {BYTES("bad"), BYTES("\xff")},
    {NULL, 0, NULL, 0}};
static const struct make_mo_pair spanish[] = {
    {BYTES("Save"), BYTES("Guardar")}, {BYTES("Open"), BYTES("Abrir")}, {NULL, 0, NULL, 0}};
static const struct make_mo_pair latin_american[] = {{BYTES("Save"), BYTES("Guarde")},
                                                     {NULL, 0, NULL, 0}};
static const struct make_mo_pair mexican[] = {{BYTES("Close"), BYTES("Cierre")},
                                              {NULL, 0, NULL, 0}};
static const struct make_mo_pair chinese[] = {{BYTES("Save"), BYTES("保存")}, {NULL, 0, NULL, 0}};
static const struct make_mo_pair taiwanese[] = {{BYTES("Open"), BYTES("開啟")}, {NULL, 0, NULL, 0}};

static const struct {
    const char *name;
    const struct make_mo_pair *pairs;
} languages[] = {
    {"de", german},     {"de_AT", austrian}, {"es", spanish},    {"es_419", latin_american},
    {"es_MX", mexican}, {"pl", polish},      {"zh_CN", chinese}, {"zh_TW", taiwanese}};
enum { LANGUAGES = sizeof languages / sizeof languages[0] };

static char *blocks[LANGUAGES];
static struct lingo_file files[LANGUAGES];

static void make_files(void)
{
    for (size_t i = 0; i < LANGUAGES; i++) {
        blocks[i] = make_mo(&(struct make_mo){.pairs = languages[i].pairs}, &files[i].length);
        files[i].bytes = blocks[i];
        files[i].name = languages[i].name;
    }
}

static void free_files(void)
{
    for (size_t i = 0; i < LANGUAGES; i++)
        free(blocks[i]);
}

static const struct lingo_messages *open_all(void)
{
    const struct lingo_messages *messages;
    struct lingo_report report = {LINGO_OK, ""};
    check_number(lingo_messages_open_bytes(&messages, files, LANGUAGES, NULL, &report), LINGO_OK,
                 report.message);
    return messages;
}

static size_t language_of(const struct lingo_messages *messages, const char *tag)
{
    return lingo_messages_language(messages, tag, strlen(tag));
}

static void check_tag(const struct lingo_messages *messages, size_t language, const char *expected,
                      const char *where)
{
    check_string(language == LINGO_NO_LANGUAGE ? "none" : lingo_messages_tag(messages, language),
                 expected, where);
}

static void test_look_up(void)
{
    static const struct {
        const char *language, *context, *id, *plural;
        unsigned long long n;
        const char *expected;
        const char *from; /* the language that it came from */
    } cases[] = {
        {"de", NULL, "Open", NULL, 0, "Öffnen", "de"},
        {"de", "shop", "Open", NULL, 0, "Geöffnet", "de"},
        {"de", "other", "Open", NULL, 0, "Open", "en"},
        {"de", NULL, "Blank", NULL, 0, "Blank", "en"}, /* an empty translation is none */
        {"de", NULL, "Nothing", NULL, 0, "Nothing", "en"},
        {"de", NULL, "one file", "{n} files", 1, "eine Datei", "de"},
        {"de", NULL, "one file", "{n} files", 0, "{n} Dateien", "de"},
        {"de", NULL, "one file", NULL, 7, "eine Datei", "de"},
        {"de", NULL, "Open", "Opens", 7, "Öffnen", "de"}, /* it has one form */
        {"de-AT", NULL, "Save", NULL, 0, "Sichern", "de-AT"},
        {"de-AT", NULL, "Open", NULL, 0, "Öffnen", "de"},
        {"de-AT", NULL, "one file", "{n} files", 2, "{n} Dateien", "de"},
        {"pl", NULL, "one file", "{n} files", 1, "jeden plik", "pl"},
        {"pl", NULL, "one file", "{n} files", 22, "{n} pliki", "pl"},
        {"pl", NULL, "one file", "{n} files", 12, "{n} plików", "pl"},
        {"pl", NULL, "bad", NULL, 0, "bad", "en"},
        {"es-MX", NULL, "Close", NULL, 0, "Cierre", "es-MX"},
        {"es-MX", NULL, "Save", NULL, 0, "Guarde", "es-419"}, /* CLDR's parent of es-MX */
        {"es-MX", NULL, "Open", NULL, 0, "Abrir", "es"},
        {"zh-TW", NULL, "Open", NULL, 0, "開啟", "zh-Hant"},
        {"zh-TW", NULL, "Save", NULL, 0, "Save", "en"}, /* never Simplified */
        {"en", NULL, "Open", NULL, 0, "Open", "en"},
        {"en", NULL, "one file", "{n} files", 1, "one file", "en"},
        {"en", NULL, "one file", "{n} files", 2, "{n} files", "en"},
    };
    const struct lingo_messages *messages = open_all();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t language = language_of(messages, cases[i].language);
        struct lingo_query query = {.n = cases[i].n};
        query.context.data = cases[i].context;
        query.context.length = cases[i].context ? strlen(cases[i].context) : 0;
        query.id.length = strlen(cases[i].id);
        char *id = exact_copy(cases[i].id, query.id.length); /* need not end in a NUL */
        query.id.data = id;
        query.plural.data = cases[i].plural;
        query.plural.length = cases[i].plural ? strlen(cases[i].plural) : 0;
        struct lingo_found found = lingo_message_find(messages, language, &query);
        char *text = strndup(found.text.data, found.text.length);
        check_string(text, cases[i].expected, cases[i].id);
        free(text);
        check_tag(messages, found.language, cases[i].from, cases[i].id);
        check_number(found.translated, strcmp(cases[i].from, "en") != 0, cases[i].id);
        free(id);
    }
    lingo_messages_release(messages);
}

static void test_names(void)
{
    const struct lingo_messages *messages = open_all();
    size_t de = language_of(messages, "de"), pl = language_of(messages, "pl");
    check_text(lingo_gettext(messages, de, "Open"), "Öffnen", "gettext");
    check_text(lingo_pgettext(messages, de, "shop", "Open"), "Geöffnet", "pgettext");
    check_text(lingo_ngettext(messages, pl, "one file", "{n} files", 3), "{n} pliki", "ngettext");
    check_text(lingo_npgettext(messages, pl, "x", "one file", "{n} files", 3), "{n} files",
               "npgettext");
    check_text(lingo_gettext(messages, LINGO_NO_LANGUAGE, "Open"), "Open", "no language");
    check_text(lingo_gettext(messages, 1000, "Open"), "Open", "out of range");
    CU_ASSERT_PTR_NULL(lingo_messages_tag(messages, 1000));
    check_number((long long)lingo_messages_translated(messages, de), 5, "without the header");
    check_number((long long)lingo_messages_dropped(messages, de), 0, "dropped");
    check_number((long long)lingo_messages_translated(messages, pl), 1, "one is not valid");
    check_number((long long)lingo_messages_dropped(messages, pl), 1, "dropped");
    size_t en = language_of(messages, "en");
    check_number((long long)lingo_messages_translated(messages, en), 0, "no file");
    lingo_messages_release(messages);
}

static void test_languages(void)
{
    static const struct {
        const char *tag, *found, *parent;
    } cases[] = {
        {"de", "de", "none"},         {"DE-at", "de-AT", "de"},   {"de_CH", "de", "none"},
        {"es-MX", "es-MX", "es-419"}, {"es-419", "es-419", "es"}, {"es-AR", "es-419", "es"},
        {"zh-HK", "zh-Hant", "none"}, {"zh", "zh-Hans", "none"},  {"en-GB", "en", "none"},
        {"fr", "none", "none"},       {"", "none", "none"},
    };
    const struct lingo_messages *messages = open_all();
    check_number((long long)lingo_messages_count(messages), LANGUAGES + 1, "with English");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t language = language_of(messages, cases[i].tag);
        check_tag(messages, language, cases[i].found, cases[i].tag);
        check_tag(messages, lingo_messages_parent(messages, language), cases[i].parent,
                  cases[i].tag);
    }
    const struct lingo_offer *offer = lingo_messages_offer(messages);
    check_tag(messages, lingo_negotiate(offer, "fr, pl;q=0.5", 12).index, "pl", "negotiated");
    check_tag(messages, lingo_negotiate(offer, "fr", 2).index, "en", "the default is the source");
    lingo_messages_release(messages);
}

static void test_source(void)
{
    const struct lingo_messages *messages;
    check_number(lingo_messages_open_bytes(&messages, files, 1, "de_AT", NULL), LINGO_OK, "de-AT");
    size_t source = language_of(messages, "de-AT");
    check_tag(messages, lingo_negotiate(lingo_messages_offer(messages), NULL, 0).index, "de-AT",
              "default");
    check_text(lingo_gettext(messages, source, "Open"), "Öffnen", "its parent is a translation");
    lingo_messages_release(messages);
    check_number(lingo_messages_open_bytes(&messages, NULL, 0, NULL, NULL), LINGO_OK, "no file");
    check_number((long long)lingo_messages_count(messages), 1, "English alone");
    check_text(lingo_gettext(messages, 0, "Open"), "Open", "no file");
    lingo_messages_release(messages);
}

/* DIRECTORY/NAME/LC_MESSAGES/app.mo */
static void write_file(const char *name, const void *bytes, size_t length)
{
    char path[256];
    mkdir(DIRECTORY, 0700);
    snprintf(path, sizeof path, DIRECTORY "/%s", name);
    mkdir(path, 0700);
    strcat(path, "/LC_MESSAGES");
    mkdir(path, 0700);
    strcat(path, "/app.mo");
    FILE *file = fopen(path, "wb");
    CU_ASSERT_EQUAL(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static void remove_all(void)
{
    if (system("rm -rf " DIRECTORY) != 0)
        CU_FAIL("rm");
}

static void test_directory(void)
{
    const struct lingo_messages *messages;
    struct lingo_report report = {LINGO_OK, ""};
    remove_all();
    for (size_t i = 0; i < LANGUAGES; i++)
        write_file(languages[i].name, files[i].bytes, files[i].length);
    write_file("de.UTF-8", files[5].bytes, files[5].length); /* de is there already */
    write_file("not a language", "x", 1);
    mkdir(DIRECTORY "/fr", 0700); /* without a file */
    check_number(lingo_messages_open(&messages, DIRECTORY, "app", NULL, 0, NULL, &report), LINGO_OK,
                 report.message);
    check_number((long long)lingo_messages_count(messages), LANGUAGES + 1, "all that are there");
    check_text(lingo_gettext(messages, language_of(messages, "de"), "Open"), "Öffnen", "de");
    check_string(lingo_messages_left_out(messages, 0),
                 DIRECTORY "/de.UTF-8 is ignored: de is the same language", "left out");
    check_string(lingo_messages_left_out(messages, 1), NULL, "nothing else");
    remove_all();
    check_text(lingo_gettext(messages, language_of(messages, "zh-TW"), "Open"), "開啟",
               "the files may go");
    lingo_messages_release(messages);
}

/* A canonical name and a legacy one: each is found by its own. */
static void test_legacy_names(void)
{
    static const struct {
        const char *canonical, *legacy;
    } cases[] = {{"ro", "mo"}, {"fil", "tl"}, {"he", "iw"}, {"id", "in"}};
    remove_all();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct lingo_messages *messages;
        struct lingo_report report = {LINGO_OK, ""};
        const char *const both[] = {cases[i].legacy, cases[i].canonical};
        write_file(cases[i].canonical, files[0].bytes, files[0].length); /* German */
        write_file(cases[i].legacy, files[2].bytes, files[2].length);    /* Spanish */
        for (size_t given = 0; given < 2; given++) {
            check_number(lingo_messages_open(&messages, DIRECTORY, "app", given ? both : NULL,
                                             given ? 2 : 0, "en", &report),
                         LINGO_OK, report.message);
            size_t canonical = language_of(messages, cases[i].canonical);
            size_t legacy = language_of(messages, cases[i].legacy);
            check_text(lingo_gettext(messages, canonical, "Save"), "Speichern", both[1]);
            check_text(lingo_gettext(messages, legacy, "Save"), "Guardar", both[0]);
            check_tag(messages, canonical, cases[i].canonical, "the canonical name");
            check_tag(messages, legacy, cases[i].legacy, "the legacy name");
            check_string(lingo_messages_left_out(messages, 0), NULL, "left out");
            lingo_messages_release(messages);
        }
        remove_all();
        write_file(cases[i].legacy, files[2].bytes, files[2].length);
        check_number(lingo_messages_open(&messages, DIRECTORY, "app", NULL, 0, "en", &report),
                     LINGO_OK, report.message);
        check_tag(messages, language_of(messages, cases[i].legacy), cases[i].canonical, "alone");
        lingo_messages_release(messages);
        remove_all();
    }
}

/* The source is the language that its name spells. */
static void test_source_names(void)
{
    static const struct {
        const char *files[2];
        const char *source, *tag;
        size_t count;
    } cases[] = {
        {{"fil", "tl"}, "tl", "tl", 2}, {{"fil", "tl"}, "fil", "fil", 2},
        {{"tl"}, "tl", "fil", 1},       {{"fil"}, "tl", "fil", 1},
        {{"de"}, "tl", "fil", 2},       {{"pt_BR"}, "pt_BR.UTF-8", "pt-BR", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct lingo_messages *messages;
        struct lingo_file given[2];
        size_t count = 0;
        for (; count < 2 && cases[i].files[count]; count++) {
            given[count] = files[0];
            given[count].name = cases[i].files[count];
        }
        check_number(lingo_messages_open_bytes(&messages, given, count, cases[i].source, NULL),
                     LINGO_OK, cases[i].source);
        check_number((long long)lingo_messages_count(messages), (long long)cases[i].count,
                     cases[i].source);
        size_t source = lingo_negotiate(lingo_messages_offer(messages), NULL, 0).index;
        check_tag(messages, source, cases[i].tag, cases[i].source);
        lingo_messages_release(messages);
    }
}

static void test_given(void)
{
    const struct lingo_messages *messages;
    struct lingo_report report = {LINGO_OK, ""};
    static const char *const given[] = {"pl", "es-MX", "zh-Hant"};
    for (size_t i = 0; i < LANGUAGES; i++)
        write_file(languages[i].name, files[i].bytes, files[i].length);
    check_number(lingo_messages_open(&messages, DIRECTORY, "app", given, 3, "en", &report),
                 LINGO_OK, report.message);
    check_number((long long)lingo_messages_count(messages), 4, "those given, and English");
    check_tag(messages, 0, "pl", "in their order");
    check_tag(messages, 1, "es-MX", "found as es_MX");
    check_tag(messages, 2, "zh-Hant", "found as zh_TW");
    lingo_messages_release(messages);
    write_file("pl", files[0].bytes, files[0].length - 1);
    check_number(lingo_messages_open(&messages, DIRECTORY, "app", NULL, 0, NULL, &report),
                 LINGO_ERROR_FORMAT, "a damaged file");
    check_string(report.message,
                 DIRECTORY "/pl/LC_MESSAGES/app.mo: offset 116: a string reaches beyond the end of "
                           "the file",
                 "a damaged file");
    CU_ASSERT_PTR_NULL(messages);
    remove_all();
}

static void test_refused(void)
{
    static const struct {
        const char *directory, *domain, *language, *source;
        enum lingo_error error;
        const char *message;
    } cases[] = {
        {NULL, "app", NULL, NULL, LINGO_ERROR_ARGUMENT, "lingo_messages_open: NULL"},
        {".", NULL, NULL, NULL, LINGO_ERROR_ARGUMENT, "lingo_messages_open: NULL"},
        {".", "../app", NULL, NULL, LINGO_ERROR_ARGUMENT,
         "\"../app\" is not a domain: it contains a slash, begins with a dot or is empty"},
        {".", "", NULL, NULL, LINGO_ERROR_ARGUMENT,
         "\"\" is not a domain: it contains a slash, begins with a dot or is empty"},
        {".", "app", "../etc", NULL, LINGO_ERROR_ARGUMENT,
         "\"../etc\" is not a language; expected a name such as pt_BR or a tag such as pt-BR"},
        {".", "app", "de/at", NULL, LINGO_ERROR_ARGUMENT,
         "\"de/at\" is not a language; expected a name such as pt_BR or a tag such as pt-BR"},
        {".", "app", "de", NULL, LINGO_ERROR_FILE, ".: contains no file de/LC_MESSAGES/app.mo"},
        {".", "no-such-domain", NULL, NULL, LINGO_ERROR_FILE,
         ".: contains no file LL/LC_MESSAGES/no-such-domain.mo, where LL is a language"},
        {"no-such-directory", "app", NULL, NULL, LINGO_ERROR_FILE,
         "no-such-directory: cannot read the directory: there is no such file"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct lingo_messages *messages = NULL;
        struct lingo_report report = {LINGO_OK, ""};
        const char *const given[] = {cases[i].language};
        enum lingo_error error = lingo_messages_open(
            &messages, cases[i].directory, cases[i].domain, cases[i].language ? given : NULL,
            cases[i].language ? 1 : 0, cases[i].source, &report);
        check_number(error, cases[i].error, cases[i].message);
        check_string(report.message, cases[i].message, "message");
        CU_ASSERT_PTR_NULL(messages);
    }
    const struct lingo_messages *messages;
    const struct lingo_file twice[] = {files[0], files[1], files[0]};
    struct lingo_report report = {LINGO_OK, ""};
    check_number(lingo_messages_open_bytes(&messages, twice, 3, NULL, &report), LINGO_ERROR_FORMAT,
                 "twice");
    check_string(report.message, "\"de\" is given twice; \"de\" is the same language", "twice");
    check_number(lingo_messages_open_bytes(&messages, files, 1, "no language", &report),
                 LINGO_ERROR_ARGUMENT, "source");
    check_string(report.message,
                 "\"no language\" is not a language; expected a tag such as en or pt-BR", "source");
}

static void test_references(void)
{
    const struct lingo_messages *first = open_all(), *second = open_all();
    struct lingo_messages_holder *holder;
    CU_ASSERT_EQUAL(lingo_messages_holder_open(&holder, NULL), LINGO_ERROR_ARGUMENT);
    CU_ASSERT_PTR_NULL(holder);
    check_number(lingo_messages_holder_open(&holder, first), LINGO_OK, "open");
    lingo_messages_release(first); /* the holder has its own reference */
    const struct lingo_messages *got = lingo_messages_holder_get(holder);
    CU_ASSERT_PTR_EQUAL(got, first);
    lingo_messages_holder_set(holder, second);
    lingo_messages_release(second);
    lingo_messages_holder_set(holder, NULL); /* ignored */
    struct lingo_text text = lingo_gettext(got, language_of(got, "de"), "Save");
    check_text(text, "Speichern", "the old ones live until they are released");
    lingo_messages_release(got);
    got = lingo_messages_holder_get(holder);
    CU_ASSERT_PTR_EQUAL(got, second);
    lingo_messages_holder_set(holder, got); /* itself */
    lingo_messages_release(got);
    const struct lingo_messages *own = NULL; /* of a thread */
    CU_ASSERT_PTR_EQUAL(lingo_messages_holder_refresh(holder, &own), second);
    CU_ASSERT_PTR_EQUAL(lingo_messages_holder_refresh(holder, &own), second);
    const struct lingo_messages *third = open_all();
    lingo_messages_holder_set(holder, third);
    lingo_messages_release(third);
    CU_ASSERT_PTR_EQUAL(lingo_messages_holder_refresh(holder, &own), third);
    CU_ASSERT_PTR_EQUAL(own, third);
    lingo_messages_release(own);
    lingo_messages_holder_free(holder);
    lingo_messages_holder_free(NULL);
    lingo_messages_release(NULL);
    CU_ASSERT_PTR_NULL(lingo_messages_hold(NULL));
}

static void test_memory(void)
{
    const struct lingo_messages *messages = NULL;
    size_t n = 0;
    for (; n < 1000 && !messages; n++) {
        memory_watch(n);
        enum lingo_error error = lingo_messages_open_bytes(&messages, files, LANGUAGES, NULL, NULL);
        CU_ASSERT_EQUAL(error, messages ? LINGO_OK : LINGO_ERROR_MEMORY);
    }
    CU_ASSERT(n > 4 * LANGUAGES && n < 1000);
    memory_watch(MEMORY_NO_FAILURE);
    char buffer[64];
    struct lingo_text text =
        lingo_ngettext(messages, language_of(messages, "es-MX"), "one file", "{n} files", 2);
    const struct lingo_pair pair = {"n", {"2", 1}};
    check_number((long long)lingo_fill(buffer, sizeof buffer, text, &pair, 1, LINGO_FILL_ISOLATE),
                 13, "fill");
    check_number((long long)memory_allocations(), 0, "looking up and filling allocate nothing");
    lingo_messages_release(messages);
}

int main(void)
{
    static const struct test tests[] = {
        {"look up", test_look_up},
        {"names", test_names},
        {"languages", test_languages},
        {"source", test_source},
        {"directory", test_directory},
        {"legacy names", test_legacy_names},
        {"names of the source", test_source_names},
        {"given", test_given},
        {"refused", test_refused},
        {"references", test_references},
        {"memory", test_memory},
        {NULL, NULL},
    };
    make_files();
    int code = test_run("messages", tests);
    free_files();
    return code;
}
