/* SPDX-License-Identifier: MIT */
/* Makes a page in steps: the request, the values, the content, the fields. */
#include "page/page.h"

/* Comparisons, not a table: most pages are of the first format. */
static void write_content(const struct page *page, struct output *o)
{
#define MEDIA(constant, name, type, parameter, writer, ...)                                        \
    if (page->media == LINGO_MEDIA_##constant)                                                     \
        return writer(page, o);
#include <httplingo/media.def>
#undef MEDIA
}

void page_respond(const struct page *page, size_t length, struct lingo_response *response)
{
    response->code = page->code;
    response->status = page->status;
    response->media = page->media;
    response->language = page->part.language;
    response->second_language = page->two_languages ? page->second.language : NULL;
    response->match = page->match;
    response->range = page->range;
    response->length = length;
    memset(response->reserved_, 0, sizeof response->reserved_);
    page_headers(page, response);
}

/* Writes the content, and the response unless it is NULL.  Returns the length of the content.  For
 * HEAD, the content is only measured. */
static size_t make(const struct lingo_site *site, const struct lingo_request *request,
                   struct output *o, struct lingo_response *response)
{
    struct page page;
    struct output measured, *to = o;
    size_t length = 0;
    page_begin(&page, site, request);
    bool head = page_is_method(&page, "HEAD");
    if (head) {
        output_to_buffer(&measured, NULL, 0);
        to = &measured;
    }
    if (page.has_content) {
        page_fill(&page);
        write_content(&page, to);
        length = output_finish(to);
    }
    if (response)
        page_respond(&page, length, response);
    return head || !length ? output_finish(o) : length;
}

size_t lingo_page_write(const struct lingo_site *site, const struct lingo_request *request,
                        char *buffer, size_t size, struct lingo_response *response)
{
    struct output o;
    output_to_buffer(&o, buffer, size);
    return make(site, request, &o, response);
}

size_t lingo_page_vector(const struct lingo_site *site, const struct lingo_request *request,
                         struct lingo_vector *vector, struct lingo_response *response)
{
    struct output o;
    output_in_pieces(&o, vector->pieces, vector->size, vector->scratch, vector->scratch_size);
    size_t length = make(site, request, &o, response);
    vector->count = o.count;
    vector->scratch_used = o.to.length;
    return length;
}
