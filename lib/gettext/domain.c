/* SPDX-License-Identifier: MIT */
/* An open domain: its languages, and looking up messages. */
#include "gettext/domain-files.h"

#include "base/text.h"
#include "gettext/domain-impl.h"
#include "negotiation/offer.h"

#include <stdlib.h>
#include <string.h>

/* Only the reference count changes, but users have a pointer to const. */
static struct lingo_messages *mutable(const struct lingo_messages *domain)
{
    return (struct lingo_messages *)(uintptr_t)domain;
}

void domain_free(struct lingo_messages *domain)
{
    for (size_t i = 0; i < domain->count; i++)
        mo_free(domain->languages[i].mo);
    lingo_offer_free(domain->offer);
    notes_free(&domain->left_out);
    free(domain);
}

const struct lingo_messages *lingo_messages_hold(const struct lingo_messages *domain)
{
    if (domain)
        atomic_fetch_add_explicit(&mutable(domain)->references, 1, memory_order_relaxed);
    return domain;
}

void lingo_messages_release(const struct lingo_messages *domain)
{
    if (domain &&
        atomic_fetch_sub_explicit(&mutable(domain)->references, 1, memory_order_acq_rel) == 1)
        domain_free(mutable(domain));
}

size_t lingo_messages_count(const struct lingo_messages *domain)
{
    return domain->count;
}

const char *lingo_messages_tag(const struct lingo_messages *domain, size_t language)
{
    return lingo_offer_tag(domain->offer, language);
}

const struct lingo_offer *lingo_messages_offer(const struct lingo_messages *domain)
{
    return domain->offer;
}

size_t lingo_messages_parent(const struct lingo_messages *domain, size_t language)
{
    return language < domain->count ? domain->languages[language].parent : LINGO_NO_LANGUAGE;
}

const char *lingo_messages_left_out(const struct lingo_messages *domain, size_t index)
{
    return notes_at(&domain->left_out, index);
}

static const struct lingo_mo *file_of(const struct lingo_messages *domain, size_t language)
{
    return language < domain->count ? domain->languages[language].mo : NULL;
}

size_t lingo_messages_translated(const struct lingo_messages *domain, size_t language)
{
    const struct lingo_mo *mo = file_of(domain, language);
    static const struct lingo_text none, empty = {"", 0};
    if (!mo)
        return 0;
    return mo_count(mo) - (mo_find(mo, none, empty) != MO_NONE);
}

size_t lingo_messages_dropped(const struct lingo_messages *domain, size_t language)
{
    const struct lingo_mo *mo = file_of(domain, language);
    return mo ? mo_dropped(mo) : 0;
}

/* The translation in a file; empty if the file lacks the message. */
static struct lingo_text look_up(const struct lingo_mo *mo, const struct lingo_query *query)
{
    size_t index = mo_find(mo, query->context, query->id);
    if (index == MO_NONE)
        return (struct lingo_text){"", 0};
    return mo_form(mo, index, query->plural.data ? plural_select(mo_plural(mo), query->n) : 0);
}

struct lingo_found lingo_message_find(const struct lingo_messages *domain, size_t language,
                                      const struct lingo_query *query)
{
    while (language < domain->count) {
        const struct domain_language *l = &domain->languages[language];
        struct lingo_text text = l->mo ? look_up(l->mo, query) : (struct lingo_text){"", 0};
        if (text.length)
            return (struct lingo_found){text, language, 1};
        language = l->parent;
    }
    struct lingo_text id = query->plural.data && query->n != 1 ? query->plural : query->id;
    return (struct lingo_found){id.data ? id : (struct lingo_text){"", 0}, domain->source, 0};
}

struct lingo_text lingo_gettext(const struct lingo_messages *domain, size_t language,
                                const char *msgid)
{
    struct lingo_query query = {.id = text_of(msgid)};
    return lingo_message_find(domain, language, &query).text;
}

struct lingo_text lingo_pgettext(const struct lingo_messages *domain, size_t language,
                                 const char *context, const char *msgid)
{
    struct lingo_query query = {.context = text_of(context), .id = text_of(msgid)};
    return lingo_message_find(domain, language, &query).text;
}

struct lingo_text lingo_ngettext(const struct lingo_messages *domain, size_t language,
                                 const char *msgid, const char *msgid_plural, unsigned long long n)
{
    struct lingo_query query = {.id = text_of(msgid), .plural = text_of(msgid_plural), .n = n};
    return lingo_message_find(domain, language, &query).text;
}

struct lingo_text lingo_npgettext(const struct lingo_messages *domain, size_t language,
                                  const char *context, const char *msgid, const char *msgid_plural,
                                  unsigned long long n)
{
    struct lingo_query query = {text_of(context), text_of(msgid), text_of(msgid_plural), n};
    return lingo_message_find(domain, language, &query).text;
}

size_t lingo_messages_language(const struct lingo_messages *domain, const char *tag, size_t length)
{
    size_t index = offer_find_name(domain->offer, tag, length);
    return index == OFFER_NONE ? LINGO_NO_LANGUAGE : index;
}
