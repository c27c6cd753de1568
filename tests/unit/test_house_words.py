"""What product files must not say: places on somebody's machine, and words that judge people."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve()
SUFFIXES = frozenset({".py", ".toml", ".txt", ".md", ".html", ".css", ".js", ".sql", ".json", ".jsonl", ".csv", ".cff"})
TOP_FILES = ("Makefile", "pyproject.toml", "LICENSE", ".gitignore", ".ci/run")
FOLDERS = ("reportmine", "tests", "docs", "corpus", "stopwords", "benchmarks")

MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/|[A-Z]:\\\\?Users\\")

# words readers never see: they speak of guilt, or say more than a count can know
JUDGING = (
    "抄袭", "剽窃", "查重率", "洗稿", "伪原创", "照搬照抄", "罪证", "马脚", "抄件", "甲抄乙",
    "置信度", "重视程度", "造假",
)  # fmt: skip
# words of the reports themselves stand in lexicons; what a reader sees is written elsewhere
WORDS_OF_REPORTS = ("lexicon/", "status.txt", "headings.txt", "common_characters.txt")


def _product_files() -> list[Path]:
    files = [ROOT / name for name in TOP_FILES] + sorted(ROOT.glob("*.md"))
    for folder in FOLDERS:
        files += [p for p in sorted((ROOT / folder).rglob("*")) if p.is_file() and p.suffix in SUFFIXES]
    files = [path for path in files if path.exists() and path != HERE]
    assert len(files) > 100
    return files


def test_no_file_names_a_place_on_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in _product_files()
        for match in [MACHINE_PATHS.search(path.read_bytes().decode("utf-8", errors="ignore"))]
        if match
    ]
    assert found == []


def test_the_path_rule_sees_what_it_forbids() -> None:
    slash = "/"
    assert MACHINE_PATHS.search(f"open('{slash}home{slash}someone{slash}x')")
    assert MACHINE_PATHS.search("C:\\Users\\someone")
    assert not MACHINE_PATHS.search("https://example.org/home/page/")
    assert not MACHINE_PATHS.search(f"reports{slash}work{slash}plan.txt")


def test_what_readers_see_accuses_nobody() -> None:
    found = []
    for path in _product_files():
        name = path.relative_to(ROOT).as_posix()
        seen = name.startswith("reportmine/") and not any(part in name for part in WORDS_OF_REPORTS)
        if seen or name.startswith(("README", "docs/")):
            text = path.read_bytes().decode("utf-8")
            found += [f"{name}: {word}" for word in JUDGING if word in text]
    assert found == []
