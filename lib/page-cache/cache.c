/* SPDX-License-Identifier: MIT */
/*
 * Pages that are made again and again.  Everything that a page depends on is its key: the status,
 * the fields that are negotiated, and which parameters are given.  For a key that comes again, the
 * page is prepared: only the values that differ from request to request are left to fill in.
 *
 * The hash of a key leads to one place, which is taken over only by a key that comes twice in a row
 * there, so that keys that come once leave the prepared pages alone.
 */
#include "page-cache/cache.h"

#include "base/text.h"
#include "page/page.h"
#include "page/set.h"

#include <stdint.h>
#include <stdlib.h>

/* Keys with longer fields are not prepared. */
#define KEY_FIELDS_SIZE 512
#define KEY_FIELDS 5

struct key {
    const struct lingo_status *status;
    const struct lingo_language *language, *second_language;
    int code;
    unsigned media;
    uint32_t given;
    uint32_t lengths[KEY_FIELDS];
    char fields[KEY_FIELDS_SIZE + 8]; /* and zeros, for reading a word at a time */
};

struct prepared {
    struct key key;
    size_t key_size;                 /* 0: the place is empty */
    bool is_refused;                 /* pages for this key cannot be prepared */
    size_t range_field, range_start; /* of page.range, in the request */
    struct lingo_text time;          /* of which the page has the value */
    char time_digits[20];
    struct page page;
    struct prepared_template html;
};

struct lingo_page_cache {
    const struct lingo_site *site;
    size_t mask;    /* the number of places, a power of two, minus one */
    uint64_t *seen; /* for each place, the hash of the last key that was not prepared */
    struct prepared *places;
};

/* ---- keys ---- */

/* The parameters that may differ, each with the value of the same name.  The time is another, which
 * is converted. */
#define VARIABLES(V) V(URI) V(HOST) V(REQUEST_ID) V(SERVER)

static const struct {
    enum lingo_parameter_name parameter;
    enum name name;
} variables[] = {
#define V(name) {LINGO_PARAMETER_##name, NAME_##name},
    VARIABLES(V)
#undef V
};

#define SET(name) (UINT64_C(1) << NAME_##name)
#define OR_NAME(name) | SET(name)
#define OR_PARAMETER(name) | 1u << LINGO_PARAMETER_##name
static const uint64_t variable_names = SET(TIME) VARIABLES(OR_NAME);
static const uint32_t variable_parameters = 1u << LINGO_PARAMETER_TIME VARIABLES(OR_PARAMETER);

/* The fields of a request that decide about its page. */
static const struct lingo_text *field_at(const struct lingo_request *request, size_t i)
{
    const struct lingo_text *fields[KEY_FIELDS] = {&request->accept_language, &request->preferred,
                                                   &request->accept, &request->method,
                                                   &request->destination};
    return fields[i];
}

/* Returns the size of the key, or 0 if the page of the request cannot be prepared. */
static size_t make_key(struct key *key, const struct lingo_request *request, uint32_t given)
{
    size_t used = 0;
    if (given & ~variable_parameters || request->extension_count)
        return 0;
    key->status = request->status;
    key->language = request->language;
    key->second_language = request->second_language;
    key->code = request->code;
    key->media = request->media;
    key->given = given;
    for (size_t i = 0; i < KEY_FIELDS; i++) {
        const struct lingo_text *field = field_at(request, i);
        key->lengths[i] = (uint32_t)field->length;
        if (field->length > KEY_FIELDS_SIZE - used)
            return 0;
        if (field->length)
            memcpy(key->fields + used, field->data, field->length);
        used += field->length;
    }
    memset(key->fields + used, 0, 8);
    return (offsetof(struct key, fields) + used + 7) / 8 * 8;
}

static uint64_t hash(const struct key *key, size_t size)
{
    uint64_t sum = 0, word;
    for (size_t i = 0; i < size; i += sizeof word) {
        memcpy(&word, (const char *)key + i, sizeof word);
        sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15); /* 2^64 divided by the golden ratio */
        sum ^= sum >> 32;
    }
    return sum;
}

/* ---- preparing ---- */

/* Whether a value that does not vary would show one that does: a mail with the request ID as its
 * subject. */
static bool has_id_in_mail(const struct page *page)
{
    return page->part.scope.present & SET(CONTACT) &&
           page->values[NAME_CONTACT].text == page->contact &&
           page_is_given(page, LINGO_PARAMETER_REQUEST_ID);
}

/* Stores where in the request the range is: the field with these bytes. */
static void find_range(struct prepared *p, const struct lingo_request *request)
{
    uintptr_t range = (uintptr_t)p->page.range.data;
    for (size_t i = 0; p->page.range.length && i < KEY_FIELDS; i++) {
        const struct lingo_text *field = field_at(request, i);
        uintptr_t start = (uintptr_t)field->data;
        if (range < start || range - start >= field->length)
            continue;
        p->range_field = i;
        p->range_start = range - start;
    }
}

static void store_time(struct prepared *p, struct lingo_text time)
{
    p->time = (struct lingo_text){p->time_digits, 0};
    if (time.length > sizeof p->time_digits)
        return;
    memcpy(p->time_digits, time.data, time.length);
    p->time.length = time.length;
}

/* Makes the page, and what differs only in the values that vary. */
static bool prepare(struct prepared *p, const struct lingo_site *site,
                    const struct lingo_request *request)
{
    struct page *page = &p->page;
    page_begin(page, site, request);
    if (!page->has_content || page->media != LINGO_MEDIA_HTML || page_is_method(page, "HEAD"))
        return false;
    page_fill(page);
    if (page_is_given(page, LINGO_PARAMETER_TIME) && !page->has_time)
        return false;
    store_time(p, page_given(page, LINGO_PARAMETER_TIME));
    find_range(p, request);
    return !has_id_in_mail(page) &&
           template_prepare(&p->html, site->html, &page->part.scope, variable_names);
}

/* ---- making ---- */

/* Most requests come in the same second as the previous one. */
static bool refresh_time(struct prepared *p, struct lingo_text time)
{
    if (!(p->key.given >> LINGO_PARAMETER_TIME & 1) || text_equal(p->time, time))
        return true;
    p->page.given[LINGO_PARAMETER_TIME] = time;
    page_read_wait(&p->page);
    store_time(p, p->page.has_time ? time : (struct lingo_text){"", 0});
    if (p->page.has_time)
        page_fill_times(&p->page);
    return p->page.has_time;
}

/* Fills in the values that vary.  Fails if the time is invalid. */
static bool refresh(struct prepared *p, const struct lingo_request *request,
                    const struct lingo_text values[LINGO_PARAMETER_COUNT])
{
    struct page *page = &p->page;
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        struct lingo_text value = values[variables[i].parameter];
        if (page->part.scope.present >> variables[i].name & 1)
            page_set_text(page, variables[i].name, VALUE_FOREIGN, value.data, value.length);
    }
    page->request = request;
    if (page->range.length)
        page->range.data = field_at(request, p->range_field)->data + p->range_start;
    return refresh_time(p, values[LINGO_PARAMETER_TIME]);
}

static size_t write_prepared(const struct prepared *p, char *buffer, size_t size,
                             struct lingo_response *response)
{
    struct output o;
    output_to_buffer(&o, buffer, size);
    template_run(&p->html.template, &p->page.part.scope, &o);
    size_t length = output_finish(&o);
    if (response)
        page_respond(&p->page, length, response);
    return length;
}

static bool is_for(const struct prepared *p, const struct key *key, size_t size)
{
    return p->key_size == size && !memcmp(&p->key, key, size);
}

/* The place of a key, which has been prepared or refused; NULL if it has not come twice. */
static struct prepared *find(struct lingo_page_cache *cache, const struct key *key, size_t size,
                             const struct lingo_request *request)
{
    uint64_t sum = hash(key, size);
    struct prepared *p = &cache->places[sum & cache->mask];
    uint64_t *seen = &cache->seen[sum & cache->mask];
    if (is_for(p, key, size))
        return p;
    if (*seen != sum) {
        *seen = sum;
        return NULL;
    }
    memcpy(&p->key, key, size);
    p->key_size = size;
    p->is_refused = !prepare(p, cache->site, request);
    return p;
}

size_t page_cache_count(const struct lingo_page_cache *cache)
{
    size_t count = 0;
    for (size_t i = 0; i <= cache->mask; i++)
        count += cache->places[i].key_size && !cache->places[i].is_refused;
    return count;
}

bool page_cache_has(const struct lingo_page_cache *cache, const struct lingo_request *request)
{
    struct lingo_text values[LINGO_PARAMETER_COUNT];
    struct key key;
    size_t size = make_key(&key, request, page_read_parameters(request, values));
    const struct prepared *p = &cache->places[hash(&key, size) & cache->mask];
    return size && is_for(p, &key, size) && !p->is_refused;
}

size_t lingo_page_cache_write(struct lingo_page_cache *cache, const struct lingo_request *request,
                              char *buffer, size_t size, struct lingo_response *response)
{
    struct lingo_text values[LINGO_PARAMETER_COUNT];
    struct key key;
    struct prepared *p = NULL;
    uint32_t given = page_read_parameters(request, values);
    size_t key_size = make_key(&key, request, given);
    if (key_size)
        p = find(cache, &key, key_size, request);
    if (p && !p->is_refused && refresh(p, request, values))
        return write_prepared(p, buffer, size, response);
    return lingo_page_write(cache->site, request, buffer, size, response);
}

/* ---- opening ---- */

#define PLACES_MAX ((size_t)1 << 16)

static size_t round_up(size_t pages)
{
    size_t places = 1;
    while (places < pages && places < PLACES_MAX)
        places *= 2;
    return places;
}

enum lingo_error lingo_page_cache_open(struct lingo_page_cache **out, const struct lingo_site *site,
                                       size_t pages)
{
    if (!out)
        return LINGO_ERROR_ARGUMENT;
    *out = NULL;
    size_t count = round_up(pages);
    struct lingo_page_cache *cache = calloc(1, sizeof *cache);
    if (!cache)
        return LINGO_ERROR_MEMORY;
    cache->mask = count - 1;
    cache->site = lingo_site_hold(site ? site : lingo_site_builtin());
    cache->seen = calloc(count, sizeof *cache->seen);
    cache->places = calloc(count, sizeof *cache->places);
    if (!cache->seen || !cache->places) {
        lingo_page_cache_free(cache);
        return LINGO_ERROR_MEMORY;
    }
    *out = cache;
    return LINGO_OK;
}

void lingo_page_cache_free(struct lingo_page_cache *cache)
{
    if (!cache)
        return;
    lingo_site_release(cache->site);
    free(cache->seen);
    free(cache->places);
    free(cache);
}
