/* SPDX-License-Identifier: MIT */
/* .NET: .resx files, one for each culture, and one for all others. */
#include "tools/export/job.h"

#include <string.h>

static void print_data(FILE *file, const char *key, struct lingo_text text, export_escaper *escape)
{
    fprintf(file, "  <data name=\"%s\" xml:space=\"preserve\">\n    <value>", key);
    export_print_sentence(file, text, "{0}", escape);
    fputs("</value>\n  </data>\n", file);
}

/* String.Format() has no plural forms, so the key names the category. */
static void escape_format(FILE *file, struct lingo_text text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '{' || text.data[i] == '}')
            putc(text.data[i], file);
        export_escape_xml(file, (struct lingo_text){text.data + i, 1});
    }
}

static void print_waits(FILE *file, const struct lingo_language *language)
{
    char key[EXPORT_KEY_MAX];
    for (size_t unit = 0; unit < EXPORT_UNITS; unit++)
        for (size_t i = 0; i < EXPORT_CATEGORIES; i++) {
            struct lingo_text text = export_category_text(language, (enum lingo_wait_unit)unit, i);
            snprintf(key, sizeof key, "wait.%s.%s", export_unit_names[unit],
                     export_category_names[i]);
            if (text.length)
                print_data(file, key, text, escape_format);
        }
}

static void write_resx(const struct export_job *job, FILE *file,
                       const struct lingo_language *language, const char *locale)
{
    static const char *const heads[][2] = {
        {"resmimetype", "text/microsoft-resx"},
        {"version", "2.0"},
        {"reader", "System.Resources.ResXResourceReader, System.Windows.Forms"},
        {"writer", "System.Resources.ResXResourceWriter, System.Windows.Forms"}};
    (void)locale;
    fputs("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- ", file);
    export_print_origin(job, file);
    fputs(" -->\n<root>\n", file);
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        fprintf(file, "  <resheader name=\"%s\">\n    <value>%s</value>\n  </resheader>\n",
                heads[i][0], heads[i][1]);
    for (size_t i = 0; i < job->entry_count; i++) {
        struct lingo_text text = export_text(language, &job->entries[i]);
        if (text.length)
            print_data(file, job->entries[i].key, text, export_escape_xml);
    }
    print_waits(file, language);
    fputs("</root>\n", file);
}

bool export_write_resx(struct export_job *job)
{
    const struct lingo_language *english =
        lingo_catalog_find(lingo_site_catalog(job->site), "en", strlen("en"));
    FILE *file = export_create(job, "HttpLingo.resx");
    if (!file)
        return false;
    write_resx(job, file, english, "");
    return export_close(job, file) &&
           export_write_each(job, LOCALE_DOTNET, "HttpLingo.", ".resx", write_resx);
}
