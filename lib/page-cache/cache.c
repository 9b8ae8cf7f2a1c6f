/* SPDX-License-Identifier: MIT */
/*
 * Pages that are made again and again.  Everything that a page depends on is its key: the status,
 * the fields that are negotiated, and which parameters are given.  For a key that comes again, the
 * page is prepared: only the values that differ from request to request are left to fill in.
 *
 * The hash of a key leads to one place.  A key that comes twice in a row there takes it over, if
 * the key of the prepared page has not come for a while.  So keys that come once leave the prepared
 * pages alone, and keys that share a place do not drive each other out again and again: to prepare
 * a page takes longer than to make many.
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

/* The most fields that prepared pages have, and which of them is Content-Length, which differs. */
#define HEADERS 7
#define LENGTH_HEADER 2

/* The size of a response without its storage, and with as many fields as prepared pages have. */
#define RESPONSE_SIZE                                                                              \
    (offsetof(struct lingo_response, headers) + HEADERS * sizeof(struct lingo_header))

/* For how many requests with other keys a prepared page is kept if none asks for it. */
#define PATIENCE 16

struct prepared {
    struct key key;
    size_t key_size;   /* 0: the place is empty */
    uint64_t rival;    /* the hash of the last key that came to the place and was not prepared */
    unsigned patience; /* how many more of these are turned away */
    bool is_refused;   /* pages for this key cannot be prepared */
    bool range_is_preferred; /* the range is in the field "preferred", not accept_language */
    size_t range_start;      /* in that field */
    uint64_t present;        /* the names that the page has */
    struct prepared_template html;
    size_t response_size;
    char response[RESPONSE_SIZE]; /* the start of a struct lingo_response */
};

struct lingo_page_cache {
    const struct lingo_site *site;
    size_t mask;                    /* the number of places, a power of two, minus one */
    struct prepared *places, *last; /* the one that was found last */
    struct lingo_text seconds;      /* the time of the last page: the parameter, */
    char seconds_digits[20];
    size_t time_length; /* and what pages show; 0 if it is not valid */
    char time_text[PAGE_TIME_SIZE];
};

/* ---- keys ---- */

/* The parameters that may differ, each with the value of the same name.  The time is another, which
 * is converted. */
#define VARIABLES(V) V(URI) V(HOST) V(REQUEST_ID) V(SERVER)

#define SET(name) (UINT64_C(1) << NAME_##name)
#define OR_NAME(name) | SET(name)
#define OR_PARAMETER(name) | 1u << LINGO_PARAMETER_##name
static const uint64_t variable_names = SET(TIME) VARIABLES(OR_NAME);
static const uint32_t variable_parameters = 1u << LINGO_PARAMETER_TIME VARIABLES(OR_PARAMETER);

/* Adds a field to those that used bytes of the key.  Fails if it does not fit. */
static inline bool add_field(struct key *key, size_t i, size_t *used, struct lingo_text field)
{
    key->lengths[i] = (uint32_t)field.length;
    if (!field.length)
        return true;
    if (field.length > KEY_FIELDS_SIZE - *used)
        return false;
    memcpy(key->fields + *used, field.data, field.length);
    *used += field.length;
    return true;
}

/* Returns the size of the key, or 0 if the page of the request cannot be prepared. */
static size_t make_key(struct key *key, const struct lingo_request *request, uint32_t given)
{
    if (given & ~variable_parameters || request->extension_count)
        return 0;
    key->status = request->status;
    key->language = request->language;
    key->second_language = request->second_language;
    key->code = request->code;
    key->media = request->media;
    key->given = given;
    size_t used = 0;
    if (!add_field(key, 0, &used, request->accept_language) ||
        !add_field(key, 1, &used, request->preferred) ||
        !add_field(key, 2, &used, request->accept) || !add_field(key, 3, &used, request->method) ||
        !add_field(key, 4, &used, request->destination))
        return 0;
    memset(key->fields + used, 0, 8);
    return (offsetof(struct key, fields) + used + 7) / 8 * 8;
}

/* The products carry to the highest byte, which becomes the lowest. */
static uint64_t hash(const struct key *key, size_t size)
{
    uint64_t sum = 0, word;
    for (size_t i = 0; i < size; i += sizeof word) {
        memcpy(&word, (const char *)key + i, sizeof word);
        sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15); /* 2^64 divided by the golden ratio */
    }
    return __builtin_bswap64(sum);
}

/* ---- preparing ---- */

/* Whether a value that does not vary would show one that does: a mail with the request ID as its
 * subject. */
static bool has_id_in_mail(const struct page *page)
{
    return page_value(page, NAME_CONTACT).text == page->contact &&
           page_is_given(page, LINGO_PARAMETER_REQUEST_ID);
}

static const struct lingo_text *field_of_range(const struct prepared *p,
                                               const struct lingo_request *request)
{
    return p->range_is_preferred ? &request->preferred : &request->accept_language;
}

/* Stores where in the request the range is. */
static void find_range(struct prepared *p, const struct page *page)
{
    uintptr_t range = (uintptr_t)page->range.data;
    uintptr_t preferred = (uintptr_t)page->request->preferred.data;
    p->range_is_preferred = range - preferred < page->request->preferred.length;
    p->range_start = range - (uintptr_t)field_of_range(p, page->request)->data;
}

/* Whether Content-Length, in its place, begins the storage.  With two languages, Content-Language
 * does. */
static bool begins_with_length(const struct lingo_response *response)
{
    return response->headers[LENGTH_HEADER].value.data == response->storage_;
}

/* Makes the page, and stores what does not vary.  The page is not on the stack of other calls. */
static __attribute__((noinline)) bool prepare(struct prepared *p, const struct lingo_site *site,
                                              const struct lingo_request *request)
{
    struct page page;
    struct lingo_response response;
    page_begin(&page, site, request);
    if (!page.has_content || page.media != LINGO_MEDIA_HTML || page_is_method(&page, "HEAD"))
        return false;
    page_fill(&page);
    if (page_is_given(&page, LINGO_PARAMETER_TIME) && !page.has_time)
        return false;
    page_respond(&page, 0, &response);
    if (response.header_count > HEADERS || has_id_in_mail(&page) ||
        !begins_with_length(&response) ||
        !template_prepare(&p->html, site->html, &page.part.scope, variable_names))
        return false;
    find_range(p, &page);
    p->present = page.part.scope.present;
    p->response_size =
        offsetof(struct lingo_response, headers) + response.header_count * sizeof *response.headers;
    memcpy(p->response, &response, p->response_size);
    return true;
}

/* ---- making ---- */

/* Reads the time.  Most requests come in the same second as the previous one.  Fails if the time is
 * not valid; then no other is the same. */
static bool read_time(struct lingo_page_cache *cache, struct lingo_text seconds)
{
    if (text_equal(cache->seconds, seconds))
        return true;
    cache->seconds = (struct lingo_text){cache->seconds_digits, 0};
    cache->time_length = page_write_time(cache->time_text, seconds);
    if (!cache->time_length)
        return false;
    memcpy(cache->seconds_digits, seconds.data, seconds.length);
    cache->seconds.length = seconds.length;
    return true;
}

/* Sets the values that vary.  Fails if the time is not valid. */
static bool set_values(struct value values[NAME_COUNT], struct lingo_page_cache *cache,
                       uint32_t given, const struct lingo_text texts[LINGO_PARAMETER_COUNT])
{
#define V(name)                                                                                    \
    if (given >> LINGO_PARAMETER_##name & 1)                                                       \
        values[NAME_##name] = page_text(VALUE_FOREIGN, texts[LINGO_PARAMETER_##name].data,         \
                                        texts[LINGO_PARAMETER_##name].length);
    VARIABLES(V)
#undef V
    if (!(given >> LINGO_PARAMETER_TIME & 1))
        return true;
    if (!read_time(cache, texts[LINGO_PARAMETER_TIME]))
        return false;
    values[NAME_TIME] = page_text(VALUE_CONSTANT, cache->time_text, cache->time_length);
    return true;
}

static void respond(const struct prepared *p, const struct lingo_request *request, size_t length,
                    struct lingo_response *response)
{
    struct buffer digits = {response->storage_, sizeof response->storage_, 0};
    memcpy(response, p->response, p->response_size);
    if (response->range.length)
        response->range.data = field_of_range(p, request)->data + p->range_start;
    response->length = length;
    buffer_append_number(&digits, length);
    response->storage_[digits.length] = '\0';
    response->headers[LENGTH_HEADER].value = (struct lingo_text){response->storage_, digits.length};
}

static size_t write_prepared(const struct prepared *p, const struct value values[NAME_COUNT],
                             char *buffer, size_t size)
{
    struct scope scope = {p->present, values, NULL};
    struct output o;
    output_to_buffer(&o, buffer, size);
    template_run(&p->html.template, &scope, &o);
    return output_finish(&o);
}

static bool is_for(const struct prepared *p, const struct key *key, size_t size)
{
    return p->key_size == size && !memcmp(&p->key, key, size);
}

/* Whether a key with this hash takes over the place, which is another's. */
static bool takes_over(struct prepared *p, uint64_t sum)
{
    bool came_before = p->rival == sum;
    p->rival = sum;
    if (!p->patience)
        return came_before;
    p->patience--;
    return false;
}

/* The place of a key; NULL if it has none. */
static struct prepared *find(struct lingo_page_cache *cache, const struct key *key, size_t size,
                             const struct lingo_request *request)
{
    if (is_for(cache->last, key, size)) /* many requests are like the previous one */
        return cache->last;
    uint64_t sum = hash(key, size);
    struct prepared *p = cache->last = &cache->places[sum & cache->mask];
    if (is_for(p, key, size))
        return p;
    if (!takes_over(p, sum))
        return NULL;
    memcpy(&p->key, key, size);
    p->key_size = size;
    p->is_refused = !prepare(p, cache->site, request);
    return p;
}

/* The prepared page for a key; NULL if there is none. */
static struct prepared *find_prepared(struct lingo_page_cache *cache, const struct key *key,
                                      size_t size, const struct lingo_request *request)
{
    struct prepared *p = find(cache, key, size, request);
    if (!p)
        return NULL;
    p->patience = PATIENCE;
    return p->is_refused ? NULL : p;
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

size_t page_cache_write(struct lingo_page_cache *cache, const struct lingo_request *request,
                        char *buffer, size_t size, struct lingo_response *response,
                        bool *is_prepared)
{
    struct lingo_text texts[LINGO_PARAMETER_COUNT];
    struct value values[NAME_COUNT];
    struct key key;
    const struct prepared *p = NULL;
    uint32_t given = page_read_parameters(request, texts);
    size_t key_size = make_key(&key, request, given);
    if (key_size)
        p = find_prepared(cache, &key, key_size, request);
    if (!p || !set_values(values, cache, given, texts))
        return lingo_page_write(cache->site, request, buffer, size, response);
    if (is_prepared)
        *is_prepared = true;
    size_t length = write_prepared(p, values, buffer, size);
    if (response)
        respond(p, request, length, response);
    return length;
}

size_t lingo_page_cache_write(struct lingo_page_cache *cache, const struct lingo_request *request,
                              char *buffer, size_t size, struct lingo_response *response)
{
    return page_cache_write(cache, request, buffer, size, response, NULL);
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
    cache->places = calloc(count, sizeof *cache->places);
    if (!cache->places) {
        lingo_page_cache_free(cache);
        return LINGO_ERROR_MEMORY;
    }
    cache->last = cache->places;
    *out = cache;
    return LINGO_OK;
}

void lingo_page_cache_free(struct lingo_page_cache *cache)
{
    if (!cache)
        return;
    lingo_site_release(cache->site);
    free(cache->places);
    free(cache);
}
