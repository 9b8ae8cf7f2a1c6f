/* SPDX-License-Identifier: MIT */
/* The Content-Security-Policy of a page (CSP level 3), which allows only its own style. */
#ifndef LINGO_SECURITY_POLICY_H
#define LINGO_SECURITY_POLICY_H

#include "template/template.h"

/* Appends the policy for the pages of a template. has_logo allows images in data: addresses.
 * frame_ancestors are the sites that may show the page in a frame, for example 'none'. */
void security_policy_write(struct buffer *to, const struct template *t, bool has_logo,
                           const char *frame_ancestors);

#endif
