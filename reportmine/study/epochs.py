"""The statistics of a store's epoch, ready to look things up in: arrays beside the store that are mapped, not loaded.

In the store they are one packed value, and a check would unpack all of it (7 MB for 100,000 reports, which are counted
in a sample) to look up what one new report and a hundred others hold. The folder may be deleted at any time; the next
check makes it again. It goes by the name of the epoch, which holds the digest of the program.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import Field, fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np

from reportmine.reuse import Statistics
from reportmine.reuse.equivalents import Equivalents
from reportmine.reuse.holders import ClauseIndex
from reportmine.store import Store

ABOUT = "about.json"
WORTH = 4_000_000  # bytes of packed statistics under which unpacking them takes no time worth a folder
_PARTS: Mapping[str, Any] = {"index": ClauseIndex, "equivalents": Equivalents}  # of statistics that are values too


def kept_statistics(store: Store) -> Statistics | None:
    """The statistics of the epoch of a store; None before the first."""
    name = store.epoch_name()
    if name is None:
        return None
    folder = store.path.with_name(f"{store.path.stem}.epoch")
    try:
        return _mapped(folder, name)
    except (OSError, ValueError, KeyError, TypeError):
        kept = store.epoch()
    if kept is None:
        return None
    statistics = Statistics.from_bytes(kept[2])
    if len(kept[2]) >= WORTH and store.path.is_file():
        with suppress(OSError):
            _keep(statistics, folder, kept[0])
    return statistics


def _mapped(folder: Path, name: str) -> Statistics:
    about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    if about["epoch"] != name:
        raise ValueError("of another epoch")
    statistics: Statistics = _read(Statistics, about["values"], folder, name)
    return statistics


def _read(cls: Any, values: Mapping[str, Any], folder: Path, stem: str) -> Any:
    found = {}
    for field in _given(cls):
        value = values[field.name]
        if field.name in _PARTS:
            value = _read(_PARTS[field.name], value, folder, f"{stem}-{field.name}")
        elif value is None:
            value = np.load(folder / f"{stem}-{field.name}.npy", mmap_mode="r", allow_pickle=False)
            value = value.view(np.ndarray)  # looks up faster than as a memmap
        found[field.name] = tuple(map(tuple, value)) if isinstance(value, list) else value
    return cls(**found)


def _keep(statistics: Statistics, folder: Path, name: str) -> None:
    """Writes the folder; what says that it is whole comes last. Another epoch's arrays may be in use: they only go."""
    folder.mkdir(exist_ok=True)
    (folder / ABOUT).unlink(missing_ok=True)
    values = _written(statistics, folder, name)
    part = folder / f".{ABOUT}"
    part.write_text(json.dumps({"epoch": name, "values": values}, ensure_ascii=True), encoding="utf-8")
    part.replace(folder / ABOUT)
    for old in folder.glob("*.npy"):
        if not old.name.startswith(f"{name}-"):
            with suppress(OSError):
                old.unlink()


def _given(value: Any) -> list[Field[Any]]:
    """The fields a value is made of; others it makes of these itself."""
    return [field for field in fields(value) if field.init]


def _written(value: Any, folder: Path, stem: str) -> dict[str, Any]:
    """The fields of a value as JSON; None for an array, which is written."""
    values: dict[str, Any] = {}
    for field in _given(value):
        one = getattr(value, field.name)
        if is_dataclass(one):
            values[field.name] = _written(one, folder, f"{stem}-{field.name}")
        elif isinstance(one, np.ndarray):
            part = folder / f".{stem}-{field.name}.npy"
            np.save(part, one)
            part.replace(folder / f"{stem}-{field.name}.npy")
            values[field.name] = None
        else:
            values[field.name] = one
    return values
