/* SPDX-License-Identifier: MIT */
/* The Content-Security-Policy of a page (CSP level 3): nothing but its own style. */
#ifndef LINGO_SECURITY_POLICY_H
#define LINGO_SECURITY_POLICY_H

#include "template/template.h"

/* Appends the policy for pages of a template; images in data: addresses are allowed for a logo.
 * frame_ancestors says who may frame the page, for example 'none'. */
void security_policy_write(struct buffer *to, const struct template *t, bool has_logo,
                           const char *frame_ancestors);

#endif
