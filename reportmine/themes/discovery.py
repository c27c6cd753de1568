"""What could be added to the theme lexicon: phrases, headings and groups of words that its themes do not reach.

Proposals only. A phrase or heading needs two families where there are two; what a theme's words already hold is not
proposed. `theme` is the theme of most sentences a phrase stands in, "" where most have none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from reportmine.findings import CodedSentence, Proposal
from reportmine.themes.candidates import candidates
from reportmine.themes.contrast import TokenReport
from reportmine.themes.definitions import ThemeLexicon
from reportmine.themes.matching import matcher
from reportmine.themes.topics import topics

LISTED = 150  # phrases, and headings
SHORTEST, LONGEST = 3, 12  # characters of a phrase
ALIKE = 70  # rapidfuzz ratio, 0-100, of two headings that say the same
VARIED = 0.6  # different sentences a phrase stands in, for each family that uses it
MOSTLY = 0.5  # share of sentences that gives a phrase its theme
EXAMPLES = 3
_MARKS = re.compile(r"[\s“”‘’《》（）()：:。，,、；;！!—…·\-]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A report as discovery sees it: words, coded sentences, their texts, and its sections as heading and words."""

    report: TokenReport
    coded: tuple[CodedSentence, ...]
    sentences: tuple[str, ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def discover(sources: Sequence[Source], lexicon: ThemeLexicon) -> list[Proposal]:
    """Proposals: phrases, then headings, then groups of words; each kind the most promising first."""
    ordered = sorted(sources, key=lambda source: source.report.doc)
    return [*_phrases(ordered, lexicon), *_headings(ordered, lexicon), *_topics(ordered)]


def _needed(sources: Sequence[Source]) -> int:
    return min(2, len({source.report.family for source in sources}))


def _phrases(sources: Sequence[Source], lexicon: ThemeLexicon) -> Iterator[Proposal]:
    """Phrases that hold together and that no theme's word stands in, ranked by families, uncovered uses, cohesion."""
    numbers = {f: n for n, f in enumerate(dict.fromkeys(source.report.family for source in sources))}
    reports = [source.report for source in sources]
    found = candidates([report.lines for report in reports], [numbers[report.family] for report in reports])
    held: dict[int, set[int]] = defaultdict(set)
    for report, phrase in zip(found.report.tolist(), found.phrase.tolist(), strict=True):
        held[phrase].add(numbers[reports[report].family])
    needed, compiled = _needed(sources), matcher(lexicon)
    fit = [
        at
        for at, text in enumerate(found.phrases)
        if SHORTEST <= len(text) <= LONGEST and len(held[at]) >= needed and not compiled.hits(text)
    ]
    fit.sort(key=lambda at: (-len(held[at]) * (0.5 + found.cohesion[at]), found.phrases[at]))
    units = [report.unit for report in reports if report.unit]
    fit = [at for at in fit if not any(found.phrases[at] in unit for unit in units)][: 4 * LISTED]
    uses = _uses(sources, [found.phrases[at] for at in fit])
    rows = []
    for at in fit:
        text = found.phrases[at]
        if len({sentence for _, _, sentence in uses[text]}) < VARIED * len(held[at]):
            continue  # a sentence that goes from report to report, no term
        row = _proposal("phrase", text, uses[text], len(held[at]))
        rows.append((-row.n_families * row.uncovered_share * (0.5 + float(found.cohesion[at])), text, row))
    rows.sort(key=lambda row: row[:2])
    kept: list[Proposal] = []
    for _, text, row in rows:
        if len(kept) < LISTED and not any(text in other.text or other.text in text for other in kept):
            kept.append(row)
    yield from kept


_Use = tuple[TokenReport, CodedSentence, str]


def _uses(sources: Sequence[Source], phrases: Sequence[str]) -> dict[str, list[_Use]]:
    """Every sentence that a phrase stands in."""
    uses: dict[str, list[_Use]] = {phrase: [] for phrase in phrases}
    if not phrases:
        return uses
    by_first: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        by_first[phrase[:2]].append(phrase)
    for source in sources:
        for coded, text in zip(source.coded, source.sentences, strict=True):
            pairs = {text[at : at + 2] for at in range(len(text) - 1)}
            for start in pairs & by_first.keys():
                for phrase in by_first[start]:
                    if phrase in text:
                        uses[phrase].append((source.report, coded, text))
    return uses


def _proposal(source: str, text: str, uses: Sequence[_Use], families: int) -> Proposal:
    years = sorted({report.year for report, _, _ in uses if report.year is not None})
    bare = sum(not coded.themes for _, coded, _ in uses)
    themes = Counter(theme for _, coded, _ in uses for theme in coded.themes)
    best = min(themes, key=lambda theme: (-themes[theme], theme)) if themes else ""
    return Proposal(
        source=source,
        text=text,
        theme=best if best and themes[best] >= MOSTLY * len(uses) else "",
        n_families=families,
        count=len(uses),
        uncovered_share=round(bare / len(uses), 4) if uses else 1.0,
        first_year=years[0] if years else None,
        last_year=years[-1] if years else None,
        stability=None,
        examples=tuple(dict.fromkeys(sentence.strip() for _, _, sentence in uses))[:EXAMPLES],
    )


def _headings(sources: Sequence[Source], lexicon: ThemeLexicon) -> Iterator[Proposal]:
    """Headings without a theme, those that say the same taken together; the commonest wording names them."""
    compiled = matcher(lexicon)
    texts: Counter[str] = Counter()
    where: dict[str, list[TokenReport]] = defaultdict(list)
    for source in sources:
        for heading, _ in source.sections:
            bare = _MARKS.sub("", heading)
            if len(bare) >= SHORTEST and not compiled.hits(bare):
                texts[bare] += 1
                where[bare].append(source.report)
    groups: list[list[str]] = []
    for text in sorted(texts, key=lambda text: (-texts[text], text)):
        home = next((g for g in groups if all(fuzz.ratio(text, other) >= ALIKE for other in g)), None)
        if home is None:
            groups.append([text])
        else:
            home.append(text)
    rows = []
    for group in groups:
        reports = [report for text in group for report in where[text]]
        families = len({report.family for report in reports})
        if families >= _needed(sources):
            years = sorted({report.year for report in reports if report.year is not None})
            rows.append(
                Proposal(
                    "heading", group[0], "", families, len(reports), 1.0,
                    years[0] if years else None, years[-1] if years else None, None, tuple(group[1 : 1 + EXAMPLES]),
                )
            )  # fmt: skip
    rows.sort(key=lambda row: (-row.n_families, -row.count, row.text))
    yield from rows[:LISTED]


def _topics(sources: Sequence[Source]) -> Iterator[Proposal]:
    """Groups of words; the examples are the headings of the sections that hold most of them."""
    numbers = {f: n for n, f in enumerate(dict.fromkeys(source.report.family for source in sources))}
    sections = [(source.report, heading, words) for source in sources for heading, words in source.sections if words]
    found = topics([words for _, _, words in sections], [numbers[report.family] for report, _, _ in sections])
    for topic in found:
        holders = {report.family for report, _, words in sections if len({*words} & {*topic.words}) >= EXAMPLES}
        headings = tuple(dict.fromkeys(sections[at][1] for at in topic.sections if sections[at][1]))
        yield Proposal("topic", "、".join(topic.words), "", len(holders), 0, 0.0, None, None, topic.stability, headings)
