/* SPDX-License-Identifier: MIT */
/* Plans: which sets of values have one, and that pages made with plans equal those made by the
 * programs. */
#include "tests/support/test.h"

#include "site/brand.h"
#include "site/names.h"
#include "site/theme.h"
#include "template/template.h"

#include <httplingo/catalog.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BIT(name) (UINT64_C(1) << NAME_##name)
#define PAGE_MAX 32768

static const struct brand brand;

static enum lingo_error find_partial(const void *context, struct lingo_text name,
                                     struct lingo_text *text, struct lingo_report *report)
{
    static const char loop[] = "{{#uri}}x{{> loop}}{{/uri}}";
    (void)context;
    (void)report;
    *text = (struct lingo_text){loop, sizeof loop - 1};
    return name.length == 4 && !memcmp(name.data, "loop", 4) ? LINGO_OK
           : theme_partial(name, text)                       ? LINGO_OK
                                                             : LINGO_ERROR_NOT_FOUND;
}

static void compile(struct template *out, const char *text, const uint64_t *usual, size_t count)
{
    struct lingo_report report = {LINGO_OK, ""};
    struct template_source source = {.file = "page.html",
                                     .text = {text, strlen(text)},
                                     .html = true,
                                     .context = &brand,
                                     .find = brand_find,
                                     .name_at = brand_name_at,
                                     .partial = find_partial,
                                     .usual = usual,
                                     .usual_count = count};
    CU_ASSERT_EQUAL_FATAL(template_compile(out, &source, &report), LINGO_OK);
}

/* ---- the same as the programs ---- */

static char constant[BUFFER_PADDED_MAX * 2 + BUFFER_PADDING];

/* A text for a name: of every origin, short and long. */
static struct value value_of(unsigned name)
{
    static const char own[] = "it's <b>ours</b> & more";
    static const char *const foreign[] = {"/from?a=elsewhere&b=%22<script>\"'",
                                          "/plain/as/most-are", "8f14e45f", "/~x"};
    const char *given = foreign[name / 5 % 4];
    static const uint8_t origins[] = {VALUE_CONSTANT, VALUE_CONSTANT, VALUE_OWN, VALUE_FOREIGN,
                                      VALUE_PLAIN};
    struct value value = {.kind = VALUE_TEXT,
                          .origin = origins[name % 5],
                          .limit = 30,
                          .length = name * 37 % (2 * BUFFER_PADDED_MAX) + 1,
                          .text = constant};
    if (value.origin == VALUE_OWN)
        value.text = own, value.length = sizeof own - 1;
    if (value.origin == VALUE_FOREIGN)
        value.text = given, value.length = (uint32_t)strlen(given);
    return value;
}

/* The labels: some are long, some empty. */
static const struct texts *label_texts(enum value_origin origin)
{
    static struct lingo_text_place places[LINGO_LABEL_COUNT];
    static struct texts texts;
    for (unsigned i = 0; i < LINGO_LABEL_COUNT; i++)
        places[i] = (struct lingo_text_place){i % 3, i * 29 % (BUFFER_PADDED_MAX + 40)};
    texts = (struct texts){.places = places, .base = constant, .origin = origin};
    return &texts;
}

static size_t run(const struct template *t, uint64_t present, char *page, size_t size)
{
    struct value values[NAME_COUNT];
    struct scope root = {present, values,
                         label_texts(present & BIT(TALL) ? VALUE_OWN : VALUE_CONSTANT)};
    for (unsigned name = 0; name < NAME_COUNT; name++)
        values[name] = value_of(name);
    struct output o;
    output_to_buffer(&o, page, size);
    template_run(t, &root, &o);
    return output_finish(&o);
}

static size_t run_in_pieces(const struct template *t, uint64_t present, char *page)
{
    static char scratch[PAGE_MAX];
    struct lingo_piece pieces[256];
    struct value values[NAME_COUNT];
    struct scope root = {present, values,
                         label_texts(present & BIT(TALL) ? VALUE_OWN : VALUE_CONSTANT)};
    for (unsigned name = 0; name < NAME_COUNT; name++)
        values[name] = value_of(name);
    struct output o;
    output_in_pieces(&o, pieces, 256, scratch, sizeof scratch);
    template_run(t, &root, &o);
    size_t length = output_finish(&o), at = 0;
    CU_ASSERT_TRUE_FATAL(o.count <= 256 && length < PAGE_MAX);
    for (size_t i = 0; i < o.count; at += pieces[i++].length)
        memcpy(page + at, pieces[i].bytes, pieces[i].length);
    page[at] = '\0';
    check_number((long long)at, (long long)length, "the pieces' length");
    return length;
}

static void compare(const struct template *planned, const struct template *plain, uint64_t set,
                    const char *label)
{
    static const size_t sizes[] = {1,    2,    100,  511,  512,  513,  600,
                                   1000, 2000, 2300, 2500, 3000, 4000, PAGE_MAX};
    static char pages[3][PAGE_MAX];
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        char *exact = malloc(sizes[i]); /* so that a byte beyond it is noticed */
        size_t length = run(plain, set, pages[0], sizes[i]);
        check_number((long long)run(planned, set, exact, sizes[i]), (long long)length, label);
        check_string(exact, pages[0], label);
        free(exact);
    }
    run_in_pieces(plain, set, pages[1]);
    run_in_pieces(planned, set, pages[2]);
    check_string(pages[1], pages[0], label);
    check_string(pages[2], pages[0], label);
}

/* How many steps the plan for one set has; 0: there is no plan. */
static void test_which(void)
{
    static const struct {
        const char *text;
        uint64_t set;
        unsigned steps;
    } cases[] = {
        {"<p>{{code}}</p>", BIT(CODE), 2},
        {"<p>{{code}}</p>", 0, 1},
        {"a{{#home}}b{{/home}}c{{code}}", BIT(CODE), 1}, /* one text: ac */
        {"a{{#home}}b{{/home}}c{{code}}", BIT(CODE) | BIT(HOME), 1},
        {"{{^home}}b{{/home}}{{code}}", BIT(CODE), 1},
        {"{{^home}}b{{/home}}{{code}}{{code}}", BIT(CODE) | BIT(HOME), 2},
        {"{{#uri}}{{.}}{{/uri}}", BIT(URI), 1},
        {"{{label.home}}", 0, 1},
        {"{{#choices}}{{text}}{{/choices}}x", 0, 1},
        {"{{#choices}}{{text}}{{/choices}}x", BIT(CHOICES), 0}, /* a section that is entered */
        {"{{#second}}{{lang}}{{/second}}x", BIT(SECOND), 0},
        {"{{#label.home}}x{{/label.home}}", 0, 0}, /* not in the table */
        {"{{second.lang}}", BIT(SECOND), 0},       /* dotted */
        {"{{{reason}}}", BIT(REASON), 0},          /* as it is */
        {"{{> loop}}x", 0, 1},
        {"{{> loop}}x", BIT(URI), 0}, /* without an end */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct template t, plain;
        compile(&t, cases[i].text, &cases[i].set, 1);
        check_number(t.plan_count, cases[i].steps ? 1 : 0, cases[i].text);
        check_number(t.step_count, cases[i].steps, cases[i].text);
        compile(&plain, cases[i].text, NULL, 0);
        compare(&t, &plain, cases[i].set, cases[i].text);
        template_free(&plain);
        template_free(&t);
    }
}

/* The sets that differ in nothing that is asked have one plan between them. */
static void test_once(void)
{
    static const uint64_t sets[] = {BIT(CODE), BIT(CODE) | BIT(HOST), BIT(CODE) | BIT(URI), 0};
    struct template t;
    compile(&t, "{{code}}{{#uri}}x{{/uri}}", sets, 4);
    check_number(t.plan_count, 3, "code, code and uri, none");
    template_free(&t);
}

static size_t count_distinct(const uint64_t *sets, size_t count)
{
    size_t distinct = 0;
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (sets[k] != sets[i])
            k++;
        distinct += k == i;
    }
    return distinct;
}

static void compare_sets(const struct template *planned, const struct template *plain,
                         const uint64_t *sets, size_t count, const char *theme)
{
    check_number(planned->plan_count, (long long)count_distinct(sets, count), theme);
    for (size_t s = 0; s < count; s++)
        compare(planned, plain, sets[s], theme);
    compare(planned, plain, sets[0] | BIT(DETAIL), theme);
}

/* A theme as it is built in, for a site without addresses but home, and for one with all. */
static void test_themes(void)
{
    static const uint64_t built_in = BIT(HOME) | BIT(SUPPORT);
    static const uint64_t all =
        BIT(HOME) | BIT(SEARCH) | BIT(SERVICE_STATUS) | BIT(CONTACT) | BIT(SUPPORT);
    uint64_t usual[TEMPLATE_USUAL_MAX];
    for (size_t i = 0; theme_at(i); i++) {
        const struct theme *theme = theme_at(i);
        struct template plain, planned;
        compile(&plain, theme->source, NULL, 0);
        check_number(plain.plan_count, 0, theme->name);
        size_t count = name_usual_sets(built_in, usual);
        compare_sets(&theme->compiled, &plain, usual, count, theme->name);
        count = name_usual_sets(all, usual);
        check_number((long long)count_distinct(usual, count), (long long)count, "kinds differ");
        compile(&planned, theme->source, usual, count);
        compare_sets(&planned, &plain, usual, count, theme->name);
        template_free(&planned);
        template_free(&plain);
    }
}

/* ---- prepared templates ---- */

static const uint64_t variable = 1 | BIT(URI) | BIT(HOST) | BIT(TIME) | BIT(REQUEST_ID) | BIT(CODE);

static bool prepare(struct prepared_template *out, const struct template *t, uint64_t present)
{
    struct value values[NAME_LABEL + 1]; /* the last of which is no label */
    struct scope root = {present, values, label_texts(VALUE_CONSTANT)};
    for (unsigned name = 0; name <= NAME_LABEL; name++)
        values[name] = value_of(name);
    /* Others are not read when it runs. */
    return template_prepare(out, t, &root, variable);
}

/* A text of this length, and a part this many times. */
static const char *long_template(size_t length, const char *part, size_t times)
{
    static char text[PREPARED_SIZE + 1024];
    size_t n = strlen(part);
    memset(text, 'x', length);
    for (size_t i = 0; i < times; i++)
        memcpy(text + length + i * n, part, n);
    text[length + times * n] = '\0';
    return text;
}

static void test_prepared_limits(void)
{
    static const struct {
        size_t length;
        const char *part;
        size_t times;
        size_t steps; /* 0: it cannot be prepared */
    } rows[] = {
        {PREPARED_SIZE, "", 0, 1},
        {PREPARED_SIZE + 1, "", 0, 0},
        {PREPARED_SIZE, "{{uri}}", 1, 2},
        {PREPARED_SIZE + 1, "{{uri}}", 1, 0},
        {0, "{{uri}}", PREPARED_STEPS_MAX - 1, PREPARED_STEPS_MAX},
        {0, "{{uri}}", PREPARED_STEPS_MAX, 0},
        {7, "{{uri}}{{reason}}", 3, 4},
        {0, "{{detail}}", 2, 1},                    /* which is not present */
        {0, "{{#choices}}{{.}}{{/choices}}", 1, 0}, /* for which there is no plan */
    };
    static const uint64_t sets[] = {BIT(URI) | BIT(REASON) | BIT(CHOICES)};
    static struct prepared_template prepared;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct template t;
        compile(&t, long_template(rows[i].length, rows[i].part, rows[i].times), sets, 1);
        check_number(prepare(&prepared, &t, sets[0]), rows[i].steps > 0, rows[i].part);
        if (rows[i].steps) {
            check_number(prepared.template.step_count, (long long)rows[i].steps, rows[i].part);
            check_number(prepared.template.plan_count, 1, "plans");
            compare(&prepared.template, &t, sets[0], rows[i].part);
        }
        template_free(&t);
    }
}

/* Every label once, with a value that varies before and after it. */
static void test_prepared_labels(void)
{
    static const char *const labels[] = {
#define LABEL(constant, ...) "{{uri}}{{label." #constant "}}{{uri}}",
#include <httplingo/label.def>
#undef LABEL
    };
    static const uint64_t sets[] = {BIT(URI)};
    static struct prepared_template prepared;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        struct template t;
        compile(&t, labels[i], sets, 1);
        CU_ASSERT_TRUE(prepare(&prepared, &t, sets[0]));
        check_number(prepared.template.step_count, 3, labels[i]);
        compare(&prepared.template, &t, sets[0], labels[i]);
        template_free(&t);
    }
}

int main(void)
{
    memset(constant, 'c', sizeof constant);
    static const struct test tests[] = {
        {"which sets have a plan", test_which},     {"one plan for what is the same", test_once},
        {"the same as the program", test_themes},   {"prepared: limits", test_prepared_limits},
        {"prepared: labels", test_prepared_labels}, {NULL, NULL}};
    return test_run("template-plan", tests);
}
