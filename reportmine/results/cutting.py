"""A cut of the results that can be sent to one unit: what concerns a unit, a pair or a family, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import partial
from typing import Any

from reportmine.errors import UsageError
from reportmine.reports.table import Table, make_table
from reportmine.reports.wording import say

KINDS = ("unit", "pair", "family")
_ADVICE = "请写成 unit=单位、pair=甲件,乙件（两个文件名）或 family=同源组编号"
# what speaks of a whole collection and tells nothing of one unit in particular
_OF_ALL = ("theme_years", "theme_changes", "phrases", "substitutions", "unidiomatic")
_TOLD_OF_OTHERS = ("doc", "title", "state", "year", "unit", "kind", "warnings")  # columns of the other side of a pair


@dataclass(frozen=True, slots=True)
class Cut:
    """The reports a cut is about; `whole` may show their full texts, `others` only stand opposite them."""

    name: str
    whole: frozenset[str]
    others: frozenset[str]
    pair: tuple[str, str] | None = None
    family: str | None = None

    @property
    def docs(self) -> frozenset[str]:
        """All reports in the cut."""
        return self.whole | self.others


def cut_of(wanted: str, tables: Mapping[str, Table]) -> Cut:
    """The cut `unit=…`, `pair=…` or `family=…` asks for; UsageError for what is not there."""
    kind, _, value = wanted.partition("=")
    if kind not in KINDS or not value.strip():
        raise UsageError(f"看不懂的范围“{wanted}”", where="--only", advice=_ADVICE)
    return {"unit": _unit, "pair": _pair, "family": _family}[kind](value.strip(), tables)


def cut_tables(cut: Cut, tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables with the rows of the cut; of the other side of a pair only what the pair shows."""
    inside = cut.docs

    def both(row: Mapping[str, Any]) -> bool:
        if cut.pair:
            return (row["doc_a"], row["doc_b"]) == cut.pair
        return row["doc_a"] in inside and row["doc_b"] in inside and not {row["doc_a"], row["doc_b"]} <= cut.others

    kept: dict[str, Table] = {}
    for name, table in tables.items():
        if name in _OF_ALL:
            continue
        if name in ("pairs", "matches"):
            kept[name] = _where(table, both)
        elif name == "documents":
            rows = (row if row["doc"] in cut.whole else _other(row) for row in table.records() if row["doc"] in inside)
            kept[name] = make_table(name, rows)
        elif name == "families":
            kept[name] = make_table(name, _families(table, cut, tables))
        elif name == "activity_totals":
            kept[name] = _where(table, partial(_total_of, _units(cut, tables)))
        else:
            kept[name] = _where(table, lambda row: row.get("doc") in cut.whole)
    return kept


def cut_note(cut: Cut, lang: str) -> str:
    """What a reader of the cut is told of it."""
    return say("cut_note", lang, name=cut.name, n=len(cut.whole), others=len(cut.others))


def _families(table: Table, cut: Cut, tables: Mapping[str, Table]) -> Iterator[dict[str, Any]]:
    """Families that have a report of the cut, with those of their members that are in it; their size is told whole."""
    units = {row["doc"]: row["unit"] for row in tables["documents"].records()}
    for row in table.records():
        members: Any = row["documents"]
        inside = [doc for doc in members if doc in cut.docs]
        if cut.family not in (None, row["family_id"]):
            continue
        if any(doc in cut.whole for doc in inside):
            names = sorted({str(units[doc]) for doc in inside if units.get(doc)})
            earliest = row["earliest"] if row["earliest"] in inside else None
            yield row | {"documents": inside, "units": names, "earliest": earliest}


def _units(cut: Cut, tables: Mapping[str, Table]) -> Set[Any]:
    return {row["unit"] for row in tables["documents"].records() if row["doc"] in cut.whole}


def _total_of(units: Set[Any], row: Mapping[str, Any]) -> bool:
    return row["group_by"] == "unit" and row["group"] in units


def _where(table: Table, wanted: Callable[[Mapping[str, Any]], bool]) -> Table:
    return make_table(table.name, (row for row in table.records() if wanted(row)))


def _other(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in _TOLD_OF_OTHERS}


def _unit(value: str, tables: Mapping[str, Table]) -> Cut:
    whole = frozenset(str(row["doc"]) for row in tables["documents"].records() if row["unit"] == value)
    if not whole:
        units = sorted({str(row["unit"]) for row in tables["documents"].records() if row["unit"]})
        near = [unit for unit in units if value in unit] or units
        raise UsageError(f"没有单位“{value}”", where="--only", advice=f"结果中的单位：{'、'.join(near[:20])}")
    return Cut(value, whole, _opposite(whole, tables))


def _pair(value: str, tables: Mapping[str, Table]) -> Cut:
    docs = {str(row["doc"]) for row in tables["documents"].records()}
    parts = [(value[:at], value[at + 1 :]) for at, sign in enumerate(value) if sign == ","]
    named = next(((a.strip(), b.strip()) for a, b in parts if {a.strip(), b.strip()} <= docs), None)
    found = {frozenset((str(r["doc_a"]), str(r["doc_b"]))): r for r in tables["pairs"].records()}
    row = found.get(frozenset(named)) if named else None
    if row is None:
        raise UsageError(f"结果中没有这一对报告“{value}”", where="--only", advice=_ADVICE)
    ends = (str(row["doc_a"]), str(row["doc_b"]))
    return Cut("／".join(ends), frozenset(ends), frozenset(), ends)


def _family(value: str, tables: Mapping[str, Table]) -> Cut:
    families = {str(row["family_id"]): row for row in tables["families"].records()}
    if value not in families:
        there = "、".join(sorted(families)[:20]) or "无"
        raise UsageError(f"没有同源组“{value}”", where="--only", advice=f"结果中的同源组：{there}")
    members: Any = families[value]["documents"]
    return Cut(value, frozenset(map(str, members)), frozenset(), family=value)


def _opposite(whole: Set[str], tables: Mapping[str, Table]) -> frozenset[str]:
    """Reports that share a pair with one of the cut."""
    ends = [(str(row["doc_a"]), str(row["doc_b"])) for row in tables["pairs"].records()] if "pairs" in tables else []
    return frozenset(doc for pair in ends if set(pair) & set(whole) for doc in pair if doc not in whole)
