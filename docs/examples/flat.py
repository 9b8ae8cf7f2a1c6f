# SPDX-License-Identifier: MIT
"""Makes a page in Python with the flat function, which other languages can call in the same way.

Usage: flat.py [LIBRARY]
"""
import ctypes
import sys

lib = ctypes.CDLL(sys.argv[1] if len(sys.argv) > 1 else "libhttplingo.so.0")
lib.lingo_flat_page.argtypes = [
    ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t,
    ctypes.c_char_p, ctypes.c_size_t, ctypes.POINTER(ctypes.c_size_t),
    ctypes.c_char_p, ctypes.c_size_t, ctypes.POINTER(ctypes.c_size_t)]


def make_block(entries):
    pairs = (f"{key}={value}".encode() for key, value in entries.items())
    return b"".join(b"%d:%s," % (len(pair), pair) for pair in pairs)


def make_page(size=8192, **entries):
    block = make_block(entries)
    page, fields = ctypes.create_string_buffer(size), ctypes.create_string_buffer(size)
    page_length, fields_length = ctypes.c_size_t(), ctypes.c_size_t()
    code = lib.lingo_flat_page(None, block, len(block), page, size, page_length,
                               fields, size, fields_length)
    if code < 0:
        raise ValueError("the block is malformed")
    longest = max(page_length.value, fields_length.value)
    if longest >= size:
        return make_page(longest + 1, **entries)
    lines = fields.raw[:fields_length.value].decode().splitlines()
    return code, dict(line.split(": ", 1) for line in lines), page.raw[:page_length.value]


CODE, FIELDS, PAGE = make_page(code=404, accept_language="fr-CA, fr;q=0.9", uri="/page-disparue")
print(CODE, FIELDS["Content-Language"])
print(PAGE.decode())
