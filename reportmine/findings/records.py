"""A finding as a dict of its fields: what stores and tables keep.

`dataclasses.asdict` copies every value deeply, which cost more than finding them; findings are frozen and hold
nothing but plain values and tuples, so the fields themselves will do.
"""

from __future__ import annotations

from typing import Any


def as_record(finding: Any) -> dict[str, Any]:
    """The fields of a slotted dataclass by name, in order; nested findings stay what they are.

    >>> from reportmine.findings import Swap
    >>> as_record(Swap("推进", "推动", 2))
    {'source': '推进', 'target': '推动', 'count': 2, 'contexts': ()}
    """
    return {name: getattr(finding, name) for name in finding.__slots__}
