"""One reading prepared: cleaned, split into reports, placed in the register, segmented."""

from __future__ import annotations

from dataclasses import replace

from reportmine.model import Reading, Segmented
from reportmine.segment import segment
from reportmine.text import prepare
from reportmine.text.register import Register


def prepared(register: Register | None, reading: Reading) -> tuple[Segmented, ...]:
    """The reports of a reading, their units as the register has them."""
    documents = prepare(reading)
    if register is not None:
        documents = tuple(replace(one, meta=register.placed(one.meta, reading.folders)) for one in documents)
    return tuple(segment(document) for document in documents)
