/* SPDX-License-Identifier: MIT */
/* Reads a file of responses: detects its format and calls the reader for it. */
#include "tools/check/check.h"

#include <string.h>

/* Where the first response may start: after a byte order mark and empty lines. */
static size_t skip_blank(const char *data, size_t length)
{
    size_t n = length >= 3 && !memcmp(data, "\xef\xbb\xbf", 3) ? 3 : 0;
    while (n < length && data[n] && strchr("\r\n\t ", data[n]))
        n++;
    return n;
}

int read_responses(struct responses *responses, const char *data, size_t length,
                   const struct check_options *options)
{
    size_t start = skip_blank(data, length);
    if (start == length)
        return cli_error(EXIT_IO, _("%s: the input is empty"), check_source(options));
    if (data[start] == '{')
        return read_har(responses, data + start, length - start, options);
    if (is_curl_output(data + start, length - start))
        return read_curl(responses, data, length, start, options);
    return cli_error(
        EXIT_IO,
        _("%s: found no response; expected the output of 'curl -si', 'curl -sI' or 'curl -sv', "
          "which starts with a line such as HTTP/1.1 404 Not Found, or a HAR file"),
        check_source(options));
}
