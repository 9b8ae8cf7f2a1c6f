/* SPDX-License-Identifier: MIT */
/* Rules about the status line: the code, its phrase and the protocol version. */
#include "check/check-impl.h"

#include "base/buffer.h"

void rule_phrase(struct check *check)
{
    static const int rules[] = {
        [LINGO_PHRASE_MATCH_CASE] = RULE_PHRASE_CASE,
        [LINGO_PHRASE_MATCH_FORMER] = RULE_PHRASE_FORMER,
        [LINGO_PHRASE_MATCH_OTHER] = RULE_PHRASE_OTHER,
        [LINGO_PHRASE_MATCH_VENDOR] = 0,
        [LINGO_PHRASE_MATCH_UNKNOWN] = RULE_PHRASE_UNKNOWN,
    };
    struct lingo_text phrase = check->status_line.phrase;
    const struct lingo_status *status = lingo_status_find(check_code(check));
    enum lingo_phrase_match match =
        lingo_status_compare_phrase(check_code(check), phrase.data, phrase.length);
    if (!status || !rules[match] || lingo_status_registry(status) == LINGO_REGISTRY_UNUSED)
        return;
    check_add(check, (enum rule_index)rules[match], NULL, phrase)->detail =
        lingo_status_phrase(status);
}

void rule_code_unused(struct check *check)
{
    const struct lingo_status *status = lingo_status_find(check_code(check));
    if (status && lingo_status_registry(status) == LINGO_REGISTRY_UNUSED)
        check_add_string(check, RULE_CODE_UNUSED, NULL, "")->basis =
            lingo_status_sender(status).basis;
}

void rule_code_deprecated(struct check *check)
{
    const struct lingo_status *status = lingo_status_find(check_code(check));
    if (check_code(check) == 305)
        check_add_string(check, RULE_CODE_DEPRECATED, NULL, "")->basis = "RFC 9110 15.4.6";
    else if (status && lingo_status_is_obsoleted(status))
        check_add_string(check, RULE_CODE_DEPRECATED, NULL, "")->basis = "RFC 9110 16.2";
}

void rule_code_unregistered(struct check *check)
{
    int code = check_code(check);
    char of_class[8];
    if (code < 100 || code > 599 || lingo_status_find(code))
        return;
    struct buffer out = {of_class, sizeof of_class, 0};
    buffer_append_number(&out, (uint64_t)(code / 100 * 100));
    buffer_finish(&out);
    check_add_string(check, RULE_CODE_UNREGISTERED, NULL, of_class);
}

void rule_interim_http10(struct check *check)
{
    if (lingo_status_class(check_code(check)) == 1 && check->request.version > 0 &&
        check->request.version < 11)
        check_add_string(check, RULE_INTERIM_HTTP10, NULL, "");
}

void rule_switching_http2(struct check *check)
{
    int version = check->status_line.version;
    if (check_code(check) != 101 || version < 20)
        return;
    struct lingo_finding *finding = check_add_string(check, RULE_SWITCHING_HTTP2, NULL, "");
    if (version >= 30)
        finding->basis = "RFC 9114 4.5";
}
