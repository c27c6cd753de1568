"""Bytes of a text file become its text: which Chinese encoding it is, found in a fixed order.

Byte order mark, strict UTF-8, UTF-16 by its look, then GB18030 against Big5 by how plausible the decoded
characters are, last whatever charset-normalizer proposes if it reads as Chinese. Always strict: a replacement
character is never produced here.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from functools import cache
from typing import Final, NamedTuple

from reportmine.errors import UnreadableFile, UsageError
from reportmine.resources import data_file

_BOMS: Final = (  # UTF-32 before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE: Final = 20_000  # characters looked at to judge a decoding
_PLAUSIBLE: Final = 0.10  # common characters in right decodings: 0.25 and more; in wrong ones below 0.06
_CONTROL_LIMIT: Final = 0.05  # more control characters than this and the file is no text
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x19\x1b\x7f-\x84\x86-\x9f]")  # without white space and end-of-file
_ADVICE: Final = "请用 --encoding 指明编码（例如 gb18030、big5）"


class Decoded(NamedTuple):
    """A text as it stands in the file, without its byte order mark."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, override: str | None = None) -> Decoded:
    r"""The text of `data` and the name of its encoding; `override` switches detection off.

    Raises UnreadableFile: "unsupported" where the bytes are no text, "damaged" where no encoding fits.

    >>> decode("工会".encode("gbk"))
    Decoded(text='工会', encoding='gb18030', warnings=())
    >>> decode("工會的活動，總結。\r\n".encode("big5")).encoding
    'big5'
    """
    decoded = _as_told(data, override) if override else _detect(data)
    if control_share(decoded.text) > _CONTROL_LIMIT:
        raise UnreadableFile("unsupported", "不是文本", advice="请确认文件没有改错后缀")
    return decoded


def check_encoding(name: str) -> None:
    """Raises UsageError where `name` is no text encoding Python knows.

    >>> check_encoding("gbk")
    """
    try:
        with contextlib.suppress(UnicodeError):
            b"a".decode(name)  # an empty one would not even look the name up
    except (LookupError, ValueError) as problem:
        raise UsageError(f"没有名为 {name} 的编码", where="--encoding", advice="例如 utf-8、gb18030、big5") from problem


def plausibility(text: str) -> float:
    """The share (0-1) of common Chinese characters and marks among what is not ASCII; 0 for pure ASCII.

    >>> plausibility("工会的工作") > 0.9
    True
    """
    wide = [character for character in text[:_SAMPLE] if character > "\x7f"]
    common = _common_characters()
    return sum(character in common for character in wide) / len(wide) if wide else 0.0


def control_share(text: str) -> float:
    r"""The share (0-1) of control characters, white space left out; of long texts from beginning, middle and end.

    >>> control_share("a\x00")
    0.5
    """
    middle = len(text) // 2
    sample = text if len(text) < 3 * _SAMPLE else text[:_SAMPLE] + text[middle : middle + _SAMPLE] + text[-_SAMPLE:]
    return len(_CONTROL.findall(sample)) / len(sample) if sample else 0.0


@cache
def _common_characters() -> frozenset[str]:
    lines = data_file("text", "common_characters.txt").read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


def _as_told(data: bytes, override: str) -> Decoded:
    check_encoding(override)
    try:
        text = data.decode(override)
    except UnicodeError as problem:
        at = getattr(problem, "start", 0)
        raise UnreadableFile(
            "damaged", f"按 {override} 解码失败：第 {at + 1} 个字节不合编码", advice=_ADVICE
        ) from problem
    return Decoded(text.removeprefix("\ufeff"), override)


def _detect(data: bytes) -> Decoded:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    wide = _utf16(data)
    if wide:
        return wide
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    found = _chinese(data)
    if found:
        return found
    raise _undecodable(data)


def _marked(body: bytes, name: str) -> Decoded:
    found = _whole_or_cut(body, name)
    if found:
        return found
    raise UnreadableFile("damaged", f"文件带 {name} 标记，内容却不合该编码", advice=_ADVICE)


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeError:
        return None


def _whole_or_cut(data: bytes, name: str) -> Decoded | None:
    """The strict decoding; a file cut inside its last character loses that character and says so."""
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError as problem:
        rest = len(data) - problem.start
        if rest > 3 or problem.start == 0 or problem.end < len(data):
            return None
        return Decoded(data[: problem.start].decode(name), name, (f"文件末尾 {rest} 个字节不成一字，已略去",))


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: even length, few controls and mostly common characters or ASCII."""
    if len(data) < 4 or len(data) % 2:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        head = _strict(data[: 2 * _SAMPLE], name) or _strict(data[: 2 * _SAMPLE - 2], name)
        if head is None or control_share(head) > 0.01:
            continue
        latin = sum(" " <= c < "\x7f" or c in "\r\n\t" for c in head) / len(head)
        nuls = data[: 2 * _SAMPLE].count(0)
        looks_wide = plausibility(head) >= 0.25 if latin < 0.9 else nuls >= len(head) * 0.8
        text = _strict(data, name) if looks_wide else None
        if text is not None:
            return Decoded(text, name)
    return None


def _chinese(data: bytes) -> Decoded | None:
    """Whichever of UTF-8 (cut short), GB18030 and Big5 decodes and reads most like Chinese."""
    names = ("utf-8", "gb18030", "big5", "cp950", "big5hkscs")
    found = [decoded for name in names if (decoded := _whole_or_cut(data, name))]
    if not found:
        return _proposed(data)
    best = max(found, key=lambda decoded: (plausibility(decoded.text), not decoded.warnings))
    if plausibility(best.text) >= _PLAUSIBLE:
        return best
    # a handful of rare characters (a name, a title) proves nothing: then the commoner encoding has it
    wide = sum(character > "\x7f" for character in best.text)
    return found[0] if wide < 12 and found[0].encoding == "gb18030" else None


def _proposed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        return None
    text = _strict(data, best.encoding)
    return Decoded(text, best.encoding) if text and plausibility(text) >= _PLAUSIBLE else None


def _undecodable(data: bytes) -> UnreadableFile:
    head = data[:_SAMPLE]
    if len(_CONTROL.findall(head.decode("ascii", "ignore"))) > len(head) * 0.02:
        return UnreadableFile("unsupported", "不是文本", advice="请确认文件没有改错后缀")
    for name in ("utf-8", "gb18030"):
        try:
            data.decode(name)
        except UnicodeDecodeError as problem:
            if plausibility(data[: problem.start].decode(name)) >= 0.25:
                what = f"第 {problem.start + 1} 个字节起不合 {name} 编码，文件可能损坏或混有两种编码"
                return UnreadableFile("damaged", what, advice=_ADVICE)
    return UnreadableFile("damaged", "认不出文字编码", advice=_ADVICE)
