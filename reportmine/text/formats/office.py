"""Formats only LibreOffice reads well (doc, wps, rtf, odt): turned into docx in a folder of their own."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from reportmine.errors import UnreadableFile
from reportmine.model import Extract
from reportmine.text.encodings import plausibility
from reportmine.text.formats import docx

TIMEOUT: Final = 120.0  # seconds for one file; a start takes about 3, a long report about 5
_NONSENSE: Final = 0.05  # share of common characters: LibreOffice takes any bytes for some kind of text
_PROGRAMS: Final = ("soffice", "libreoffice")
_ADVICE: Final = (
    "请安装 LibreOffice（https://zh-cn.libreoffice.org，装好后 soffice 要在 PATH 里），或用 Word、WPS 另存为 docx"
)


def program() -> str | None:
    """The LibreOffice command on PATH, None where there is none."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def read(data: bytes, kind: str, timeout: float = TIMEOUT) -> Extract:
    """The text of a doc, wps, rtf or odt file by way of docx, its format named `kind`.

    Raises UnreadableFile: "unsupported" without LibreOffice, "damaged" where it cannot make sense of the file.
    """
    command = program()
    if command is None:
        raise UnreadableFile("unsupported", f"读 {kind} 格式需要 LibreOffice，本机没有找到", advice=_ADVICE)
    with tempfile.TemporaryDirectory(prefix="reportmine-", ignore_cleanup_errors=True) as folder:
        converted = _convert(command, data, kind, Path(folder), timeout)
    extract = docx.read(converted)
    if plausibility(extract.text) < _NONSENSE and sum(character > "\x7f" for character in extract.text) > 100:
        raise UnreadableFile("damaged", "文件内容是乱码", advice="请用 Word 或 WPS 打开后另存为 docx")
    return replace(extract, format=kind)


def _convert(command: str, data: bytes, kind: str, folder: Path, timeout: float) -> bytes:
    """The docx LibreOffice makes, with a profile of its own so that an open window is neither needed nor disturbed."""
    source, target = folder / f"report.{_suffix(kind)}", folder / "out"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML"]
    problem = _run([command, profile, *options, "--outdir", str(target), str(source)], timeout)
    made = target / "report.docx"
    if problem:
        raise UnreadableFile("damaged", problem, advice="请用 Word 或 WPS 打开后另存为 docx")
    if not made.is_file():
        raise UnreadableFile(
            "damaged", f"LibreOffice 打不开这个 {kind} 文件", advice="请用 Word 或 WPS 打开后另存为 docx"
        )
    return made.read_bytes()


def _suffix(kind: str) -> str:
    return {"wordxml": "xml", "wps": "doc"}.get(kind, kind)  # WPS writes Word files under its own suffix


def _run(command: list[str], timeout: float) -> str:
    """Runs to the end or to the limit; "" or what went wrong. The whole group of processes ends with it."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as problem:
        return f"LibreOffice 启动失败：{problem.strerror or problem}"
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired:
        return f"LibreOffice 转换超过 {timeout:.0f} 秒，已停止"
    finally:
        _end(process)
    return ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """Soffice is a starter: what does the work is its child and has to be ended with it."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
