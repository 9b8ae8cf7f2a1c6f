# SPDX-License-Identifier: MIT
"""The cost of a 404 with send_error() of http.server, in nanoseconds, without a socket."""

import http.server
import io
import statistics
import time


class Handler(http.server.BaseHTTPRequestHandler):
    def __init__(self):
        self.request_version = 'HTTP/1.1'
        self.command = 'GET'
        self.requestline = 'GET / HTTP/1.1'

    def log_message(self, *arguments):
        pass


def page(handler):
    handler.wfile = io.BytesIO()
    handler.send_error(404)
    return handler.wfile.tell()


def run(handler, times):
    start = time.process_time_ns()
    for _ in range(times):
        page(handler)
    return (time.process_time_ns() - start) / times


handler = Handler()
assert page(handler) > 200
print(statistics.median(run(handler, 2000) for _ in range(15)))
