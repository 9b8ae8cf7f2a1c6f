/* SPDX-License-Identifier: MIT */
/* Splits texts with ICU, which has dictionaries for scripts without spaces between words. */
#include "tools/po/breaks.h"

#include <stdlib.h>

void po_breaks_open(struct po_breaks *breaks, UBreakIteratorType type, const char *locale,
                    const char *text)
{
    UErrorCode error = U_ZERO_ERROR;
    breaks->text = text;
    breaks->utext = utext_openUTF8(NULL, text, -1, &error);
    breaks->iterator = ubrk_open(type, locale, NULL, 0, &error);
    ubrk_setUText(breaks->iterator, breaks->utext, &error);
    if (U_FAILURE(error))
        abort();
}

bool po_breaks_next(struct po_breaks *breaks, struct po_piece *piece)
{
    int start = ubrk_current(breaks->iterator), end = ubrk_next(breaks->iterator);
    if (end == UBRK_DONE)
        return false;
    *piece = (struct po_piece){breaks->text + start, end - start,
                               ubrk_getRuleStatus(breaks->iterator) >= UBRK_WORD_LETTER};
    return true;
}

void po_breaks_close(struct po_breaks *breaks)
{
    ubrk_close(breaks->iterator);
    utext_close(breaks->utext);
}
