/* SPDX-License-Identifier: MIT */
/* Parses the names of services, and prints texts for the files of gateways. */
#include "tools/generate/job.h"

#include "tools/cli.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

void generate_keep_chosen(struct generate_job *job)
{
    if (job->has_chosen)
        return;
    job->languages[0] = lingo_catalog_find(lingo_site_catalog(job->site), job->default_tag,
                                           strlen(job->default_tag));
    job->language_count = 1;
}

static bool is_name(const char *text, size_t length)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    if (length == 0 || length >= GENERATE_LABEL_MAX || text[0] == '-' || text[length - 1] == '-')
        return false;
    return strspn(text, letters) >= length;
}

bool generate_is_label(const char *text)
{
    return is_name(text, strlen(text));
}

/* Copies the label at the start of a text.  Returns the text after its dot, or the end. */
static const char *take_label(const char *text, char label[GENERATE_LABEL_MAX])
{
    size_t length = strcspn(text, ".");
    memcpy(label, text, length);
    label[length] = '\0';
    return text + length + (text[length] == '.');
}

bool generate_read_service(struct generate_service *service, const char *text)
{
    size_t length = strcspn(text, ":");
    long port = text[length] ? cli_parse_number(text + length + 1) : 80;
    if (length >= sizeof service->host || port < 1 || port > 65535)
        return false;
    memcpy(service->host, text, length);
    service->host[length] = '\0';
    service->port = (unsigned)port;
    for (const char *label = service->host;; label += strcspn(label, ".") + 1) {
        size_t end = strcspn(label, ".");
        if (!is_name(label, end))
            return false;
        if (!label[end])
            break;
    }
    const char *rest = take_label(service->host, service->name);
    take_label(*rest ? rest : "default", service->namespace);
    return true;
}

void generate_print_string(FILE *file, const char *text, size_t length)
{
    json_t *string = json_stringn(text, length);
    if (string)
        json_dumpf(string, file, JSON_ENCODE_ANY);
    json_decref(string);
}

void generate_print_doubled(FILE *file, const char *text, size_t length)
{
    char *doubled = malloc(2 * length + 1);
    size_t n = 0;
    for (size_t i = 0; doubled && i < length; i++) {
        if (text[i] == '%')
            doubled[n++] = '%';
        doubled[n++] = text[i];
    }
    if (doubled)
        generate_print_string(file, doubled, n);
    free(doubled);
}
