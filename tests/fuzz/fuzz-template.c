/* SPDX-License-Identifier: MIT */
/* A template, which may use itself as a partial.  It is compiled or rejected with a message.  The
 * program must end, a plan must write the same, and text from a request must remain text. */
#include "site/brand.h"
#include "site/names.h"

#include <stdio.h>
#include <stdlib.h>

#define OUTPUT_SIZE (64 << 10)
#define PAYLOAD "\"'><q9z>"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int truth, const char *what)
{
    if (truth)
        return;
    fprintf(stderr, "fuzz-template: %s\n", what);
    abort();
}

static const struct brand brand = {{{"Shop & Co", 9}, {NULL, 0}, {"#0a5c36", 7}, {NULL, 0}}};

struct context {
    struct brand brand; /* first, for brand_find() */
    struct lingo_text text;
};

static enum lingo_error find_partial(const void *context, struct lingo_text name,
                                     struct lingo_text *text, struct lingo_report *report)
{
    const struct context *own = context;
    (void)name;
    (void)report;
    *text = own->text;
    return LINGO_OK;
}

/* The values that have the payload. */
static uint64_t payload_set(void)
{
    uint64_t set = 0;
    for (unsigned name = NAMES_OF_ITEM; name < NAME_COUNT; name += 2)
        set |= UINT64_C(1) << name;
    return set | UINT64_C(1) << NAME_CHOICES;
}

static void run(const struct template *template, char *out)
{
    struct value item_values[NAMES_OF_ITEM], values[NAME_COUNT], items[2];
    struct scope item = {.values = item_values};
    const struct scope root = {.present = payload_set(), .values = values};
    struct value payload = {.kind = VALUE_TEXT,
                            .origin = VALUE_FOREIGN,
                            .limit = 100,
                            .length = sizeof PAYLOAD - 1,
                            .text = PAYLOAD};
    scope_set(&item, item_values, NAME_TEXT, payload);
    items[0] = items[1] = (struct value){.kind = VALUE_OBJECT, .scope = &item};
    for (unsigned name = 0; name < NAME_COUNT; name++)
        values[name] = payload;
    values[NAME_CHOICES] = (struct value){.kind = VALUE_LIST, .length = 2, .items = items};
    struct output o;
    output_to_buffer(&o, out, OUTPUT_SIZE);
    template_run(template, &root, &o);
    output_finish(&o);
    must(!strstr(out, "<q9z>"), "a stranger's markup came through");
}

/* Compiles it once more, with a plan for the values, and compares. */
static void compare(struct template_source source, const char *expected)
{
    static char out[OUTPUT_SIZE];
    struct template planned;
    struct lingo_report report = {LINGO_OK, ""};
    uint64_t set = payload_set();
    source.usual = &set;
    source.usual_count = 1;
    must(template_compile(&planned, &source, &report) == LINGO_OK, "a plan made it fail");
    run(&planned, out);
    must(!strcmp(out, expected), "a plan writes something else");
    template_free(&planned);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct template template;
    struct context context = {brand, {(const char *)data, size}};
    struct lingo_report report = {LINGO_OK, ""};
    struct template_source source = {.file = "page",
                                     .text = {(const char *)data, size},
                                     .html = true,
                                     .context = &context,
                                     .find = brand_find,
                                     .name_at = brand_name_at,
                                     .partial = find_partial};
    for (size_t i = 0; i + 3 <= size; i++)
        if (!memcmp(data + i, "q9z", 3))
            return 0; /* the template's own markup */
    enum lingo_error error = template_compile(&template, &source, &report);
    must((error != LINGO_OK) == (*report.message != 0), "an error without a message");
    if (!error) {
        static char out[OUTPUT_SIZE];
        run(&template, out);
        compare(source, out);
    }
    template_free(&template);
    return 0;
}
