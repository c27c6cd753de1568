"""doc, wps, rtf, odt by way of LibreOffice; what is told without it, and what OLE containers hold."""

import io
import shutil
import stat
import sys
from pathlib import Path

import pytest

from reportmine.errors import UnreadableFile
from reportmine.settings import ReadingSettings
from reportmine.text.formats import office, ole
from reportmine.text.reading import read
from reportmine.text.walking import walk

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = rb"{\rtf1\ansi\ansicpg936{\b \u24037?\u20250?}\par \u24635?\u32467?\par}"
PLAIN = ReadingSettings()


def container(stream: str, header: bytes = b"") -> bytes:
    """An OLE file of one directory entry; its stream begins in the second sector."""
    entry = stream.encode("utf-16-le").ljust(0x74, b"\0") + (1).to_bytes(4, "little")
    first = entry.ljust(512, b"\0")
    head = OLE.ljust(0x1E, b"\0") + (9).to_bytes(2, "little")
    return head.ljust(512, b"\0") + first + header.ljust(512, b"\0")


def told(folder: Path, name: str, data: bytes) -> tuple[str, str | None]:
    (folder / name).write_bytes(data)
    (entry,) = walk([folder / name], PLAIN).entries
    (reading,) = read(entry, PLAIN)
    return reading.state, reading.error


def test_kinds_of_containers() -> None:
    assert ole.kind_of(container("EncryptedPackage")) == "encrypted"
    assert ole.kind_of(container("WordDocument", b"\xec\xa5" + bytes(8) + b"\x00\x01")) == "encrypted"
    assert ole.kind_of(container("WordDocument", b"\xec\xa5" + bytes(8) + b"\x00\x02")) == "doc"
    assert ole.kind_of(container("Workbook")) == "表格"
    assert ole.kind_of(container("Other")) == ""


def test_states_of_containers(tmp_path: Path) -> None:
    assert told(tmp_path, "a.docx", container("EncryptedPackage")) == ("encrypted", "文件有打开密码 请去掉密码后再交")
    assert told(tmp_path, "b.doc", container("Workbook")) == (
        "unsupported",
        "不是报告文本，是表格 请用 Word 或 WPS 另存为 docx",
    )
    assert told(tmp_path, "c.doc", container("Other"))[0] == "damaged"


def test_a_docx_with_a_password_is_encrypted(tmp_path: Path) -> None:
    ooxml = pytest.importorskip("msoffcrypto.format.ooxml")
    import docx

    plain, locked = io.BytesIO(), io.BytesIO()
    docx.Document().save(plain)
    ooxml.OOXMLFile(plain).encrypt("x", locked)
    assert told(tmp_path, "a.docx", locked.getvalue())[0] == "encrypted"


def test_without_libreoffice_the_reason_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    state, error = told(tmp_path, "a.rtf", RTF)
    assert state == "unsupported"
    assert error == (
        "读 rtf 格式需要 LibreOffice，本机没有找到 请安装 LibreOffice（https://zh-cn.libreoffice.org，"
        "装好后 soffice 要在 PATH 里），或用 Word、WPS 另存为 docx"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "soffice"
    script.write_text("#!/bin/sh\nsleep 60 & wait\n", encoding="ascii")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(office, "program", lambda: str(script))
    with pytest.raises(UnreadableFile, match="LibreOffice 转换超过 1 秒，已停止"):
        office.read(RTF, "rtf", timeout=1)


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["a.rtf", "a.doc", "a.txt"])
def test_rich_text_under_any_suffix(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(RTF)
    (entry,) = walk([tmp_path], PLAIN).entries
    (reading,) = read(entry, PLAIN)
    assert reading.extract is not None
    assert (reading.extract.text, reading.extract.format) == ("工会\n总结", "rtf")


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_a_cut_file_is_damaged(tmp_path: Path) -> None:
    state, error = told(tmp_path, "a.doc", container("WordDocument", b"\xec\xa5")[:1000])
    assert (state, error) == ("damaged", "LibreOffice 打不开这个 doc 文件 请用 Word 或 WPS 打开后另存为 docx")
