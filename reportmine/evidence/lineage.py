"""Traces of one file in two: authors, the last who saved, the company, and the revision ids that Word writes.

Word gives every session of editing a random id (`w:rsid`) and hands the ids on with the file: two files that share
some came out of one. What a circular carries, or the files of many units, is an issued form and counts for nothing.
Absence proves nothing, for other programs write no such ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from reportmine.model import Document
from reportmine.resources import data_file, word_lines

FEWEST = 2  # ids in common besides the first one: by chance two files share none
ISSUED = 4  # units whose files hold an id, from which it comes from an issued form
_ANYBODY = frozenset(
    {"administrator", "admin", "user", "microsoft", "微软用户", "微软中国", "微软公司", "lenovo", "pc", "www", "dell"}
    | {"python-docx", "apache poi", "libreoffice", "wps office", "wps_office", "un-named"}
)


def issued_ids(documents: Iterable[Document], templates: Iterable[Document]) -> frozenset[str]:
    """The revision ids of circulars and of programs' blank documents, and those that files of `ISSUED` units hold."""
    held: Counter[str] = Counter()
    for _, revision in sorted({(d.meta.unit or d.doc, revision) for d in documents for revision in _ids(d.properties)}):
        held[revision] += 1
    common = {revision for revision, n in held.items() if n >= ISSUED}
    return _handed_out().union(common, *(_ids(template.properties) for template in templates))


@cache
def _handed_out() -> frozenset[str]:
    return frozenset(line for _, line in word_lines(data_file("evidence", "issued_ids.txt")))


def file_lineage(a: Document, b: Document, issued: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """What the files of two reports have in common besides their text, each in words; () where nothing tells."""
    if a.sha256 == b.sha256:
        return ()
    found = []
    ids_a, ids_b = _ids(a.properties) - issued, _ids(b.properties) - issued
    shared, first = ids_a & ids_b, a.properties.get("rsid_root", "")
    if first and first not in issued and first == b.properties.get("rsid_root"):
        found.append(f"两份文件的最初修订编号相同（{first}）")
    if len(shared) >= FEWEST:
        found.append(f"两份文件有 {len(shared)} 个相同的修订编号（甲件共 {len(ids_a)} 个，乙件共 {len(ids_b)} 个）")
    for name, words in (("author", "作者"), ("last_modified_by", "最后保存者"), ("company", "公司")):
        value = _telling(a.properties, name)
        if value and value == _telling(b.properties, name):
            found.append(f"文件属性中的{words}相同：{value}")
    for one, other, sides in ((a, b, "甲件的作者与乙件的最后保存者"), (b, a, "乙件的作者与甲件的最后保存者")):
        value = _telling(one.properties, "author")
        if value and value == _telling(other.properties, "last_modified_by") != _telling(other.properties, "author"):
            found.append(f"{sides}相同：{value}")
    if found and a.properties.get("created") and a.properties.get("created") == b.properties.get("created"):
        found.append(f"文件创建时间相同：{a.properties['created']}")
    return tuple(found)


def _ids(properties: Mapping[str, str]) -> frozenset[str]:
    return frozenset(properties.get("rsids", "").split())


def _telling(properties: Mapping[str, str], name: str) -> str:
    """A property that says who; "" for names that any machine has."""
    value = properties.get(name, "").strip()
    return "" if value.lower() in _ANYBODY or len(value) < 2 else value
