"""The addresses of the server, and the application that answers them."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from reportmine.errors import ReportmineError
from reportmine.web.guarding import Guard, Guarded
from reportmine.web.intake import Intake
from reportmine.web.library import Library
from reportmine.web.reading import Reader
from reportmine.web.writing import Writer


def application(library: Library, guard: Guard) -> ASGIApp:
    """An ASGI application over a library, behind its guard."""
    intake = Intake(library.path)
    reader, writer = Reader(library, intake), Writer(library, intake)

    @contextlib.asynccontextmanager
    async def living(_app: Starlette) -> AsyncIterator[None]:
        yield
        intake.stop()

    routes = [
        Route("/", reader.report),
        Route("/data/{name}.js", reader.data),
        Route("/search", reader.search),
        Route("/compare", reader.compare),
        Route("/check", reader.check_form),
        Route("/check", writer.check, methods=["POST"]),
        Route("/tables", reader.tables),
        Route("/tables/{name}.{format}", reader.table),
        Route("/take", reader.take),
        Route("/take", writer.take, methods=["POST"]),
        Route("/judge", writer.judge, methods=["POST"]),
        Route("/correct", writer.correct, methods=["POST"]),
    ]
    return Guarded(Starlette(routes=routes, lifespan=living, exception_handlers=_ANSWERS), guard)


def _refused(_request: Request, problem: Exception) -> Response:
    return PlainTextResponse(f"错误：{problem}", status_code=503)


def _malformed(_request: Request, _problem: Exception) -> Response:
    return PlainTextResponse("看不懂送来的内容。", status_code=400)


def _nothing(_request: Request, problem: Exception) -> Response:
    return PlainTextResponse("没有这个网页。", status_code=getattr(problem, "status_code", 404))


_ANSWERS = {400: _malformed, 404: _nothing, 405: _nothing, ReportmineError: _refused}
