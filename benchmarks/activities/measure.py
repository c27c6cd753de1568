"""Measures the activity list on annotated reports.

python benchmarks/activities/measure.py benchmarks/data/activities/dev [--errors FIELD|spans]

The folder holds texts and gold lists (see the README beside them).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import spans


def main() -> None:
    """Runs `reportmine activities` on the folder and prints what was hit, and the errors asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gold", type=Path, help="default: every gold*.jsonl in the folder")
    parser.add_argument("--min-confidence", default="0.5")
    parser.add_argument("--errors", action="append", default=[], help="spans, or the name of a field")
    args = parser.parse_args()
    lists = [args.gold] if args.gold else sorted(args.folder.glob("gold*.jsonl"))
    gold = [item for each in lists for item in _lines(each.read_text(encoding="utf-8"))]
    docs = sorted({item["doc"] for item in gold})
    texts = {doc: (args.folder / doc).open(encoding="utf-8", newline="").read() for doc in docs}
    found = [item for item in _found(args.folder, args.min_confidence) if item["doc"] in texts]
    for name, least in (("exact", 1.0), ("relaxed", 0.5)):
        rates = spans.match(gold, found, texts, least).rates()
        print(name, "precision {:.3f} recall {:.3f} F1 {:.3f}".format(*rates))
    result = spans.match(gold, found, texts, 0.5)
    for doc in docs:
        part = spans.match([g for g in gold if g["doc"] == doc], [f for f in found if f["doc"] == doc], texts, 0.5)
        print("  {:.2f} {:.2f} {:.2f}".format(*part.rates()), doc)
    print(json.dumps(spans.fields(result.hits), ensure_ascii=False))
    for wanted in args.errors:
        _print_errors(result, wanted, texts)


def _print_errors(result: spans.Matched, wanted: str, texts: dict[str, str]) -> None:
    if wanted == "spans":
        for kind, items in (("MISS", result.missed), ("FALSE", result.false)):
            for item in items:
                print(kind, item["doc"][:2], _around(item, texts[item["doc"]]), item.get("rule", ""), sep="\t")
        return
    for gold, item in result.hits:
        if not spans.right(gold, item, wanted):
            name = spans.GOLD_NAMES.get(wanted, wanted)
            print(wanted, item["doc"][:2], f"{gold[name]!r} got {item[wanted]!r}", _around(gold, texts[item["doc"]]))


def _around(item: spans.Item, text: str) -> str:
    before, after = text[max(0, item["start"] - 30) : item["start"]], text[item["end"] : item["end"] + 30]
    return f"{before}[{text[item['start'] : item['end']]}]{after}".replace("\n", "/")


def _found(folder: Path, least: str) -> list[spans.Item]:
    command = [
        sys.executable,
        "-m",
        "reportmine",
        "activities",
        str(folder),
        "--format",
        "jsonl",
        "--min-confidence",
        least,
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    found = _lines(done.stdout)
    for item in found:
        item["doc"] = Path(item["doc"]).name
    return found


def _lines(text: str) -> list[spans.Item]:
    return [json.loads(line) for line in text.splitlines() if line.strip()]


if __name__ == "__main__":
    main()
