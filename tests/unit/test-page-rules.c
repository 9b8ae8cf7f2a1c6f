/* SPDX-License-Identifier: MIT */
/*
 * The rules for pages, in every language and for every status: nothing is said twice, there is at
 * most one sentence about waiting, sentences end as the language requires, nothing is in English,
 * no advice names an action that the page does not offer, and there is an action.  If the name of a
 * file is given as an argument, this program writes the violations to it: language, code, rule,
 * text.
 */
#include "tests/support/language.h"
#include "tests/support/test.h"

#include "catalog/catalog.h"
#include "catalog/wait.h"

#include <httplingo/page.h>

#include <ctype.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define CONTENT_SIZE (16 << 10)
#define LINES_MAX 64
#define LINE_SIZE 512

/* ---- findings ---- */

static FILE *findings; /* NULL: on standard output, as failures */
static size_t finding_count;
#define FINDINGS_SHOWN 40

/* What was found already, so that a text that many pages have is told of once. */
static struct seen {
    char key[LINE_SIZE + 64];
} * seen;
static size_t seen_count;

static bool is_new(const char *tag, const char *rule, const char *text)
{
    char key[sizeof seen->key];
    snprintf(key, sizeof key, "%s\t%s\t%s", tag, rule, text);
    for (size_t i = 0; i < seen_count; i++)
        if (!strcmp(seen[i].key, key))
            return false;
    struct seen *grown = realloc(seen, (seen_count + 1) * sizeof *seen);
    if (!grown)
        abort();
    seen = grown;
    memcpy(seen[seen_count++].key, key, sizeof key);
    return true;
}

static void found(const struct lingo_language *language, int code, const char *rule,
                  const char *text)
{
    if (!is_new(language_tag(language).data, rule, text))
        return;
    finding_count++;
    if (findings)
        fprintf(findings, "%s\t%d\t%s\t%s\n", language_tag(language).data, code, rule, text);
    else if (finding_count <= FINDINGS_SHOWN)
        printf("\n    %s, %d: %s: \"%s\"", language_tag(language).data, code, rule, text);
}

/* ---- texts ---- */

/* A text without its final punctuation, in small letters. */
static void fold(char *to, size_t size, const char *text)
{
    static const char *const marks[] = {".", "!", "?", "…", "。", "．", "！", "？", "؟",
                                        "۔", "।", "։", "။", "។",  ":",  "：", " "};
    wchar_t wide[LINE_SIZE];
    size_t n = mbstowcs(wide, text, LINE_SIZE - 1);
    n = n == (size_t)-1 ? 0 : n;
    wide[n] = L'\0';
    for (size_t i = 0; i < n; i++)
        wide[i] = (wchar_t)towlower((wint_t)wide[i]);
    if (wcstombs(to, wide, size) == (size_t)-1)
        snprintf(to, size, "%s", text);
    for (size_t i = 0; i < COUNT(marks); i++) {
        size_t length = strlen(to), mark = strlen(marks[i]);
        if (length >= mark && !strcmp(to + length - mark, marks[i])) {
            to[length - mark] = '\0';
            i = (size_t)-1;
        }
    }
}

static bool is_same(const char *a, const char *b)
{
    char folded_a[LINE_SIZE], folded_b[LINE_SIZE];
    fold(folded_a, sizeof folded_a, a);
    fold(folded_b, sizeof folded_b, b);
    return !strcmp(folded_a, folded_b);
}

/* ---- words ---- */

static bool is_tag_of(const struct lingo_language *language, const char *subtag)
{
    size_t n = strlen(subtag);
    return !strncmp(language_tag(language).data, subtag, n) &&
           (!language_tag(language).data[n] || language_tag(language).data[n] == '-');
}

/* Whether a byte is of a word: a letter of ASCII, or any other character. */
static bool is_of_word(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Whether spaces stand between the words of the language. */
static bool has_spaces(const struct lingo_language *language)
{
    static const char *const without[] = {"ja", "km", "lo", "my", "th", "yue", "zh"};
    for (size_t i = 0; i < COUNT(without); i++)
        if (is_tag_of(language, without[i]))
            return false;
    return true;
}

/* Whether a text has these words; where there are spaces, whole ones. */
static bool has_words(const struct lingo_language *language, const char *text, const char *words)
{
    char folded_text[LINE_SIZE], folded[LINE_SIZE];
    fold(folded_text, sizeof folded_text, text);
    fold(folded, sizeof folded, words);
    size_t n = strlen(folded);
    for (const char *at = folded_text; n && (at = strstr(at, folded)); at++)
        if (!has_spaces(language) ||
            ((at == folded_text || !is_of_word(at[-1])) && !is_of_word(at[n])))
            return true;
    return false;
}

/* ---- the end of a sentence ---- */

/* What ends a sentence where it is not the full stop of Europe; "" where nothing does, and a space
 * is what parts two. */
static const char *full_stop(const struct lingo_language *language)
{
    static const struct {
        const char *tag, *stop;
    } stops[] = {
        {"am", "።"}, {"as", "।"}, {"bn", "।"},   {"hi", "।"},  {"hy", "։"}, {"ja", "。"},
        {"km", "។"}, {"lo", ""},  {"my", "။"},   {"ne", "।"},  {"or", "।"}, {"pa", "।"},
        {"th", ""},  {"ur", "۔"}, {"yue", "。"}, {"zh", "。"},
    };
    for (size_t i = 0; i < COUNT(stops); i++)
        if (is_tag_of(language, stops[i].tag))
            return stops[i].stop;
    return ".";
}

static bool ends_in(const char *text, const char *mark)
{
    size_t n = strlen(text), length = strlen(mark);
    return n >= length && !strcmp(text + n - length, mark);
}

static bool ends_well(const struct lingo_language *language, const char *text)
{
    static const char *const any[] = {".", "。", "۔", "።", "।", "։", "။", "។", "!", "?", "؟", "…"};
    const char *stop = full_stop(language);
    if (*stop)
        return ends_in(text, stop);
    for (size_t i = 0; i < COUNT(any); i++)
        if (ends_in(text, any[i]))
            return false;
    return *text && !isspace((unsigned char)text[strlen(text) - 1]);
}

static void check_sentence(const struct lingo_language *language, int code, struct lingo_text text)
{
    if (text.length && !ends_well(language, text.data))
        found(language, code, "end of a sentence", text.data);
}

/* ---- the texts of a language, each once ---- */

static bool is_english(const struct lingo_language *language)
{
    return is_tag_of(language, "en");
}

/* A sentence or a headline, not a single word, which another language may share. */
static bool is_sentence(const char *english)
{
    return strchr(english, ' ') && !strchr(english, '{');
}

/* What a language has in common with English all the same. */
static bool is_shared(const struct lingo_language *language, const char *text)
{
    static const char *const shared[][2] = {{"fil", "Home page"}};
    for (size_t i = 0; i < COUNT(shared); i++)
        if (is_tag_of(language, shared[i][0]) && !strcmp(text, shared[i][1]))
            return true;
    return false;
}

/* Phrases are technical terms, and may be kept in English. */
static void check_translated(const struct lingo_language *language)
{
    for (size_t entry = STATUS_ROW_COUNT; entry < ENTRY_COUNT && !is_english(language); entry++) {
        struct lingo_text text = language_entry(language, entry);
        const char *english = entry_english(entry);
        int code = entry < ENTRY_FIRST_METHOD ? status_table[entry % STATUS_ROW_COUNT].code : 0;
        if ((is_sentence(english) || entry_is_wait(entry)) && *english &&
            !strcmp(text.data, english) && !is_shared(language, english))
            found(language, code, "English", text.data);
    }
}

static void check_row(const struct lingo_language *language, size_t row)
{
    static const enum lingo_text_kind fields[] = {LINGO_TEXT_SUMMARY, LINGO_TEXT_ADVICE,
                                                  LINGO_TEXT_DESCRIPTION};
    int code = status_table[row].code;
    struct lingo_text phrase = language_status_text(language, row, LINGO_TEXT_PHRASE);
    struct lingo_text title = language_status_text(language, row, LINGO_TEXT_TITLE);
    for (size_t i = 0; i < COUNT(fields); i++)
        check_sentence(language, code, language_status_text(language, row, fields[i]));
    if (code >= 300 && is_same(title.data, phrase.data))
        found(language, code, "the title is the phrase", title.data);
    if (!*full_stop(language) ? false : ends_in(title.data, full_stop(language)))
        found(language, code, "a title with a full stop", title.data);
}

static void check_labels(const struct lingo_language *language)
{
    static const enum lingo_label sentences[] = {
        LINGO_LABEL_WAIT_NOW,      LINGO_LABEL_OUTLOOK_SOON, LINGO_LABEL_OUTLOOK_LATER,
        LINGO_LABEL_OUTLOOK_NO,    LINGO_LABEL_SUPPORT_HINT, LINGO_LABEL_NOT_SAVED,
        LINGO_LABEL_SIGN_IN_OTHER, LINGO_LABEL_USE_HTTPS,    LINGO_LABEL_MAINTENANCE_SUMMARY};
    for (size_t i = 0; i < COUNT(sentences); i++)
        check_sentence(language, 0, lingo_language_label(language, sentences[i]));
    for (size_t entry = ENTRY_FIRST_WAIT; entry < ENTRY_COUNT; entry++)
        check_sentence(language, 0, language_entry(language, entry));
}

static void test_texts(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    size_t before = finding_count;
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        if (is_in_progress(language))
            continue;
        check_translated(language);
        check_labels(language);
        for (size_t row = 0; row < STATUS_ROW_COUNT; row++)
            check_row(language, row);
    }
    check_number((long long)(finding_count - before), 0, "findings in texts");
}

/* ---- pages ---- */

struct page_case {
    const struct lingo_language *language;
    const struct lingo_status *status;
    const char *wait; /* NULL: none is known */
    const char *method;
    enum lingo_media format;
};

static char content[CONTENT_SIZE];
static struct lingo_response response;

struct lines {
    char texts[LINES_MAX][LINE_SIZE];
    size_t count;
};

static void make(const struct page_case *of)
{
    struct lingo_parameter parameter = {LINGO_PARAMETER_RETRY_AFTER, {of->wait, 0}};
    struct lingo_request request = {.status = of->status,
                                    .method = {of->method, strlen(of->method)},
                                    .language = of->language,
                                    .media = 1u << of->format,
                                    .parameters = &parameter};
    if (of->wait) {
        parameter.value.length = strlen(of->wait);
        request.parameter_count = 1;
    }
    size_t length = lingo_page_write(NULL, &request, content, sizeof content, &response);
    CU_ASSERT_TRUE_FATAL(length < sizeof content);
}

static void add_line(struct lines *lines, const char *begin, const char *end)
{
    while (begin < end && isspace((unsigned char)*begin))
        begin++;
    while (end > begin && isspace((unsigned char)end[-1]))
        end--;
    if (begin == end)
        return;
    if (lines->count == LINES_MAX || end - begin >= LINE_SIZE)
        CU_FAIL_FATAL("too many lines, or a long one");
    snprintf(lines->texts[lines->count++], LINE_SIZE, "%.*s", (int)(end - begin), begin);
}

static void read_text(struct lines *lines)
{
    lines->count = 0;
    for (const char *line = content; *line;) {
        const char *end = strchr(line, '\n');
        add_line(lines, line, end);
        line = end + 1;
    }
}

/* Whether a tag stands within a line. */
static bool is_inline(const char *tag)
{
    static const char *const names[] = {"bdi", "strong", "span", "code", "time"};
    tag += *tag == '/';
    for (size_t i = 0; i < COUNT(names); i++)
        if (!strncmp(tag, names[i], strlen(names[i])) && !isalpha(tag[strlen(names[i])]))
            return true;
    return false;
}

/* What is shown of the body: a line for each block, link and heading.  Pages without values from
 * elsewhere hold no character reference. */
static void read_html(struct lines *lines)
{
    char line[LINE_SIZE];
    size_t n = 0;
    lines->count = 0;
    for (const char *p = strstr(content, "<body"); *p; p++) {
        if (*p != '<') {
            if (*p == '&' || n == sizeof line)
                CU_FAIL_FATAL("a character reference, or a long line");
            line[n++] = *p;
            continue;
        }
        if (!is_inline(p + 1)) {
            add_line(lines, line, line + n);
            n = 0;
        }
        p = strchr(p, '>');
    }
}

/* Whether two texts are the same but for spaces that do not break the line. */
static bool is_alike(const char *a, const char *b)
{
    static const char space[] = "\u00a0";
    size_t n = sizeof space - 1;
    for (; *a && *b; a++, b++) {
        bool breaks_a = strncmp(a, space, n) != 0, breaks_b = strncmp(b, space, n) != 0;
        if ((breaks_a ? *a : ' ') != (breaks_b ? *b : ' '))
            return false;
        a += breaks_a ? 0 : n - 1;
        b += breaks_b ? 0 : n - 1;
    }
    return *a == *b;
}

static bool has_line(const struct lines *lines, struct lingo_text text)
{
    for (size_t i = 0; i < lines->count; i++)
        if (is_alike(lines->texts[i], text.data))
            return true;
    return false;
}

/* No two lines are equal but for case and what ends them. */
static void check_twice(const struct page_case *of, const struct lines *lines)
{
    static char folded[LINES_MAX][LINE_SIZE];
    for (size_t i = 0; i < lines->count; i++) {
        fold(folded[i], LINE_SIZE, lines->texts[i]);
        for (size_t k = 0; k < i; k++)
            if (!strcmp(folded[i], folded[k]))
                found(of->language, response.code, "twice", lines->texts[i]);
    }
}

/* What the page is to say of waiting; empty: nothing. */
static struct lingo_text expected_wait(const struct page_case *of)
{
    static const enum lingo_label labels[] = {
        [LINGO_OUTLOOK_NOW] = LINGO_LABEL_WAIT_NOW,
        [LINGO_OUTLOOK_SOON] = LINGO_LABEL_OUTLOOK_SOON,
        [LINGO_OUTLOOK_LATER] = LINGO_LABEL_OUTLOOK_LATER,
        [LINGO_OUTLOOK_NO] = LINGO_LABEL_OUTLOOK_NO,
    };
    static char text[LINE_SIZE];
    enum lingo_outlook outlook = lingo_status_outlook(of->status);
    bool permanent =
        response.code >= 400 && lingo_status_duration(of->status).value == LINGO_DURATION_PERMANENT;
    if (of->wait && !permanent) {
        size_t n =
            lingo_language_wait(of->language, strtoull(of->wait, NULL, 10), text, sizeof text);
        return (struct lingo_text){text, n};
    }
    if (outlook == LINGO_OUTLOOK_NONE)
        return (struct lingo_text){"", 0};
    return lingo_language_label(of->language, labels[outlook]);
}

/* Waiting is spoken of in one sentence, and that is the one that is true. */
static void check_wait(const struct page_case *of, const struct lines *lines)
{
    static const enum lingo_label labels[] = {LINGO_LABEL_WAIT_NOW, LINGO_LABEL_OUTLOOK_SOON,
                                              LINGO_LABEL_OUTLOOK_LATER, LINGO_LABEL_OUTLOOK_NO};
    static const unsigned waits[] = {3, 7200};
    struct lingo_text expected = expected_wait(of);
    if (expected.length && !has_line(lines, expected))
        found(of->language, response.code, "the sentence on waiting is missing", expected.data);
    for (size_t i = 0; i < COUNT(labels); i++) {
        struct lingo_text label = lingo_language_label(of->language, labels[i]);
        if (strcmp(label.data, expected.data) != 0 && has_line(lines, label))
            found(of->language, response.code, "another statement on waiting", label.data);
    }
    for (size_t i = 0; i < COUNT(waits); i++) {
        char text[LINE_SIZE];
        size_t n = lingo_language_wait(of->language, waits[i], text, sizeof text);
        if (strcmp(text, expected.data) != 0 && has_line(lines, (struct lingo_text){text, n}))
            found(of->language, response.code, "another wait", text);
    }
}

/* Statuses whose texts are about signing in, whatever the page offers. */
static bool is_about_signing_in(int code)
{
    return code == 401 || code == 403 || code == 407 || code == 511;
}

/* Where a label has another meaning as well, or begins a longer term. */
static bool is_ambiguous(const struct lingo_language *language, enum lingo_label label)
{
    static const struct {
        const char *tag;
        enum lingo_label label;
    } words[] = {
        {"ca", LINGO_LABEL_HOME},    /* "pàgina d’inici de sessió" is where one signs in */
        {"el", LINGO_LABEL_SIGN_IN}, /* "σύνδεση" is a connection too */
        {"es", LINGO_LABEL_HOME},    /* "página de inicio de sesión" */
        {"gl", LINGO_LABEL_HOME},    /* "páxina de inicio de sesión" */
        {"ja", LINGO_LABEL_CONTACT}, /* "お問い合わせ" is what one does with anybody */
        {"yo", LINGO_LABEL_SIGN_IN}, /* "tẹ̀ wọlé" is to type in */
    };
    for (size_t i = 0; i < COUNT(words); i++)
        if (is_tag_of(language, words[i].tag) && words[i].label == label)
            return true;
    return false;
}

/* Neither summary nor advice names an action that the page lacks. */
static void check_advised(const struct page_case *of, const struct lines *lines)
{
    static const enum lingo_label actions[] = {
        LINGO_LABEL_TRY_AGAIN,      LINGO_LABEL_SIGN_IN, LINGO_LABEL_HOME,    LINGO_LABEL_SEARCH,
        LINGO_LABEL_SERVICE_STATUS, LINGO_LABEL_CONTACT, LINGO_LABEL_CONTINUE};
    static const enum lingo_text_kind fields[] = {LINGO_TEXT_SUMMARY, LINGO_TEXT_ADVICE};
    for (size_t i = 0; i < COUNT(actions); i++) {
        struct lingo_text label = lingo_language_label(of->language, actions[i]);
        int row = lingo_status_code(&status_table[status_row_of(of->status)]);
        if (has_line(lines, label) || is_ambiguous(of->language, actions[i]) ||
            (actions[i] == LINGO_LABEL_SIGN_IN && is_about_signing_in(row)))
            continue;
        for (size_t f = 0; f < COUNT(fields); f++) {
            struct lingo_text text = lingo_language_text(of->language, of->status, fields[f]);
            if (has_words(of->language, text.data, label.data))
                found(of->language, row, "an action that the page lacks", text.data);
        }
    }
}

/* What a page says in a field of a status: nginx's 497 has a cure of its own. */
static struct lingo_text expected_text(const struct page_case *of, enum lingo_text_kind field)
{
    if (field == LINGO_TEXT_ADVICE && lingo_status_code(of->status) == 497)
        return lingo_language_label(of->language, LINGO_LABEL_USE_HTTPS);
    return lingo_language_text(of->language, of->status, field);
}

/* What is for visitors is on the page, in the language that was asked for. */
static void check_texts(const struct page_case *of, const struct lines *lines)
{
    static const enum lingo_text_kind fields[] = {LINGO_TEXT_TITLE, LINGO_TEXT_SUMMARY,
                                                  LINGO_TEXT_ADVICE, LINGO_TEXT_DESCRIPTION};
    if (response.language != of->language)
        found(of->language, response.code, "another language",
              language_tag(response.language).data);
    for (size_t i = 0; i < COUNT(fields); i++) {
        struct lingo_text text = expected_text(of, fields[i]);
        if (text.length && !has_line(lines, text))
            found(of->language, response.code, "a text is missing", text.data);
    }
}

static void check_page(const struct page_case *of)
{
    static struct lines lines;
    make(of);
    if (!*content)
        return;
    if (of->format == LINGO_MEDIA_HTML)
        read_html(&lines);
    else
        read_text(&lines);
    check_texts(of, &lines);
    check_twice(of, &lines);
    check_wait(of, &lines);
    if (of->format != LINGO_MEDIA_HTML)
        return;
    check_advised(of, &lines);
    if (response.code >= 300 && !strstr(content, "<nav class=\"n\">\n<a "))
        found(of->language, response.code, "no action", of->method);
}

static void check_status(const struct lingo_language *language, const struct lingo_status *status)
{
    static const char *const waits[] = {NULL, "3", "7200"};
    static const char *const methods[] = {"GET", "POST"};
    static const enum lingo_media formats[] = {LINGO_MEDIA_HTML, LINGO_MEDIA_TEXT};
    if (!lingo_language_is_complete(language, status))
        return; /* its pages are in another language; test-catalog looks at that */
    for (size_t w = 0; w < COUNT(waits); w++)
        for (size_t m = 0; m < COUNT(methods); m++)
            for (size_t f = 0; f < COUNT(formats); f++)
                check_page(&(struct page_case){language, status, waits[w], methods[m], formats[f]});
}

static void test_pages(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    size_t before = finding_count;
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        for (size_t row = 0; row < STATUS_ROW_COUNT; row++)
            check_status(language, &status_table[row]);
        for (size_t v = 0; v < lingo_vendor_count(); v++)
            check_status(language, lingo_vendor_at(v));
    }
    check_number((long long)(finding_count - before), 0, "findings in pages");
}

/* The rules see what they forbid. */
static void test_rules(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    static const struct {
        const char *tag, *text;
        bool well;
    } ends[] = {
        {"en", "A page.", true},  {"en", "A page", false},     {"ja", "ページ。", true},
        {"ja", "ページ.", false}, {"hi", "पृष्ठ।", true},        {"mr", "पृष्ठ.", true},
        {"th", "หน้า", true},      {"th", "หน้า.", false},       {"ur", "صفحہ۔", true},
        {"ar", "صفحة.", true},    {"ar", "صفحة", false},       {"hy", "էջ։", true},
        {"my", "စာမျက်နှာ။", true}, {"zh-Hant", "頁面。", true}, {"km", "ទំព័រ។", true},
    };
    for (size_t i = 0; i < COUNT(ends); i++)
        check_number(
            ends_well(lingo_catalog_find(catalog, ends[i].tag, strlen(ends[i].tag)), ends[i].text),
            ends[i].well, ends[i].text);
    CU_ASSERT_TRUE(is_same("Not Found", "not found."));
    CU_ASSERT_TRUE(is_same("ÉCHEC…", "échec"));
    CU_ASSERT_FALSE(is_same("Not Found", "Found"));
    const struct lingo_language *english = lingo_catalog_find(catalog, "en", 2);
    const struct lingo_language *japanese = lingo_catalog_find(catalog, "ja", 2);
    CU_ASSERT_TRUE(has_words(english, "Start from the Home Page.", "Home page"));
    CU_ASSERT_FALSE(has_words(english, "Start from the Home Pages.", "Home page"));
    CU_ASSERT_TRUE(has_words(japanese, "検索してください。", "検索"));
}

int main(int argc, char **argv)
{
    static const struct test tests[] = {
        {"the rules themselves", test_rules},
        {"texts", test_texts},
        {"pages", test_pages},
        {NULL, NULL},
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8")) {
        puts("SKIP: there is no locale C.UTF-8");
        return 77;
    }
    findings = argc > 1 ? fopen(argv[1], "w") : NULL;
    int status = test_run("rules of pages", tests);
    if (findings)
        fclose(findings);
    free(seen);
    return status;
}
