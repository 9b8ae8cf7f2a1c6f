// SPDX-License-Identifier: MIT
// The same measurements as in bench-messages, for Boost.Locale: peer-boost DIRECTORY.
#include <boost/locale.hpp>

#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

static const int TIMES = 100000, RUNS = 100;
static std::vector<std::string> keys;
static std::vector<const boost::locale::message_format<char> *> formats;

static double work()
{
    unsigned sequence = 1;
    auto from = std::chrono::steady_clock::now();
    for (int i = 0; i < TIMES; i++) {
        sequence = sequence * 1664525u + 1013904223u;
        auto *format = formats[(sequence >> 8) % formats.size()];
        const char *text = format->get(0, nullptr, keys[(sequence >> 12) % keys.size()].c_str());
        __asm__ volatile("" : : "r"(text));
    }
    std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - from;
    return TIMES / seconds.count() / 1e6;
}

static double throughput(int count)
{
    double best = 0;
    for (int run = 0; run < RUNS; run++) {
        std::vector<double> rates(count);
        std::vector<std::thread> threads;
        for (double &rate : rates)
            threads.emplace_back([&rate] { rate = work(); });
        double sum = 0;
        for (int i = 0; i < count; i++) {
            threads[i].join();
            sum += rates[i];
        }
        best = sum > best ? sum : best;
    }
    return best;
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    boost::locale::generator generator;
    generator.add_messages_path(argv[1]);
    generator.add_messages_domain("bench");
    std::vector<std::locale> locales;
    for (const char *name : {"de_DE.UTF-8", "fr_FR.UTF-8", "pl_PL.UTF-8", "ru_RU.UTF-8"}) {
        locales.push_back(generator(name));
        formats.push_back(&std::use_facet<boost::locale::message_format<char>>(locales.back()));
    }
    for (int i = 0; i < 200; i++) {
        char key[48];
        std::snprintf(key, sizeof key, "Message %03d is about this long.", i);
        keys.push_back(key);
    }
    if (!formats[0]->get(0, nullptr, keys[0].c_str()))
        return 1; // not found: nothing to measure
    double one = throughput(1), two = throughput(2);
    std::printf("%.3f %.3f\n", 1e3 / one, 1e3 / two);
    return 0;
}
