/* SPDX-License-Identifier: MIT */
/* For each line of standard input, which is the value of a Plural-Forms field, prints a line with
 * the number of forms and the form for each n from 0 to 1000, or "refused". */
#include "gettext/plural.h"

#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[4096];
    while (fgets(line, sizeof line, stdin)) {
        struct plural *plural;
        struct lingo_text value = {line, strcspn(line, "\n")};
        if (plural_compile(&plural, value, "stdin", NULL)) {
            puts("refused");
            continue;
        }
        printf("%zu", plural_forms(plural));
        for (unsigned n = 0; n <= 1000; n++)
            printf(" %zu", plural_select(plural, n));
        putchar('\n');
        plural_free(plural);
    }
    return 0;
}
