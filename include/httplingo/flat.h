/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Functions for other languages and for WebAssembly.  Their arguments are only numbers and
 * pointers, and they write text.  They take no structs, so nothing depends on padding or on the
 * size of an enum.  Their input is a block, so that the signatures never change.
 *
 * A block is a sequence of entries in any order.  An entry is a netstring that contains
 * "key=value": its length in bytes as a decimal number, a colon, the bytes, and a comma.  The value
 * begins behind the first equals sign and may contain any bytes:
 *
 *     8:code=404,18:accept_language=fr,24:uri=/a-page-that-is-gone,
 *
 * Unknown keys are ignored, so that a caller may be newer than the library.  If a key is given
 * twice, the last one is used, unless stated otherwise.
 *
 * Buffers have the contract of snprintf: a buffer may be NULL if its size is 0.  At most size bytes
 * are written, including a final NUL, truncated between characters; the length is that of the whole
 * text without the NUL.
 *
 * Threads: any number of threads can use the same site; a buffer belongs to its caller.
 */
#ifndef HTTPLINGO_FLAT_H
#define HTTPLINGO_FLAT_H

#include <httplingo/base.h>
#include <httplingo/messages.h>
#include <httplingo/negotiate.h>
#include <httplingo/site.h>

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name functions for other languages */

/**
 * Makes a page, like lingo_page_write(), and its fields.  Keys:
 *
 *     code       the status code, three digits
 *     vendor     whose code it is if it is not registered: see
 *                lingo_vendor_find()
 *     method, accept, accept_language, preferred, destination
 *                the members of struct lingo_request
 *     head       the header section of the request, for
 *                lingo_request_read(); other keys take precedence
 *     query, cookie
 *                for lingo_site_preference(); preferred takes precedence
 *     language, second_language
 *                tags of languages that the caller chose; ignored if the
 *                site lacks them
 *     formats    names or media types separated by commas, such as
 *                "html, problem+json"
 *     extension.NAME
 *                a member of the application with a value in JSON; up to
 *                16
 *     and the parameters of lingo_parameter_key(): uri, host, request_id,
 *     retry_after and so on
 *
 * @param site           NULL: the built-in one
 * @param block          may be NULL if block_length is 0
 * @param page           the content
 * @param page_length    its length; may be NULL
 * @param fields         the fields to send, each as "name: value" and a line feed
 * @param fields_length  their length; may be NULL
 * @return the code to send, 100 to 599; or -LINGO_ERROR_FORMAT if the block is malformed, and then
 *         both lengths are 0
 */
LINGO_API int lingo_flat_page(const struct lingo_site *site, const char *block, size_t block_length,
                              char *page, size_t page_size, size_t *page_length, char *fields,
                              size_t fields_size, size_t *fields_length);

/**
 * Opens a site, like lingo_site_open_files().  The keys are the names of the options.  "file:NAME"
 * is a file in memory; if there is one, nothing is read from the file system.  "place", such as
 * "site.conf:12", is where the options that follow it come from: messages begin with it.
 *
 * @param message  what is wrong, in English, one line for each error; empty on success
 * @return the site, to be released with lingo_site_release(); NULL on error
 */
LINGO_API const struct lingo_site *lingo_flat_site_open(const char *block, size_t block_length,
                                                        char *message, size_t message_size);

/**
 * Writes the facts about a registered code, each as "name: value" and a line feed: code, name,
 * phrase (in the registry), reason (for the status line), class, registry, expires, body,
 * content_length, cacheable, duration, retry, redirect_method, sender, content and cache_note; a
 * requirement for each field that a response must, should or may contain; the sections that say so,
 * such as body_basis; and a reference or former_reference for each specification.  Facts that do
 * not apply are omitted. The values are the words of "httplingo status --format json".
 *
 * @return the length of the whole text; 0 for a code that is not registered
 */
LINGO_API size_t lingo_flat_status(int code, char *buffer, size_t size);

/**
 * Writes a text of a code in the language that a tag finds: see lingo_catalog_text_by_code().
 *
 * @param site   the site with the catalogue; NULL: the built-in one
 * @param tag    may be NULL if length is 0
 * @param kind   enum lingo_text_kind as a number: 0 phrase, 1 title, 2 summary, 3 advice, 4
 * description
 * @return the length of the whole text; 0 if there is none
 */
LINGO_API size_t lingo_flat_text(const struct lingo_site *site, const char *tag, size_t length,
                                 int code, int kind, char *buffer, size_t size);

/**
 * Writes what is known about a method, each as "name: value" and a line feed: name, safe and
 * idempotent ("yes" or "no"), description, and a reference or former_reference for each
 * specification.
 *
 * @param name  case-sensitive; may be NULL if length is 0
 * @return the length of the whole text; 0 for a method that is not registered
 */
LINGO_API size_t lingo_flat_method(const char *name, size_t length, char *buffer, size_t size);

/**
 * Writes what is known about a language of a site, each as "name: value" and a line feed: tag,
 * autonym (its name in the language itself), direction ("ltr" or "rtl"), translated and messages
 * (the number of translated messages, and of all).
 *
 * @param site   NULL: the built-in one
 * @param index  0 … the number of languages - 1, in the order of their tags
 * @return the length of the whole text; 0 after the last
 */
LINGO_API size_t lingo_flat_language(const struct lingo_site *site, size_t index, char *buffer,
                                     size_t size);

/** The index of the language that a tag finds, as in lingo_catalog_find(); -1 if there is none.
 * site may be NULL: the built-in one. */
LINGO_API int lingo_flat_language_find(const struct lingo_site *site, const char *tag,
                                       size_t length);

/**
 * Opens a set of languages, like lingo_offer_open().  Keys:
 *
 *     language  a tag; one entry for each
 *     default   the tag of the default, spelled as in its entry; without it, the first one
 *
 * @param message  what is wrong, in English; empty on success
 * @return the offer, to be freed with lingo_offer_free(); NULL on error
 */
LINGO_API struct lingo_offer *lingo_flat_offer_open(const char *block, size_t block_length,
                                                    char *message, size_t message_size);

/**
 * Chooses a language by the value of Accept-Language, like lingo_negotiate(), and writes each of
 * language (its tag), match (lingo_match_name()) and range as "name: value" and a line feed; range
 * is omitted for the default.
 *
 * @param offer  NULL: the built-in languages; see also lingo_messages_offer()
 * @param field  may be NULL if length is 0
 * @return the length of the whole text
 */
LINGO_API size_t lingo_flat_negotiate(const struct lingo_offer *offer, const char *field,
                                      size_t length, char *buffer, size_t size);

/**
 * Opens messages, like lingo_messages_open_bytes().  Keys: "file:LL" is the .mo file of the
 * language LL, and source the language of the msgids.
 *
 * @param message  what is wrong, in English; empty on success
 * @return the messages, to be released with lingo_messages_release(); NULL on error
 */
LINGO_API const struct lingo_messages *lingo_flat_messages_open(const char *block,
                                                                size_t block_length, char *message,
                                                                size_t message_size);

/**
 * Writes a message, like lingo_message_find() and lingo_fill().  Keys:
 *
 *     language    a tag, or a name of gettext, which finds a language like
 *                 lingo_messages_language(); without it, or if it finds none, that of the msgids
 *     context, id, plural
 *                 the members of struct lingo_query
 *     n           the number for plural, in decimal digits
 *     value.NAME  the value of a placeholder; up to 16.  Without one, no placeholder is replaced
 *     isolate     "yes": LINGO_FILL_ISOLATE
 *
 * @param messages  not NULL
 * @return the length of the whole text; 0 if the block is malformed
 */
LINGO_API size_t lingo_flat_message(const struct lingo_messages *messages, const char *block,
                                    size_t block_length, char *buffer, size_t size);

/**
 * Checks a response, like lingo_check_end().  Keys:
 *
 *     head      the status line and the fields, with or without the empty line after them
 *     content   the content, or its beginning
 *     complete  "yes": content is all of it
 *     method    the method of the request; GET without it
 *     sender    "origin", "gateway" or "proxy"
 *     flags     words separated by commas: text, line-only, decoded, by-language, by-format,
 *               not-early; see enum lingo_check_flags
 *
 * Writes each finding as lines of "name: value", ended by an empty line: rule, level ("must",
 * "should" or "may"), code, line, basis, field, fact and text, the explanation in English.  What
 * is empty or does not apply is omitted.
 *
 * It takes about 45 KiB of the stack.
 *
 * @return the length of the whole text; 0 if there are no findings, or if the block is malformed
 */
LINGO_API size_t lingo_flat_check(const char *block, size_t block_length, char *buffer,
                                  size_t size);

/**
 * Checks a member that an application adds to pages, like lingo_extension_check().
 *
 * @param message  what is wrong, in English; empty if nothing is
 * @return the length of the whole message; 0: it can be sent
 */
LINGO_API size_t lingo_flat_extension_check(const char *name, size_t name_length, const char *json,
                                            size_t json_length, char *message, size_t size);

#ifdef __cplusplus
}
#endif

#endif
