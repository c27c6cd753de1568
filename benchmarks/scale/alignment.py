"""Alignment of pairs beside difflib and rapidfuzz, in turns: python benchmarks/scale/alignment.py [--rounds 5].

30 pairs of a made-up report of about 2,000 characters and its copy: 10, 20 or 30 % of the listed words exchanged, 15 %
of the sentences moved, some dropped and put in (`pairs.py`). One process, one core, every pair by itself.

* `reportmine`: `align` of a pair of fingerprints under statistics; both were made beforehand over these 60 reports.
  A row with the weighing of both documents (`prepare`), a row without, and a row that also reads, segments and
  fingerprints both texts anew. What lies in the clauses of a passage counts as found.
* difflib: `SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()`
* rapidfuzz: the equal parts of `Indel.opcodes` and `Levenshtein.opcodes`

Over the characters of the copies: `recall` is the share of those taken from the report unchanged that are covered,
`in_place` of those that are set opposite the very place they are from (with reportmine: opposite a passage that holds
it), `sentences` the share of all characters of copied sentences, exchanged words among them; `precision` is the share
of what is covered that stands in a copied sentence.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from pairs import PUT, Pair, Places, pairs
from rapidfuzz.distance import Indel, Levenshtein

from reportmine.engine import LocalEngine
from reportmine.engine.progress import Step
from reportmine.model import Extract, Reading, Segmented
from reportmine.reuse.aligning import align
from reportmine.reuse.fingerprints import fingerprint
from reportmine.reuse.surveying import survey
from reportmine.segment import segment, segmenter
from reportmine.settings import SegmentSettings
from reportmine.text.preparing import prepare

PAIRS, ROUNDS, SEED = 30, 5, 17
ALIGNING = "align"  # the label of the step
OURS, BARE, WHOLE = "reportmine", "reportmine, without prepare", "reportmine, from the texts"
UNIT = "difflib"

Block = tuple[int, int, int, int]  # from and to in the report, from and to in the copy
Row = dict[str, Any]
Flags = npt.NDArray[np.bool_]


def main() -> None:
    """Measures all ways and writes OUT/alignment.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--out", type=Path, default=Path("build/scale"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    rows = measured(pairs(args.pairs, SEED), args.rounds)
    (args.out / "alignment.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


def measured(made: Sequence[Pair], rounds: int) -> list[Row]:
    """A row for every way: pairs a second, the ratio to difflib, recall and precision."""
    ours = Ours(made)
    others = {UNIT: _difflib, "rapidfuzz Indel": _indel, "rapidfuzz Levenshtein": _levenshtein}
    ways: dict[str, Callable[[int], list[Block]]] = {OURS: ours.aligned}
    ways |= {name: _of_texts(made, way) for name, way in others.items()}
    seconds: dict[str, list[float]] = defaultdict(list)
    blocks: dict[str, list[list[Block]]] = {}
    for name, way in ways.items():
        way(0)  # tables and patterns are loaded once a process
        blocks[name] = []
    for nth in range(rounds):
        spent: dict[str, float] = defaultdict(float)
        for n in range(len(made)):
            for name, way in ways.items():
                ours.aligning = 0.0
                began = time.perf_counter()
                found = way(n)
                spent[name] += time.perf_counter() - began
                spent[BARE] += ours.aligning
                if nth == 0:
                    blocks[name].append(found)
            spent[WHOLE] += ours.read_again(n)
        spent[WHOLE] += spent[OURS]
        for name, took in spent.items():
            seconds[name].append(took)
    unit = statistics.median(seconds[UNIT])
    rows = []
    for name in (OURS, BARE, WHOLE, *others):
        took = statistics.median(seconds[name])
        row: Row = {"system": name, "pairs": len(made), "rounds": rounds, "pairs_a_second": round(len(made) / took, 1)}
        row["times_difflib"] = round(unit / took, 2)
        rows.append(row | _scored(made, blocks.get(name, blocks[OURS]), exact=name in others))
    return rows


class Ours:
    """Our alignment of the pairs; `aligning` sums the seconds spent beyond weighing the documents."""

    def __init__(self, made: Sequence[Pair]) -> None:
        self.aligning = 0.0
        self._made = made
        texts = [text for pair in made for text in (pair.report, pair.copy)]
        self._documents = [_segmented(str(n), text) for n, text in enumerate(texts)]
        self._engine = LocalEngine(1, self._timed)
        surveyed = survey(self._documents, self._engine, segmenter(SegmentSettings()).cut)
        self._statistics, self._taken = surveyed.statistics, surveyed.taken

    @contextmanager
    def _timed(self, label: str, total: int) -> Iterator[Step]:
        began = time.perf_counter()
        yield lambda: None
        if label == ALIGNING:
            self.aligning += time.perf_counter() - began

    def aligned(self, n: int) -> list[Block]:
        """The passages of pair n."""
        pair = 2 * n, 2 * n + 1
        found = align(self._taken.prints, [pair], self._statistics, self._engine, ALIGNING).passages[pair]
        a, b = self._documents[pair[0]], self._documents[pair[1]]
        return [(*_span(a, p.a_first, p.a_last), *_span(b, p.b_first, p.b_last)) for p in found]

    def read_again(self, n: int) -> float:
        """The seconds it takes to read, segment and fingerprint both texts of pair n."""
        began = time.perf_counter()
        for text in (self._made[n].report, self._made[n].copy):
            fingerprint(_segmented("a", text), self._taken.equivalents)
        return time.perf_counter() - began


def _segmented(name: str, text: str) -> Segmented:
    (document,) = prepare(Reading(name, "read", name, "", 0, 0, Extract(text, "txt")))
    assert document.raw == text
    return segment(document)


def _span(segmented: Segmented, first: int, last: int) -> tuple[int, int]:
    """The characters of a range of clauses, in the raw text."""
    span = segmented.document.raw_span(segmented.clauses[first].start, segmented.clauses[last].end)
    return span.start, span.end


def _of_texts(made: Sequence[Pair], way: Callable[[str, str], list[Block]]) -> Callable[[int], list[Block]]:
    return lambda n: way(made[n].report, made[n].copy)


def _difflib(a: str, b: str) -> list[Block]:
    matching = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return [(m.a, m.a + m.size, m.b, m.b + m.size) for m in matching if m.size]


def _indel(a: str, b: str) -> list[Block]:
    return [(o.src_start, o.src_end, o.dest_start, o.dest_end) for o in Indel.opcodes(a, b) if o.tag == "equal"]


def _levenshtein(a: str, b: str) -> list[Block]:
    return [(o.src_start, o.src_end, o.dest_start, o.dest_end) for o in Levenshtein.opcodes(a, b) if o.tag == "equal"]


def _scored(made: Sequence[Pair], blocks: Sequence[Sequence[Block]], *, exact: bool) -> Row:
    """Recall and precision over the characters of all copies together."""
    kept = copied = covered = found = placed = right = 0
    for pair, parts in zip(made, blocks, strict=True):
        seen, opposite = _covered(pair.places, parts, exact=exact)
        unchanged, taken = pair.places >= 0, pair.places != PUT
        kept, copied, covered = kept + int(unchanged.sum()), copied + int(taken.sum()), covered + int(seen.sum())
        found, placed = found + int((seen & unchanged).sum()), placed + int((opposite & unchanged).sum())
        right += int((seen & taken).sum())
    shares = {"recall": (found, kept), "in_place": (placed, kept), "sentences": (right, copied)}
    shares["precision"] = (right, covered)
    return {name: round(part / whole, 4) if whole else None for name, (part, whole) in shares.items()}


def _covered(places: Places, blocks: Sequence[Block], *, exact: bool) -> tuple[Flags, Flags]:
    """Which characters of a copy are covered, and which are set opposite the place they are from."""
    seen, opposite = np.zeros(len(places), dtype=bool), np.zeros(len(places), dtype=bool)
    for a_start, a_end, start, end in blocks:
        seen[start:end] = True
        inside = places[start:end]
        if exact:
            opposite[start:end] |= inside == a_start + np.arange(end - start)
        else:
            opposite[start:end] |= (inside >= a_start) & (inside < a_end)
    return seen, opposite


if __name__ == "__main__":
    main()
