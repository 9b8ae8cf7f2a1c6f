/* SPDX-License-Identifier: MIT */
/* Details of a request and an error, for pages that are shown as samples. */
#include "tools/samples.h"

#include <stdio.h>
#include <string.h>

/* The parameters of the pages: some for all of them, others for codes that need them. */
static const struct {
    enum lingo_parameter_name name;
    const char *value;
    const char *codes; /* NULL: all codes */
} samples[] = {
    {LINGO_PARAMETER_URI, "/catalogue/4711", NULL},
    {LINGO_PARAMETER_REQUEST_ID, "7f3a-92c1-e0", NULL},
    {LINGO_PARAMETER_CONTACT, "mailto:help@example.org", NULL},
    {LINGO_PARAMETER_HOME, "https://www.example.org/", NULL},
    {LINGO_PARAMETER_HOST, "www.example.org", NULL},
    {LINGO_PARAMETER_TIME, "1795908850", NULL}, /* 2026-11-28 23:34:10 */
    {LINGO_PARAMETER_SEARCH, "https://www.example.org/search", NULL},
    {LINGO_PARAMETER_SERVICE_STATUS, "https://status.example.org/", NULL},
    {LINGO_PARAMETER_RETRY_AFTER, "120", "413 429 503"},
    {LINGO_PARAMETER_LOCATION, "https://www.example.org/new", "201 301 302 303 305 307 308"},
    {LINGO_PARAMETER_ALLOW, "GET, HEAD", "405"},
    {LINGO_PARAMETER_CHOICES, "/en English, /fr français", "300 406"},
    {LINGO_PARAMETER_PROTOCOLS, "HTTP/1.1, HTTP/2", "426 505"},
    {LINGO_PARAMETER_AUTHORITY, "Example Court", "451"},
    {LINGO_PARAMETER_SIGN_IN, "https://login.example.org/", "401 403 511"},
};
#define SAMPLES (sizeof samples / sizeof samples[0])
_Static_assert(SAMPLES <= SAMPLES_MAX, "SAMPLES_MAX is too small");

size_t samples_fill(struct lingo_parameter *parameters, int code)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", code);
    size_t count = 0;
    for (size_t i = 0; i < SAMPLES; i++)
        if (!samples[i].codes || strstr(samples[i].codes, digits))
            parameters[count++] = (struct lingo_parameter){
                samples[i].name, {samples[i].value, strlen(samples[i].value)}};
    return count;
}
