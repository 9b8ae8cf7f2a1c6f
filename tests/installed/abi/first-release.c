/* SPDX-License-Identifier: MIT */
/*
 * A program that was compiled with the headers of the first release.  It has its own copies of the
 * structs that programs provide, as they were then, and must never be changed: a newer library
 * fills in what this program has room for, and reads of a request only what this program has set.
 *
 * Status 9: the library wrote beyond a struct; 1: it did something else than it should.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef HEADERS_MAX
#define HEADERS_MAX 24
#define STORAGE 3184
#else
#define STORAGE 16
#endif
#ifndef CHECK_SIZE
#define CHECK_SIZE 40960
#endif

struct lingo_text {
    const char *data;
    size_t length;
};

struct lingo_parameter {
    int name;
    struct lingo_text value;
};

struct lingo_extension {
    struct lingo_text name;
    struct lingo_text json;
};

struct lingo_header {
    struct lingo_text name;
    struct lingo_text value;
};

struct lingo_request {
    int code;
    const void *status;
    struct lingo_text method;
    struct lingo_text accept_language;
    struct lingo_text accept;
    struct lingo_text preferred;
    const void *language;
    const void *second_language;
    unsigned media;
    const struct lingo_parameter *parameters;
    size_t parameter_count;
    const struct lingo_extension *extensions;
    size_t extension_count;
    struct lingo_text destination;
    void *reserved[8];
};

struct lingo_response {
    int code;
    const void *status;
    int media;
    const void *language;
    const void *second_language;
    int match;
    struct lingo_text range;
    size_t length;
    void *reserved[8];
    size_t header_count;
    struct lingo_header headers[HEADERS_MAX];
    char storage[STORAGE];
};

struct lingo_check_request {
    struct lingo_text method;
    int version;
    unsigned flags;
    int sender;
    const void *full;
    void *reserved[4];
};

struct lingo_finding {
    const void *rule;
    int level;
    int code;
    unsigned line;
    const char *basis;
    const char *detail;
    void *reserved[4];
    char field[64];
    char fact[160];
};

struct lingo_status_line {
    int version;
    int code;
    struct lingo_text phrase;
    unsigned faults;
};

struct lingo_report {
    int error;
    char message[508];
};

struct lingo_file {
    const char *name;
    const void *bytes;
    size_t length;
};

struct lingo_files {
    const struct lingo_file *files;
    size_t count;
};

struct lingo_setting {
    const char *name;
    const char *value;
};

struct lingo_choice {
    size_t index;
    int match;
    struct lingo_text range;
};

struct lingo_text_table {
    const struct lingo_text_place {
        uint32_t start, length;
    } * places;
    const uint8_t *rows;
};

size_t lingo_page_write(const void *site, const struct lingo_request *request, char *buffer,
                        size_t size, struct lingo_response *response);
size_t lingo_response_fields(const struct lingo_response *response, struct lingo_header *fields,
                             size_t size);
void lingo_check_begin(void *check, const struct lingo_check_request *request);
void lingo_check_feed(void *check, const char *data, size_t length);
size_t lingo_check_end(void *check, int complete);
const struct lingo_finding *lingo_check_finding(const void *check, size_t index);
void lingo_finding_init(struct lingo_finding *finding, const void *rule, int code,
                        const char *field, const char *fact, size_t length);
const void *lingo_rule_at(size_t index);
int lingo_status_line_parse(const char *line, size_t length, struct lingo_status_line *result);
int lingo_site_open_files(const void **out, const void *catalog,
                          const struct lingo_setting *settings, size_t count,
                          const struct lingo_files *files, struct lingo_report *report);
void lingo_site_release(const void *site);
const void *lingo_catalog_builtin(void);
const void *lingo_catalog_offer(const void *catalog);
const void *lingo_catalog_find(const void *catalog, const char *tag, size_t length);
struct lingo_choice lingo_negotiate(const void *offer, const char *field, size_t length);
struct lingo_text lingo_language_tag(const void *language);
const void *lingo_catalog_at(const void *catalog, size_t index);
struct lingo_text_table lingo_language_table(const void *language);

#define GUARD 65536

static void require(int holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "%s\n", what);
    exit(1);
}

/* Memory for a struct, with bytes behind it that nobody may change. */
static void *allocate(size_t size)
{
    unsigned char *memory = malloc(size + GUARD);
    if (!memory)
        exit(3);
    memset(memory, 0xa5, size + GUARD);
    return memory;
}

/* Whether the bytes are as they were; ends the program at once if they are not, for nothing in the
 * struct can be relied on then. */
static void check_guard(const void *memory, size_t size)
{
    for (size_t i = size; i < size + GUARD; i++)
        if (((const unsigned char *)memory)[i] != 0xa5)
            exit(9);
}

static struct lingo_text text(const char *string)
{
    struct lingo_text result = {string, strlen(string)};
    return result;
}

static void test_page(const void *site, const char *wanted)
{
    static char page[65536];
    struct lingo_parameter parameters[2] = {{0, {NULL, 0}}, {5, {NULL, 0}}};
    struct lingo_extension extension = {{"balance", 7}, {"30", 2}};
    struct lingo_request *request = allocate(sizeof *request);
    struct lingo_response *response = allocate(sizeof *response);
    struct lingo_header fields[HEADERS_MAX + 1];
    memset(request, 0, sizeof *request);
    parameters[0].value = text("/here");
    parameters[1].value = text("120");
    request->code = 503;
    request->accept_language = text("fr-CA, fr;q=0.9");
    request->media = 1 << 1;
    request->parameters = parameters;
    request->parameter_count = 2;
    request->extensions = &extension;
    request->extension_count = 1;
    size_t length = lingo_page_write(site, request, page, sizeof page, response);
    check_guard(response, sizeof *response);
    check_guard(request, sizeof *request);
    require(length == response->length && length == strlen(page), "the length");
    require(response->code == 503 && response->media == 1, "the response");
    require(strstr(page, wanted) != NULL, "the text on the page");
    require(strstr(page, "\"balance\":30") != NULL, "the extension on the page");
    require(response->header_count >= 6 && response->header_count <= HEADERS_MAX, "the fields");
    require(!strcmp(response->headers[0].name.data, "Content-Type") &&
                !strcmp(response->headers[0].value.data, "application/problem+json"),
            "the first field");
    require(lingo_response_fields(response, fields, HEADERS_MAX + 1) <= HEADERS_MAX + 1, "HTTP/2");
    free(response);
    free(request);
}

static void test_check(void)
{
    static const char head[] = "HTTP/1.1 405 Method Not Allowed\r\nDate: yesterday\r\n\r\n";
    struct lingo_check_request request;
    struct lingo_status_line *line = allocate(sizeof *line);
    struct lingo_finding *finding = allocate(sizeof *finding);
    void *check = allocate(CHECK_SIZE);
    memset(&request, 0, sizeof request);
    request.method = text("GET");
    lingo_check_begin(check, &request);
    lingo_check_feed(check, head, sizeof head - 1);
    size_t count = lingo_check_end(check, 0);
    check_guard(check, CHECK_SIZE);
    require(count >= 2, "what the check finds");
    require(strstr(lingo_check_finding(check, 0)->basis, "RFC 9110") != NULL, "a finding's basis");
    lingo_finding_init(finding, lingo_rule_at(0), 404, "Allow", "x", 1);
    check_guard(finding, sizeof *finding);
    require(finding->code == 404 && !strcmp(finding->field, "Allow"), "a finding");
    require(!lingo_status_line_parse("HTTP/1.1 404 Gone", 17, line) && line->code == 404, "a line");
    check_guard(line, sizeof *line);
    free(check);
    free(finding);
    free(line);
}

static void test_site(void)
{
    struct lingo_setting settings[1] = {{"summary.503.fr", "Bient\xc3\xb4t de retour"}};
    struct lingo_file file = {"none", "", 0};
    struct lingo_files files = {&file, 1};
    struct lingo_report *report = allocate(sizeof *report);
    const void *site = NULL;
    require(!lingo_site_open_files(&site, NULL, settings, 1, &files, report), "a site");
    test_page(site, "Bient\xc3\xb4t de retour");
    lingo_site_release(site);
    settings[0].name = "unknown";
    require(lingo_site_open_files(&site, NULL, settings, 1, &files, report) == 7, "an error");
    check_guard(report, sizeof *report);
    require(report->error == 7 && strstr(report->message, "unknown") != NULL, "a report");
    free(report);
}

/* The inline look-up of the first release. */
static struct lingo_text table_text(const struct lingo_text_table *table, int code, int kind)
{
    unsigned i = (unsigned)code - 100u, known = (unsigned)kind < 5u;
    const struct lingo_text_place *phrase = table->places + table->rows[i < 500u ? i : 500u];
    const struct lingo_text_place *place =
        phrase + (known ? (unsigned)kind * table->rows[501] : 0u);
    struct lingo_text result = {NULL, 0};
    if (kind == 1 && !place->length)
        place = phrase;
    result.data = (const char *)table->places + place->start;
    result.length = known ? place->length : 0u;
    return result;
}

static void test_languages(void)
{
    const void *catalog = lingo_catalog_builtin();
    struct lingo_choice choice = lingo_negotiate(lingo_catalog_offer(catalog), "pt-AO", 5);
    const void *language = lingo_catalog_at(catalog, choice.index);
    require(choice.range.length == 5, "the range");
    require(!strcmp(lingo_language_tag(language).data, "pt-PT"), "the language");
    struct lingo_text_table table = lingo_language_table(lingo_catalog_find(catalog, "fr", 2));
    require(!strcmp(table_text(&table, 404, 1).data, "Page introuvable"), "a title by the table");
    require(table_text(&table, 404, 5).length == 0, "an unknown text by the table");
}

int main(void)
{
    test_page(NULL, "\"retry_after\":120");
    test_check();
    test_site();
    test_languages();
    return 0;
}
