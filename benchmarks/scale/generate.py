"""Makes up a collection of union reports whose copies are known: python benchmarks/scale/generate.py 10000 OUT.

OUT/reports/reports.jsonl is a bulk table of reports of about 2,000 characters with id, unit and text; OUT/truth.jsonl
has a line for every derived report: id, source, kind. Of all reports 10 % are copies of another one with 10, 20 or
30 % of the words exchanged (`copy10`, `copy20`, `copy30`), sentences moved, dropped and put in; 2 % are fresh but for
three to six sentences of another one, exchanged at one of these rates (`passage`). All others are independent and share
a small grammar, whole formula sentences among it: a hard ground for precision.
Words are exchanged by `../data/synonyms.txt`, as in the attacks of `../reuse`; the detector never reads it.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from pathlib import Path
from random import Random

DATA = Path(__file__).resolve().parents[1] / "data"
GRAMMAR = tomllib.loads((DATA / "scale_grammar.toml").read_text(encoding="utf-8"))
GROUPS = [
    line.split() for line in (DATA / "synonyms.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
]
INSTEAD = {word: [other for other in group if other != word] for group in GROUPS for word in group}
WORDS = re.compile("|".join(sorted(INSTEAD, key=lambda word: (-len(word), word))))
RATES = {"copy10": 0.1, "copy20": 0.2, "copy30": 0.3}
COPIES, PASSAGES = 0.10, 0.02  # of all reports
COMMON, HEADING, SECOND = 0.10, 0.12, 0.35  # of sentences: formula, a heading, with a second act
MOVED, DROPPED, PUT_IN = 0.15, 0.08, 0.10  # of the sentences of a copy
CHARS, SPREAD = 2000, 400  # of a report
PASSAGE = (3, 6)  # sentences
WORD = 1.7  # characters of a word, about
_SLOT = re.compile(r"\{(\w+)\}")
_RANGES = {"month": (1, 12), "day": (1, 28), "year": (2008, 2025), "many": (30, 2400), "some": (11, 99), "few": (2, 10)}

Sentences = list[str]


def main() -> None:
    """Writes a collection and its truth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    generate(args.number, args.out, args.seed)


def generate(number: int, out: Path, seed: int) -> None:
    """A collection of `number` reports in `out`."""
    rng = Random(seed)
    n_copies, n_passages = int(number * COPIES), int(number * PASSAGES)
    reports = [a_report(rng, rng.gauss(CHARS, SPREAD)) for _ in range(number - n_copies - n_passages)]
    n_sources, derived = len(reports), []
    for n in range(n_copies):
        kind, source = list(RATES)[n % len(RATES)], rng.randrange(n_sources)
        derived.append((len(reports), source, kind))
        reports.append(_copy(rng, reports[source], RATES[kind]))
    for _ in range(n_passages):
        source = rng.randrange(n_sources)
        derived.append((len(reports), source, "passage"))
        reports.append(_with_passage(rng, reports[source]))
    names = [f"{n:06d}" for n in rng.sample(range(number), number)]
    (out / "reports").mkdir(parents=True, exist_ok=True)
    rows = sorted((names[n], "".join(report)) for n, report in enumerate(reports))
    with (out / "reports" / "reports.jsonl").open("w", encoding="utf-8") as file:
        for name, text in rows:
            file.write(json.dumps({"id": name, "unit": f"{_body(rng)}{name}", "text": text}, ensure_ascii=False) + "\n")
    with (out / "truth.jsonl").open("w", encoding="utf-8") as file:
        for copy, source, kind in derived:
            file.write(json.dumps({"id": names[copy], "source": names[source], "kind": kind}) + "\n")


def a_report(rng: Random, chars: float) -> Sentences:
    """The sentences and headings of a report of about so many characters."""
    sentences: Sentences = []
    while sum(map(len, sentences)) < chars:
        sentences.append(f"{rng.choice(GRAMMAR['headings'])}\n" if rng.random() < HEADING else a_sentence(rng))
    return sentences


def a_sentence(rng: Random) -> str:
    """A fresh sentence of the grammar."""
    if rng.random() < COMMON:
        return str(rng.choice(GRAMMAR["common"]))
    parts = [rng.choice(GRAMMAR["leads"]), rng.choice(GRAMMAR["acts"])]
    if rng.random() < SECOND:
        parts.append(rng.choice(GRAMMAR["acts"]))
    parts.append(rng.choice(GRAMMAR["closings"]))
    return _SLOT.sub(lambda slot: _filled(rng, slot[1]), "，".join(parts)) + "。"


def _filled(rng: Random, slot: str) -> str:
    if slot in _RANGES:
        return str(rng.randint(*_RANGES[slot]))
    if slot == "place":
        return f"{rng.choice(GRAMMAR['places'])}{rng.choice(GRAMMAR['place_kinds'])}"
    if slot == "body":
        return _body(rng)
    if slot in ("event", "person", "aim", "theme", "trade"):
        return str(rng.choice(GRAMMAR[f"{slot}s"]))
    if slot == "goods":
        return str(rng.choice(GRAMMAR[slot]))
    return f"{rng.randint(5, 900) / 10:g}"


def _body(rng: Random) -> str:
    return f"{rng.choice(GRAMMAR['body_names'])}{rng.choice(GRAMMAR['body_kinds'])}"


def swaps(rng: Random, sentence: str, rate: float) -> list[tuple[int, int, str]]:
    """What of a sentence is exchanged for what, the last first: so great a share of its words, as far as it has any."""
    found = list(WORDS.finditer(sentence))
    wanted = round(rate * len(sentence) / WORD)
    chosen = sorted(rng.sample(range(len(found)), min(wanted, len(found))), reverse=True)
    return [(*found[n].span(), rng.choice(INSTEAD[found[n].group()])) for n in chosen]


def _exchanged(rng: Random, sentence: str, rate: float) -> str:
    for start, end, word in swaps(rng, sentence, rate):
        sentence = sentence[:start] + word + sentence[end:]
    return sentence


def _copy(rng: Random, source: Sentences, rate: float) -> Sentences:
    copy: Sentences = []
    for sentence in source:
        if rng.random() >= DROPPED:
            copy.append(_exchanged(rng, sentence, rate))
        if rng.random() < PUT_IN:
            copy.append(a_sentence(rng))
    for _ in range(int(MOVED * len(copy))):
        one, other = rng.randrange(len(copy)), rng.randrange(len(copy))
        copy[one], copy[other] = copy[other], copy[one]
    return copy


def _with_passage(rng: Random, source: Sentences) -> Sentences:
    length = rng.randint(*PASSAGE)
    start = rng.randrange(max(1, len(source) - length))
    rate = rng.choice(list(RATES.values()))
    report = a_report(rng, CHARS - 300)
    at = rng.randrange(len(report))
    report[at:at] = [_exchanged(rng, sentence, rate) for sentence in source[start : start + length]]
    return report


if __name__ == "__main__":
    main()
