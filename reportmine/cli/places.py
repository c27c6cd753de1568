"""Where a command reads and writes: paths of this machine, or addresses in a Hadoop file system."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click


def is_uri(text: str) -> bool:
    r"""Whether a PATH is the address of something in a Hadoop file system; a drive letter makes none.

    >>> is_uri("hdfs://nn/reports"), is_uri("file:///data"), is_uri("C:\\data"), is_uri("报告/a.txt")
    (True, True, False, False)
    """
    return re.match(r"[a-z][a-z0-9+.-]+:/", text) is not None


class Address(str):
    """An address (hdfs://…), kept as written: a Path would lose one of its slashes."""

    __slots__ = ()

    @property
    def suffix(self) -> str:
        """The suffix of its last part."""
        return Path(self.rpartition("/")[2]).suffix


class Place(click.Path):
    """A path as click's own, or an address."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """An Address for what is one, else what `click.Path` gives."""
        return Address(value) if isinstance(value, str) and is_uri(value) else super().convert(value, param, ctx)


def split(ctx: click.Context, _param: click.Parameter, value: tuple[Path | Address, ...]) -> tuple[Path, ...]:
    """The paths among the PATHs; the addresses become the parameter `uris`."""
    ctx.params["uris"] = tuple(str(one) for one in value if isinstance(one, Address))
    return tuple(one for one in value if isinstance(one, Path))
