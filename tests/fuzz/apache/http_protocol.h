/* SPDX-License-Identifier: MIT */
/* See httpd.h. */
#ifndef HTTP_PROTOCOL_H
#define HTTP_PROTOCOL_H

#include <httpd.h>

const char *ap_get_status_line(int status);
void ap_set_content_type(request_rec *r, const char *type);

#endif
