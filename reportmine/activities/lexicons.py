"""The words the grammar of activities is made of, read once from `lexicon/`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from reportmine.resources import data_file
from reportmine.segment.alternation import expression

OTHER = "其他"
TYPES = (
    "竞赛/文体", "培训/学习", "会议", "慰问/帮扶", "评选/表彰", "宣传/征文/演讲",
    "民主管理", "组织建设", "保障/福利", "节庆", "调研/检查", OTHER,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heads:
    """Heads of names: their types and the patterns that find them.

    `chain` ends a name, `acts` begin a phrase; one of `any` stands in all of them but quotations.
    """

    type_of: dict[str, str]
    act_type: dict[str, str]
    suffixes: frozenset[str]
    disciplines: frozenset[str]
    founded: frozenset[str]
    one: re.Pattern[str]
    chain: re.Pattern[str]
    first: re.Pattern[str]
    founded_chain: re.Pattern[str]
    acts: re.Pattern[str]
    any: re.Pattern[str]
    vague: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frames:
    """The words around names; `kind` gives each word its class (host, attend, aim, found, stop)."""

    kind: dict[str, str]
    generic: frozenset[str]
    back: frozenset[str]
    thing: tuple[str, ...]


@cache
def _table(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(data_file("activities", f"lexicon/{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> str:
    """A list of `words.toml` as the alternatives of a pattern, the longest first.

    >>> words("of_document").split("|")[0]
    '修订'
    """
    return "|".join(sorted(_table("words")[name]["words"], key=lambda word: (-len(word), word)))


@cache
def compiled(template: str) -> re.Pattern[str]:
    """A pattern with lists of `words.toml` put in at `<name>`; compiled once.

    >>> compiled("(?:<of_document>)$").search("会议听取")[0]
    '听取'
    """
    return re.compile(re.sub(r"<([a-z_]{4,})>", _alternatives, template))


def _alternatives(name: re.Match[str]) -> str:
    if name[1] not in _table("words"):
        return name[0]
    listed = _table("words")[name[1]]["words"]
    plain = all(re.escape(word) == word for word in listed)  # else they are patterns themselves
    return f"(?:{expression(sorted(listed)) if plain else words(name[1])})"


@cache
def patterns(name: str) -> dict[str, re.Pattern[str]]:
    """A table of patterns of `words.toml`: objects by verb, types by what the name says."""
    return {key: re.compile(str(pattern)) for key, pattern in _table("words")[name].items()}


def _either(terms: frozenset[str] | set[str]) -> str:
    return expression(sorted(terms))


@cache
def heads() -> Heads:
    """The head lexicon.

    >>> heads().type_of["座谈会"], heads().chain.search("师德演讲比赛")["head"]
    ('会议', '演讲比赛')
    """
    table = _table("heads")
    type_of: dict[str, str] = {}
    act_type: dict[str, str] = {}
    for name in TYPES:
        type_of |= dict.fromkeys(table[name]["event"], name) | dict.fromkeys(table[name]["act"], name)
        act_type |= dict.fromkeys(table[name]["act"], name)
    suffixes = set(table["suffix"]["words"]) - {"工作"}
    for word in table["suffix"]["work"]:
        type_of[f"{word}工作"] = type_of.get(word, OTHER)
    known = (set(type_of) | suffixes) - set(table["verb_only"]["words"])
    tail = _either(set(_table("frames")["tail"]["words"]))
    founded = frozenset(table["founded"]["words"])
    return Heads(
        type_of=type_of,
        act_type=act_type,
        suffixes=frozenset(suffixes | {"活动", "工作"}),
        disciplines=frozenset(table["disciplines"]["words"]),
        founded=founded,
        one=re.compile(_either(set(type_of) | suffixes)),
        chain=re.compile(rf"(?P<head>(?:{_either(known)})+)(?P<tail>{tail})?$"),
        first=re.compile(rf"(?P<head>(?:{_either(known)})+)(?P<tail>)"),
        founded_chain=re.compile(rf"(?P<head>{_either(founded)})(?P<tail>)$"),
        acts=re.compile(rf"(?:{_either(set(act_type))})+(?!{_either(set(table['compound']['after']))})"),
        any=re.compile(_either(known | founded | set(act_type))),
        vague=frozenset(table["vague"]["words"]),
    )


@cache
def frames() -> Frames:
    """The lexicon of the words around names.

    >>> frames().kind["举办"], frames().kind["加强"]
    ('host', 'aim')
    """
    table = _table("frames")
    kind: dict[str, str] = {}
    for name in ("stop", "generic", "back", "aim", "found", "attend", "host"):  # the last class named wins
        kind |= dict.fromkeys(table[name]["words"], "stop" if name in ("generic", "back") else name)
    del kind["等"], kind["形式"], kind["日常"], kind["参赛"]  # they begin or end names too
    thing = tuple(table["thing"]["words"])
    return Frames(kind, frozenset(table["generic"]["words"]), frozenset(table["back"]["words"]), thing)
