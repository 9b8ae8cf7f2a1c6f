# SPDX-License-Identifier: MIT
"""Any WSGI application with errors in the visitor's language, served by Python itself.
Run it:  python3 wsgi_app.py"""
from wsgiref.simple_server import make_server

from httplingo import HTTPStatus
from httplingo.wsgi import WSGIMiddleware, status_line


def shop(environ, start_response):
    """Answers with a status and nothing else, and leaves the words to the middleware."""
    if environ["PATH_INFO"] == "/":
        start_response(status_line(HTTPStatus.OK), [("Content-Type", "text/plain")])
        return [b"Tea!"]
    start_response(status_line(HTTPStatus.NOT_FOUND), [])
    return []


application = WSGIMiddleware(shop, name="Teahouse", home="/")

if __name__ == "__main__":
    make_server("localhost", 8080, application).serve_forever()
