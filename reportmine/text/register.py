"""The register of units (`--units`): their names and aliases, who stands above whom, region, industry, level.

A report's units are given the names of the register, so that one unit is one, whatever it calls itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportmine.errors import DataFileError, UnreadableFile, UsageError
from reportmine.model import Metadata
from reportmine.text.tabular import cells
from reportmine.text.unitnames import same_unit, short_names

HEADINGS = {
    "name": ("name", "单位", "单位名称", "名称"),
    "aliases": ("aliases", "别名", "简称", "曾用名"),
    "parent": ("parent", "上级", "上级单位"),
    "region": ("region", "地区", "区域"),
    "industry": ("industry", "行业", "产业"),
    "level": ("level", "层级", "级别"),
}
COLUMNS = ("parent", "region", "industry", "level")  # that every report of the unit gets
_ADVICE = "名册要有“单位”一列，可有 别名（用“、”隔开）、上级、地区、行业、层级"


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the register; columns that are empty there are ""."""

    name: str
    parent: str = ""
    region: str = ""
    industry: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """Units by every name they go by."""

    by_name: Mapping[str, Unit]

    def find(self, name: str | None) -> Unit | None:
        """The unit that goes by a name, with or without the union's part of it; None for an unknown name.

        >>> Register({"清溪县第二实验小学": Unit("清溪县第二实验小学")}).find("清溪县第二实验小学工会").name
        '清溪县第二实验小学'
        """
        if not name:
            return None
        bare = _plain(name)
        return self.by_name.get(bare) or next((self.by_name[n] for n in short_names(bare) if n in self.by_name), None)

    def placed(self, meta: Metadata, folders: Sequence[str] = ()) -> Metadata:
        """Metadata with the register's names and columns; a unit the register does not have is told as a warning.

        A folder named as a unit of the register tells the submitter where nothing else does.
        """
        folder = next((name for name in folders if self.find(name)), None)
        if meta.submitter is None and folder is not None:
            meta = replace(meta, submitter=folder, unit=folder, unit_basis=f"报送单位：文件夹名“{folder}”")
        submitter, in_text, unit = (self.find(name) for name in (meta.submitter, meta.unit_in_text, meta.unit))
        warnings = [w for w in meta.warnings if not (submitter and submitter == in_text and "不一致" in w)]
        if meta.unit and unit is None:
            warnings.append(f"单位“{meta.unit}”不在单位名册中，请确认")
        if submitter and in_text and submitter != in_text and not any("不一致" in w for w in warnings):
            warnings.append(f"报送单位“{submitter.name}”与文中单位“{in_text.name}”不一致")
        columns = {name: getattr(unit, name) for name in COLUMNS if unit and getattr(unit, name)}
        return replace(
            meta,
            submitter=submitter.name if submitter else meta.submitter,
            unit_in_text=in_text.name if in_text else meta.unit_in_text,
            unit=unit.name if unit else meta.unit,
            unit_basis=f"{meta.unit_basis}；单位名册" if unit else meta.unit_basis,
            extra=columns | dict(meta.extra),
            warnings=tuple(warnings),
        )


def load_register(path: Path) -> Register:
    """Reads a register from csv or xlsx.

    Raises UsageError where there is no such file, DataFileError for a file without names or with a name of two units.
    """
    if not path.is_file():
        raise UsageError("没有这个单位名册", where=str(path), advice="请检查 --units 后面的路径")
    try:
        rows = cells(path)
    except UnreadableFile as problem:
        raise DataFileError("单位名册读不出来", where=str(path), advice=_ADVICE) from problem
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    at = {key: next((header.index(w) for w in words if w in header), None) for key, words in HEADINGS.items()}
    if at["name"] is None:
        raise DataFileError("单位名册里没有“单位”一列", where=str(path), advice=_ADVICE)
    by_name: dict[str, Unit] = {}
    for line, row in enumerate(rows[1:], 2):
        value = {key: row[n].strip() if n is not None and n < len(row) else "" for key, n in at.items()}
        if not value["name"]:
            continue
        unit = Unit(value["name"], *(value[key] for key in COLUMNS))
        for name in (value["name"], *re.split(r"[、,，;；|\s]+", value["aliases"])):
            if name and by_name.setdefault(_plain(name), unit) != unit:
                told = f"“{name}”是两个单位的名称：{by_name[_plain(name)].name}、{unit.name}"
                raise DataFileError(told, where=f"{path}:{line}", advice="请去掉一处")
    return Register(by_name)


def _plain(name: str) -> str:
    return re.sub(r"\s+", "", name)


def speaks_of_itself(meta: Metadata) -> bool:
    """Whether the unit that handed a report in is the one the report speaks of, as far as both are known."""
    return not (meta.submitter and meta.unit_in_text) or same_unit(meta.submitter, meta.unit_in_text)
