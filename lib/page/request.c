/* SPDX-License-Identifier: MIT */
/* Chooses the status, format and languages for a request, and whether the response has content. */
#include "page/page.h"

#include "base/uri.h"
#include "catalog/catalog.h"
#include "negotiation/destination.h"
#include "registry/status.h"

/* ---- status ---- */

/* The status of a code: its own, or that of a vendor whom the site names, or that of its class. */
static const struct lingo_status *status_of_row(const struct page *page)
{
    const struct lingo_status *status = &status_table[page->row];
    for (size_t i = 0; status->registry == LINGO_REGISTRY_CLASS && page->site->vendors[i]; i++) {
        const struct lingo_status *vendor = lingo_vendor_find(page->code, page->site->vendors[i]);
        if (vendor)
            return vendor;
    }
    return status;
}

static void choose_status(struct page *page)
{
    const struct lingo_status *status = page->request->status;
    int code = page->request->code;
    if (status && !code)
        code = lingo_status_code(status);
    if (code < 100 || code > 599)
        code = 500; /* RFC 9110 section 15 */
    page->code = code;
    page->row = status ? status_row_of(status) : status_row_of_code(code);
    page->status = status ? status : status_of_row(page);
    if (status_is_vendor(page->status))
        page->row = status_row_of(page->status);
    page->actions = status_table[page->row].actions;
    page->outlook = status_table[page->row].outlook;
}

/* ---- parameters ---- */

/* Whether a parameter that is given again replaces the previous one.  A wait does so only if it is
 * valid. */
static bool holds(uint32_t given, const struct lingo_parameter *parameter)
{
    return parameter->name != LINGO_PARAMETER_RETRY_AFTER || !(given >> parameter->name & 1) ||
           page_is_retry_after(parameter->value);
}

uint32_t page_read_parameters(const struct lingo_request *request,
                              struct lingo_text values[LINGO_PARAMETER_COUNT])
{
    uint32_t given = 0;
    for (size_t i = 0; i < request->parameter_count; i++) {
        const struct lingo_parameter *parameter = &request->parameters[i];
        if ((unsigned)parameter->name >= LINGO_PARAMETER_COUNT || !parameter->value.length ||
            !holds(given, parameter))
            continue;
        values[parameter->name] = parameter->value;
        given |= (uint32_t)1 << parameter->name;
    }
    return given;
}

static void read_parameters(struct page *page)
{
    page->is_given = page_read_parameters(page->request, page->given);
    page->is_maintenance = page_is_given(page, LINGO_PARAMETER_MAINTENANCE) && page->code == 503;
    if (!page->is_maintenance)
        return;
    page->actions = LINGO_ACTION_TRY_AGAIN | LINGO_ACTION_SERVICE_STATUS;
    page->outlook = LINGO_OUTLOOK_LATER;
}

/* ---- languages ---- */

/* The maximum length of a value that lingo_site_preference() accepts. */
#define PREFERRED_MAX 64

/* The language that the visitor chose, which may be percent-encoded as in a query. */
static struct lingo_choice negotiate_preferred(const struct lingo_offer *offer,
                                               struct lingo_text preferred, size_t default_index)
{
    char decoded[PREFERRED_MAX];
    if (!memchr(preferred.data, '%', preferred.length))
        return lingo_negotiate_with_default(offer, preferred.data, preferred.length, default_index);
    size_t length = uri_decode(decoded, sizeof decoded, preferred);
    struct lingo_choice choice =
        lingo_negotiate_with_default(offer, decoded, length, default_index);
    if (choice.match != LINGO_MATCH_DEFAULT)
        choice.range = preferred; /* which lives on */
    return choice;
}

static void negotiate(struct page *page)
{
    const struct lingo_site *site = page->site;
    const struct lingo_offer *offer = site_offer(site);
    struct lingo_text field = page->request->preferred;
    struct lingo_choice choice = {.match = LINGO_MATCH_DEFAULT};
    if (field.length)
        choice = negotiate_preferred(offer, field, site->default_language);
    if (choice.match == LINGO_MATCH_DEFAULT) {
        field = page->request->accept_language;
        choice =
            lingo_negotiate_with_default(offer, field.data, field.length, site->default_language);
    }
    page->part.language = site_language(site, choice.index);
    page->match = choice.match;
    page->range = choice.range;
}

/* Uses the language that the server has chosen. */
static void take_language(struct page *page, const struct lingo_language *language)
{
    page->part.language = language;
    page->match = LINGO_MATCH_EXACT;
    page->range = (struct lingo_text){"", 0};
}

/* The set of formats whose pages can have a second language. */
static const unsigned bilingual_formats = 0
#define MEDIA(constant, name, type, parameter, writer, languages, ...)                             \
    | (unsigned)(languages > 1) << LINGO_MEDIA_##constant
#include <httplingo/media.def>
#undef MEDIA
    ;

static void choose_languages(struct page *page)
{
    const struct lingo_request *request = page->request;
    const struct lingo_language *second =
        request->second_language ? request->second_language : page->site->second;
    if (request->language)
        take_language(page, request->language);
    else
        negotiate(page);
    page->part.language = catalog_page_language(page->part.language, page->row);
    page->two_languages = false;
    if (!second || !(bilingual_formats >> page->media & 1))
        return;
    page->second.language = catalog_page_language(second, page->row);
    page->two_languages = page->second.language != page->part.language;
}

/* ---- format ---- */

/* The default if it is offered, or else the first format that is offered. */
static enum lingo_media default_media(enum lingo_media media, unsigned offered)
{
    for (unsigned i = 0; !(offered >> media & 1) && i < LINGO_MEDIA_COUNT; i++)
        if (offered >> i & 1)
            return (enum lingo_media)i;
    return media;
}

static enum lingo_media choose_media(const struct page *page)
{
    const struct lingo_request *request = page->request;
    unsigned offered = request->media & LINGO_MEDIA_ALL;
    if (!offered)
        offered = page->site->media;
    if (!(offered & (offered - 1))) /* there is only one */
        return (enum lingo_media)__builtin_ctz(offered);
    if (page->site->parts_as_text && offered >> LINGO_MEDIA_TEXT & 1 &&
        destination_is_part_of_page(request->destination))
        return LINGO_MEDIA_TEXT;
    return lingo_negotiate_media(request->accept.data, request->accept.length, offered,
                                 default_media(page->site->default_media, offered));
}

/* ---- all ---- */

/* Whether the response has content for methods other than HEAD. */
static bool has_content(const struct page *page)
{
    if (page->code < 300 && page->code >= 200 && page_is_method(page, "CONNECT"))
        return false;
    return page->status->body.value == LINGO_BODY_YES;
}

void page_begin(struct page *page, const struct lingo_site *site,
                const struct lingo_request *request)
{
    page->site = site ? site : lingo_site_builtin();
    page->request = request;
    page->part.scope.present = 0;
    page->second.scope.present = 0;
    page->item_count = 0;
    choose_status(page);
    read_parameters(page);
    page->media = choose_media(page);
    page->shown = page->media == LINGO_MEDIA_HTML ? page->site->html->names : UINT64_MAX;
    choose_languages(page);
    page->has_content = has_content(page);
}
