/* SPDX-License-Identifier: MIT */
/* The digests of reading .mo files in both byte orders, and of plural formulas. */
#include "tests/portability/digest.h"

#include "gettext/mo.h"
#include "tests/support/make-mo.h"

#include <stdlib.h>
#include <string.h>

static const struct make_mo_pair pairs[] = {
    {BYTES(""), BYTES("Language: pl\nContent-Type: text/plain; charset=UTF-8\n"
                      "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
                      "(n%100<12 || n%100>14) ? 1 : 2);\n")},
    {BYTES("Not Found"), BYTES("Nie znaleziono")},
    {BYTES("menu\004Open"), BYTES("Otwórz")},
    {BYTES("one file\0{n} files"), BYTES("jeden plik\0{n} pliki\0{n} plików")},
    {BYTES("menu\004one tab\0{n} tabs"), BYTES("karta\0karty\0kart")},
    {BYTES("\xc3\xa9"), BYTES("sorts behind ASCII")},
    {BYTES("a"), BYTES("out of order")},
    {BYTES("a"), BYTES("given twice")},
    {BYTES("broken"), BYTES("\xff")},
    {NULL, 0, NULL, 0}};

static void add_message(struct digest *digest, const struct lingo_mo *mo, size_t index)
{
    struct mo_message message = mo_at(mo, index);
    digest_text(digest, message.context);
    digest_text(digest, message.id);
    digest_text(digest, message.plural);
    for (size_t form = 0; form < message.form_count; form++)
        digest_text(digest, mo_form(mo, index, form));
    struct lingo_text context = {message.has_context ? message.context.data : NULL,
                                 message.context.length};
    digest_number(digest, mo_find(mo, context, message.id) == index);
    for (unsigned n = 0; n <= 200; n++)
        digest_text(digest, mo_form(mo, index, plural_select(mo_plural(mo), n)));
}

static void add_file(struct digest *digest, const struct make_mo *what)
{
    size_t length;
    char *data = make_mo(what, &length);
    struct lingo_mo *mo;
    struct lingo_report report = {LINGO_OK, ""};
    digest_item(digest, "%s-endian, %zu behind the head, revision %x",
                what->is_big_endian ? "big" : "little", what->padding, (unsigned)what->revision);
    digest_number(digest, mo_open_bytes(&mo, data, length, "made.mo", &report));
    digest_string(digest, report.message);
    for (size_t i = 0; mo && i < mo_count(mo); i++)
        add_message(digest, mo, i);
    if (mo) {
        digest_number(digest, mo_dropped(mo));
        digest_text(digest, mo_header_field(mo, "plural-forms"));
        digest_text(digest, mo_charset(mo));
        digest_string(digest, mo_plural_problem(mo));
    }
    mo_free(mo);
    free(data);
}

void digest_mo(struct digest *digest)
{
    static const uint32_t revisions[] = {0, 1, 0x10000, 0x20000};
    for (size_t padding = 0; padding < 5; padding++)
        for (size_t i = 0; i < sizeof revisions / sizeof revisions[0]; i++)
            for (int is_big = 0; is_big < 2; is_big++)
                add_file(digest, &(struct make_mo){.is_big_endian = is_big,
                                                   .revision = revisions[i],
                                                   .padding = padding,
                                                   .hash_size = 7,
                                                   .pairs = pairs});
}

/* The formulas of po/, and what arithmetic could do otherwise somewhere. */
static const char *const formulas[] = {
    "nplurals=1; plural=0;",
    "nplurals=2; plural=n != 1;",
    "nplurals=2; plural=n > 1;",
    "nplurals=2; plural=n%10 != 1 || n%100 == 11;",
    "nplurals=3; plural=n == 0 ? 0 : n == 1 ? 1 : 2;",
    "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2;",
    "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? "
    "1 : 2;",
    "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;",
    "nplurals=3; plural=n==1 ? 0 : n>=2 && n<=4 ? 1 : 2;",
    "nplurals=3; plural=n==1 ? 0 : n==0 || (n%100 > 0 && n%100 < 20) ? 1 : 2;",
    "nplurals=3; plural=n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && n%10<=9 && (n%100<11 || "
    "n%100>19) ? 1 : 2;",
    "nplurals=4; plural=n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3;",
    "nplurals=5; plural=n==1 ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4;",
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5;",
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 "
    ": 5;",
    "nplurals=100; plural=n * 4294967297 % 97;",
    "nplurals=100; plural=(n - 50) % 89;",
    "nplurals=2; plural=n - 18446744073709551615 < 9;",
    "nplurals=2; plural=1 / n;",
    "nplurals=2; plural=n==;"};

void digest_plurals(struct digest *digest)
{
    static const uint64_t large[] = {1000000, UINT32_MAX, (uint64_t)UINT32_MAX + 1, UINT64_MAX};
    for (size_t i = 0; i < sizeof formulas / sizeof formulas[0]; i++) {
        struct plural *plural;
        struct lingo_report report = {LINGO_OK, ""};
        struct lingo_text text = {formulas[i], strlen(formulas[i])};
        digest_item(digest, "%s", formulas[i]);
        digest_number(digest, plural_compile(&plural, text, "formula", &report));
        digest_string(digest, report.message);
        for (uint64_t n = 0; plural && n <= 200; n++)
            digest_number(digest, plural_select(plural, n));
        for (size_t k = 0; plural && k < sizeof large / sizeof large[0]; k++)
            digest_number(digest, plural_select(plural, large[k]));
        plural_free(plural);
    }
}
