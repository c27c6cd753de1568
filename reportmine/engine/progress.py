"""What an engine tells about its progress; how it is shown is the business of the face that calls.

`silent` shows nothing and is the default, so that callers of the library see no output they did not ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

Step = Callable[[], None]
Progress = Callable[[str, int], AbstractContextManager[Step]]


@contextmanager
def silent(label: str, total: int) -> Iterator[Step]:
    """A progress display that shows nothing."""
    del label, total
    yield lambda: None
