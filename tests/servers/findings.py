# SPDX-License-Identifier: MIT
"""What httplingo check says about responses with pages: nothing is to be found but what the code or the
request itself is blamed for.  Many responses are checked at once."""

import json
import subprocess

# What a status asks for and only the operator knows, as lines of fields.
GIVEN = {
    401: ['WWW-Authenticate: Basic realm="staff"', 'WWW-Authenticate: Bearer'],
    405: ['Allow: POST, OPTIONS'],
    407: ['Proxy-Authenticate: Basic realm="proxy"'],
    413: ['Retry-After: 120'],
    416: ['Content-Range: bytes */1234'],
    426: ['Upgrade: TLS/1.2, HTTP/1.1'],
    429: ['Retry-After: 120'],
    451: ['Link: <https://court.example/>; rel="blocked-by"'],
    502: ['Proxy-Status: proxy.example; error=connection_refused'],
    503: ['Retry-After: Sun, 06 Nov 1994 08:49:37 GMT'],
    504: ['Proxy-Status: proxy.example; error=connection_timeout'],
}

# What no response to GET can mend.
EXPECTED = {
    ('content-expected', None),  # says of itself that only a person can see it
    ('field-conditional', None),  # says of itself that it cannot be seen
    ('code-unregistered', None),
    ('code-deprecated', 305),
    ('code-unused', 306),
    ('code-unused', 418),
    ('too-early', 425),
    ('get-supported', 501),
    ('loop-method', 508),
    ('code-deprecated', 510),
}
# A response to HEAD in place of one to GET.
EXPECTED_OF_HEAD = {('range-method', 416)}

FORMATS = {'html': 'text/html', 'json': 'application/problem+json', 'xml': 'application/problem+xml',
           'txt': 'text/plain'}


def check_all(command, responses, method='GET', version='1.1', negotiated=None, environment=None):
    """What the command says about the bytes of responses: an answer each, in their order."""
    more = ['--negotiated', negotiated] if negotiated else []
    done = subprocess.run([*command, 'check', '--lang', 'en', '--format', 'json', '--method', method,
                           '--request-version', version, *more], input=b''.join(responses),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, check=False)
    if done.returncode > 1:
        raise ValueError(done.stderr.decode())
    answers = json.loads(done.stdout)
    if len(answers) != len(responses):
        raise ValueError('%d answers to %d responses' % (len(answers), len(responses)))
    return answers


def unexpected(answers, method='GET', expected=frozenset()):
    """The findings that are no answer's fault, as texts."""
    known = EXPECTED | expected | (EXPECTED_OF_HEAD if method == 'HEAD' else set())
    return ['%d: %s %s: %s' % (answer['code'], finding['rule'], finding.get('field'), finding['explanation'])
            for answer in answers for finding in answer['findings']
            if not {(finding['rule'], None), (finding['rule'], answer['code'])} & known]
