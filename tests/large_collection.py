"""A made-up collection just large enough to be screened, and the tables of reuse of it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path

from reportmine.results.sharing import reuse_table
from reportmine.reuse.longstrings import LARGE
from reportmine.study import Corpus, ReuseStudy

Row = dict[str, str]

SIGNS = "东西南北山河湖海云风雨田林石金木水火土春夏秋冬红绿青白长短高低新旧远近早晚灯书画笔琴棋车船路桥门窗楼院"
OFTEN = ["组织职工", "踊跃报名", "气氛很好", "收获不小", "举办活动"]
SWAPS = {"组织": "安排", "报名": "参加", "气氛": "氛围", "收获": "体会", "举办": "开展"}


def report(rng: random.Random) -> str:
    """A title and twelve lines of two sentences in words that mean nothing, with some that everybody uses."""

    def words(n: int) -> str:
        return "".join(rng.choices(SIGNS, k=n))

    lines = [f"{words(4)}工会工作总结"]
    for month in range(1, 13):
        first = f"{month}月{words(7)}{rng.choice(OFTEN)}，{words(9)}{rng.randint(2, 999)}人"
        lines.append(f"{first}，{words(8)}。{words(6)}{rng.choice(OFTEN)}{words(5)}，{words(11)}。")
    return "\n".join(lines)


def reworded(text: str) -> str:
    for word, other in SWAPS.items():
        text = text.replace(word, other)
    return text


def collection_rows() -> list[Row]:
    """Report 10 copies 3, 450 holds lines 4 to 6 of 200, and two rows are one file handed in twice."""
    rng = random.Random(7)
    texts = [report(rng) for _ in range(LARGE)]
    texts[10] = "\n".join(["别处工会全年总结", *reworded(texts[3]).split("\n")[1:]])
    lines, source = texts[450].split("\n"), texts[200].split("\n")
    texts[450] = "\n".join([*lines[:4], *source[4:7], *lines[7:]])
    rows = [{"doc": f"r{n:04d}", "text": text} for n, text in enumerate(texts)]
    rows += [
        {"doc": f"twice{n}", "text": texts[7] + "\n补记。", "submitter": "东河小学工会", "year": "2020"} for n in (1, 2)
    ]
    return rows


def written(path: Path, rows: Iterable[Row]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def tables(corpus: Corpus, study: ReuseStudy, *names: str) -> dict[str, list[object]]:
    return {name: list(reuse_table(corpus, study, name, everything=True).records()) for name in names}
