// SPDX-License-Identifier: MIT
// boost-json PAGE [tree]: the time to write the members of a JSON document with Boost.JSON, which
// needs a tree; with "tree" the tree is already there.  All memory is used again.
#include "bench/peers/writer.h"

#include <boost/json/src.hpp>

namespace json = boost::json;

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const json::value document = json::parse(read_file(argv[1]));
    static char buffer[65536];
    static unsigned char nodes[65536];
    json::serializer serializer;
    auto write = [&](const json::value &tree) {
        serializer.reset(&tree);
        size_t length = serializer.read(buffer, sizeof buffer - 1).size();
        buffer[length] = '\0';
        return static_cast<const char *>(buffer);
    };
    auto write_members = [&] {
        json::static_resource memory(nodes);
        json::object tree(&memory);
        tree.reserve(document.get_object().size());
        for (const auto &member : document.get_object())
            tree.emplace(member.key(), member.value());
        return write(std::move(tree));
    };
    if (json::parse(write_members()) != document)
        return 1; // it is not the same document
    return argc > 2 ? measure([&] { return write(document); }) : measure(write_members);
}
