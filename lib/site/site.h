/* SPDX-License-Identifier: MIT */
/* The inside of a site: what open.c opens, and pages read. */
#ifndef LINGO_SITE_H
#define LINGO_SITE_H

#include "template/template.h"

#include <httplingo/media.h>
#include <httplingo/site.h>

/* Addresses that every page may offer; a request's parameters go before them. */
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

struct site_owner; /* what an opened site frees; the built-in one has none */

struct lingo_site {
    const struct lingo_catalog *catalog; /* NULL: the built-in one */
    const struct template *html;
    struct lingo_text security_policy;
    struct lingo_text cache_control;
    struct lingo_text links[SITE_LINK_COUNT]; /* safe, padded (buffer.h); empty: none */
    unsigned plain_links;                     /* bit n: link n has no markup to escape */
    bool has_addresses;                       /* links beside that to the home page */
    unsigned media;                           /* offered */
    enum lingo_media default_media;           /* the default */
    bool parts_as_text;                       /* what is sent in place of parts of a page */
    bool english_titles;                      /* of JSON and XML */
    bool asks_for_id;                         /* after an error of the server, for support */
    bool shows_server;                        /* its name */
    /* What is offered, when that is not the whole catalogue: an offer over some of its languages,
     * and their indices there; else NULL. */
    const struct lingo_offer *offer;
    const size_t *indices;
    size_t default_language; /* its index among those offered; SITE_NO_DEFAULT: the offer's own */
    const struct lingo_language *second;
    const char *vendors[SITE_VENDORS_MAX + 1]; /* ends in NULL */
    struct lingo_text cookie, query;           /* names; empty: none */
    /* What the template names of an application's own members, in the order of their numbers. */
    const struct lingo_text *extensions;
    size_t extension_count;
    struct site_owner *owner;
};

/* The catalogue, the built-in one as well. */
const struct lingo_catalog *site_catalog(const struct lingo_site *site);

/* The set of languages that is negotiated over, and the language at an index of it. */
const struct lingo_offer *site_offer(const struct lingo_site *site);
const struct lingo_language *site_language(const struct lingo_site *site, size_t index);

#endif
