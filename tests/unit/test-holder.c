/* SPDX-License-Identifier: MIT */
/* Holders: references, replacing, arguments, and counters that overflow.  For threads, see
 * test-site-threads.c and test-messages-threads.c. */
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include "base/holder.h"

#include <httplingo.h>
#include <limits.h>

/* ---- the primitive ---- */

struct thing {
    int references;
};

static const void *hold_thing(const void *object)
{
    if (object)
        ((struct thing *)(uintptr_t)object)->references++;
    return object;
}

static void release_thing(const void *object)
{
    if (object)
        ((struct thing *)(uintptr_t)object)->references--;
}

static const struct holder_kind things = {hold_thing, release_thing};

static void test_references(void)
{
    struct thing a = {1}, b = {1};
    struct holder holder;
    holder_begin(&holder, &things, &a);
    check_number(a.references, 2, "the holder has its own");
    CU_ASSERT_PTR_EQUAL(holder_get(&holder, &things), &a);
    check_number(a.references, 3, "get");
    holder_set(&holder, &things, &b);
    check_number(a.references, 2, "set releases the old one");
    check_number(b.references, 2, "set holds the new one");
    holder_set(&holder, &things, NULL);
    CU_ASSERT_PTR_EQUAL(holder_get(&holder, &things), &b);
    holder_set(&holder, &things, &b);
    check_number(b.references, 3, "set to itself");
    holder_end(&holder, &things);
    check_number(b.references, 2, "end");
}

static void test_refresh(void)
{
    struct thing a = {1}, b = {1};
    struct holder holder;
    holder_begin(&holder, &things, &a);
    const void *own = holder_refresh(&holder, &things, NULL);
    CU_ASSERT_PTR_EQUAL(own, &a);
    check_number(a.references, 3, "the first time");
    for (int i = 0; i < 3; i++)
        own = holder_refresh(&holder, &things, own);
    CU_ASSERT_PTR_EQUAL(own, &a);
    check_number(a.references, 3, "nothing was replaced");
    holder_set(&holder, &things, &b);
    check_number(a.references, 2, "the thread still has it");
    own = holder_refresh(&holder, &things, own);
    CU_ASSERT_PTR_EQUAL(own, &b);
    check_number(a.references, 1, "let go");
    check_number(b.references, 3, "taken");
    holder_end(&holder, &things);
    release_thing(own);
    check_number(b.references, 1, "end");
}

/* Counts go over the end of their type, in the gate and in the slots. */
static void test_overflow(void)
{
    struct thing a = {1}, b = {1};
    struct holder holder;
    holder_begin(&holder, &things, &a);
    atomic_store(&holder.gate, UINT_MAX - 3); /* slot 0 */
    atomic_store(&holder.slots[0].done, (UINT_MAX - 3) >> 1);
    for (int i = 0; i < 5; i++) {
        CU_ASSERT_PTR_EQUAL(holder_get(&holder, &things), &a);
        release_thing(&a);
    }
    check_number(atomic_load(&holder.gate), 6, "the gate went over its end");
    holder_set(&holder, &things, &b); /* would wait for ever */
    CU_ASSERT_PTR_EQUAL(holder_get(&holder, &things), &b);
    check_number(a.references, 1, "the old one is let go");
    holder_end(&holder, &things);
}

/* ---- its kinds ---- */

/* What every kind does with its arguments; first and second are objects with a reference each. */
#define TEST_KIND(name, first, second)                                                             \
    do {                                                                                           \
        struct lingo_##name##_holder *holder = (struct lingo_##name##_holder *)1;                  \
        const struct lingo_##name *one = (first), *two = (second), *own = NULL;                    \
        CU_ASSERT_EQUAL(lingo_##name##_holder_open(NULL, one), LINGO_ERROR_ARGUMENT);              \
        CU_ASSERT_EQUAL(lingo_##name##_holder_open(&holder, NULL), LINGO_ERROR_ARGUMENT);          \
        CU_ASSERT_PTR_NULL(holder);                                                                \
        memory_watch(0);                                                                           \
        CU_ASSERT_EQUAL(lingo_##name##_holder_open(&holder, one), LINGO_ERROR_MEMORY);             \
        CU_ASSERT_PTR_NULL(holder);                                                                \
        memory_watch(MEMORY_NO_FAILURE);                                                           \
        CU_ASSERT_EQUAL_FATAL(lingo_##name##_holder_open(&holder, one), LINGO_OK);                 \
        check_number((long long)memory_allocations(), 1, #name ": open");                          \
        lingo_##name##_release(one);                                                               \
        CU_ASSERT_PTR_EQUAL(lingo_##name##_holder_refresh(holder, &own), one);                     \
        CU_ASSERT_PTR_EQUAL(own, one);                                                             \
        lingo_##name##_holder_set(holder, NULL);                                                   \
        lingo_##name##_holder_set(holder, two);                                                    \
        lingo_##name##_release(two);                                                               \
        const struct lingo_##name *got = lingo_##name##_holder_get(holder);                        \
        CU_ASSERT_PTR_EQUAL(got, two);                                                             \
        lingo_##name##_release(got);                                                               \
        CU_ASSERT_PTR_EQUAL(own, one);                                                             \
        CU_ASSERT_PTR_EQUAL(lingo_##name##_holder_refresh(holder, &own), two);                     \
        check_number((long long)memory_allocations(), 1, #name ": all the rest");                  \
        lingo_##name##_release(own);                                                               \
        lingo_##name##_holder_free(holder);                                                        \
        lingo_##name##_holder_free(NULL);                                                          \
    } while (0)

static const struct lingo_site *make_site(const char *home)
{
    const struct lingo_site *site;
    struct lingo_setting setting = {"home", home};
    CU_ASSERT_EQUAL_FATAL(lingo_site_open(&site, NULL, &setting, 1, NULL), LINGO_OK);
    return site;
}

static const struct lingo_messages *make_messages(void)
{
    const struct lingo_messages *messages;
    CU_ASSERT_EQUAL_FATAL(lingo_messages_open_bytes(&messages, NULL, 0, NULL, NULL), LINGO_OK);
    return messages;
}

static const struct lingo_catalog *catalog_of(const struct lingo_site *site)
{
    const struct lingo_catalog *catalog = lingo_catalog_hold(lingo_site_catalog(site));
    lingo_site_release(site);
    return catalog;
}

static const struct lingo_site *make_site_with_text(const char *title)
{
    const struct lingo_site *site;
    struct lingo_setting setting = {"title.404", title};
    CU_ASSERT_EQUAL_FATAL(lingo_site_open(&site, NULL, &setting, 1, NULL), LINGO_OK);
    return site;
}

static void test_kinds(void)
{
    TEST_KIND(site, make_site("https://one.example/"), make_site("https://two.example/"));
    TEST_KIND(site, lingo_site_builtin(), make_site("https://two.example/"));
    TEST_KIND(messages, make_messages(), make_messages());
    TEST_KIND(catalog, catalog_of(make_site_with_text("One")),
              catalog_of(make_site_with_text("Two")));
    TEST_KIND(catalog, catalog_of(make_site_with_text("One")), lingo_catalog_builtin());
}

int main(void)
{
    static const struct test tests[] = {{"references", test_references},
                                        {"refresh", test_refresh},
                                        {"overflow", test_overflow},
                                        {"kinds", test_kinds},
                                        {NULL, NULL}};
    return test_run("holder", tests);
}
