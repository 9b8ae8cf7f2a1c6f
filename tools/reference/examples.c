/* SPDX-License-Identifier: MIT */
/* Commands that show a status, and the configuration of servers that send it. */
#include "base/text.h"
#include "tools/reference/reference.h"

enum tool { CURL, NGINX, APACHE, TOOLS };

static const struct {
    int code;
    enum tool tool;
    const char *text;
} examples[] = {
#define EXAMPLE(code, tool, text) {code, tool, text},
#include "tools/reference/examples.def"
#undef EXAMPLE
};

/* For errors without a row.  {code} is the code. */
static const char *const example_defaults[] = {
    [CURL] = NULL,
    [NGINX] = "location = /example {\n"
              "    return {code};\n"
              "}\n"
              "error_page {code} /errors/{code}.html;",
    [APACHE] = "Redirect {code} \"/example\"\n"
               "ErrorDocument {code} \"/errors/{code}.html\"",
};

/* httpd refuses codes that are not in its own table; those that gateways alone send are left out.
 */
static bool has_default(enum tool tool, int code)
{
    if (code < 400 || !example_defaults[tool])
        return false;
    return tool != APACHE || (code != 418 && code != 425);
}

static const char *find(enum tool tool, int code)
{
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        if (examples[i].code == code && examples[i].tool == tool)
            return examples[i].text;
    return has_default(tool, code) ? example_defaults[tool] : NULL;
}

static void put_example(struct reference_page *page, const char *name, const char *text,
                        const struct lingo_pair *pairs, size_t count)
{
    char filled[2048];
    if (!text)
        return;
    lingo_fill(filled, sizeof filled, text_of(text), pairs, count, LINGO_FILL_PLAIN);
    putf(page, "<h3 translate=\"no\">%s</h3>\n<pre tabindex=\"0\" translate=\"no\"><code>", name);
    put_code(page, text_of(filled));
    put(page, "</code></pre>\n");
}

/* How httplingo itself sends the page. */
static const char own_example[] =
    "# nginx\n"
    "lingo on;\n"
    "\n"
    "# Apache httpd\n"
    "Lingo On\n"
    "\n"
    "# any proxy: httplingod\n"
    "curl -i -H 'Accept-Language: {tag}' http://127.0.0.1:8120/{code}\n"
    "\n"
    "# a file\n"
    "httplingo page {code} --lang {tag} >{code}.html";

void reference_put_examples(struct reference_page *page, const struct lingo_status *status)
{
    static const char *const names[] = {
        [CURL] = "curl", [NGINX] = "nginx", [APACHE] = "Apache httpd"};
    char digits[16] = "";
    int code = lingo_status_code(status);
    struct buffer b = {digits, sizeof digits, 0};
    buffer_append_number(&b, (unsigned)code);
    buffer_finish(&b);
    const struct lingo_pair pairs[] = {{"code", text_of(digits)}, {"tag", text_of(page->tag)}};
    bool has_page = code >= 400 && lingo_status_body(status).value == LINGO_BODY_YES;
    if (!has_page && !find(CURL, code))
        return;
    put_section(page, "examples", LABEL_examples);
    for (int tool = 0; tool < TOOLS; tool++)
        put_example(page, names[tool], find((enum tool)tool, code), pairs, 2);
    if (has_page)
        put_example(page, "httplingo", own_example, pairs, 2);
    put(page, "</section>\n");
}
