/* SPDX-License-Identifier: MIT */
/* The internals of "httplingo check": reading, checking and showing responses. */
#ifndef LINGO_TOOLS_CHECK_H
#define LINGO_TOOLS_CHECK_H

#include "tools/cli.h"
#include "tools/words.h"

/* A response, and what is known about its request.  It owns all its strings. */
struct response {
    char *method; /* NULL if unknown */
    char *url;    /* NULL if unknown */
    int request_version;
    unsigned flags; /* enum lingo_check_flags */
    char *bytes;    /* the header section and the content */
    size_t length;
    size_t head_length; /* the rest of bytes is content */
    /* The line in the file where the head starts, from 1; 0 if there is none. */
    unsigned first_line;
    bool complete; /* the content is complete */

    /* Set by check_response(): */
    int code; /* -1 if there is none */
    int version;
    enum lingo_phrase_match phrase_match;
    struct lingo_finding *findings; /* sorted by level, the most serious first */
    size_t finding_count;
    struct lingo_check *check;
};

struct responses {
    struct response *items;
    size_t count, room;
};

/* Adds an empty response.  Returns NULL after printing an error if there is not enough memory. */
struct response *responses_add(struct responses *responses);
void responses_free(struct responses *responses);

/* Copies a method or an address from the input, to be freed.  Characters other than visible ASCII,
 * which might be commands for a terminal, become "?".  NULL if there is not enough memory. */
char *response_word(const char *text);

/* Sets the bytes, which are copied.  Returns false after printing an error if there is not enough
 * memory. */
bool response_set(struct response *response, const char *head, size_t head_length,
                  const char *content, size_t content_length);

struct check_options {
    const char *source; /* the name of a file, "-" or a URL */
    const char *method; /* NULL: from the input */
    enum lingo_sender sender;
    int request_version; /* 0: from the input */
    unsigned flags;
    enum lingo_level level;  /* the lowest level to show */
    bool insecure;           /* do not verify certificates */
    const char *authorities; /* a file of certificates to trust; NULL: those of the system */
    const struct lingo_language *language;
    const struct lingo_messages *messages; /* the domain httplingo-tools; NULL: in English only */
    size_t messages_language;
};

/* The name of the source in messages. */
const char *check_source(const struct check_options *options);

/* Reads the output of curl, or a HAR file.  Returns EXIT_DONE, or another code after printing an
 * error. */
int read_responses(struct responses *responses, const char *data, size_t length,
                   const struct check_options *options);

/* Reads the output of curl, from start on.  Lines are counted from the beginning of the data. */
bool is_curl_output(const char *data, size_t length);
int read_curl(struct responses *responses, const char *data, size_t length, size_t start,
              const struct check_options *options);

/* Reads a HAR file. */
int read_har(struct responses *responses, const char *data, size_t length,
             const struct check_options *options);

/* Sends GET, HEAD and OPTIONS to a server, and further requests depending on the responses. */
int fetch_responses(struct responses *responses, const char *url,
                    const struct check_options *options);

/* Applies the rules. full is the response to GET to compare with, or NULL. */
int check_response(struct response *response, const struct response *full,
                   const struct check_options *options);

/* Problem details (RFC 9457): adds findings about the content to an array of PROBLEM_FINDINGS
 * elements.  Returns how many there are. */
#define PROBLEM_FINDINGS 16
size_t check_problem(const struct response *response, struct lingo_finding *findings);

/* The formats of the report. */
enum check_format { CHECK_TEXT, CHECK_JSON, CHECK_TSV, CHECK_SARIF };
int show_responses(const struct responses *responses, enum check_format format,
                   const struct check_options *options);
int show_rules(enum check_format format, const struct check_options *options);

/* Translates a message of httplingo-tools to the language of the report. */
const char *check_say(const struct check_options *options, const char *text);

/* The explanation of a finding in that language, to be freed; NULL if there is not enough
 * memory. */
char *check_explain(const struct check_options *options, const struct lingo_finding *finding);

/* The row of a code for explanations: a registered one, that of a vendor, or that of the class. */
const struct lingo_status *check_row(int code);

json_t *check_json(const struct responses *responses, const struct check_options *options);
json_t *check_sarif(const struct responses *responses, const struct check_options *options);

#endif
