/* SPDX-License-Identifier: MIT */
/*
 * A site file, behind a byte 0x1e the template page.html, and behind another one the
 * picture logo.svg.  It opens, and its pages are clean; or each error is told in a line that says
 * where.
 */
#include "tests/fuzz/require.h"

#include <httplingo/page.h>
#include <httplingo/site-file.h>

#define PAGE_SIZE (256 << 10)

struct told {
    size_t count;
    enum lingo_error first;
};

static void tell(void *context, const struct lingo_report *report)
{
    struct told *told = context;
    require(report->error != LINGO_OK, "no error is told as one");
    require(report->message[0] != '\0', "an error without words");
    require_clean(report->message, strlen(report->message), false, "a message is not clean");
    if (!told->count++)
        told->first = report->error;
}

/* What a template consists of is not ours: only UTF-8 is promised of it. */
static void check_pages(const struct lingo_site *site)
{
    static char page[PAGE_SIZE];
    for (unsigned format = 0; format < LINGO_MEDIA_COUNT; format++) {
        struct lingo_request request = {.code = 503, .media = 1u << format};
        struct lingo_response response;
        size_t length = lingo_page_write(site, &request, page, sizeof page, &response);
        require(length >= sizeof page || utf8_is_valid(page, length), "the page is not UTF-8");
        for (size_t i = 0; i < response.header_count; i++)
            require_clean(response.headers[i].value.data, response.headers[i].value.length, false,
                          "a field is not clean");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lingo_text rest = {(const char *)data, size};
    struct lingo_text conf = next_part(&rest, 0x1e), page = next_part(&rest, 0x1e);
    const struct lingo_file list[] = {{"site.conf", conf.data, conf.length},
                                      {"page.html", page.data, page.length},
                                      {"logo.svg", rest.data, rest.length}};
    const struct lingo_files files = {list, 3};
    const struct lingo_site *site = NULL;
    struct told told = {0, LINGO_OK};
    enum lingo_error error = lingo_site_read_files(&site, NULL, "site.conf", &files, tell, &told);
    require(!error == (site != NULL), "an error, and yet a site");
    require(!error == !told.count && error == told.first, "what is told is not what is returned");
    if (site)
        check_pages(site);
    lingo_site_release(site);
    return 0;
}
