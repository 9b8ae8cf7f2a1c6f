# SPDX-License-Identifier: MIT
"""The cases that every server has to pass."""

import itertools

LANGUAGES = [None, 'fr-CA, fr;q=0.9, en;q=0.5', 'ar', 'ja,en;q=0.1', 'zh-TW', 'pt-BR;q=0.3, de;q=0.8',
             'xx', 'en;q=0, *']
ACCEPTS = [None, 'text/html,application/xhtml+xml,*/*;q=0.8', 'application/problem+json',
           'application/json', 'application/problem+xml', 'application/xml', 'text/plain', '*/*']
METHODS = ['GET', 'HEAD', 'POST']
VERSIONS = ['1.0', '1.1']

# Up to 8 KiB a field, as long as servers take them.
HOSTILE = [',' * 8000, ';' * 8000, 'q=0,' * 2000, ('a' * 8 + '-') * 800, '*;q=1.0000, ' * 600,
           'fr;q=' + '9' * 7900, 'en\t,\t' * 1500, '-' * 8000, 'zz-' * 2500 + ',fr',
           ', '.join('x%d' % (i % 10) for i in range(1500)) + ', fr', '"' * 8000, '\xff\xfe' * 3900,
           'text/' + '*' * 7900, '*/*;q=0.' + '1' * 7900, 'a/b;c="' + '\\' * 7900]


def fields(language=None, accept=None):
    """The fields of a request."""
    lines = []
    if language is not None:
        lines.append(('Accept-Language', language))
    if accept is not None:
        lines.append(('Accept', accept))
    return lines


def product(codes):
    """Codes × languages × Accept × methods × versions."""
    return itertools.product(codes, LANGUAGES, ACCEPTS, METHODS, VERSIONS)


def sample(codes, step):
    """Every step-th of codes × languages × Accept × methods, for what is slow."""
    return list(itertools.islice(itertools.product(codes, LANGUAGES, ACCEPTS, METHODS), 0, None,
                                 step))
