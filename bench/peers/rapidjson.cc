// SPDX-License-Identifier: MIT
// rapidjson PAGE: the time to write the members of a JSON document with RapidJSON, without a tree
// and into memory that is used again.
#include "bench/peers/writer.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

struct member {
    std::string key, value;
    int number;
    bool is_text;
};

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    rapidjson::Document document, again;
    if (document.Parse(read_file(argv[1]).c_str()).HasParseError())
        return 1;
    std::vector<member> members;
    for (auto &m : document.GetObject())
        members.push_back({m.name.GetString(), m.value.IsString() ? m.value.GetString() : "",
                           m.value.IsInt() ? m.value.GetInt() : 0, m.value.IsString()});
    rapidjson::StringBuffer buffer;
    auto make = [&] {
        buffer.Clear();
        rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
        writer.StartObject();
        for (const member &m : members) {
            writer.Key(m.key.data(), m.key.size());
            if (m.is_text)
                writer.String(m.value.data(), m.value.size());
            else
                writer.Int(m.number);
        }
        writer.EndObject();
        return buffer.GetString();
    };
    if (again.Parse(make()).HasParseError() || again != document)
        return 1; // it is not the same document
    return measure(make);
}
