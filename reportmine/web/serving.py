"""Runs the application: one process, threads for the work, until Ctrl-C."""

from __future__ import annotations

import contextlib
import errno
import socket

from reportmine.errors import UsageError
from reportmine.web.app import application
from reportmine.web.guarding import Guard
from reportmine.web.library import Library


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there; UsageError where the port is taken or the address is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)  # from now on nobody is turned away, only kept waiting
    except OSError as problem:
        listening.close()
        taken = problem.errno == errno.EADDRINUSE
        what = "端口已被占用" if taken else f"不能在这个地址提供服务：{problem.strerror or problem}"
        raise UsageError(
            what, where=f"{host}:{port}", advice="请用 --port 换一个端口，或用 --host 127.0.0.1"
        ) from problem
    return listening


def serve(library: Library, guard: Guard, listening: socket.socket) -> None:
    """Answers until it is told to stop."""
    import uvicorn

    config = uvicorn.Config(application(library, guard), log_level="warning", access_log=False, server_header=False)
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])
