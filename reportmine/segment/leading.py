"""Which numbered lines a sentence about the time ahead leads into: those after 2010年，我们将做好以下工作：."""

from __future__ import annotations

import re

from reportmine.model import Section, Segmented, Sentence
from reportmine.segment.numbering import Number, read_number, run_on

_LEADS_IN = re.compile(r"[：:]$|(?:以下|如下|下列|下面|这样|几个?方面|几项|几点|几件)[^。：:]{0,12}[。：:]$")


class Led:
    """The numbered lines that a lead-in opened, told from the sentences in their order.

    They end with a number of an outer or another way of counting at the same level, and with a paragraph that
    belongs to no item: after an item without a heading that is the next line without a number.
    """

    def __init__(self, segmented: Segmented) -> None:
        self._clean = segmented.document.clean
        self._sections: tuple[Section, ...] = segmented.sections
        self._first: Number | None = None  # the first number of the lines led into
        self._before: Number | None = None  # the number of the lead-in's own line
        self._waiting = False  # the line just read leads in
        self._inside = False
        self._below_heading = False

    def at(self, sentence: Sentence, *, new_line: bool) -> bool:
        """Whether the sentence stands in lines that are led into; to be asked for every sentence."""
        if not new_line:
            return self._inside
        number = self._number(sentence)
        if self._waiting:
            self._waiting = False
            self._inside = number is not None and (self._before is None or number.kind != self._before.kind)
            self._first = number
        elif self._inside:
            self._inside = self._goes_on(number)
        if number is not None:
            self._below_heading = sentence.heading and self._ends_line(sentence)
        return self._inside

    def close(self, sentence: Sentence, text: str, *, ahead: bool) -> None:
        """Tells how the sentence was judged: one about the time ahead that ends its line so leads in."""
        if not self._inside and self._ends_line(sentence) and ahead and _LEADS_IN.search(text):
            self._waiting = True
            line = self._clean.rfind("\n", 0, sentence.start) + 1
            self._before = read_number(self._clean[line : sentence.end])

    def _ends_line(self, sentence: Sentence) -> bool:
        return self._clean[sentence.end : sentence.end + 1] in ("", "\n")

    def _number(self, sentence: Sentence) -> Number | None:
        """The number that the line begins with, if it opens a section of its own."""
        section = self._sections[sentence.section]
        if section.start != sentence.start or not section.number:
            return None
        line = self._clean[sentence.start : sentence.end]
        return read_number(line) or run_on(line)

    def _goes_on(self, number: Number | None) -> bool:
        if number is None:
            return self._below_heading
        if self._before is not None and number.kind == self._before.kind:
            return False
        if self._first is None or number.level != self._first.level:
            return self._first is not None and number.level > self._first.level
        return number.kind != self._first.kind or number.value > self._first.value
