/* SPDX-License-Identifier: MIT */
/* What the files of "httplingo check" share: responses, how they are read, checked and shown. */
#ifndef LINGO_TOOLS_CHECK_H
#define LINGO_TOOLS_CHECK_H

#include "tools/cli.h"
#include "tools/words.h"

/* One response and what is known of its request.  All strings are its own. */
struct response {
    char *method; /* NULL: unknown */
    char *url;    /* NULL: unknown */
    int request_version;
    unsigned flags; /* of enum lingo_check_flags */
    char *bytes;    /* head and content */
    size_t length;
    size_t head_length;  /* of bytes; what follows is content */
    unsigned first_line; /* of the head in its file, from 1; 0: it has none */
    bool complete;       /* the content is all there */

    /* Filled in by check_response(). */
    int code; /* -1: none */
    int version;
    enum lingo_phrase_match phrase_match;
    struct lingo_finding *findings; /* the worst first */
    size_t finding_count;
    struct lingo_check *check;
};

struct responses {
    struct response *items;
    size_t count, room;
};

/* Adds an empty response; NULL, after a message, when there is no memory. */
struct response *responses_add(struct responses *responses);
void responses_free(struct responses *responses);

/* A copy of a method or an address that the input names, to be freed; what is not visible ASCII,
 * and might speak to a terminal, becomes "?".  NULL without memory. */
char *response_word(const char *text);

/* Sets the bytes, which are copied; false, after a message, when there is no memory. */
bool response_set(struct response *response, const char *head, size_t head_length,
                  const char *content, size_t content_length);

struct check_options {
    const char *source; /* the file's name, "-" or a URL */
    const char *method; /* NULL: as the input says */
    enum lingo_sender sender;
    int request_version; /* 0: as the input says */
    unsigned flags;
    enum lingo_level level;  /* the least that is shown */
    bool insecure;           /* certificates are not verified */
    const char *authorities; /* a file of certificates to trust; NULL: the system's */
    const struct lingo_language *language;
    const struct lingo_messages *messages; /* of httplingo-tools; NULL: English only */
    size_t messages_language;
};

/* What messages call the source. */
const char *check_source(const struct check_options *options);

/* Reads what curl prints, or a HAR file; EXIT_DONE, or another code after a message. */
int read_responses(struct responses *responses, const char *data, size_t length,
                   const struct check_options *options);

/* Reads what curl prints, from start on; lines are counted from the beginning of the data. */
bool is_curl_output(const char *data, size_t length);
int read_curl(struct responses *responses, const char *data, size_t length, size_t start,
              const struct check_options *options);

/* Reads a HAR file. */
int read_har(struct responses *responses, const char *data, size_t length,
             const struct check_options *options);

/* Asks a server with GET, HEAD, OPTIONS and what the answers suggest. */
int fetch_responses(struct responses *responses, const char *url,
                    const struct check_options *options);

/* Applies the rules; full is the answer to GET to compare with, or NULL. */
int check_response(struct response *response, const struct response *full,
                   const struct check_options *options);

/* Problem details (RFC 9457): adds what is wrong with the content to findings, of which there is
 * room for PROBLEM_FINDINGS; returns how many. */
#define PROBLEM_FINDINGS 16
size_t check_problem(const struct response *response, struct lingo_finding *findings);

/* How the results are shown. */
enum check_format { CHECK_TEXT, CHECK_JSON, CHECK_TSV, CHECK_SARIF };
int show_responses(const struct responses *responses, enum check_format format,
                   const struct check_options *options);
int show_rules(enum check_format format, const struct check_options *options);

/* A message of httplingo-tools in the language of the report. */
const char *check_say(const struct check_options *options, const char *text);

/* The explanation of a finding in that language, to be freed; NULL without memory. */
char *check_explain(const struct check_options *options, const struct lingo_finding *finding);

/* The row of a code for explanations: registered, a vendor's, or that of the class. */
const struct lingo_status *check_row(int code);

json_t *check_json(const struct responses *responses, const struct check_options *options);
json_t *check_sarif(const struct responses *responses, const struct check_options *options);

#endif
