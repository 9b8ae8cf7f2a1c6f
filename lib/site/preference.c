/* SPDX-License-Identifier: MIT */
/* The language that a visitor chose: in the query of the address, or in a cookie. */
#include "site/site.h"

#include "base/ascii.h"

/* As long as a tag that anyone offers; a longer value is none. */
#define PREFERENCE_MAX 64

/* Letters, digits and the marks of tags and of gettext's names: what needs no decoding. */
static bool is_tag_like(struct lingo_text value)
{
    for (size_t i = 0; i < value.length; i++)
        if (!ascii_is_alphanumeric(value.data[i]) && !strchr("-_@.", value.data[i]))
            return false;
    return value.length > 0 && value.length <= PREFERENCE_MAX &&
           !memchr(value.data, '\0', value.length);
}

static struct lingo_text trimmed(struct lingo_text text)
{
    while (text.length && (text.data[0] == ' ' || text.data[0] == '"')) {
        text.data++;
        text.length--;
    }
    while (text.length && (text.data[text.length - 1] == ' ' || text.data[text.length - 1] == '"'))
        text.length--;
    return text;
}

/* The value of the first pair of this name in a list, whose pairs end in a mark. */
static struct lingo_text find_pair(struct lingo_text list, char mark, struct lingo_text name)
{
    while (name.length && list.length) {
        const char *end = memchr(list.data, mark, list.length);
        struct lingo_text pair = {list.data, end ? (size_t)(end - list.data) : list.length};
        size_t used = pair.length + (end != NULL);
        list.data += used;
        list.length -= used;
        pair = trimmed(pair);
        if (pair.length <= name.length || pair.data[name.length] != '=' ||
            memcmp(pair.data, name.data, name.length))
            continue;
        return trimmed(
            (struct lingo_text){pair.data + name.length + 1, pair.length - name.length - 1});
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
