"""Parts of a zip container (docx, xlsx) under a size limit."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Final

from reportmine.errors import UnreadableFile

MAX_UNPACKED: Final = 512 * 1024 * 1024  # bytes of all parts read; the text of an 800-page report has about 20 MB
MAX_RATIO: Final = 500  # unpacked over packed, for parts above 10 MB; Word's own XML reaches about 50
_SMALL: Final = 10 * 1024 * 1024
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, KeyError,
)  # fmt: skip


def parts(data: bytes, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """The members of the zip in `data` whose name begins with one of `wanted`, in name order.

    Raises UnreadableFile: "damaged" for a broken container, "unsupported" for one that unpacks out of all measure.
    """
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = sorted((info for info in archive.infolist() if info.filename.startswith(wanted)), key=_name)
            guard(members)
            for info in members:
                found[info.filename] = archive.read(info)  # stops at the size declared and checked
    except _BROKEN as problem:
        raise UnreadableFile("damaged", "文件不完整或已损坏", advice="请重新取得该文件") from problem
    return found


def guard(members: list[zipfile.ZipInfo]) -> None:
    """Raises UnreadableFile where unpacking these members would take more room than a report can need."""
    total = sum(info.file_size for info in members)
    bomb = any(info.file_size > _SMALL and info.file_size > MAX_RATIO * info.compress_size for info in members)
    if total > MAX_UNPACKED or bomb:
        raise UnreadableFile(
            "unsupported", f"压缩内容异常：展开后有 {total // 1024 // 1024} MB", advice="请另存后再读，或确认文件来源"
        )


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename
