/* SPDX-License-Identifier: MIT */
/* ICU's formatters for a language, and how their UTF-16 is returned to the caller. */
#ifndef LINGO_FORMAT_IMPL_H
#define LINGO_FORMAT_IMPL_H

#include <httplingo/format.h>

#include <unicode/udat.h>
#include <unicode/ulistformatter.h>
#include <unicode/unumberformatter.h>
#include <unicode/ureldatefmt.h>

#define NUMBERS (LINGO_NUMBER_COMPACT + 1)

/* According to ICU's rules for threads, const functions may share an object. */
struct lingo_formatter {
    UNumberFormatter *numbers[NUMBERS];
    UDateFormat *dates[LINGO_DATE_COUNT][LINGO_DATE_PARTS_COUNT];
    URelativeDateTimeFormatter *relative;
    UListFormatter *lists[LINGO_LIST_COUNT];
};

/* The size of the longest number, which has 311 digits and separators. */
#define LONGEST 512

#endif
