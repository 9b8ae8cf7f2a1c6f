// SPDX-License-Identifier: MIT
// C++17: lists the status codes of a class in a language.  Usage: lister [CLASS [LANGUAGE]]
#include <cstdlib>
#include <httplingo.h>
#include <iostream>
#include <string_view>

static std::string_view view(lingo_text text)
{
    return {text.data, text.length};
}

int main(int argc, char **argv)
{
    const int wanted = argc > 1 ? std::atoi(argv[1]) : 4;
    const std::string_view tag = argc > 2 ? argv[2] : "fr";
    const lingo_language *language =
        lingo_catalog_find(lingo_catalog_builtin(), tag.data(), tag.size());
    if (!language) {
        std::cerr << "There is no catalogue for " << tag << '\n';
        return 1;
    }
    std::cout << view(lingo_language_autonym(language)) << '\n';
    for (std::size_t i = 0; const lingo_status *status = lingo_status_at(i); i++) {
        const int code = lingo_status_code(status);
        if (lingo_status_class(code) == wanted)
            std::cout << code << ' ' << lingo_status_name(status) << ": "
                      << view(lingo_language_text(language, status, LINGO_TEXT_TITLE)) << '\n';
    }
}
