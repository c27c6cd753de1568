"""Who may ask and who may write: the Host header, the token, the origin of a form, the size of what is sent."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "::1")
MEGABYTE = 1024 * 1024
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def new_token() -> str:
    """A token nobody can guess."""
    return secrets.token_urlsafe(18)


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of one server: names it answers to, its token, megabytes it takes, whether reading needs the token."""

    hosts: Sequence[str]
    token: str
    max_mb: float
    closed: bool = False

    @property
    def cookie(self) -> str:
        """The name of the cookie, of this server alone: browsers do not tell ports of one machine apart."""
        return f"reportmine_{hashlib.sha256(self.token.encode('utf-8')).hexdigest()[:8]}"

    def refusal(self, request: Request) -> Response | None:
        """Why a request is not answered; None where it may pass."""
        if host_of(request.headers.get("host", "")) not in self.hosts:
            return _told(421, "本服务不接受这个地址的访问。请用启动时显示的网址打开。")
        if _from_elsewhere(request):
            return _told(403, "请求来自别的网页，没有执行。")
        writes = request.method not in ("GET", "HEAD")
        if (writes or self.closed) and not self.knows(request):
            return _told(403, "没有写入的权限：请用启动时显示的完整网址（带 token）打开一次。")
        if writes and not _same_origin(request):
            return _told(403, "请求来自别的网页，没有执行。")
        if writes and (problem := self._too_large(request)):
            return problem
        return None

    def knows(self, request: Request) -> bool:
        """Whether the request carries the token."""
        given = request.headers.get("x-reportmine-token") or request.cookies.get(self.cookie) or ""
        return secrets.compare_digest(given.encode("utf-8"), self.token.encode("utf-8"))

    def welcome(self, request: Request) -> Response | None:
        """Turns a token in the address into a cookie and takes it out of the address."""
        given = request.query_params.get("token")
        if given is None or request.method != "GET":
            return None
        rest = [(name, value) for name, value in request.query_params.multi_items() if name != "token"]
        place = "/" + request.url.path.lstrip("/\\")  # //name would be another machine
        answer = RedirectResponse(place + (f"?{urlencode(rest)}" if rest else ""), status_code=303)
        if secrets.compare_digest(given.encode("utf-8"), self.token.encode("utf-8")):
            answer.set_cookie(self.cookie, self.token, httponly=True, samesite="strict")
        return answer

    def _too_large(self, request: Request) -> Response | None:
        length = request.headers.get("content-length", "")
        if not length.isdigit():
            return _told(411, "没有说明大小，没有接收。")
        if int(length) > self.max_mb * MEGABYTE:
            return _told(413, f"文件超过 {self.max_mb:g} MB，没有接收。请改用命令 reportmine check。")
        return None


class Guarded:
    """The application behind its guard."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self._app, self._guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers itself where the guard refuses or welcomes, else hands on, with headers against embedding."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        refused_host = host_of(request.headers.get("host", "")) not in self._guard.hosts
        answer = (None if refused_host else self._guard.welcome(request)) or self._guard.refusal(request)
        if answer is not None:
            await answer(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                more = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *more]
            await send(message)

        await self._app(scope, receive, with_headers)


def host_of(header: str) -> str:
    """The name in a Host header, without its port.

    >>> host_of("127.0.0.1:8765"), host_of("[::1]:80"), host_of("evil.example")
    ('127.0.0.1', '::1', 'evil.example')
    """
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.rpartition(":")[0] if ":" in header else header


def _from_elsewhere(request: Request) -> bool:
    """Whether a page of another site asks for our pages or data; to open one of our addresses from it is allowed."""
    site, mode = request.headers.get("sec-fetch-site"), request.headers.get("sec-fetch-mode")
    return site in ("cross-site", "same-site") and not (mode == "navigate" and request.method == "GET")


def _same_origin(request: Request) -> bool:
    """A form of another site sends its own origin; ours sends this server's."""
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host")


def _told(status: int, text: str) -> Response:
    return PlainTextResponse(text, status_code=status, headers=HEADERS)
