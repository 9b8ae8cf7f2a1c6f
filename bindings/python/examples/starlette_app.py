# SPDX-License-Identifier: MIT
"""Starlette with errors in the visitor's language.  Run it:  uvicorn starlette_app:app"""
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from httplingo.starlette import exception_handlers


async def home(request):
    return PlainTextResponse("Tea!")

app = Starlette(routes=[Route("/", home)],
                exception_handlers=exception_handlers(name="Teahouse", home="/"))
