/* SPDX-License-Identifier: MIT */
/* The tables of status codes and of vendors' codes, and the functions that read them. */
#include "registry/status.h"

#include "base/text.h"
#include "registry/rows.h"

#include <string.h>

const struct lingo_status status_table[STATUS_ROW_COUNT] = {
#define STATUS(number, constant, ...) {.code = number, .name = #constant, __VA_ARGS__},
#define STATUS_CLASS(digit, constant, ...) {.code = digit * 100, .name = #constant, __VA_ARGS__},
#include "registry/status.def"
#undef STATUS
#undef STATUS_CLASS
};
#define CODES (STATUS_ROW_COUNT - STATUS_CLASSES)

/* First the classes, which are then replaced by the registered codes. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init"
const uint8_t status_rows[] = {
    [0 ... 99] = STATUS_ROW_OF_CLASS_1,    [100 ... 199] = STATUS_ROW_OF_CLASS_2,
    [200 ... 299] = STATUS_ROW_OF_CLASS_3, [300 ... 399] = STATUS_ROW_OF_CLASS_4,
    [400 ... 500] = STATUS_ROW_OF_CLASS_5, [501] = STATUS_ROW_COUNT,
#define STATUS(number, constant, ...) [number - STATUS_FIRST_CODE] = STATUS_ROW_##number,
#define STATUS_CLASS(digit, constant, ...)
#include "registry/status.def"
#undef STATUS
#undef STATUS_CLASS
};
#pragma GCC diagnostic pop

static const struct lingo_status vendors[] = {
#define VENDOR(number, constant, ...) {.code = number, .name = #constant, __VA_ARGS__},
#include "registry/vendor.def"
#undef VENDOR
};
#define VENDORS (sizeof vendors / sizeof vendors[0])

static const struct {
    int number;
    const char *title;
} rfcs[] = {
#define RFC(number, title) {number, title},
#include "registry/rfc.def"
#undef RFC
};

const char *lingo_rfc_title(int rfc)
{
    for (size_t i = 0; i < sizeof rfcs / sizeof rfcs[0]; i++)
        if (rfcs[i].number == rfc)
            return rfcs[i].title;
    return "";
}

size_t status_row_of(const struct lingo_status *status)
{
    if (!status)
        return STATUS_ROW_OF_CLASS_5;
    if (!status->vendor)
        return (size_t)(status - status_table);
    return status->vendor->like
               ? status_row_of_code(status->vendor->like)
               : status_row_of(lingo_status_of_class(lingo_status_class(status->code)));
}

/* For NULL, a row about which nothing is known. */
static const struct lingo_status *row_of(const struct lingo_status *status)
{
    static const struct lingo_status unknown = {
        .name = "", .registry = LINGO_REGISTRY_CLASS, .registry_phrase = ""};
    return status ? status : &unknown;
}

int lingo_status_class(int code)
{
    return code < STATUS_FIRST_CODE || code > STATUS_LAST_CODE ? 5 : code / 100;
}

const struct lingo_status *lingo_status_of_class(int status_class)
{
    if (status_class < 1 || status_class > STATUS_CLASSES)
        return NULL;
    return &status_table[CODES + (size_t)status_class - 1];
}

const struct lingo_status *lingo_status_find(int code)
{
    if (code < STATUS_FIRST_CODE || code > STATUS_LAST_CODE)
        return NULL;
    const struct lingo_status *status = &status_table[status_rows[code - STATUS_FIRST_CODE]];
    return status->registry == LINGO_REGISTRY_CLASS ? NULL : status;
}

const struct lingo_status *lingo_status_resolve(int code)
{
    const struct lingo_status *status = lingo_status_find(code);
    return status ? status : lingo_status_of_class(lingo_status_class(code));
}

size_t lingo_status_count(void)
{
    return CODES;
}

const struct lingo_status *lingo_status_at(size_t index)
{
    return index < CODES ? &status_table[index] : NULL;
}

int lingo_status_code(const struct lingo_status *status)
{
    return row_of(status)->code;
}

const char *lingo_status_name(const struct lingo_status *status)
{
    return row_of(status)->name;
}

static const char *name_at(const char *const *names, size_t index)
{
    for (size_t i = 0; names && names[i]; i++)
        if (i == index)
            return names[i];
    return NULL;
}

const char *lingo_status_alias(const struct lingo_status *status, size_t index)
{
    return name_at(row_of(status)->aliases, index);
}

const char *lingo_status_phrase(const struct lingo_status *status)
{
    status = row_of(status);
    return status->registry_phrase ? status->registry_phrase
                                   : status->texts[LINGO_TEXT_PHRASE].text;
}

const char *lingo_reason_phrase(int code)
{
    const struct lingo_status *status = lingo_status_find(code);
    if (!status || status->reason)
        return status ? status->reason : "";
    return status->registry == LINGO_REGISTRY_UNUSED ? "" : lingo_status_phrase(status);
}

const char *lingo_status_name_by_code(int code)
{
    return lingo_status_name(lingo_status_find(code));
}

const char *lingo_status_text_by_code(int code, enum lingo_text_kind kind)
{
    return lingo_status_text(lingo_status_resolve(code), kind);
}

const char *lingo_status_text(const struct lingo_status *status, enum lingo_text_kind kind)
{
    status = row_of(status);
    if ((unsigned)kind >= LINGO_TEXT_COUNT)
        return "";
    if (status->vendor && kind != LINGO_TEXT_PHRASE)
        status = &status_table[status_row_of(status)];
    const char *text = status->texts[kind].text;
    if (!text && kind == LINGO_TEXT_TITLE)
        text = status->texts[LINGO_TEXT_PHRASE].text;
    return text ? text : "";
}

const char *lingo_status_former_phrase(const struct lingo_status *status, size_t index)
{
    return name_at(row_of(status)->former_phrases, index);
}

const char *lingo_status_server_phrase(const struct lingo_status *status, size_t index)
{
    return name_at(row_of(status)->server_phrases, index);
}

enum lingo_registry lingo_status_registry(const struct lingo_status *status)
{
    return row_of(status)->registry;
}

const char *lingo_status_expires(const struct lingo_status *status)
{
    return row_of(status)->expires;
}

int lingo_status_is_obsoleted(const struct lingo_status *status)
{
    return row_of(status)->obsoleted;
}

const struct lingo_reference *lingo_status_reference(const struct lingo_status *status,
                                                     size_t index)
{
    status = row_of(status);
    for (size_t i = 0; status->references && status->references[i].section; i++)
        if (i == index)
            return &status->references[i];
    return NULL;
}

struct lingo_fact lingo_status_body(const struct lingo_status *status)
{
    return row_of(status)->body;
}

struct lingo_fact lingo_status_content_length(const struct lingo_status *status)
{
    return row_of(status)->content_length;
}

struct lingo_fact lingo_status_cacheable(const struct lingo_status *status)
{
    return row_of(status)->cacheable;
}

const char *lingo_status_cache_note(const struct lingo_status *status)
{
    return row_of(status)->cache_note;
}

struct lingo_fact lingo_status_duration(const struct lingo_status *status)
{
    return row_of(status)->duration;
}

struct lingo_fact lingo_status_retry(const struct lingo_status *status)
{
    return row_of(status)->retry;
}

enum lingo_outlook lingo_status_outlook(const struct lingo_status *status)
{
    return status ? status_table[status_row_of(status)].outlook : LINGO_OUTLOOK_NONE;
}

unsigned lingo_status_actions(const struct lingo_status *status)
{
    return status ? status_table[status_row_of(status)].actions : 0;
}

struct lingo_fact lingo_status_redirect_method(const struct lingo_status *status)
{
    return row_of(status)->redirect_method;
}

struct lingo_fact_text lingo_status_sender(const struct lingo_status *status)
{
    return row_of(status)->sender;
}

struct lingo_fact_text lingo_status_content(const struct lingo_status *status)
{
    return row_of(status)->content;
}

const struct lingo_requirement *lingo_status_requirement(const struct lingo_status *status,
                                                         size_t index)
{
    status = row_of(status);
    for (size_t i = 0; status->requirements && status->requirements[i].field; i++)
        if (i == index)
            return &status->requirements[i];
    return NULL;
}

size_t lingo_vendor_count(void)
{
    return VENDORS;
}

const struct lingo_status *lingo_vendor_at(size_t index)
{
    return index < VENDORS ? &vendors[index] : NULL;
}

const struct lingo_status *lingo_vendor_find(int code, const char *vendor)
{
    for (size_t i = 0; i < VENDORS; i++)
        if (vendors[i].code == code &&
            (!vendor || string_is_word(vendor, vendors[i].vendor->owner)))
            return &vendors[i];
    return NULL;
}

const char *lingo_vendor_owner(const struct lingo_status *status)
{
    return status && status->vendor ? status->vendor->owner : NULL;
}

const char *lingo_vendor_meaning(const struct lingo_status *status)
{
    return status && status->vendor ? status->vendor->meaning : NULL;
}

const char *lingo_vendor_wire(const struct lingo_status *status)
{
    return status && status->vendor ? status->vendor->wire : NULL;
}
