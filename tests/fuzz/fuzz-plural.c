/* SPDX-License-Identifier: MIT */
/* Plural-Forms: for any value, each selected form must be one of its forms. */
#include "gettext/plural.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const uint64_t numbers[] = {0, 1, 2, 3, 5, 11, 21, 100, 1000001, UINT64_MAX};
    struct plural *plural;
    struct lingo_report report = {LINGO_OK, ""};
    struct lingo_text value = {(const char *)data, size};
    if (plural_compile(&plural, value, "fuzz", &report)) {
        if (!report.message[0])
            abort();
        return 0;
    }
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (plural_select(plural, numbers[i]) >= plural_forms(plural))
            abort();
    plural_free(plural);
    return 0;
}
