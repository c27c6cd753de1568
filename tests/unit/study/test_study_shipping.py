"""What the analyses hand to an engine can be sent to another machine, and comes back the same."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from reportmine.engine import LocalEngine
from reportmine.results.tables import study_tables
from reportmine.settings import Settings
from reportmine.study import mine

Item = TypeVar("Item")
Result = TypeVar("Result")
Shared = TypeVar("Shared")


class Sending(LocalEngine):
    """The local engine, with everything pickled on both ways."""

    def map(
        self,
        kernel: Callable[[Shared, Item], Result],
        items: Sequence[Item],
        shared: Shared,
        *,
        label: str = "",
        heavy: bool = False,
        here: bool = False,
    ) -> Iterator[Result]:
        del label, heavy, here
        sent_kernel, sent_shared, sent = pickle.loads(pickle.dumps((kernel, shared, list(items)), protocol=5))
        results = pickle.loads(pickle.dumps([sent_kernel(sent_shared, item) for item in sent], protocol=5))
        yield from results


def test_every_kernel_and_value_survives_being_sent(sample_reports: Path) -> None:
    here = study_tables(mine([sample_reports], Settings(), LocalEngine(1)))
    there = study_tables(mine([sample_reports], Settings(), Sending(1)))
    assert {name: table.rows for name, table in there.items()} == {name: table.rows for name, table in here.items()}
