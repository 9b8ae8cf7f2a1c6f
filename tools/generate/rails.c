/* SPDX-License-Identifier: MIT */
/* Ruby on Rails: pages that its ActionDispatch::PublicExceptions sends by the code and the locale.
 */
#include "tools/generate/job.h"

#include "tools/locale-names.h"

static bool write_page(struct generate_job *job, int code, const struct lingo_language *language,
                       const char *dot, const char *locale)
{
    size_t length = generate_make_page(job, code, language, LINGO_MEDIA_HTML);
    FILE *file = length ? generate_create(job, "public/%d%s%s.html", code, dot, locale) : NULL;
    if (!file)
        return false;
    fwrite(job->page, 1, length, file);
    return generate_close(job, file);
}

/* Rails does not look for the page of a parent, so there is one for each name of a language. */
static bool write_language(struct generate_job *job, const struct lingo_language *language)
{
    char locale[LOCALE_NAME_MAX];
    const char *tag = lingo_language_tag(language).data;
    for (size_t n = 0; locale_name(locale, tag, LOCALE_RAILS, n); n++) {
        if (n && locale_is_taken(locale, LOCALE_RAILS, job->languages, job->language_count))
            continue;
        for (size_t i = 0; i < job->code_count; i++)
            if (!write_page(job, job->codes[i], language, ".", locale))
                return false;
    }
    return true;
}

bool generate_write_rails(struct generate_job *job)
{
    for (size_t i = 0; i < job->language_count; i++) {
        const struct lingo_language *language = job->languages[i];
        if (!write_language(job, language))
            return false;
        if (lingo_language_tag(language).data != job->default_tag)
            continue;
        for (size_t n = 0; n < job->code_count; n++)
            if (!write_page(job, job->codes[n], language, "", ""))
                return false;
    }
    job->names[job->name_count++] = "public/";
    return true;
}
