"""How long a check of one report takes: as a command from start to end, and as a request to a running server.

Usage: python benchmarks/checking.py STORE REPORT… [--times N]: medians over N runs of every report, in seconds of the
clock and of the processors. Cold: nothing is at hand of the references. A store without results (of `reuse --store`)
is only checked against by the command.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from reportmine.errors import StoreError
from reportmine.results.comparing import desk_of
from reportmine.web.guarding import LOOPBACK, Guard
from reportmine.web.library import Library
from reportmine.web.serving import bound, serve

Spent = list[tuple[float, float]]


def spent(job: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock, and of the processors in this process and those it waited for."""
    began, before = time.perf_counter(), os.times()
    job()
    ended, after = time.perf_counter(), os.times()
    return ended - began, sum(after[:4]) - sum(before[:4])


def told(what: str, found: Spent) -> None:
    wall, processors = (median(part) for part in zip(*found, strict=True))
    print(f"{what}: {wall:.2f} s, processors {processors:.2f} s (median of {len(found)})", flush=True)


def command(store: Path, reports: list[Path], times: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        base = [sys.executable, "-m", "reportmine", "check", "--against", str(store), "--quiet", "-o", f"{place}/x.csv"]

        def check(report: Path) -> None:
            subprocess.run([*base, str(report)], check=True)

        check(reports[0])  # what lies beside the store is made by the first check
        told("command", [spent(partial(check, report)) for _ in range(times) for report in reports])


def server(store: Path, reports: list[Path], times: int) -> None:
    try:
        library = Library(store)
    except StoreError as problem:
        print(f"no server: {problem}")
        return
    listening = bound("127.0.0.1", 0)
    threading.Thread(target=serve, args=(library, Guard(LOOPBACK, "benchmark", 64), listening), daemon=True).start()
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/check"

    def check(report: Path) -> None:
        head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="new.txt"\r\n\r\n'
        request = urllib.request.Request(address, data=head + report.read_bytes() + b"\r\n--x--\r\n", method="POST")
        request.add_header("X-Reportmine-Token", "benchmark")
        request.add_header("Content-Type", "multipart/form-data; boundary=x")
        with urllib.request.urlopen(request) as answer:
            answer.read()

    check(reports[0])  # what a server loads with its first request of any kind
    cold, warm = [], []
    for _ in range(times):
        for report in reports:
            with library.connection() as opened:
                library.desk = desk_of(opened)
            cold.append(spent(partial(check, report)))
            warm.append(spent(partial(check, report)))
    told("server, cold", cold)
    told("server, warm", warm)


def main(arguments: list[str]) -> None:
    times = 5
    if "--times" in arguments:
        at = arguments.index("--times")
        times = int(arguments[at + 1])
        arguments = [*arguments[:at], *arguments[at + 2 :]]
    store, *reports = map(Path, arguments)
    command(store, reports, times)
    server(store, reports, times)


if __name__ == "__main__":
    main(sys.argv[1:])
