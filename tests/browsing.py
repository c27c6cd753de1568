"""A real browser for the tests: Debian's Chromium, driven by Playwright; every page is watched for errors."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@dataclass
class Watched:
    """A page, what went wrong on it, and the addresses it asked for that are not on this machine."""

    page: Any
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Loads an address anew, also where only the part after # differs."""
        self.page.goto("about:blank")
        self.page.goto(address)

    def texts(self, selector: str) -> list[str]:
        """What stands in every element the selector finds."""
        return [str(text).strip() for text in self.page.locator(selector).all_inner_texts()]

    def download(self, selector: str) -> tuple[str, bytes]:
        """The name and the contents of the file a click gives."""
        with self.page.expect_download() as caught:
            self.page.locator(selector).first.click()
        with open(caught.value.path(), "rb") as handle:  # noqa: PTH123  # Playwright gives a string
            return str(caught.value.suggested_filename), handle.read()


def browsers() -> Iterator[Any]:
    """Starts the browser once for all tests; skips with a reason where there is none."""
    if BROWSER is None:
        pytest.skip("no Chromium on this machine")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=BROWSER, args=list(OPTIONS))
        yield browser
        browser.close()


def watched(browser: Any) -> Iterator[Watched]:
    """A fresh page; after the test nothing may have gone wrong on it or been asked for elsewhere."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, accept_downloads=True)
    seen = Watched(context.new_page())
    seen.page.on("console", lambda m: seen.errors.append(m.text) if m.type in ("error", "warning") else None)
    seen.page.on("pageerror", lambda problem: seen.errors.append(str(problem)))
    seen.page.on("request", lambda request: _note(seen, request.url))
    yield seen
    context.close()
    assert seen.errors == []
    assert seen.outside == []


def _note(seen: Watched, url: str) -> None:
    if not url.startswith(("file:", "data:", "blob:", "about:", "http://127.0.0.1:")):
        seen.outside.append(url)
