"""Where sentences end: at 。！？； and …… outside short brackets and quotes.

Only positions inside one line are dealt with here; what the sentences belong to is decided in `sections`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# A bracket or quote up to this many characters is one breath: （实行“两公开；一监督”）. Longer ones hold
# sentences of their own (the five prohibitions in one bracket), and an unclosed one must not swallow a paragraph.
SHORT = 60
PROTECTED = (
    rf"《[^《》]{{0,{SHORT}}}》|“[^“”]{{0,{SHORT}}}”|‘[^‘’]{{0,{SHORT}}}’|（[^（）]{{0,{SHORT}}}）|\([^()]{{0,{SHORT}}}\)"
    rf"|「[^「」]{{0,{SHORT}}}」|【[^【】]{{0,{SHORT}}}】"
)
OPENING = "《“‘（(「【"  # with what such a stretch begins: a look at one character turns most places down
CLOSING = "”’）)》」』】"
# a plain full stop ends a Chinese sentence only between a Chinese character and what is no figure or Latin letter
_END = (
    rf"(?:[。！？；;!?]|…+|(?<=[\u4e00-\u9fff”）])\.(?![\w.%]))[。！？!?…]*[{CLOSING}]*"
    rf"|(?<=[\u4e00-\u9fff”）])\.(?=[\u4e00-\u9fff])"
)
_SCAN = re.compile(rf"(?=[{OPENING}。！？；;!?….])(?:({PROTECTED})|{_END})")
_SPEECH_END = re.compile(r"[。！？!?…]+[”’」）)]+\Z")
# after these a quoted sentence is part of a larger one: “…！”的口号, “…。”等
_GOES_ON = re.compile(r"[，、；：。！？,;:的地得之等和与及或为是作这成中上一活主]")


def sentence_ends(line: str) -> Iterator[int]:
    """The positions just after each sentence of a line, rising; the last is len(line).

    >>> list(sentence_ends("开会。发（一；二）书；完"))
    [3, 11, 12]
    """
    last = 0
    for found in _SCAN.finditer(line):
        end = found.end()
        quoted = found[1]
        if quoted is not None and not _ends_speech(line, found.start(), end, quoted):
            continue
        if end > last:
            last = end
            yield end
    if last < len(line):
        yield len(line)


def _ends_speech(line: str, start: int, end: int, quoted: str) -> bool:
    """Whether a short quote is a whole sentence after a colon, as in 他说：“好。”."""
    if start == 0 or line[start - 1] not in "：:" or not _SPEECH_END.search(quoted):
        return False
    return not _GOES_ON.match(line, end)
