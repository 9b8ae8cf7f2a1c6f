/* SPDX-License-Identifier: MIT */
/* Looks for the flag file, and compares the visitor's address with the exceptions. */
#include "daemon/maintenance.h"

#include "base/text.h"
#include "daemon/log.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MAPPED_BITS 96 /* the prefix of ::ffff:0:0/96, which contains IPv4 in IPv6 */

/* ---- addresses ---- */

static bool read_numeric(const char *text, unsigned char bytes[16], bool *is_ipv4)
{
    static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff};
    memcpy(bytes, mapped, sizeof mapped);
    *is_ipv4 = inet_pton(AF_INET, text, bytes + sizeof mapped) == 1;
    return *is_ipv4 || inet_pton(AF_INET6, text, bytes) == 1;
}

static bool read_bits(const char *text, unsigned most, unsigned *bits)
{
    size_t digits = strspn(text, "0123456789");
    if (!digits || digits > 3 || text[digits])
        return false;
    *bits = (unsigned)strtoul(text, NULL, 10);
    return *bits <= most;
}

bool maintenance_except(struct maintenance *maintenance, const char *text)
{
    char address[INET6_ADDRSTRLEN];
    size_t length = strcspn(text, "/");
    bool is_ipv4;
    if (maintenance->excepted_count == NETWORKS_MAX) {
        say("--maintenance-except may be given up to %d times", NETWORKS_MAX);
        return false;
    }
    struct network *network = &maintenance->excepted[maintenance->excepted_count];
    memcpy(address, text, length < sizeof address ? length : 0);
    address[length < sizeof address ? length : 0] = '\0';
    bool good = read_numeric(address, network->bytes, &is_ipv4);
    network->bits = good && is_ipv4 ? 32 : 128;
    if (good && text[length])
        good = read_bits(text + length + 1, network->bits, &network->bits);
    if (!good) {
        say("--maintenance-except requires an address or a network, such as 192.0.2.7, 10.0.0.0/8 "
            "or "
            "2001:db8::/32, not \"%s\"",
            text);
        return false;
    }
    network->bits += is_ipv4 ? MAPPED_BITS : 0;
    maintenance->excepted_count++;
    return true;
}

static bool has_address(const struct network *network, const unsigned char bytes[16])
{
    size_t whole = network->bits / 8;
    unsigned rest = network->bits % 8;
    return !memcmp(network->bytes, bytes, whole) &&
           (!rest || !((network->bytes[whole] ^ bytes[whole]) >> (8 - rest)));
}

/* Copies the last address of a list, without brackets and port; empty if it is too long. */
static void copy_last(struct lingo_text list, char address[INET6_ADDRSTRLEN])
{
    struct lingo_text last = {"", 0}, part;
    while (text_split(&list, ',', &part))
        last = text_trim(part, TEXT_OWS "\"");
    struct lingo_text rest = last;
    part = last;
    if (text_starts(last, "[")) {
        rest = text_skip(last, 1);
        text_split(&rest, ']', &part);
    } else if (text_split(&rest, ':', &part) && memchr(rest.data, ':', rest.length)) {
        part = last; /* IPv6 without a port */
    }
    if (part.length >= INET6_ADDRSTRLEN)
        part.length = 0;
    memcpy(address, part.data, part.length);
    address[part.length] = '\0';
}

bool maintenance_is_excepted(const struct maintenance *maintenance, struct lingo_text list)
{
    char address[INET6_ADDRSTRLEN];
    unsigned char bytes[16];
    bool is_ipv4;
    copy_last(list, address);
    if (!read_numeric(address, bytes, &is_ipv4))
        return false;
    for (size_t i = 0; i < maintenance->excepted_count; i++)
        if (has_address(&maintenance->excepted[i], bytes))
            return true;
    return false;
}

/* ---- on or off ---- */

bool maintenance_read(struct maintenance *maintenance, const char *text)
{
    maintenance->is_on = !strcmp(text, "on");
    maintenance->file = maintenance->is_on || !strcmp(text, "off") ? NULL : text;
    if (maintenance->file && text[0] != '/') {
        say("--maintenance requires on, off or an absolute path, not \"%s\"", text);
        return false;
    }
    return true;
}

bool maintenance_check(const struct maintenance *maintenance)
{
    struct stat status;
    if (!maintenance->file || !stat(maintenance->file, &status) || errno == ENOENT)
        return true;
    say("--maintenance: %s: %s", maintenance->file, strerror(errno));
    return false;
}

bool maintenance_is_on(const struct maintenance *maintenance)
{
    struct stat status;
    return maintenance->is_on || (maintenance->file && !stat(maintenance->file, &status));
}
