"""Which reports of a store a new one may share text with: an index of sampled character runs, beside the store.

Every run of five characters is hashed, one hash in two is kept (the same everywhere), and reports that share hashes
few others have are near. The index only says what is worth comparing; it may be deleted at any time.

Measured on 10,000 made-up reports (`benchmarks/nearness.py`): with one hash in eight instead of in two, of the copied
passages 0.66 are among the nearest 100 instead of 0.96, and of whole copies with 30 % of the words swapped 0.997
instead of all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reportmine.store.searching import searched

VERSION = 1  # of how hashes are made
RUN = 5  # characters
SAMPLED = 2  # one hash in so many is kept
HOLDERS = 60  # hashes of more reports are what everybody writes and say nothing
LEAST = 2  # shared hashes, under which two reports are not near
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: spreads neighbouring numbers
_BASE = np.uint64(0x100000001B3)

Keys = npt.NDArray[np.uint32]  # two runs may share one: a report more is compared, none is missed
Owners = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """The index: `keys` rising, `owners` the report of each, by its place in `docs`; both of one shape.

    >>> texts = {"a": "工会开展了劳动竞赛和技能比武活动" * 9, "b": "医院组织职工体检" * 9}
    >>> index = Nearness.empty().updated({"a": "1", "b": "2"}, texts.__getitem__, "run 1")
    >>> index.near("工会开展了劳动竞赛和技能比武活动" * 9, limit=5)
    ['a']
    """

    docs: tuple[str, ...]
    digests: tuple[str, ...]
    keys: Keys
    owners: Owners
    stamp: str = ""

    @staticmethod
    def empty() -> Nearness:
        """An index of no reports."""
        return Nearness((), (), np.empty(0, np.uint32), np.empty(0, np.int32))

    @staticmethod
    def load(folder: Path) -> Nearness:
        """The index kept in a folder; an empty one where there is none of this version."""
        try:
            about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
            if about["version"] != VERSION:
                return Nearness.empty()
            keys, owners = (np.load(folder / f"{name}.npy", mmap_mode="r") for name in ("keys", "owners"))
            whole = len(keys) == len(owners) == about["rows"]
            return (
                Nearness(tuple(about["docs"]), tuple(about["digests"]), keys, owners, about["stamp"])
                if whole
                else Nearness.empty()
            )
        except (OSError, ValueError, KeyError, TypeError):
            return Nearness.empty()

    def save(self, folder: Path) -> None:
        """Keeps the index in a folder; OSError where that cannot be done. What says it is whole comes last."""
        folder.mkdir(exist_ok=True)
        (folder / "about.json").unlink(missing_ok=True)
        for name, array in (("keys", self.keys), ("owners", self.owners)):
            part = folder / f".{name}.npy"
            np.save(part, np.asarray(array))
            part.replace(folder / f"{name}.npy")
        about = {
            "version": VERSION,
            "stamp": self.stamp,
            "rows": len(self.keys),
            "docs": self.docs,
            "digests": self.digests,
        }
        (folder / "about.json").write_text(json.dumps(about, ensure_ascii=True), encoding="utf-8")

    def updated(self, digests: Mapping[str, str], text_of: Callable[[str], str], stamp: str) -> Nearness:
        """The index of these reports; only texts of a new digest are asked for and hashed."""
        docs = tuple(sorted(digests))
        known = {doc: number for number, doc in enumerate(self.docs) if digests.get(doc) == self.digests[number]}
        place = np.full(len(self.docs), -1, dtype=np.int32)
        parts: list[tuple[Keys, Owners]] = []
        for number, doc in enumerate(docs):
            if doc in known:
                place[known[doc]] = number
            else:
                keys = sampled(text_of(doc))
                parts.append((keys, np.full(len(keys), number, dtype=np.int32)))
        if len(self.keys):
            owners = place[self.owners]
            parts.append((np.asarray(self.keys)[owners >= 0], owners[owners >= 0]))
        keys = np.concatenate([np.empty(0, np.uint32), *(k for k, _ in parts)])
        owners = np.concatenate([np.empty(0, np.int32), *(o for _, o in parts)])
        order = np.lexsort((owners, keys))
        return Nearness(docs, tuple(digests[doc] for doc in docs), keys[order], owners[order], stamp)

    def near(self, text: str, limit: int) -> list[str]:
        """At most `limit` reports that share rare hashes with a text, those that share most first."""
        wanted = sampled(text)
        low, high = np.searchsorted(self.keys, wanted, "left"), np.searchsorted(self.keys, wanted, "right")
        held = high - low
        use = (held > 0) & (held <= HOLDERS)
        if not use.any():
            return []
        low, held = low[use], held[use]
        rows = np.repeat(low - np.concatenate(([0], np.cumsum(held)[:-1])), held) + np.arange(held.sum())
        owners = self.owners[rows]
        count = np.bincount(owners, minlength=len(self.docs))
        score = np.bincount(owners, weights=np.repeat(1.0 / held, held), minlength=len(self.docs))
        found = np.flatnonzero(count >= LEAST)
        order = found[np.lexsort((found, -score[found]))]
        return [self.docs[number] for number in order[:limit]]


def sampled(text: str) -> Keys:
    """The sampled hashes of a text, rising and distinct; of letters and figures only, so that no mark tears a run."""
    letters = "".join(char for char in searched(text) if char.isalnum())
    codes = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < RUN:
        return np.empty(0, np.uint32)
    hashed = np.zeros(len(codes) - RUN + 1, dtype=np.uint64)
    for shift in range(RUN):
        hashed = hashed * _BASE + codes[shift : len(codes) - RUN + 1 + shift]
    hashed *= _MULTIPLIER
    return np.unique((hashed[hashed % np.uint64(SAMPLED) == 0] >> np.uint64(32)).astype(np.uint32))
