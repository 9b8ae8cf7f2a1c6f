/* SPDX-License-Identifier: MIT */
/* Compares the tables of CLDR with ICU, for all locales of ICU.  An older ICU has an older CLDR;
 * the differences and their reasons are in cldr-differences.tsv.  If the name of a file is given as
 * an argument, this program writes the current differences to it, and leaves the reasons of new
 * ones empty. */
#include "tests/support/test.h"

#include "base/buffer.h"
#include "language/cldr.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uldnames.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

/* The CLDR that the list is of: that of Debian 12's ICU. */
#define LISTED_VERSION 42

static const char path[] = SOURCE_DIRECTORY "/tests/unit/cldr-differences.tsv";
static const char header[] = "what\tlocale\tCLDR 42\tours\twhy\n";

struct difference {
    char *what, *locale, *theirs, *ours, *why; /* in the text of the file */
    bool found;
};

static struct difference *differences;
static size_t difference_count;
static FILE *written; /* the argument */

static char *next_field(char **rest)
{
    char *field = *rest, *end = field + strcspn(field, "\t");
    *rest = *end ? end + 1 : end;
    *end = '\0';
    return field;
}

static bool read_differences(char *text)
{
    size_t lines = 0;
    for (const char *p = text; (p = strchr(p, '\n')); p++)
        lines++;
    differences = calloc(lines + 1, sizeof *differences);
    if (!differences || strncmp(text, header, sizeof header - 1) != 0)
        return false;
    for (char *line = text + sizeof header - 1, *end; (end = strchr(line, '\n')); line = end + 1) {
        struct difference *row = &differences[difference_count++];
        *end = '\0';
        row->what = next_field(&line);
        row->locale = next_field(&line);
        row->theirs = next_field(&line);
        row->ours = next_field(&line);
        row->why = line;
        if (!*row->why && !written)
            check_string(row->locale, "a reason", row->what);
    }
    return true;
}

static struct difference *find_difference(const char *what, const char *locale)
{
    for (size_t i = 0; i < difference_count; i++)
        if (!strcmp(differences[i].what, what) && !strcmp(differences[i].locale, locale))
            return &differences[i];
    return NULL;
}

/* One thing that both say of a locale. */
static void compare(const char *what, const char *locale, const char *theirs, const char *ours)
{
    struct difference *row = find_difference(what, locale);
    bool same = !strcmp(theirs, ours);
    if (written) {
        if (!same)
            fprintf(written, "%s\t%s\t%s\t%s\t%s\n", what, locale, theirs, ours,
                    row ? row->why : "");
        return;
    }
    char where[128];
    snprintf(where, sizeof where, "%s of %s", what, locale);
    if (row) {
        row->found = true;
        check_string(theirs, row->theirs, where);
        check_string(ours, row->ours, where);
        check_string(same ? "a difference that is no longer there" : "", "", where);
    } else if (!same) {
        check_string(ours, theirs, where);
    }
}

static void append_utf16(struct buffer *b, const UChar *text, int32_t length)
{
    char utf8[256];
    UErrorCode error = U_ZERO_ERROR;
    int32_t n;
    u_strToUTF8(utf8, sizeof utf8, &n, text, length, &error);
    CU_ASSERT(U_SUCCESS(error));
    buffer_append(b, utf8, U_SUCCESS(error) ? (size_t)n : 0);
}

static void append_separator(struct buffer *theirs, struct buffer *ours, bool wanted)
{
    buffer_append_string(theirs, wanted ? " | " : "");
    buffer_append_string(ours, wanted ? " | " : "");
}

static void compare_lists(const struct cldr_locale *locale, const char *id)
{
    static const UChar letters[] = u"ABCDE";
    const UChar *items[5];
    int32_t lengths[5];
    for (int32_t i = 0; i < 5; i++)
        items[i] = letters + i, lengths[i] = 1;
    char theirs[512], ours[512];
    struct buffer t = {theirs, sizeof theirs, 0}, o = {ours, sizeof ours, 0};
    UErrorCode error = U_ZERO_ERROR;
    UListFormatter *format =
        ulistfmt_openForType(id, ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, &error);
    for (int32_t count = 2; count <= 5; count++) {
        UChar text[128];
        int32_t n = ulistfmt_format(format, items, lengths, count, text, 128, &error);
        append_separator(&t, &o, count > 2);
        append_utf16(&t, text, n);
        for (size_t i = 0; i <= (size_t)count; i++) {
            struct lingo_text separator = cldr_list_separator(locale, i, (size_t)count);
            buffer_append(&o, separator.data, separator.length);
            if (i < (size_t)count)
                buffer_append_char(&o, (char)('A' + (int)i));
        }
    }
    ulistfmt_close(format);
    CU_ASSERT(U_SUCCESS(error));
    buffer_finish(&t);
    buffer_finish(&o);
    compare("list", id, theirs, ours);
}

static void compare_numbers(const struct cldr_locale *locale, const char *id)
{
    static const int64_t samples[] = {0, 12, 345, 6789, 12345, 678901, 2345678, 901234567890};
    char theirs[512], ours[512];
    struct buffer t = {theirs, sizeof theirs, 0}, o = {ours, sizeof ours, 0};
    UErrorCode error = U_ZERO_ERROR;
    UFormattedNumber *result = unumf_openResult(&error);
    UNumberFormatter *format = unumf_openForSkeletonAndLocale(u"", 0, id, &error);
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        UChar text[128];
        unumf_formatInt(format, samples[i], result, &error);
        append_separator(&t, &o, i > 0);
        append_utf16(&t, text, unumf_resultToString(result, text, 128, &error));
        cldr_format_number(&o, locale, (uint64_t)samples[i]);
    }
    unumf_close(format);
    unumf_closeResult(result);
    CU_ASSERT(U_SUCCESS(error));
    buffer_finish(&t);
    buffer_finish(&o);
    compare("number", id, theirs, ours);
}

/* The name in the language itself; where ICU has but the code, there is none. */
static void compare_autonyms(tag_key key, const char *id)
{
    UErrorCode error = U_ZERO_ERROR;
    ULocaleDisplayNames *names = uldn_open(id, ULDN_DIALECT_NAMES, &error);
    UChar text[128];
    char theirs[256], language[16];
    struct buffer b = {theirs, sizeof theirs, 0};
    int32_t n = uldn_localeDisplayName(names, id, text, 128, &error);
    size_t length = (size_t)uloc_getLanguage(id, language, sizeof language, &error);
    uldn_close(names);
    CU_ASSERT(U_SUCCESS(error));
    append_utf16(&b, text, n);
    buffer_finish(&b);
    if (!strncmp(theirs, language, length) && (theirs[length] == '\0' || theirs[length] == ' '))
        theirs[0] = '\0';
    const char *ours = cldr_autonym(key);
    compare("name", id, theirs, ours ? ours : "");
}

/* The whole of what is likely of a locale's normal form is that of the locale. */
static void compare_normal_forms(tag_key key, const char *id)
{
    char full[64], likely[64], text[32];
    UErrorCode error = U_ZERO_ERROR;
    struct buffer b = {text, sizeof text, 0};
    tag_key normal = tag_normal(key);
    tag_write_key(&b, normal);
    buffer_finish(&b);
    for (char *p = text; *p; p++)
        *p = *p == '-' ? '_' : *p;
    uloc_addLikelySubtags(text, likely, sizeof likely, &error);
    uloc_addLikelySubtags(id, full, sizeof full, &error);
    CU_ASSERT(U_SUCCESS(error) && normal & TAG_SCRIPT);
    compare("normal form", id, full, likely);
    if (normal & TAG_REGION) { /* and says nothing twice */
        *strrchr(text, '_') = '\0';
        uloc_addLikelySubtags(text, likely, sizeof likely, &error);
        compare("region", id, strcmp(likely, full) ? "needed" : "likely", "needed");
    }
}

static void compare_all(void)
{
    for (int32_t i = 0; i < uloc_countAvailable(); i++) {
        const char *id = uloc_getAvailable(i);
        char text[64];
        UErrorCode error = U_ZERO_ERROR;
        uloc_toLanguageTag(id, text, sizeof text, 1, &error);
        struct tag tag = tag_scan(text, strlen(text));
        if (U_FAILURE(error) || tag.extended)
            continue;
        const struct cldr_locale *locale = cldr_locale(tag.key);
        compare("data", id, "known", locale ? "known" : "unknown");
        compare_normal_forms(tag.key, id);
        compare("direction", id, uloc_isRightToLeft(id) ? "rtl" : "ltr",
                cldr_is_rtl(tag.key) ? "rtl" : "ltr");
        compare_autonyms(tag.key, id);
        if (locale) {
            compare_numbers(locale, id);
            compare_lists(locale, id);
        }
    }
}

static int icu_version(void)
{
    UVersionInfo version;
    UErrorCode error = U_ZERO_ERROR;
    ulocdata_getCLDRVersion(version, &error);
    return U_SUCCESS(error) ? version[0] : 0;
}

static void test_icu(void)
{
    char *text = NULL, reason[128];
    size_t size;
    int theirs = icu_version(), ours = atoi(cldr_version());
    if (theirs != ours && theirs != LISTED_VERSION) {
        snprintf(reason, sizeof reason, "ICU has CLDR %d here; the tests know %d and %d", theirs,
                 LISTED_VERSION, ours);
        return skip(reason);
    }
    if (theirs != ours) {
        text = read_file(path, &size);
        CU_ASSERT_FATAL(text && read_differences(text));
    }
    if (written)
        fputs(header, written);
    compare_all();
    for (size_t i = 0; i < difference_count && !written; i++)
        if (!differences[i].found)
            check_string("", "a difference, as listed", differences[i].locale);
    free(differences);
    free(text);
}

int main(int argc, char **argv)
{
    static const struct test tests[] = {
        {"as ICU has it, but for what is listed", test_icu},
        {NULL, NULL},
    };
    if (argc > 1 && !(written = fopen(argv[1], "w"))) {
        perror(argv[1]);
        return EXIT_FAILURE;
    }
    int status = test_run("cldr-icu", tests);
    return written && fclose(written) ? EXIT_FAILURE : status;
}
