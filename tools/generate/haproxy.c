/* SPDX-License-Identifier: MIT */
/* HAProxy: its error pages cannot have conditions, but the text of a page is evaluated for each
 * response, and can look up a page in a map by format, language and code. */
#include "tools/generate/job.h"

#include "tools/cli.h"

#include <string.h>

/* The codes that http-error supports in HAProxy 2.6. */
static const int own_codes[] = {400, 401, 403, 404, 405, 407, 408, 410,
                                413, 425, 429, 500, 501, 502, 503, 504};
#define OWN_CODE_COUNT (sizeof own_codes / sizeof own_codes[0])

/* A page must fit on one line in a buffer of 16384 bytes, which also contains the header
 * section. */
#define LINE_LIMIT 14000

/* Removes the codes for which HAProxy cannot send pages. */
static void keep_own_codes(struct generate_job *job)
{
    size_t kept = 0;
    for (size_t i = 0; i < job->code_count; i++)
        for (size_t j = 0; j < OWN_CODE_COUNT; j++)
            if (job->codes[i] == own_codes[j])
                job->codes[kept++] = own_codes[j];
    job->code_count = kept;
}

static bool write_row(struct generate_job *job, FILE *map, int code,
                      const struct lingo_language *language, enum lingo_media format,
                      const char *name)
{
    size_t length = generate_make_page(job, code, language, format);
    if (length > LINE_LIMIT)
        job->failure = cli_error(
            EXIT_FINDING, _("the page for %d in %s has %zu bytes, but HAProxy sends at most %d"),
            code, lingo_language_tag(language).data, length, LINE_LIMIT);
    if (!length || length > LINE_LIMIT)
        return false;
    fprintf(map, "%s.%s.%d ", name, lingo_language_tag(language).data, code);
    for (size_t i = 0; i < length; i++) {
        bool is_end = job->page[i] == '\n' || job->page[i] == '\r';
        putc(is_end ? ' ' : job->page[i], map);
    }
    putc('\n', map);
    return true;
}

static bool write_map(struct generate_job *job)
{
    bool good = true;
    FILE *map = generate_create_named(job, "httplingo.map");
    if (!map)
        return false;
    for (size_t i = 0; good && i < job->language_count; i++)
        for (size_t j = 0; good && j < job->code_count; j++)
            good =
                write_row(job, map, job->codes[j], job->languages[i], LINGO_MEDIA_HTML, "html") &&
                write_row(job, map, job->codes[j], job->languages[i], LINGO_MEDIA_PROBLEM_JSON,
                          "json");
    return generate_close(job, map) && good;
}

static bool write_languages(struct generate_job *job)
{
    FILE *map = generate_create_named(job, "httplingo-languages.map");
    if (!map)
        return false;
    for (size_t i = 0; i < job->alias_count; i++)
        fprintf(map, "%s %s\n", job->aliases[i].range, job->aliases[i].tag);
    return generate_close(job, map);
}

/* Prints the response for a code, after "http-error" or "http-response return". */
static void print_answer(const struct generate_job *job, FILE *file, int code)
{
    fprintf(file,
            "status %d content-type \"text/html; charset=utf-8\" lf-string "
            "\"%%[var(txn.lingo,html.%s),concat(.%d),map_str(%s/httplingo.map)]\\n\" "
            "hdr content-language %%[var(txn.lingo_language,%s)] "
            "hdr vary \"Accept, Accept-Language\" hdr x-content-type-options nosniff "
            "hdr x-lingo 1",
            code, job->default_tag, code, job->path, job->default_tag);
}

static void print_errors(const struct generate_job *job, FILE *file)
{
    fprintf(file,
            "# Errors of HAProxy itself, in the visitor's language.  Written by 'httplingo\n"
            "# generate haproxy'.  Read it before your own file:\n"
            "#     haproxy -f %s/httplingo.cfg -f /etc/haproxy/haproxy.cfg\n"
            "# and say 'from httplingo-frontend' and 'from httplingo-backend' there:\n"
            "#     frontend web from httplingo-frontend\n"
            "#     backend application from httplingo-backend\n"
            "# with mode and timeouts of their own.\n\n"
            "defaults httplingo-backend\n    mode http\n",
            job->path);
    for (size_t i = 0; i < job->code_count; i++) {
        fputs("    http-error ", file);
        print_answer(job, file, job->codes[i]);
        fputc('\n', file);
    }
}

/* language() uses the first entry that a range starts with, so the longer ones come first.  It only
 * supports lower case, and skips the element after a bare "q=0" unless there is a space before the
 * comma.  Without Accept-Language, the sample fails, so the default is set first. */
static void print_choice(const struct generate_job *job, FILE *file)
{
    fprintf(file,
            "\ndefaults httplingo-frontend from httplingo-backend\n"
            "    http-request set-var(txn.lingo_language) str(%s)\n"
            "    http-request set-var(txn.lingo_language) \"req.fhdr(accept-language),lower,"
            "regsub(',',' ,',g),language(",
            job->default_tag);
    for (size_t i = 0; i < job->alias_count; i++)
        fprintf(file, "%s;", job->aliases[i].range);
    fprintf(file,
            "%s),map_str(%s/httplingo-languages.map,%s)\"\n"
            "    http-request set-var(txn.lingo_media) str(html)\n"
            "    http-request set-var(txn.lingo_media) str(json) if { req.hdr(accept) -m sub json "
            "} !{ req.hdr(accept) -m sub text/html }\n"
            "    http-request set-var(txn.lingo) var(txn.lingo_media),concat(.,txn.lingo_language,"
            ")\n",
            job->aliases[job->alias_count - 1].range, job->path, job->default_tag);
}

static void print_after(struct generate_job *job, FILE *file)
{
    const char *json = "{ res.hdr(x-lingo) -m found } { var(txn.lingo_media) -m str json }";
    generate_make_page(job, 503, job->languages[0], LINGO_MEDIA_HTML);
    fprintf(file,
            "    http-after-response set-header content-type application/problem+json if %s\n"
            "    http-after-response set-header content-security-policy \"%s\" if "
            "{ res.hdr(x-lingo) -m found } !{ var(txn.lingo_media) -m str json }\n"
            "    http-after-response del-header x-lingo\n",
            json, generate_field(job, "Content-Security-Policy"));
}

/* Errors of the application can only be replaced by rules.  A field of its response has to be
 * stored in a variable: if the rule read it, the response would be empty. */
static bool write_backend(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "httplingo-backend-rules.cfg");
    if (!file)
        return false;
    fputs("# For a backend whose own error pages are to be replaced as well: put these lines into\n"
          "# it, or those of them whose codes you want.\n"
          "    http-response set-var(txn.lingo_retry) res.hdr(retry-after)\n"
          "    http-response set-var(txn.lingo_auth) res.hdr(www-authenticate)\n",
          file);
    for (size_t i = 0; i < job->code_count; i++) {
        fputs("    http-response return ", file);
        print_answer(job, file, job->codes[i]);
        fprintf(file,
                " hdr retry-after %%[var(txn.lingo_retry)] hdr www-authenticate "
                "%%[var(txn.lingo_auth)] if { status %d }\n",
                job->codes[i]);
    }
    return generate_close(job, file);
}

bool generate_write_haproxy(struct generate_job *job)
{
    keep_own_codes(job);
    if (!write_map(job) || !write_languages(job) || !write_backend(job))
        return false;
    FILE *file = generate_create_named(job, "httplingo.cfg");
    if (!file)
        return false;
    print_errors(job, file);
    print_choice(job, file);
    print_after(job, file);
    return generate_close(job, file);
}
