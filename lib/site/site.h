/* SPDX-License-Identifier: MIT */
/* The internals of a site, which open.c fills in and pages read. */
#ifndef LINGO_SITE_H
#define LINGO_SITE_H

#include "template/template.h"

#include <httplingo/media.h>
#include <httplingo/site.h>

/* Addresses that any page can offer.  Parameters of the request take precedence. */
enum site_link {
    SITE_HOME,
    SITE_CONTACT,
    SITE_SERVICE_STATUS,
    SITE_SIGN_IN,
    SITE_SEARCH,
    SITE_LINK_COUNT
};

#define SITE_VENDORS_MAX 16
#define SITE_EXTENSIONS_MAX 32
#define SITE_NO_DEFAULT ((size_t)-1)

struct site_owner; /* the memory of an opened site; the built-in site has none */

struct lingo_site {
    const struct lingo_catalog *catalog; /* NULL: the built-in catalogue */
    const struct template *html;
    struct lingo_text security_policy;
    struct lingo_text cache_control;
    /* Safe, followed by padding (buffer.h); empty if not set. */
    struct lingo_text links[SITE_LINK_COUNT];
    /* Bit n: link n contains no markup that must be escaped. */
    unsigned plain_links;
    bool has_addresses;             /* there are links in addition to the home page */
    unsigned media;                 /* the offered formats */
    enum lingo_media default_media; /* the default format */
    bool parts_as_text;             /* a text is sent instead of parts of a page */
    bool english_titles;            /* in JSON and XML */
    bool asks_for_id;               /* ask for the request ID after a server error */
    bool shows_server;              /* show the name of the server */
    /* The offered languages if they are not the whole catalogue: an offer, and the indices of its
     * languages in the catalogue.  Otherwise NULL. */
    const struct lingo_offer *offer;
    const size_t *indices;
    /* An index in the offer; SITE_NO_DEFAULT for the default of the offer. */
    size_t default_language;
    const struct lingo_language *second;
    const char *vendors[SITE_VENDORS_MAX + 1]; /* ends with NULL */
    struct lingo_text cookie, query;           /* names; empty if not set */
    /* The extension members that the template uses, by number. */
    const struct lingo_text *extensions;
    size_t extension_count;
    struct site_owner *owner;
};

/* The catalogue, including the built-in one. */
const struct lingo_catalog *site_catalog(const struct lingo_site *site);

/* The offer for negotiation, and the language at an index in it. */
const struct lingo_offer *site_offer(const struct lingo_site *site);
const struct lingo_language *site_language(const struct lingo_site *site, size_t index);

#endif
