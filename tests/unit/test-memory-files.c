/* SPDX-License-Identifier: MIT */
/* Catalogues, templates, logos and texts in memory: existing, missing, damaged and truncated files,
 * and a lack of memory. */
#include "tests/support/make-mo.h"
#include "tests/support/make-page.h"
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include "catalog/catalog.h"
#include "registry/status.h"

#include <stdlib.h>
#include <string.h>

static struct made made;

/* A .mo file with the title of 404. */
static struct lingo_file make_file(const char *name, const char *title)
{
    static const char key[] = "404\004Page not found";
    struct make_mo_pair pairs[] = {{key, sizeof key - 1, title, strlen(title)}, {NULL, 0, NULL, 0}};
    struct lingo_file file = {name, NULL, 0};
    file.bytes = make_mo(&(struct make_mo){.pairs = pairs}, &file.length);
    return file;
}

static void free_file(struct lingo_file file)
{
    free((void *)(uintptr_t)file.bytes);
}

static struct lingo_text title_of(const struct lingo_catalog *catalog, const char *tag)
{
    return lingo_language_text_of_code(lingo_catalog_find(catalog, tag, strlen(tag)), 404,
                                       LINGO_TEXT_TITLE);
}

/* ---- catalogues ---- */

static void test_catalog(void)
{
    struct lingo_file files[] = {make_file("fr", "Oups !"), make_file("pt_BR", "Opa"),
                                 make_file("tlh", "ghobe'"), make_file("fr", "Zut !")};
    const struct lingo_catalog *catalog;
    CU_ASSERT_EQUAL_FATAL(lingo_catalog_open_bytes(&catalog, files, 3, LINGO_CATALOG_EXTEND, NULL),
                          LINGO_OK);
    check_text(title_of(catalog, "fr"), "Oups !", "fr");
    check_text(title_of(catalog, "pt-BR"), "Opa", "pt-BR");
    check_text(title_of(catalog, "tlh"), "ghobe'", "tlh");
    check_text(title_of(catalog, "de"), "Seite nicht gefunden", "built in");
    check_number((long long)lingo_catalog_count(catalog),
                 (long long)lingo_catalog_count(lingo_catalog_builtin()) + 1, "languages");
    lingo_catalog_release(catalog);
    CU_ASSERT_EQUAL_FATAL(lingo_catalog_open_bytes(&catalog, files, 4, LINGO_CATALOG_ALONE, NULL),
                          LINGO_OK);
    check_text(title_of(catalog, "fr"), "Oups !", "the first is used");
    check_string(lingo_catalog_left_out(catalog, 0), "tlh: CLDR does not know the language \"tlh\"",
                 "tlh");
    check_string(lingo_catalog_left_out(catalog, 1), "fr is ignored: fr is the same language",
                 "the later is not");
    check_number((long long)lingo_catalog_count(catalog), 4, "en, fr, pt-BR, tlh");
    lingo_catalog_release(catalog);
    CU_ASSERT_EQUAL_FATAL(lingo_catalog_open_bytes(&catalog, NULL, 0, LINGO_CATALOG_ALONE, NULL),
                          LINGO_OK);
    check_number((long long)lingo_catalog_count(catalog), 1, "English alone");
    check_text(title_of(catalog, "en"), "Page not found", "en");
    lingo_catalog_release(catalog);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        free_file(files[i]);
}

/* A page in a language that lacks texts is in the nearest parent that has them all, but never in
 * another script. */
static void test_parents(void)
{
    static const char *const rows[][2] = {
        {"de-AT", "de"}, {"de-AT-1996", "de"}, {"ru-Latn", "en"}, {"tlh", "en"}};
    struct lingo_file files[] = {make_file("de_AT", "Hoppla"), make_file("de_AT_1996", "Hoppla"),
                                 make_file("ru_Latn", "Ups"), make_file("tlh", "ghobe'")};
    const struct lingo_catalog *catalog;
    CU_ASSERT_EQUAL_FATAL(lingo_catalog_open_bytes(&catalog, files, 4, LINGO_CATALOG_EXTEND, NULL),
                          LINGO_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct lingo_language *language =
            lingo_catalog_find(catalog, rows[i][0], strlen(rows[i][0]));
        CU_ASSERT_PTR_NOT_NULL_FATAL(language);
        CU_ASSERT_FALSE(lingo_language_is_complete(language, lingo_status_find(404)));
        check_text(language_tag(catalog_page_parent(language, status_row_of_code(404))), rows[i][1],
                   rows[i][0]);
    }
    lingo_catalog_release(catalog);
    for (size_t i = 0; i < 4; i++)
        free_file(files[i]);
}
static void test_bad_catalog(void)
{
    const struct lingo_file unnamed = {NULL, "x", 1}, without = {"fr", NULL, 1};
    static const struct lingo_file wrong_name = {"no language!", "x", 1}, wrong = {"fr", "junk", 4},
                                   empty = {"fr", NULL, 0};
    const struct {
        const struct lingo_file *file;
        unsigned flags;
        enum lingo_error error;
        const char *message;
    } cases[] = {
        {&unnamed, 0, LINGO_ERROR_ARGUMENT, "a file is NULL"},
        {&without, 0, LINGO_ERROR_ARGUMENT, "a file is NULL"},
        {NULL, 0, LINGO_ERROR_ARGUMENT, "files is NULL"},
        {&wrong, 8, LINGO_ERROR_ARGUMENT, "unknown flag"},
        {&wrong_name, 0, LINGO_ERROR_FORMAT,
         "no language!: \"no language!\" is not a locale name such as fr, pt_BR or sr@latin"},
        {&wrong, 0, LINGO_ERROR_FORMAT, NULL},
        {&empty, 0, LINGO_ERROR_FORMAT, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct lingo_catalog *catalog = (const struct lingo_catalog *)1;
        struct lingo_report report = {LINGO_OK, ""};
        check_number(lingo_catalog_open_bytes(&catalog, cases[i].file, 1, cases[i].flags, &report),
                     cases[i].error, "error");
        CU_ASSERT_PTR_NULL(catalog);
        if (cases[i].message)
            check_string(report.message, cases[i].message, "message");
        else
            CU_ASSERT_EQUAL(strncmp(report.message, "fr: ", 4), 0);
    }
    check_number(lingo_catalog_open_bytes(NULL, NULL, 0, 0, NULL), LINGO_ERROR_ARGUMENT, "out");
}

static void test_cut_catalog(void)
{
    struct lingo_file whole = make_file("fr", "Oups !");
    for (size_t length = 0; length < whole.length; length++) {
        const struct lingo_catalog *catalog;
        char *cut = exact_copy(whole.bytes, length);
        struct lingo_file file = {"fr", cut, length};
        enum lingo_error error =
            lingo_catalog_open_bytes(&catalog, &file, 1, LINGO_CATALOG_ALONE, NULL);
        CU_ASSERT_EQUAL(!error, catalog != NULL);
        CU_ASSERT(error == LINGO_OK || error == LINGO_ERROR_FORMAT);
        lingo_catalog_release(catalog);
        free(cut);
    }
    free_file(whole);
}

/* ---- sites ---- */

#define FILE_OF(name, literal)                                                                     \
    {                                                                                              \
        name, literal, sizeof(literal) - 1                                                         \
    }
#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"

static const char template[] = "<p>{{title}}</p>{{>foot}}";

static const struct lingo_file all[] = {
    FILE_OF("pages/error.html", "<p>{{title}}</p>{{>foot}}"),
    FILE_OF("pages/foot.html", "<b>{{code}}</b><img src=\"{{logo}}\">"),
    FILE_OF("logo.svg", SVG),
    FILE_OF("logo.svg", "of equal names the first"),
};

static const struct lingo_site *open_site(const struct lingo_setting *settings, size_t count,
                                          const struct lingo_files *files, const char *message)
{
    const struct lingo_site *site = NULL;
    struct lingo_report report;
    enum lingo_error error = lingo_site_open_files(&site, NULL, settings, count, files, &report);
    check_string(report.message, message, "report");
    CU_ASSERT_EQUAL(!error, site != NULL);
    return site;
}

static void test_site(void)
{
    struct lingo_file files[6] = {all[0], all[1], all[2], all[3]};
    files[4] = make_file("texts/de.mo", "Huch");
    files[5] = make_file("texts/tlh/LC_MESSAGES/httplingo.mo", "ghobe'");
    const struct lingo_files set = {files, 6};
    const struct lingo_setting settings[] = {
        {"template", "pages/error.html"}, {"logo", "logo.svg"}, {"texts", "texts/"}};
    const struct lingo_site *site = open_site(settings, 3, &set, "");
    free_file(files[4]); /* everything was copied */
    free_file(files[5]);
    CU_ASSERT_PTR_NOT_NULL_FATAL(site);
    make_page(&made, site, 404, "de", LINGO_MEDIA_HTML, NULL);
    static const char begin[] = "<p>Huch</p><b>404</b><img src=\"data:image/svg";
    CU_ASSERT_EQUAL(strncmp(made.content, begin, sizeof begin - 1), 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(made.content, ";base64,PHN2Zy"));
    check_text(title_of(lingo_site_catalog(site), "tlh"), "ghobe'", "tlh");
    lingo_site_release(site);
}

/* A theme needs no file; a partial that the themes share is there as well, unless a file is. */
static void test_shared(void)
{
    static const struct lingo_file files[] = {FILE_OF("a.html", "{{>message}}"),
                                              FILE_OF("message.html", "own")};
    static const struct lingo_setting setting = {"template", "a.html"};
    const struct lingo_site *site = open_site(NULL, 0, &(struct lingo_files){NULL, 0}, "");
    make_page(&made, site, 404, "de", LINGO_MEDIA_HTML, NULL);
    CU_ASSERT_PTR_NOT_NULL(strstr(made.content, "<h1>Seite nicht gefunden</h1>"));
    lingo_site_release(site);
    site = open_site(&setting, 1, &(struct lingo_files){files, 1}, "");
    make_page(&made, site, 404, "de", LINGO_MEDIA_HTML, NULL);
    CU_ASSERT_PTR_NOT_NULL(strstr(made.content, "der Link ist veraltet.</p>"));
    lingo_site_release(site);
    site = open_site(&setting, 1, &(struct lingo_files){files, 2}, "");
    make_page(&made, site, 404, "de", LINGO_MEDIA_HTML, NULL);
    check_string(made.content, "own", "a file goes before what themes share");
    lingo_site_release(site);
}

/* What is not among the files is not there, though the file system has it. */
static void test_missing(void)
{
    static const struct {
        struct lingo_setting setting;
        const char *message;
    } cases[] = {
        {{"template", "/etc/passwd"}, "/etc/passwd: cannot open it: there is no such file"},
        {{"template", "pages/error.htm"}, "pages/error.htm: cannot open it: there is no such file"},
        {{"logo", "/etc/passwd"},
         "logo = /etc/passwd: /etc/passwd: cannot open it: there is no such file"},
        {{"logo", "pages/foot.html"},
         "logo = pages/foot.html: pages/foot.html: expected a picture in SVG, PNG, JPEG, GIF or "
         "WebP format"},
        {{"texts", "pages"}, "pages: contains neither LL.mo nor LL/LC_MESSAGES/httplingo.mo"},
        {{"texts", "/usr"}, "/usr: contains neither LL.mo nor LL/LC_MESSAGES/httplingo.mo"},
        {{"texts", ""}, ": contains neither LL.mo nor LL/LC_MESSAGES/httplingo.mo"},
    };
    static const struct lingo_files set = {all, 4}, empty = {NULL, 0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        CU_ASSERT_PTR_NULL(open_site(&cases[i].setting, 1, &set, cases[i].message));
    static const struct lingo_files without_foot = {all, 1};
    static const struct lingo_setting setting = {"template", "pages/error.html"};
    CU_ASSERT_PTR_NULL(open_site(&setting, 1, &without_foot,
                                 "pages/foot.html: cannot open it: there is no such file"));
    CU_ASSERT_PTR_NULL(
        open_site(&setting, 1, &empty, "pages/error.html: cannot open it: there is no such file"));
    struct lingo_file unnamed[] = {{NULL, "", 0}}, without[] = {{"a", NULL, 1}};
    CU_ASSERT_PTR_NULL(
        open_site(NULL, 0, &(struct lingo_files){unnamed, 1}, "out, settings or a file is NULL"));
    CU_ASSERT_PTR_NULL(
        open_site(NULL, 0, &(struct lingo_files){without, 1}, "out, settings or a file is NULL"));
    CU_ASSERT_PTR_NULL(
        open_site(NULL, 0, &(struct lingo_files){NULL, 1}, "out, settings or a file is NULL"));
}

/* A template and a logo cut anywhere: a site, or a message; a limit. */
static void test_cuts(void)
{
    for (size_t length = 0; length < sizeof template + sizeof SVG; length++) {
        bool of_logo = length >= sizeof template;
        size_t cut = of_logo ? length - sizeof template : length;
        char *copy = exact_copy(of_logo ? SVG : template, cut);
        struct lingo_file files[] = {{of_logo ? "b.svg" : "a.html", copy, cut},
                                     FILE_OF("foot.html", "{{code}}")};
        struct lingo_setting setting = {of_logo ? "logo" : "template", files[0].name};
        const struct lingo_files set = {files, 2};
        const struct lingo_site *site;
        struct lingo_report report;
        enum lingo_error error = lingo_site_open_files(&site, NULL, &setting, 1, &set, &report);
        CU_ASSERT_EQUAL(!error, site != NULL);
        CU_ASSERT_EQUAL(!error, report.message[0] == '\0');
        lingo_site_release(site);
        free(copy);
    }
    static char large[(32 << 10) + 1] = "<svg";
    struct lingo_file file = {"large.svg", large, sizeof large};
    struct lingo_setting setting = {"logo", "large.svg"};
    CU_ASSERT_PTR_NULL(open_site(&setting, 1, &(struct lingo_files){&file, 1},
                                 "logo = large.svg: large.svg: larger than 32768 bytes"));
}

/* Each allocation fails once: nothing is lost, and the error is the one that it ought to be. */
static void test_no_memory(void)
{
    struct lingo_file files[] = {all[0], all[1], all[2], make_file("texts/de.mo", "Huch")};
    const struct lingo_files set = {files, 4};
    const struct lingo_setting settings[] = {
        {"template", "pages/error.html"}, {"logo", "logo.svg"}, {"texts", "texts"}};
    const struct lingo_site *site = NULL;
    size_t failures = 0;
    for (; !site && failures < 1000; failures++) {
        memory_watch(failures);
        enum lingo_error error = lingo_site_open_files(&site, NULL, settings, 3, &set, NULL);
        memory_watch(MEMORY_NO_FAILURE);
        CU_ASSERT(error == LINGO_ERROR_MEMORY || (!error && site));
    }
    CU_ASSERT(failures > 100);
    lingo_site_release(site);
    free_file(files[3]);
}

int main(void)
{
    static const struct test tests[] = {{"catalogue", test_catalog},
                                        {"parents", test_parents},
                                        {"bad catalogue", test_bad_catalog},
                                        {"cut catalogue", test_cut_catalog},
                                        {"site", test_site},
                                        {"shared partials", test_shared},
                                        {"missing", test_missing},
                                        {"cuts", test_cuts},
                                        {"no memory", test_no_memory},
                                        {NULL, NULL}};
    return test_run("memory files", tests);
}
