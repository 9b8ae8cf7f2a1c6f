/* SPDX-License-Identifier: MIT */
/* The language that a visitor chose, from the query of the address or from a cookie. */
#include "site/site.h"

#include "base/text.h"
#include "base/uri.h"

/* Longer values are not tags of any offered language. */
#define PREFERENCE_MAX 64

/* Letters, digits and the marks of tags and of gettext's names, percent-encoded or not: scripts
 * encode "@" in queries and cookies. */
static bool is_tag_like(struct lingo_text value)
{
    char tag[PREFERENCE_MAX];
    size_t length = uri_decode(tag, sizeof tag, value);
    for (size_t i = 0; i < length; i++)
        if (!ascii_is_alphanumeric(tag[i]) && (!tag[i] || !strchr("-_@.", tag[i])))
            return false;
    return length;
}

/* The characters around pairs in a list of cookies, and around a quoted value (RFC 6265 section
 * 4.1.1). */
#define AROUND_VALUES " \""

/* The value of the first pair with this name in a list, whose pairs are separated by mark. */
static struct lingo_text find_pair(struct lingo_text list, char mark, struct lingo_text name)
{
    struct lingo_text pair;
    while (name.length && text_split(&list, mark, &pair)) {
        pair = text_trim(pair, AROUND_VALUES);
        if (pair.length > name.length && pair.data[name.length] == '=' &&
            !memcmp(pair.data, name.data, name.length))
            return text_trim(text_skip(pair, name.length + 1), AROUND_VALUES);
    }
    return (struct lingo_text){"", 0};
}

struct lingo_text lingo_site_preference(const struct lingo_site *site, const char *query,
                                        size_t query_length, const char *cookie,
                                        size_t cookie_length)
{
    if (!site)
        site = lingo_site_builtin();
    struct lingo_text value = find_pair((struct lingo_text){query, query_length}, '&', site->query);
    if (!is_tag_like(value))
        value = find_pair((struct lingo_text){cookie, cookie_length}, ';', site->cookie);
    return is_tag_like(value) ? value : (struct lingo_text){"", 0};
}
