/* SPDX-License-Identifier: MIT */
/* A template, which may name itself as a partial.  It compiles into a program, or is refused with
 * a message; the program ends, and what strangers write in it stays text. */
#include "brand.h"
#include "name.h"

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

static void run(const struct template *template)
{
    static char out[OUTPUT_SIZE];
    struct value item_values[NAMES_OF_ITEM], values[NAME_COUNT], items[2];
    struct scope item = {.values = item_values}, root = {.values = values};
    struct value payload = {.kind = VALUE_TEXT,
                            .origin = VALUE_FOREIGN,
                            .limit = 100,
                            .length = sizeof PAYLOAD - 1,
                            .text = PAYLOAD};
    scope_set(&item, item_values, NAME_TEXT, payload);
    items[0] = items[1] = (struct value){.kind = VALUE_OBJECT, .scope = &item};
    for (unsigned name = NAMES_OF_ITEM; name < NAME_COUNT; name += 2)
        scope_set(&root, values, name, payload);
    scope_set(&root, values, NAME_CHOICES,
              (struct value){.kind = VALUE_LIST, .length = 2, .items = items});
    struct output o;
    output_to_buffer(&o, out, sizeof out);
    template_run(template, &root, &o);
    output_finish(&o);
    must(!strstr(out, "<q9z>"), "a stranger's markup came through");
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
    if (!error)
        run(&template);
    template_free(&template);
    return 0;
}
