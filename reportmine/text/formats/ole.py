"""What an OLE container (old Office formats) holds, read from its directory: enough to sort, not to extract."""

from __future__ import annotations

from typing import Final

_ENTRY: Final = 128  # bytes of a directory entry; the name stands at its start
_ENCRYPTED_FLAG: Final = 0x0100  # in the flags of a Word file's header, [MS-DOC] FibBase.fEncrypted
_STREAMS: Final = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "表格"),
    ("Book", "表格"),
    ("PowerPoint Document", "演示文稿"),
    ("__substg1.0_", "邮件"),
    ("CONTENTS", "doc"),  # Microsoft Works
)


def kind_of(data: bytes) -> str:
    """What the container holds: "encrypted", "doc", "" for unknown, else in words (表格, 演示文稿, 邮件)."""
    for name, kind in _STREAMS:
        at = _entry(data, name)
        if at >= 0:
            return "encrypted" if kind == "doc" and _word_encrypted(data, at) else kind
    return ""


def _entry(data: bytes, name: str) -> int:
    """Where the directory entry of a stream begins, -1 for none; entries stand on multiples of their size."""
    key = name.encode("utf-16-le")
    at = data.find(key)
    while at >= 0:
        if at % _ENTRY == 0 and at + _ENTRY <= len(data):
            return at
        at = data.find(key, at + 1)
    return -1


def _word_encrypted(data: bytes, entry: int) -> bool:
    """Whether the header of the stream an entry points to says that it needs a password."""
    sector_size = 1 << min(int.from_bytes(data[0x1E:0x20], "little"), 16)
    first = int.from_bytes(data[entry + 0x74 : entry + 0x78], "little")
    header = data[(first + 1) * sector_size :][:12]
    is_word = header[:2] == b"\xec\xa5"
    return is_word and bool(int.from_bytes(header[10:12], "little") & _ENCRYPTED_FLAG)
