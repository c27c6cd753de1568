"""The reports of a large collection, each prepared when it is asked for: most of them are only screened."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple, TypeVar, overload

from reportmine.model import Document, Reading, Segmented
from reportmine.reuse.ondemand import Lately
from reportmine.study.preparing import prepared
from reportmine.text.preparing import outline
from reportmine.text.register import Register
from reportmine.verbs import Engine

OUTLINED = 64  # readings gone through together for the reports in them
AT_HAND = 25_000  # prepared files kept in memory, of about 20 kB each; more are prepared anew for every step

Result = TypeVar("Result")


class Place(NamedTuple):
    """Where a report is: the reading, which part of it, the report's id, and raw start and end."""

    reading: int
    part: int
    doc: str
    start: int
    end: int


class Collection(Sequence[Segmented]):
    """The reports of readings in order, cleaned and segmented anew whenever they are no longer at hand."""

    def __init__(self, readings: Sequence[Reading], places: Sequence[Place], register: Register | None) -> None:
        self._readings, self._places, self._register = readings, places, register
        self._made: Lately[int, tuple[Segmented, ...]] = Lately()
        self._at_hand: dict[int, bytes] = {}  # packed as a worker hands them over: objects take up three times as much

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Segmented: ...
    @overload
    def __getitem__(self, at: slice) -> list[Segmented]: ...
    def __getitem__(self, at: int | slice) -> Segmented | list[Segmented]:
        if isinstance(at, slice):
            return [self[d] for d in range(*at.indices(len(self)))]
        place = self._places[at]
        made = self._made.get(place.reading)
        if made is None:
            packed = self._at_hand.get(place.reading)
            made = prepared(self._register, self._readings[place.reading]) if packed is None else pickle.loads(packed)
            self._made.put(place.reading, made)
        return made[place.part]

    def each(
        self, kernel: Callable[[None, Segmented], Result], positions: Sequence[int], engine: Engine, label: str
    ) -> Iterator[Result]:
        """`kernel(None, report)` for the reports at rising positions, which are prepared for it and kept at hand."""
        asked = [
            (n, [self._places[d].part for d in of]) for n, of in groupby(positions, lambda d: self._places[d].reading)
        ]
        items = [(self._readings[n], parts) for n, parts in asked]
        for (n, _), (packed, results) in zip(
            asked, engine.map(_prepared_for, items, (self._register, kernel), label=label), strict=True
        ):
            if len(self._at_hand) < AT_HAND:
                self._at_hand[n] = packed
            yield from results

    @property
    def names(self) -> list[str]:
        """The ids of the reports."""
        return [place.doc for place in self._places]

    @property
    def texts(self) -> list[str]:
        """The raw texts of the reports, each without the others of its file."""
        return [_raw(self._readings[place.reading])[place.start : place.end] for place in self._places]

    @property
    def raws(self) -> dict[str, str]:
        """The raw text of the whole file by id of the report."""
        return {place.doc: _raw(self._readings[place.reading]) for place in self._places}

    @property
    def spans(self) -> list[tuple[str, int, int]]:
        """Id, raw start and raw end of every report."""
        return [(place.doc, place.start, place.end) for place in self._places]

    def with_properties(self) -> Iterator[Document]:
        """The reports whose files say something about their making."""
        for d, place in enumerate(self._places):
            extract = self._readings[place.reading].extract
            if extract is not None and extract.properties:
                yield self[d].document

    def without(self, left_out: frozenset[str]) -> Collection:
        """The same without some reports."""
        return Collection(self._readings, [p for p in self._places if p.doc not in left_out], self._register)

    def twice(self) -> Iterator[Segmented]:
        """The reports of files with the same bytes: only these can have been handed in twice."""
        times = Counter(reading.sha256 for reading in self._readings)
        for d, place in enumerate(self._places):
            if times[self._readings[place.reading].sha256] > 1:
                yield self[d]


def collect(readings: Sequence[Reading], register: Register | None, engine: Engine) -> Collection:
    """The collection of all reports in readings."""
    blocks = [readings[low : low + OUTLINED] for low in range(0, len(readings), OUTLINED)]
    outlines = chain.from_iterable(engine.map(_outlines, blocks, None, label="分篇"))
    places: list[Place] = []
    for at, (reading, found) in enumerate(zip(readings, outlines, strict=True)):
        if found is None:
            places.append(Place(at, 0, reading.doc, 0, len(_raw(reading))))
        else:
            places.extend(Place(at, part, doc, start, end) for part, (doc, start, end) in enumerate(found))
    return Collection(readings, places, register)


def _prepared_for(
    shared: tuple[Register | None, Callable[[None, Segmented], Result]], item: tuple[Reading, Sequence[int]]
) -> tuple[bytes, list[Result]]:
    (register, kernel), (reading, parts) = shared, item
    made = prepared(register, reading)
    return pickle.dumps(made, pickle.HIGHEST_PROTOCOL), [kernel(None, made[part]) for part in parts]


def _outlines(_: None, readings: Sequence[Reading]) -> list[tuple[tuple[str, int, int], ...] | None]:
    """The reports in readings; None, which is handed over faster, where a reading is one report as a whole."""
    found = [outline(reading) for reading in readings]
    return [
        None if of == ((reading.doc, 0, len(_raw(reading))),) else of
        for reading, of in zip(readings, found, strict=True)
    ]


def _raw(reading: Reading) -> str:
    return reading.extract.text if reading.extract is not None else ""
