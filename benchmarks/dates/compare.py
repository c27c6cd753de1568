"""Compares grammars of Chinese dates on written phrases: python benchmarks/dates/compare.py [--peers PYTHON].

Runs reportmine's own grammar, JioNLP and Recognizers-Text on benchmarks/data/dates/phrases.jsonl; prints a table and
writes it to DIR/dates.md (default build/bench). The peers are no dependencies: they live in an environment of their own

    python3.11 -m venv build/peers
    build/peers/bin/pip install jionlp==1.5.29 recognizers-text-suite==1.0.2a2 emoji==1.7.0

whose interpreter --peers names; a peer that is missing there is left out, and the reason is printed.

How the peers are read: each is told the report's year (JioNLP as `time_base`, Recognizers-Text as a reference on 31
December), and its first and last day become the shortest EDTF. Neither knows texts without a year: these are read in
two years, 2013 and 2015; a date equal but for the year gets XXXX, one that moves (今年, 中秋节) is dropped. Lengths
and recurring times count as found without a date.

For all alike: neighbours (9月25、26日) may be a list or a stretch; a date is also right when its first and last day
are the row's; quotation marks and 份 at the edges of a phrase do not count.
The line "phrases with a date" leaves out the rows whose right answer is no date, where finding nothing is right too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from scoring import Hit, Row, date_right, edtf, invented, span_right, yearless

from reportmine.dates import find_dates

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TWO_YEARS = (2013, 2015)
PEERS = {"JioNLP": "peers_jionlp.py", "Recognizers-Text": "peers_recognizers.py"}
Answers = list[list[Hit]]


def read(path: Path) -> list[Row]:
    """The phrases."""
    return [Row(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def own(rows: list[Row]) -> Answers:
    """What reportmine finds; its grammar has no notion of school years."""
    return [
        [Hit(t.start, t.end, t.date, t.date_start or "", t.date_end or "") for t in find_dates(row.text, row.year)]
        for row in rows
    ]


def peer_hits(row: Row, by_year: list[list[tuple[int, int, str, str]]]) -> list[Hit]:
    """A peer's answer on one text."""
    if row.year is not None:
        return [Hit(start, end, edtf(first, last), first, last) for start, end, first, last in by_year[0]]
    other = {(start, end): edtf(first, last) for start, end, first, last in by_year[1]}
    return [
        Hit(start, end, yearless(edtf(first, last), other.get((start, end), ""), TWO_YEARS))
        for start, end, first, last in by_year[0]
    ]


def peer(python: str, script: str, rows: list[Row]) -> tuple[str, Answers]:
    """Version and answers of a peer; raises RuntimeError with the reason when it cannot be run."""
    asked = [[row.text, TWO_YEARS if row.year is None else [row.year]] for row in rows]
    try:
        done = subprocess.run([python, HERE / script], input=json.dumps(asked), capture_output=True, text=True)
    except OSError as error:
        raise RuntimeError(f"{python}: {error.strerror}") from error
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "it ended without a word")
    answer = json.loads(done.stdout.splitlines()[-1])
    return answer["version"], [peer_hits(row, by_year) for row, by_year in zip(rows, answer["answers"], strict=True)]


def count(rows: list[Row], answers: Answers, chosen: Callable[[Row], bool]) -> str:
    """A cell: dates right and phrases found among the chosen rows."""
    pairs = [(row, hits) for row, hits in zip(rows, answers, strict=True) if chosen(row)]
    dates = sum(date_right(row, hits) for row, hits in pairs)
    spans = sum(span_right(row, hits) for row, hits in pairs)
    return f"{dates / len(pairs):.2f} | {spans / len(pairs):.2f}"


def of_group(group: str, row: Row) -> bool:
    return row.group == group


def table(rows: list[Row], systems: dict[str, Answers]) -> str:
    """The table in Markdown."""
    groups = list(dict.fromkeys(row.group for row in rows if row.group != "guard"))
    lines: list[tuple[str, Callable[[Row], bool]]] = [(group, partial(of_group, group)) for group in groups]
    lines.append(("phrases with a date", lambda row: bool(row.date)))
    lines.append(("all phrases", lambda row: row.group != "guard"))
    out = ["| group | n |" + "".join(f" {name}: date | span |" for name in systems)]
    out.append("| --- | ---: |" + " ---: | ---: |" * len(systems))
    for label, chosen in lines:
        cells = " | ".join(count(rows, answers, chosen) for answers in systems.values())
        out.append(f"| {label} | {sum(map(chosen, rows))} | {cells} |")
    guards = [number for number, row in enumerate(rows) if row.group == "guard"]
    made_up = " | ".join(f"{sum(invented(answers[n]) for n in guards)} | " for answers in systems.values())
    return "\n".join([*out, f"| guards that got a date (number) | {len(guards)} | {made_up}|"]) + "\n"


def mistakes(rows: list[Row], answers: Answers) -> str:
    """Reportmine's wrong rows, one a line."""
    out = []
    for row, hits in zip(rows, answers, strict=True):
        said = ", ".join(f"{row.text[hit.start : hit.end]} = {hit.date or 'none'}" for hit in hits) or "nothing"
        if row.group == "guard":
            wrong = ["invented"] * invented(hits)
        else:
            wrong = ["date"] * (not date_right(row, hits)) + ["span"] * (not span_right(row, hits))
        if wrong:
            year = f"{row.year or 'no year'}{' school' * (row.kind_of_period == 'school')}"
            wanted = f"{row.phrase or 'nothing'} = {row.date or 'none'}"
            out.append(f"- {'+'.join(wrong)} · {row.group} · {row.text} ({year}): {wanted}; got {said}")
    return "\n".join(out) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Compares grammars of Chinese dates on written phrases.")
    parser.add_argument("--peers", default="build/peers/bin/python", help="the interpreter that has the peers")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench", help="folder of the result")
    parser.add_argument("--data", type=Path, default=ROOT / "benchmarks" / "data" / "dates" / "phrases.jsonl")
    given = parser.parse_args()
    rows = read(given.data)
    systems = {"reportmine": own(rows)}
    for name, script in PEERS.items():
        try:
            version, answers = peer(given.peers, script, rows)
            systems[f"{name} {version}"] = answers
        except RuntimeError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
    text = f"# Dates: grammars side by side\n\n{table(rows, systems)}"
    print(text)
    given.out.mkdir(parents=True, exist_ok=True)
    wrong = mistakes(rows, systems["reportmine"])
    (given.out / "dates.md").write_text(f"{text}\n## What reportmine gets wrong\n\n{wrong}", "utf-8")


if __name__ == "__main__":
    main()
