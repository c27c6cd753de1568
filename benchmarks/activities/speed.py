"""Reports a minute on one core: the annotated reports, read, segmented and searched for activities and figures.

python benchmarks/activities/speed.py [--times 20]

Every report is taken anew under other figures, so that nothing is remembered but words; the time of jieba, cutting the
same texts in turns with it, is the unit of this machine.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from reportmine.activities import extract
from reportmine.model import Extract, Reading
from reportmine.segment import segment, segmenter, statuses
from reportmine.settings import SegmentSettings
from reportmine.text.preparing import prepare

DATA = Path(__file__).resolve().parents[1] / "data" / "activities"


def main() -> None:
    """Prints reports and characters a minute, and the time as a multiple of jieba's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    args = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*/*.txt"))]
    cutter = segmenter(SegmentSettings())
    ours, cut, found = 0.0, 0.0, 0
    for text in texts[:3]:
        _activities(text, cutter), jieba.lcut(text)  # dictionaries and patterns are loaded once a process
    for n in range(args.times):
        batch = [_renumbered(text, n) for text in texts]
        seconds, counts = _timed(lambda text: len(_activities(text, cutter)), batch)
        ours, found = ours + seconds, found + sum(counts)
        cut += _timed(lambda text: len(jieba.lcut(text)), batch)[0]
    reports, chars = args.times * len(texts), args.times * sum(map(len, texts))
    print(f"reports {reports} of {chars / reports:.0f} characters, {found / reports:.1f} activities each")
    print(f"{60 * reports / ours:.0f} reports a minute, {chars / ours / 1e6:.2f} million characters a second")
    print(f"{ours / cut:.1f} times the time of jieba's cut")


def _activities(text: str, cutter: object) -> tuple[object, ...]:
    (document,) = prepare(Reading("a.txt", "read", "a.txt", "", 0, 0, Extract(text, "txt")))
    parts = segment(document)
    return extract(parts, statuses(parts), cutter).activities  # type: ignore[arg-type]


def _renumbered(text: str, n: int) -> str:
    """The text with its figures of two and more digits moved on by n: other figures, the same length."""
    return re.sub(r"\d{2,}", lambda m: str(int(m[0]) + n).zfill(len(m[0]))[-len(m[0]) :], text) if n else text


def _timed(work: Callable[[str], int], texts: list[str]) -> tuple[float, list[int]]:
    begin = time.perf_counter()
    counts = [work(text) for text in texts]
    return time.perf_counter() - begin, counts


if __name__ == "__main__":
    main()
