"""All settings of a run in one frozen value; every default says its unit and where it comes from.

The digest of a settings value is part of every stored result, so nothing is reused under other settings.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How files become texts."""

    encoding: str | None = None  # overrides detection of text files
    max_file_mb: float = 64.0  # larger files are refused and counted: a report of 5 MB is already 800 pages
    metadata: Path | None = None  # --metadata FILE
    units: Path | None = None  # --units FILE
    templates: tuple[Path, ...] = ()  # --template FILE
    # PATHs in a Hadoop file system (hdfs://…, s3a://…, file://…); like all PATHs no part of the digest
    uris: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class SegmentSettings:
    """How texts become words."""

    segmenter: str = "jieba"  # or "rjieba" (extra [fast])
    lexicons: tuple[Path, ...] = ()  # --lexicon FILE, on top of the shipped one


@dataclass(frozen=True, slots=True)
class ReuseSettings:
    """How shared passages are found; similarities and ratios are 0-1, lengths in clean characters."""

    min_chars: int = 20  # shorter matches are not listed
    exclude_quotes: bool = False  # leave 《…》 and quoted policy text out of the ratios
    whole: bool = False  # only reports that correspond as a whole: a passage in an otherwise fresh report is not sought
    verbatim_run: int = 13  # equal characters that count as verbatim: the folk rule of Chinese checkers


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days that reports fall into, under the name it is shown by; both days are ISO and in it."""

    name: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """How themes are counted."""

    lexicon: Path | None = None  # --themes FILE in place of the shipped one
    by: str = "year"
    periods: tuple[Period, ...] = ()
    school_years: bool = False  # periods from September to August, as many as the reports need
    permutations: int = 2000  # p-values down to 0.0005; a seed of their own makes them repeatable
    seed: int = 20120310


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run depends on besides its inputs."""

    reading: ReadingSettings = field(default_factory=ReadingSettings)
    segment: SegmentSettings = field(default_factory=SegmentSettings)
    reuse: ReuseSettings = field(default_factory=ReuseSettings)
    themes: ThemeSettings = field(default_factory=ThemeSettings)
    engine: str = "local"
    workers: int = 2  # processes of the local engine; results do not depend on it
    lang: str = "zh"

    def digest(self, *stages: object) -> str:
        """Short SHA-256 of the given stages (default: all that changes results).

        >>> Settings().digest() == Settings(workers=1, lang="en").digest()
        True
        """
        parts = stages or (self.reading, self.segment, self.reuse, self.themes)
        return hashlib.sha256(repr(parts).encode("utf-8")).hexdigest()[:16]
