/* SPDX-License-Identifier: MIT */
/* The playground.  The script makes its content, if the module of WebAssembly is there. */
#include "base/text.h"
#include "tools/reference/reference.h"

bool reference_write_playground(struct reference_page *page)
{
#define WORD(name)                                                                                 \
    {                                                                                              \
#name, LABEL_##name                                                                        \
    }
    static const struct reference_word words[] = {
        WORD(no_checker),    WORD(needs_server),   WORD(negotiation),
        WORD(available),     WORD(all_languages),  WORD(range),
        WORD(weight),        WORD(result),         WORD(chosen),
        WORD(lower),         WORD(refused),        WORD(not_available),
        WORD(invalid),       WORD(default_choice), WORD(match_exact),
        WORD(match_alias),   WORD(match_parent),   WORD(match_truncation),
        WORD(match_region),  WORD(match_similar),  WORD(match_wildcard),
        WORD(check_heading), WORD(response_head),  WORD(method),
        WORD(findings),      WORD(no_findings),
    };
#undef WORD
    struct facts_words title = facts_translate(&page->words, reference_label(LABEL_playground));
    struct facts_words about =
        facts_translate(&page->words, reference_label(LABEL_playground_about));
    reference_begin(page, "playground.html", LABEL_playground, title.text, about.text,
                    REFERENCE_SCRIPT | REFERENCE_WASM);
    put_element(page, "h1", "", reference_label(LABEL_playground));
    put_element(page, "p", " class=\"lead\"", reference_label(LABEL_playground_about));
    put(page, "<noscript>");
    put_element(page, "p", " class=\"note\"", reference_label(LABEL_needs_script));
    putf(page, "</noscript>\n<div id=\"playground\"%s></div>\n",
         page->site->playground ? " data-module=\"../playground/src/web.js\"" : "");
    put_script_words(page, words, sizeof words / sizeof words[0]);
    put(page, "<script src=\"../assets/playground.js\" defer></script>\n");
    return reference_end(page);
}
