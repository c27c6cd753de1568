"""Ids of documents from paths: relative to the PATH given, printable, and each used once."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath


def display(name: str) -> str:
    r"""A name as it can be printed and stored: bytes that are no UTF-8 are read as GB18030, else shown as �.

    Archives made on Chinese Windows unpack to such names.

    >>> display("b\udcb9\udca4.txt")
    'b工.txt'
    """
    if not any("\ud800" <= character <= "\udfff" for character in name):
        return name
    return "/".join(_part(part) for part in name.split("/"))


def _part(part: str) -> str:
    try:
        raw = os.fsencode(part)
    except UnicodeEncodeError:  # a lone surrogate that stands for no byte (Windows)
        return part.encode("utf-8", "replace").decode("utf-8").replace("?", "\ufffd")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def relative_name(path: Path, root: Path) -> str:
    """The path below `root` with `/`; the file's name where it is the root itself.

    >>> relative_name(Path("a/b/c.txt"), Path("a"))
    'b/c.txt'
    """
    return display(path.name if path == root else PurePath(os.path.relpath(path, root)).as_posix())


def plain_path(path: Path) -> Path:
    """The absolute path without `..`, links left as they are: the names a user sees."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve follows links, Path.absolute keeps ..


def unique_names(files: Sequence[tuple[Path, Path]]) -> list[str]:
    """The ids of `(file, PATH it was found by)`: relative names, those used twice with folders before them.

    As many folders as it takes; only the names that collide change.

    >>> one, other = Path("x/A"), Path("x/B")
    >>> unique_names([(one / "a.txt", one), (other / "a.txt", other), (one / "b.txt", one)])
    ['A/a.txt', 'B/a.txt', 'b.txt']
    """
    seen: Counter[tuple[Path, str]] = Counter()
    own = []
    for path, root in files:  # two files of one folder only collide in bytes that cannot be shown
        name = relative_name(path, root)
        seen[root, name] += 1
        own.append(_again(name, seen[root, name]))
    names = own
    longest = max((len(plain_path(path).parts) for path, _ in files), default=0)
    for depth in range(1, longest):
        times = Counter(names)
        if len(times) == len(names):
            return names
        names = [
            _prefixed(inner, path, root, depth) if times[name] > 1 else name
            for name, inner, (path, root) in zip(names, own, files, strict=True)
        ]
    return _numbered(names)


def _prefixed(inner: str, path: Path, root: Path, depth: int) -> str:
    """The name with those of `depth` folders at and above the PATH given before it."""
    folder = plain_path(root) if path != root else plain_path(root).parent
    above = folder.parts[1:][-depth:]
    return "/".join((*map(display, above), inner))


def _numbered(names: list[str]) -> list[str]:
    """What still collides gets ~2, ~3."""
    seen: Counter[str] = Counter()
    result = []
    for name in names:
        seen[name] += 1
        result.append(_again(name, seen[name]))
    return result


def _again(name: str, times: int) -> str:
    return name if times == 1 else f"{name}~{times}"
