// SPDX-License-Identifier: MIT
// ctemplate PAGE VALUE...: the time to make a page with ctemplate.  The template is the finished
// page with gaps for the values, which are escaped: it needs no conditions and no negotiation.
#include "bench/peers/writer.h"

#include <ctemplate/template.h>

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    const std::string page = read_file(argv[1]);
    std::string text = page;
    std::vector<std::string> names, values;
    for (int i = 2; i < argc; i++) {
        std::string value = argv[i], name = "V" + std::to_string(i), gap = "{{" + name + ":h}}";
        size_t at = text.find(value);
        if (at == std::string::npos)
            return 1;
        for (; at != std::string::npos; at = text.find(value, at + gap.size()))
            text.replace(at, value.size(), gap);
        names.push_back(name);
        values.push_back(value);
    }
    ctemplate::StringToTemplateCache("page", text, ctemplate::DO_NOT_STRIP);
    std::string made;
    auto make = [&] {
        ctemplate::TemplateDictionary dictionary("page");
        for (size_t i = 0; i < names.size(); i++)
            dictionary.SetValueWithoutCopy(names[i], values[i]);
        made.clear();
        ctemplate::ExpandTemplate("page", ctemplate::DO_NOT_STRIP, &dictionary, &made);
        return made.c_str();
    };
    if (page != make())
        return 1; // it is not the same page
    return measure(make);
}
