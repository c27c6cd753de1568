"""Who cuts text into words: the segmenter of the settings, loaded once a process, and only where it is needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportmine.segment import Segmenter, segmenter
from reportmine.settings import SegmentSettings


@cache
def cutter(settings: SegmentSettings) -> Segmenter:
    """The segmenter of these settings, loaded once a process."""
    return segmenter(settings)


@dataclass(frozen=True, slots=True)
class LateCutter:
    """Cuts as the segmenter of the settings does, and loads it with the first text: most checks cut none.

    Settings of the user's own are loaded at once, so that what is wrong with them is told whatever is compared.
    """

    settings: SegmentSettings

    def __post_init__(self) -> None:
        if self.settings != SegmentSettings():
            cutter(self.settings)

    def __call__(self, text: str) -> list[str]:
        """The words in order."""
        return cutter(self.settings).cut(text)
