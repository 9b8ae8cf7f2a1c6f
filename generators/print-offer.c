/* SPDX-License-Identifier: MIT */
/* Writes an offer of languages as C, for programs that generate tables. */
#include "generators/print-offer.h"

static void print_keys(FILE *out, const char *name, const char *array, const tag_key *keys,
                       size_t count)
{
    fprintf(out, "static const tag_key %s_%s[] = {", name, array);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s0x%llx,", i % 6 ? " " : "\n    ", (unsigned long long)keys[i]);
    fprintf(out, "\n};\n");
}

static void print_indices(FILE *out, const char *name, const char *array, const uint16_t *indices,
                          size_t count)
{
    fprintf(out, "static const uint16_t %s_%s[] = {", name, array);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s%u,", i % 16 ? " " : "\n    ", indices[i]);
    fprintf(out, "\n};\n");
}

static void print_tags(FILE *out, const char *name, const struct lingo_offer *offer)
{
    fprintf(out, "static const char %s_tags[] =", name);
    for (size_t i = 0; i < offer->count; i++)
        fprintf(out, "%s\"%s\\0\"", i % 8 ? " " : "\n    ", offer_tag(offer, i));
    fprintf(out, ";\nstatic const uint32_t %s_places[] = {", name);
    for (size_t i = 0; i < offer->count; i++)
        fprintf(out, "%s%u,", i % 16 ? " " : "\n    ", (unsigned)offer->places[i]);
    fprintf(out, "\n};\n");
}

void print_offer(FILE *out, const char *name, const struct lingo_offer *offer)
{
    print_tags(out, name, offer);
    print_keys(out, name, "keys", offer->keys, offer->count);
    print_keys(out, name, "normals", offer->normals, offer->count);
    print_indices(out, name, "next", offer->next, offer->count);
    print_indices(out, name, "slots", offer->slots, (size_t)offer->mask + 1);
    fprintf(out,
            "static const struct lingo_offer %s = {\n"
            "    %s_tags, %s_places, %s_keys, %s_normals, %s_next, %s_slots, %u, %u, %u, %u,\n};\n",
            name, name, name, name, name, name, name, offer->count, offer->default_index,
            offer->mask, offer->extended);
}
