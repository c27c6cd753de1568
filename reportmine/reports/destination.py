"""Where bytes go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from reportmine.errors import OutputError
from reportmine.reports.wording import say

_REASONS = {
    errno.ENOSPC: "error_full",
    errno.EDQUOT: "error_full",
    errno.EACCES: "error_denied",
    errno.EPERM: "error_denied",
    errno.EROFS: "error_denied",
    errno.ENOENT: "error_folder",
    errno.ENOTDIR: "error_folder",
}


@contextmanager
def destination(target: Path | None) -> Iterator[IO[bytes]]:
    """A binary handle: standard output for None, else a temporary file that takes `target`'s name at the end.

    OutputError where the system refuses (full, no permission, no folder); nothing is left behind then and an older
    file stays as it was. A reader who closes the pipe early (BrokenPipeError) is the caller's to handle.
    """
    if target is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with _temporary(target) as handle:
            yield handle
    except BrokenPipeError:
        raise
    except OSError as error:
        raise refused(error, target) from error


def refused(error: OSError, target: Path) -> OutputError:
    """The system's refusal in words: what, where, and what to do next."""
    key = _REASONS.get(error.errno or 0, "error_other")
    reason = error.strerror or type(error).__name__
    return OutputError(say(key, reason=reason), where=str(target), advice=say(f"{key}_advice"))


def write_utf8(text: str, target: Path) -> None:
    """Writes a page as UTF-8, whole or not at all."""
    with destination(target) as handle:
        handle.write(encoded(text))


def encoded(text: str) -> bytes:
    r"""UTF-8; half surrogates, which damaged PDF files contain and UTF-8 cannot hold, become question marks.

    >>> encoded("工会")
    b'\xe5\xb7\xa5\xe4\xbc\x9a'
    """
    return text.encode("utf-8", "replace")


@contextmanager
def _temporary(target: Path) -> Iterator[IO[bytes]]:
    if target.exists() and not target.is_file():  # a device such as /dev/stdout cannot be renamed onto
        with target.open("wb") as handle:
            yield handle
        return
    final = target.resolve()  # a link stays a link, the file behind it is replaced
    part = final.with_name(f".{final.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as handle:
            yield handle
        part.replace(final)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
