"""Which mentions of a document tell of one activity: equal names that nothing keeps apart, never mere likeness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from reportmine.findings import Activity

_Stamp = tuple[int | None, str, str, str | None, str | None]

SHORTEST = 3  # characters of a name under which equal names say nothing
SHOWN = 0.5  # rows under it are no part of the default listing
_EMPTY = re.compile(
    r"[“”‘’「」\s等]|相关|有关|大型|(?:申报|评选|审核|评比|推荐|活动|工作|仪式)(?=$|申报|评选|评比|活动|工作)"
)
_LEVEL = re.compile(r"^(?:区|市|县|省|全区|全市|全县|全省|学校|我校|公司|院|厂|组织|参加|开展)(?=.{4})")
_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")


def key(activity: Activity) -> str:
    """What must be equal in two mentions of one activity: the name without quotes, stage words and level."""
    return _key(activity.name)


@lru_cache(maxsize=1 << 13)  # names recur
def _key(name: str) -> str:
    while (bare := _EMPTY.sub("", name)) != name and bare:
        name = bare
    return _LEVEL.sub("", name).translate(_NUMERALS)


def merge(activities: Sequence[Activity]) -> list[str]:
    """An activity_id for every mention, in order: a1, a2, … counted by first mention, doubtful rows last.

    Mentions are one where their keys and editions are equal, their types agree and their dates do not contradict
    each other; stages of one appraisal (申报 in July, 审核 in September) are one.
    """
    groups: list[dict[_Stamp, Activity]] = []  # one mention of every kind: a line repeated a thousand times is one
    by_key: dict[str, list[int]] = {}
    ids = [""] * len(activities)
    order = sorted(range(len(activities)), key=lambda at: activities[at].confidence < SHOWN)
    for at in order:
        activity = activities[at]
        name = key(activity)
        places = by_key.setdefault(name, [])
        alone = len(name) < SHORTEST
        home = None if alone else next((one for one in places if _fits(activity, groups[one].values())), None)
        if home is None:
            home = len(groups)
            groups.append({})
            places.append(home)
        groups[home].setdefault(_stamp(activity), activity)
        ids[at] = f"a{home + 1}"
    return ids


def _stamp(activity: Activity) -> _Stamp:
    """All that decides whether mentions of one name are one."""
    return (activity.edition, activity.type, activity.date, activity.date_start, activity.date_end)


def _fits(activity: Activity, others: Iterable[Activity]) -> bool:
    return all(_agree(activity, other) for other in others)


def _agree(one: Activity, other: Activity) -> bool:
    if one.edition != other.edition:
        return False
    staged = one.type == other.type == "评选/表彰"
    return staged or dates_agree(one, other)


def dates_agree(one: Activity, other: Activity) -> bool:
    """Whether nothing in the dates of two mentions keeps them apart: equal, one within the other, or one unknown."""
    if not one.date or not other.date or one.date == other.date:
        return True
    if one.date_start and one.date_end and other.date_start and other.date_end:
        within = one.date_start <= other.date_start and other.date_end <= one.date_end
        return within or (other.date_start <= one.date_start and one.date_end <= other.date_end)
    return one.date.startswith(other.date) or other.date.startswith(one.date)
