/* SPDX-License-Identifier: MIT */
/*
 * generators/pseudo en_XA|ar_XB: writes a PO file in a pseudo-language to standard output, for
 * tests: the English texts, but in a form that differs from untranslated texts.
 *
 * en_XA  accented letters, two fifths longer, in brackets: a text without brackets does not come
 *        from the catalogue, and a text that lacks a bracket was truncated
 * ar_XB  Arabic letters, from right to left
 *
 * They are only used if a catalogue that contains them is opened and a request names them.
 */
#include "catalog/entry.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* For the letters from A to Z. */
static const char *const accented_small[] = {"á", "ƀ", "ç", "ð", "é", "ƒ", "ğ", "ĥ", "î",
                                             "ĵ", "ķ", "ļ", "ɱ", "ñ", "ö", "þ", "ǫ", "ŕ",
                                             "š", "ţ", "ú", "ṽ", "ŵ", "ẋ", "ý", "ž"};
static const char *const accented_capital[] = {"Á", "Ɓ", "Ç", "Ð", "É", "Ƒ", "Ğ", "Ĥ", "Î",
                                               "Ĵ", "Ķ", "Ļ", "Ṁ", "Ñ", "Ö", "Þ", "Ǫ", "Ŕ",
                                               "Š", "Ţ", "Ú", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};
static const char *const arabic[] = {"ا", "ب", "ص", "د", "ع", "ف", "غ", "ه", "ي",
                                     "ج", "ك", "ل", "م", "ن", "و", "ث", "ق", "ر",
                                     "س", "ت", "ؤ", "ظ", "ش", "خ", "ئ", "ز"};
static const char *const words[] = {"óñé", "ţŵö", "ţĥŕéé", "ƒöúŕ", "ƒîṽé", "šîẋ", "šéṽéñ", "éîğĥţ"};

struct pseudo {
    const char *name;
    const char *plural_forms;
    unsigned form_count;
    bool right_to_left;
};

static const struct pseudo kinds[] = {
    {"en_XA", "nplurals=2; plural=(n != 1);", 2, false},
    {"ar_XB",
     "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 "
     "? 4 : 5);",
     6, true},
};

static void put_letter(const struct pseudo *kind, char c)
{
    if (c >= 'a' && c <= 'z')
        fputs((kind->right_to_left ? arabic : accented_small)[c - 'a'], stdout);
    else if (c >= 'A' && c <= 'Z')
        fputs((kind->right_to_left ? arabic : accented_capital)[c - 'A'], stdout);
    else if (c == '"' || c == '\\')
        printf("\\%c", c);
    else
        putchar(c);
}

/* Prints the text with other letters; placeholders do not change. */
static void put_letters(const struct pseudo *kind, const char *english)
{
    for (const char *p = english; *p; p++) {
        const char *end = *p == '{' ? strchr(p, '}') : NULL;
        if (end) {
            printf("%.*s", (int)(end - p + 1), p);
            p = end;
        } else {
            put_letter(kind, *p);
        }
    }
}

/* Prints words until the text is two fifths longer, as German texts often are. */
static void put_padding(size_t length)
{
    size_t padded = 0;
    for (size_t i = 0; padded * 5 < length * 2; i++) {
        const char *word = words[i % (sizeof words / sizeof words[0])];
        printf(" %s", word);
        padded += 1 + strlen(word) / 2;
    }
}

static void put_escaped(const char *text)
{
    for (; *text; text++)
        printf(*text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
}

/* Prints the translation in quotation marks. */
static void put_translation(const struct pseudo *kind, const char *english)
{
    fputs(kind->right_to_left ? "\"" : "\"[", stdout);
    put_letters(kind, english);
    if (!kind->right_to_left) {
        put_padding(strlen(english));
        putchar(']');
    }
    puts("\"");
}

/* Prints the translation of each plural form. */
static void put_forms(const struct pseudo *kind, const char *english)
{
    for (unsigned form = 0; form < kind->form_count; form++) {
        printf("msgstr[%u] ", form);
        put_translation(kind, english);
    }
}

static void put_entry(const struct pseudo *kind, size_t entry)
{
    if (!entry_is_message(entry))
        return;
    printf("\nmsgctxt \"%s\"\nmsgid \"", entry_context(entry));
    put_escaped(entry_english(entry));
    if (entry_is_wait(entry)) {
        fputs("\"\nmsgid_plural \"", stdout);
        put_escaped(entry_english(entry + 1));
        puts("\"");
        put_forms(kind, entry_english(entry + 1));
    } else {
        fputs("\"\nmsgstr ", stdout);
        put_translation(kind, entry_english(entry));
    }
}

int main(int argc, char **argv)
{
    const struct pseudo *kind = kinds;
    while (argc == 2 && kind < kinds + 2 && strcmp(kind->name, argv[1]))
        kind++;
    if (argc != 2 || kind == kinds + 2) {
        fprintf(stderr, "usage: generators/pseudo en_XA|ar_XB >FILE.po\n");
        return 2;
    }
    printf("# Generated for tests; not a language.\nmsgid \"\"\nmsgstr \"\"\n"
           "\"Language: %s\\n\"\n\"MIME-Version: 1.0\\n\"\n"
           "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
           "\"Content-Transfer-Encoding: 8bit\\n\"\n\"Plural-Forms: %s\\n\"\n",
           kind->name, kind->plural_forms);
    for (size_t entry = 0; entry < ENTRY_COUNT; entry++)
        put_entry(kind, entry);
    return fflush(stdout) || ferror(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
