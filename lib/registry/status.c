/* SPDX-License-Identifier: MIT */
/* The tables of status codes and of vendors' codes, and the functions that read them. */
#include "registry/status.h"

#include "base/text.h"
#include "registry/rows.h"

#include <stddef.h>
#include <string.h>

/* The texts of all rows, and lists that end with an element of zeros.  Rows have offsets in these
 * structs.  Offset 0 is that of an empty text or list. */
static const struct status_texts {
    char none[1];
#define TEXT(row, kind, text) char of_##row##_##kind[sizeof(text)];
#include "registry/status.def"
} status_texts = {
#define TEXT(row, kind, text) .of_##row##_##kind = text,
#include "registry/status.def"
};

static const struct status_references {
    struct lingo_reference none[1];
#define REFERENCES(row, ...)                                                                       \
    struct lingo_reference of_##row[LIST_SIZE(struct lingo_reference, __VA_ARGS__)];
#include "registry/status.def"
} status_references = {
#define REFERENCES(row, ...) .of_##row = {__VA_ARGS__},
#include "registry/status.def"
};

static const struct status_requirements {
    struct lingo_requirement none[1];
#define REQUIREMENTS(row, ...)                                                                     \
    struct lingo_requirement of_##row[LIST_SIZE(struct lingo_requirement, __VA_ARGS__)];
#include "registry/status.def"
} status_requirements = {
#define REQUIREMENTS(row, ...) .of_##row = {__VA_ARGS__},
#include "registry/status.def"
};

/* Both tables first have what is then filled in or replaced: rows without these offsets, and the
 * classes. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init"
const struct lingo_status status_table[STATUS_ROW_COUNT] = {
#define STATUS(number, constant, ...) {.code = number, .name = #constant, __VA_ARGS__},
#define STATUS_CLASS(digit, constant, ...)                                                         \
    {.code = digit * 100,                                                                          \
     .name = #constant,                                                                            \
     .registry = LINGO_REGISTRY_CLASS,                                                             \
     OF_CLASS_##digit,                                                                             \
     __VA_ARGS__},
#include "registry/status.def"
#define TEXT(row, kind, text)                                                                      \
    [STATUS_ROW_##row].texts[STATUS_TEXT_##kind] = offsetof(struct status_texts, of_##row##_##kind),
#define REFERENCES(row, ...)                                                                       \
    [STATUS_ROW_##row].references = offsetof(struct status_references, of_##row),
#define REQUIREMENTS(row, ...)                                                                     \
    [STATUS_ROW_##row].requirements = offsetof(struct status_requirements, of_##row),
#include "registry/status.def"
};
#define CODES (STATUS_ROW_COUNT - STATUS_CLASSES)

const uint8_t status_rows[] = {
    [0 ... 99] = STATUS_ROW_OF_CLASS_1,    [100 ... 199] = STATUS_ROW_OF_CLASS_2,
    [200 ... 299] = STATUS_ROW_OF_CLASS_3, [300 ... 399] = STATUS_ROW_OF_CLASS_4,
    [400 ... 500] = STATUS_ROW_OF_CLASS_5, [501] = STATUS_ROW_COUNT,
#define STATUS(number, constant, ...) [number - STATUS_FIRST_CODE] = STATUS_ROW_##number,
#include "registry/status.def"
};
#pragma GCC diagnostic pop

static const struct vendor vendors[] = {
#define VENDOR(number, constant, of_class, ...)                                                    \
    {.status = {.code = number, .name = #constant, .registry = LINGO_REGISTRY_VENDOR, of_class},   \
     __VA_ARGS__},
#include "registry/vendor.def"
#undef VENDOR
};
#define VENDORS (sizeof vendors / sizeof vendors[0])

static const struct {
    int number;
    char title[96];
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

/* The vendor's row whose part this row is; NULL if it is not a vendor's. */
static const struct vendor *vendor_of(const struct lingo_status *status)
{
    return status && status_is_vendor(status) ? (const struct vendor *)(const void *)status : NULL;
}

size_t status_row_of(const struct lingo_status *status)
{
    if (!status)
        return STATUS_ROW_OF_CLASS_5;
    const struct vendor *vendor = vendor_of(status);
    if (!vendor)
        return (size_t)(status - status_table);
    return vendor->like ? status_row_of_code(vendor->like)
                        : status_row_of(lingo_status_of_class(lingo_status_class(status->code)));
}

/* For NULL, a row about which nothing is known. */
static const struct lingo_status *row_of(const struct lingo_status *status)
{
    static const struct lingo_status unknown = {.registry = LINGO_REGISTRY_CLASS};
    return status ? status : &unknown;
}

static const char *vendor_text(const struct vendor *vendor, enum status_text kind)
{
    if (kind == STATUS_TEXT_PHRASE)
        return vendor->phrase;
    if (kind == STATUS_TEXT_ALIASES)
        return vendor->aliases;
    return kind == STATUS_TEXT_SERVER_PHRASES ? vendor->server_phrases : NULL;
}

const char *status_text(const struct lingo_status *status, enum status_text kind)
{
    if (!status)
        return NULL;
    if (status_is_vendor(status))
        return vendor_text(vendor_of(status), kind);
    return status->texts[kind] ? (const char *)&status_texts + status->texts[kind] : NULL;
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

/* A name in a list, as in NAMES(); NULL if there are not that many. */
static const char *name_at(const char *names, size_t index)
{
    while (names && *names && index--)
        names = string_after(names);
    return names && *names ? names : NULL;
}

const char *lingo_status_alias(const struct lingo_status *status, size_t index)
{
    return name_at(status_text(status, STATUS_TEXT_ALIASES), index);
}

/* The text in a row, or one that stands for it, such as the phrase for the title. */
static const char *text_or(const struct lingo_status *status, enum status_text kind,
                           enum status_text other)
{
    const char *text = status_text(status, kind);
    if (!text)
        text = status_text(status, other);
    return text ? text : "";
}

const char *lingo_status_phrase(const struct lingo_status *status)
{
    return text_or(status, STATUS_TEXT_REGISTRY_PHRASE, STATUS_TEXT_PHRASE);
}

const char *status_reason(const struct lingo_status *status)
{
    return status->texts[STATUS_TEXT_REASON] ? status_text(status, STATUS_TEXT_REASON)
                                             : lingo_status_phrase(status);
}

const char *lingo_reason_phrase(int code)
{
    const struct lingo_status *status = lingo_status_find(code);
    bool has_none =
        status && status->registry == LINGO_REGISTRY_UNUSED && !status->texts[STATUS_TEXT_REASON];
    return !status || has_none ? "" : status_reason(status);
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
    if (!status || (unsigned)kind >= LINGO_TEXT_COUNT)
        return "";
    if (status_is_vendor(status) && kind != LINGO_TEXT_PHRASE)
        status = &status_table[status_row_of(status)];
    enum status_text own = (enum status_text)kind;
    return text_or(status, own, kind == LINGO_TEXT_TITLE ? STATUS_TEXT_PHRASE : own);
}

const char *lingo_status_former_phrase(const struct lingo_status *status, size_t index)
{
    return name_at(status_text(status, STATUS_TEXT_FORMER_PHRASES), index);
}

const char *lingo_status_server_phrase(const struct lingo_status *status, size_t index)
{
    return name_at(status_text(status, STATUS_TEXT_SERVER_PHRASES), index);
}

enum lingo_registry lingo_status_registry(const struct lingo_status *status)
{
    return row_of(status)->registry;
}

const char *lingo_status_expires(const struct lingo_status *status)
{
    return status_text(status, STATUS_TEXT_EXPIRES);
}

int lingo_status_is_obsoleted(const struct lingo_status *status)
{
    return row_of(status)->obsoleted;
}

const struct lingo_reference *lingo_status_reference(const struct lingo_status *status,
                                                     size_t index)
{
    const struct lingo_reference *list =
        (const void *)((const char *)&status_references + row_of(status)->references);
    for (size_t i = 0; list[i].section; i++)
        if (i == index)
            return &list[i];
    return NULL;
}

struct lingo_fact lingo_status_body(const struct lingo_status *status)
{
    return fact_of(&row_of(status)->body);
}

struct lingo_fact lingo_status_content_length(const struct lingo_status *status)
{
    return fact_of(&row_of(status)->content_length);
}

struct lingo_fact lingo_status_cacheable(const struct lingo_status *status)
{
    return fact_of(&row_of(status)->cacheable);
}

const char *lingo_status_cache_note(const struct lingo_status *status)
{
    return status_text(status, STATUS_TEXT_CACHE_NOTE);
}

struct lingo_fact lingo_status_duration(const struct lingo_status *status)
{
    return fact_of(&row_of(status)->duration);
}

struct lingo_fact lingo_status_retry(const struct lingo_status *status)
{
    return fact_of(&row_of(status)->retry);
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
    return fact_of(&row_of(status)->redirect_method);
}

static struct lingo_fact_text fact_text(const char *text)
{
    return (struct lingo_fact_text){text, text ? string_after(text) : NULL};
}

struct lingo_fact_text lingo_status_sender(const struct lingo_status *status)
{
    return fact_text(status_text(status, STATUS_TEXT_SENDER));
}

struct lingo_fact_text lingo_status_content(const struct lingo_status *status)
{
    return fact_text(status_text(status, STATUS_TEXT_CONTENT));
}

const struct lingo_requirement *lingo_status_requirement(const struct lingo_status *status,
                                                         size_t index)
{
    const struct lingo_requirement *list =
        (const void *)((const char *)&status_requirements + row_of(status)->requirements);
    for (size_t i = 0; list[i].field; i++)
        if (i == index)
            return &list[i];
    return NULL;
}

size_t lingo_vendor_count(void)
{
    return VENDORS;
}

const struct lingo_status *lingo_vendor_at(size_t index)
{
    return index < VENDORS ? &vendors[index].status : NULL;
}

const struct lingo_status *lingo_vendor_find(int code, const char *vendor)
{
    for (size_t i = 0; i < VENDORS; i++)
        if (vendors[i].status.code == code && (!vendor || string_is_word(vendor, vendors[i].owner)))
            return &vendors[i].status;
    return NULL;
}

const char *lingo_vendor_owner(const struct lingo_status *status)
{
    return vendor_of(status) ? vendor_of(status)->owner : NULL;
}

const char *lingo_vendor_meaning(const struct lingo_status *status)
{
    return vendor_of(status) ? vendor_of(status)->meaning : NULL;
}

const char *lingo_vendor_wire(const struct lingo_status *status)
{
    return vendor_of(status) ? vendor_of(status)->wire : NULL;
}
