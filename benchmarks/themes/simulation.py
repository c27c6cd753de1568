"""Are the tests and intervals of the year comparison what they say? Two simulations on pieces of the seed reports.

python benchmarks/themes/simulation.py ../shared/data/seeds [--repetitions 40] [--draws 10000]

*False alarms*: 40 made-up reports of up to eight paragraphs of four real ones, the year a fair coin, so that no word
has changed; with probability 0.3 an original gets one to three copies in its year, each losing 8 % of its words. Of the
words that occur ten times and more the share called changed at 1 % is counted: permuting families (the program),
permuting reports, and G² over tokens.

*Coverage and power*: a made-up report is 30 consecutive sentences; n of them are drawn for each of two years, and the
interval of the difference of a theme's shares should hold nought in 95 % of the draws. For power one year's shares are
doubled and it is counted how often the interval leaves nought out.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter
from pathlib import Path

import numpy as np

from reportmine.engine import LocalEngine
from reportmine.settings import SegmentSettings, Settings, ThemeSettings
from reportmine.study import Analysis, analyse, cutter, load
from reportmine.themes.candidates import Candidates
from reportmine.themes.contrast import TokenReport, contrast, p_raw, shuffles, table
from reportmine.themes.grouping import Grouping
from reportmine.themes.significance import welch_estimate

REPORTS = ("000", "002", "003", "004")
SIZES = (3, 4, 5, 8, 12, 20)
NOMINAL = 0.01
G2_LIMIT = 6.634896601  # chi-square, one degree of freedom, 1 %


def main() -> None:
    """Prints both simulations as tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeds", type=Path)
    parser.add_argument("--repetitions", type=int, default=40)
    parser.add_argument("--draws", type=int, default=10_000)
    args = parser.parse_args()
    corpus = load([args.seeds], Settings(), LocalEngine(1), None)
    chosen = [s for s in corpus.documents if s.document.doc.startswith(REPORTS)]
    false_alarms([s.document.clean for s in chosen], args.repetitions)
    coverage(list(analyse(chosen, Settings(), LocalEngine(1), None)), args.draws)


def false_alarms(texts: list[str], repetitions: int) -> None:
    """The share of words called changed at a nominal 1 %."""
    cut = cutter(SegmentSettings()).cut
    paragraphs = [[tuple(cut(line)) for line in text.split("\n") if len(line) >= 25] for text in texts]
    print("copies | families | reports | G2, nominal 1 %")
    for copying in (0.0, 0.3, 0.6):
        called = np.zeros(4)
        for seed in range(repetitions):
            called += _one_year(paragraphs, random.Random(seed), copying)
        shares = 100 * called[:3] / called[3]
        print(f"{copying:.0%} | " + " | ".join(f"{share:.2f} %" for share in shares))


def _one_year(paragraphs: list[list[tuple[str, ...]]], draw: random.Random, copying: float) -> np.ndarray:
    reports: list[TokenReport] = []
    for n in range(40):
        own = draw.choice(paragraphs)
        lines = tuple(draw.sample(own, min(8, len(own))))
        year = draw.choice((2012, 2013))
        copies = draw.randint(1, 3) if draw.random() < copying else 0
        for k in range(copies + 1):
            kept = lines if k == 0 else tuple(tuple(w for w in line if draw.random() > 0.08) for line in lines)
            reports.append(TokenReport(f"{n:02}-{k}", year, None, "总结", f"f{n}", kept))
    alone = [TokenReport(r.doc, r.year, None, "总结", None, r.lines) for r in reports]
    called = [_called(which) for which in (reports, alone)]
    return np.array([called[0][0], called[1][0], _called_by_g2(reports), called[0][1]], dtype=np.float64)


def _words(reports: list[TokenReport]) -> Candidates:
    counts = [Counter(word for line in r.lines for word in line) for r in reports]
    total = sum(counts, Counter())
    words = sorted(word for word, n in total.items() if n >= 10)
    number = {word: at for at, word in enumerate(words)}
    cells = [(d, number[w], n) for d, c in enumerate(counts) for w, n in sorted(c.items()) if w in number]
    doc, word, count = (np.array(column, dtype=np.int64) for column in zip(*cells, strict=True))
    return Candidates(tuple(words), np.ones(len(words)), doc, word, count)


def _called(reports: list[TokenReport]) -> tuple[int, int]:
    how, found = Grouping("year"), _words(reports)
    cells = table(reports, how, found)
    one = contrast(cells, "2012")
    chosen = np.arange(len(one.phrase), dtype=np.int64)
    values = p_raw(cells, one, chosen, shuffles(cells, ThemeSettings(permutations=300)))
    return (0, 0) if values is None else (int((values <= NOMINAL).sum()), len(found.phrases))


def _called_by_g2(reports: list[TokenReport]) -> int:
    sides = [Counter(w for r in reports if r.year == year for line in r.lines for w in line) for year in (2012, 2013)]
    sizes = [sum(side.values()) for side in sides]
    called = 0
    for word in {*sides[0], *sides[1]}:
        seen = [side[word] for side in sides]
        if sum(seen) >= 10 and all(sizes):
            expected = [size * sum(seen) / sum(sizes) for size in sizes]
            g2 = 2 * sum(o * math.log(o / e) for o, e in zip(seen, expected, strict=True) if o)
            called += g2 > G2_LIMIT
    return called


def coverage(analyses: list[Analysis], draws: int) -> None:
    """How often the interval holds the truth, and how often a doubling is seen."""
    rng = np.random.default_rng(1)
    coded = [analysis.coded for analysis in analyses]
    themes = sorted({theme for sentences in coded for one in sentences for theme in one.themes})
    population = []
    for _ in range(4000):
        sentences = coded[rng.integers(len(coded))]
        start = int(rng.integers(max(1, len(sentences) - 30)))
        part = sentences[start : start + 30]
        size = max(1, sum(one.chars for one in part))
        population.append([sum(one.chars for one in part if theme in one.themes) / size for theme in themes])
    shares = np.array(population)
    common = shares[:, (shares > 0).mean(axis=0) >= 0.5]
    for name, of in (("common themes", common), ("all themes", shares)):
        print(f"{name}: n a year | coverage of 95 % | power for a doubling")
        for n in SIZES:
            held = seen = 0
            for _ in range(draws):
                column = of[:, rng.integers(of.shape[1])]
                a, b = column[rng.integers(4000, size=n)], column[rng.integers(4000, size=n)]
                held += _holds(a, b)
                seen += not _holds(a, 2 * b)
            print(f"{n} | {held / draws:.3f} | {seen / draws:.2f}")


def _holds(a: np.ndarray, b: np.ndarray) -> bool:
    estimate = welch_estimate(a.tolist(), b.tolist())
    return estimate.low is None or estimate.high is None or estimate.low <= 0 <= estimate.high


if __name__ == "__main__":
    main()
