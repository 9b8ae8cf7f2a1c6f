/* SPDX-License-Identifier: MIT */
/* Writes a Content-Security-Policy that allows only what a template contains. */
#include "site/security-policy.h"

void security_policy_write(struct buffer *to, const struct template *t, bool has_logo,
                           const char *frame_ancestors)
{
    buffer_append_string(to, "default-src 'none'; ");
    for (uint32_t i = 0; i < t->styles; i++) {
        buffer_append_string(to, i ? " 'sha256-" : "style-src 'sha256-");
        buffer_append_string(to, t->hashes[i]);
        buffer_append_string(to, i + 1 == t->styles ? "'; " : "'");
    }
    if (has_logo)
        buffer_append_string(to, "img-src data:; ");
    buffer_append_string(to, "base-uri 'none'; form-action 'none'; frame-ancestors ");
    buffer_append_string(to, frame_ancestors);
}
