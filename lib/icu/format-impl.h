/* SPDX-License-Identifier: MIT */
/* The formatters of ICU that one language has, and how their UTF-16 reaches the caller. */
#ifndef LINGO_FORMAT_IMPL_H
#define LINGO_FORMAT_IMPL_H

#include <httplingo/format.h>

#include <unicode/udat.h>
#include <unicode/ulistformatter.h>
#include <unicode/unumberformatter.h>
#include <unicode/ureldatefmt.h>

#define NUMBERS (LINGO_NUMBER_COMPACT + 1)

/* ICU's rule for threads is that its const functions may share an object. */
struct lingo_formatter {
    UNumberFormatter *numbers[NUMBERS];
    UDateFormat *dates[LINGO_DATE_COUNT][LINGO_DATE_PARTS_COUNT];
    URelativeDateTimeFormatter *relative;
    UListFormatter *lists[LINGO_LIST_COUNT];
};

/* Room for the longest number, of 311 digits and the separators between them. */
#define LONGEST 512

#endif
