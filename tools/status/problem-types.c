/* SPDX-License-Identifier: MIT */
/* httplingo status --problem-types: the registered types of problem details. */
#include "tools/status/status.h"

#include <stdio.h>

static const struct {
    const char *uri, *title;
    int code;
    const char *reference;
} types[] = {
#define PROBLEM_TYPE(uri, title, code, reference) {uri, title, code, reference},
#include "tools/status/problem-types.def"
#undef PROBLEM_TYPE
};
#define TYPE_COUNT (sizeof types / sizeof types[0])

static json_t *to_json(size_t i)
{
    json_t *object =
        json_pack("{s:s, s:s, s:s, s:s}", "type", types[i].uri, "title", types[i].title,
                  "local_title", _(types[i].title), "reference", types[i].reference);
    json_object_set_new(object, "status",
                        types[i].code ? json_integer(types[i].code) : json_null());
    return object;
}

static int print_all_json(void)
{
    json_t *list = json_array();
    for (size_t i = 0; i < TYPE_COUNT; i++)
        json_array_append_new(list, to_json(i));
    return cli_print_json(list);
}

static void print_text(size_t i)
{
    puts(types[i].uri);
    printf("    %s\n    ", _(types[i].title));
    if (types[i].code)
        printf(_("status %d"), types[i].code);
    else
        fputs(_("any status"), stdout);
    printf(", %s\n", types[i].reference);
}

int status_show_problem_types(enum cli_format format)
{
    if (format == CLI_JSON)
        return print_all_json();
    if (format == CLI_TSV)
        puts("type\ttitle\tlocal_title\tstatus\treference");
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        if (format == CLI_TSV)
            printf("%s\t%s\t%s\t%d\t%s\n", types[i].uri, types[i].title, _(types[i].title),
                   types[i].code, types[i].reference);
        else
            print_text(i);
    }
    return EXIT_DONE;
}
