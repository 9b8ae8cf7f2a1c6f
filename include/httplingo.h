/* SPDX-License-Identifier: MIT */
/**
 * @file
 * httplingo: HTTP status messages and error pages in the visitor's language.
 *
 * This header includes all others, lowest layer first.
 */
#ifndef HTTPLINGO_H
#define HTTPLINGO_H

#include <httplingo/base.h>
#include <httplingo/codes.h>
#include <httplingo/status.h>
#include <httplingo/method.h>
#include <httplingo/negotiate.h>
#include <httplingo/media.h>
#include <httplingo/catalog.h>
#include <httplingo/messages.h>
#include <httplingo/mo.h>
#include <httplingo/site.h>
#include <httplingo/page.h>
#include <httplingo/page-cache.h>
#include <httplingo/flat.h>
#include <httplingo/check.h>

#endif
