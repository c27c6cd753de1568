"""How long the page takes to open in Chromium, and the server to answer: real requests over a real store.

Usage: python benchmarks/faces.py STORE [PAGE.html …]: the median and the longest of five of each.
"""

from __future__ import annotations

import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote

from reportmine.web.guarding import LOOPBACK, Guard
from reportmine.web.library import Library
from reportmine.web.serving import bound, serve

TIMES = 5
WORDS = ("工会", "职工代表大会", "金秋助学", "工会 活动", "2014", "没有的词语", "会")


def spent(job: Callable[[], object]) -> str:
    found = []
    for _ in range(TIMES):
        began = time.perf_counter()
        job()
        found.append(1000 * (time.perf_counter() - began))
    return f"{sorted(found)[TIMES // 2]:.0f} ms (longest {max(found):.0f})"


def server(store: Path) -> None:
    began = time.perf_counter()
    library = Library(store)
    docs = list(library.current().kept.texts)
    print(f"{len(docs)} reports, opened in {time.perf_counter() - began:.1f} s, page made in {library.took:.1f} s")
    for word in WORDS:
        n = library.index.find(word.split())[0]
        print(f"search {word}: {spent(partial(library.index.find, word.split()))}, {n} reports")
    listening = bound("127.0.0.1", 0)
    guard = Guard(LOOPBACK, "benchmark", 64)
    threading.Thread(target=serve, args=(library, guard, listening), daemon=True).start()
    home = f"http://127.0.0.1:{listening.getsockname()[1]}"
    pair = next(iter(library.current().pairs), frozenset(docs[:2]))
    a, b = sorted(pair)
    names = [
        "/",
        "/data/pair-0.js",
        "/data/sentences.js",
        "/data/activities-data.js",
        "/compare",
        "/check",
        "/tables",
        "/take",
    ]
    names += [
        f"/search?q={quote('工会')}",
        f"/compare?a={quote(a)}&b={quote(b)}",
        f"/compare?a={quote('总结')}&b={quote(b)}",
    ]
    for name in names:
        print(f"{unquote(name)}: {spent(partial(_get, home + name))}")
    new = library.current().kept.texts[docs[0]]
    request = urllib.request.Request(f"{home}/check", data=_form(new), method="POST")
    request.add_header("X-Reportmine-Token", "benchmark")
    request.add_header("Content-Type", "multipart/form-data; boundary=x")
    print(f"check of a file: {spent(partial(_get, request))}")


def _get(address: str | urllib.request.Request) -> bytes:
    with urllib.request.urlopen(address) as answer:
        body: bytes = answer.read()
    return body


def _form(text: str) -> bytes:
    head = '--x\r\nContent-Disposition: form-data; name="file"; filename="new.txt"\r\n\r\n'
    return f"{head}{text}\r\n--x--\r\n".encode()


def pages(paths: list[str]) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for path in paths:
            address = Path(path).resolve().as_uri()
            found = []
            for _ in range(TIMES):
                page = browser.new_page()
                page.goto(address)
                loaded = "performance.getEntriesByType('navigation')[0].loadEventEnd"
                found.append(float(page.evaluate(loaded)))
                page.close()
            size = Path(path).stat().st_size / 1e6
            print(f"{path}, {size:.1f} MB: loaded after {sorted(found)[TIMES // 2]:.0f} ms (longest {max(found):.0f})")


if __name__ == "__main__":
    server(Path(sys.argv[1]))
    if sys.argv[2:]:
        pages(sys.argv[2:])
