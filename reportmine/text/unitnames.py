"""Finds names of units (schools, hospitals, firms, unions) in titles, signatures, headers, openings, folder names."""

from __future__ import annotations

import re
from collections.abc import Sequence

_KIND_OF_UNIT = (
    "幼儿园|幼教中心|学校|小学|中学|大学|学院|高中|初中|附中|附小|一中|二中|三中|党校|电大|医院|卫生院|保健院|卫生服务中心|中心|集团|公司|厂|矿|"
    "电站|电厂|林场|农场|银行|支行|分行|信用社|管理处|管理所|研究院|研究所|设计院|检察院|法院|图书馆|博物馆|文化馆|供电所|工程局|分局|教育局|局|"
    "教委|管委会|委员会|联合会|街道|社区|办事处|指挥部|项目部|车间|总社|机关|总队|支队|大队|监狱|油田|税务所|派出所|车站|镇|乡|村"
)
_UNION = r"(?:总工会|教育工会|联合工会|工会联合会|工会委员会|基层工会|机关工会|分工会|工会)"
_CHARS = r"[\u4e00-\u9fffA-Za-z0-9（）()·]"
_UNIT = re.compile(rf"{_CHARS}{{1,28}}?(?:{_KIND_OF_UNIT}|工会)(?:本部|总部)?(?:{_UNION})?")
_WHOLE = re.compile(rf"{_CHARS}{{1,28}}(?:{_KIND_OF_UNIT}|工会)(?:（[\u4e00-\u9fff]{{1,8}}）)?(?:{_UNION})?")
# Words that name no particular unit; a name must have two characters beside them.
_GENERIC = re.compile(
    rf"{_KIND_OF_UNIT}|{_UNION}|教育|实验|基层|企业|单位|机构|事业|国有|民营|某某|某|本|我|各|全|省|市|县|区|局|校|院|直属|系统|职工|教职工|教工|教师|女职工"
    r"|年度|年终|工作|总结|计划|工会|分会|委员|个人|主席|优秀|先进|关于|上级|乡镇|农村|城镇|民办|公办|医疗|卫生|行政|事务|服务|活动|建设|管理"
)
_NOT_IN_NAME = re.compile(
    r"[X_*]|我[校院们厂局]|本[校院]|上级|领导|精神|开展|关于|总结|计划|打算|要点|意见|述职|报告|体会|[的了和与在将为以是]"
)
_NUMBERED = re.compile(r"^[0-9]{1,3}(?:[.、_\-—\s]+|(?=[\u4e00-\u9fff]))|^[（(][0-9一二三四五六七八九十]{1,3}[)）]")
LONGEST_SIGNATURE = 40  # characters of a line that may be a signature
SHORTEST = 4  # characters of a name that tells one unit from another
_YEAR = r"(?:(?:19|20)[0-9]{2}|(?:19|20)XX|二[〇零][〇零一二三四五六七八九X]{2}|[0-9]{2}(?=年))"
_YEAR += r"(?:\s?[-—至~]\s?(?:20)?[0-9]{2})?(?:学年|年)?(?:度)?"
_LEAD = re.compile(rf"^(?:[《“【]|关于|{_YEAR}|上半年|下半年|第?[一二上下]学期|[（）()])+(?:的)?")
_CUT = re.compile(
    rf"{_YEAR}|上半年|下半年|第?[一二三四]季度|年度|年终|年末|半年|学年|学期|工作|关于|个人|主席|第[一二三四五六七八九十]+届|[，。：:、—\s]"
)
_SUBJECT = re.compile(
    rf"(?:^|[\n，。、]|年(?:度|来|里)?|以来)(?P<unit>{_CHARS}{{2,24}}?(?:工会|{_KIND_OF_UNIT})(?:{_UNION})?)"
    r"(?=在|结合|以|坚持|认真|紧|围绕|按照|根据|贯彻|深入|全体|始终|充分|积极|切实|不断|着力|全面|立足|秉承|秉持|高举|牢牢|严格|团结)"
)
_SIGNED = re.compile(r"[（(]?(?:盖?章|公章)[)）]?$|^(?:报送|填报|总结|汇报)?(?:单位|部门|人)[:：]")
_DATE = re.compile(r"[0-9〇零一二三四五六七八九十]{2,4}\s?[年.\-/].*$")


def _proper(name: str) -> bool:
    """Whether a name says which unit: 礼河实验学校 does, 学校工会 and 区教育工会 do not."""
    return len(_GENERIC.sub("", name)) >= 2 and not _NOT_IN_NAME.search(name) and len(name) <= 30


def from_title(title: str) -> str | None:
    """The unit a title names, as written up to 工会 if that is there.

    >>> from_title("常州市新北区教育工会2012年工作意见"), from_title("小学工会年终总结")
    ('常州市新北区教育工会', None)
    """
    rest = _LEAD.sub("", title)
    cut = _CUT.search(rest)
    head = rest[: cut.start()] if cut else rest
    found = _WHOLE.fullmatch(head) or _WHOLE.match(head)
    name = found.group() if found else None
    return name if name and _proper(name) else None


def from_folder(name: str) -> str | None:
    """The unit a folder is named after; None for 2013, 总结, 新建文件夹.

    >>> from_folder("01 礼河实验学校"), from_folder("2013年总结")
    ('礼河实验学校', None)
    """
    bare = _NUMBERED.sub("", name.strip())
    found = _WHOLE.fullmatch(bare)
    if found and not _NOT_IN_NAME.search(bare):
        return bare
    return from_title(bare)


def from_signature(lines: Sequence[str]) -> str | None:
    """The unit that signs a report in one of its last lines."""
    for line in reversed(lines[-5:]):
        if len(line) > LONGEST_SIGNATURE:
            continue
        bare = _DATE.sub("", _SIGNED.sub("", line)).strip(" \t，。")
        if _WHOLE.fullmatch(bare) and _proper(bare):
            return bare
    return None


def from_header(aside: str) -> str | None:
    """The unit in a page header or footer."""
    for line in aside.split("\n"):
        bare = line.strip()
        if (found := _WHOLE.fullmatch(bare)) and _proper(found.group()):
            return bare
        if name := from_title(bare):
            return name
    return None


def from_opening(text: str) -> str | None:
    """The unit that is the subject of the opening (2012年北仑教育工会结合……).

    >>> from_opening("20XX年北仑教育工会结合大会精神，在区总工会的领导下，")
    '北仑教育工会'
    """
    for found in _SUBJECT.finditer(text):
        name = found["unit"].rsplit("年", 1)[-1]
        if _proper(name):
            return name
    return None


def same_unit(one: str, other: str) -> bool:
    """Whether two names may be one unit: equal but for the union's part, or one inside the other.

    >>> same_unit("礼河实验学校", "礼河实验学校工会"), same_unit("甲小学工会", "乙小学工会")
    (True, False)
    """
    union = re.compile(rf"{_UNION}$|[（(][^()（）]*[)）]$")
    first, second = union.sub("", one) or one, union.sub("", other) or other
    return first in second or second in first


def short_names(unit: str) -> tuple[str, ...]:
    """What a unit calls itself: without the union's part, without its county; the longest first.

    >>> short_names("清溪县第二实验小学工会"), short_names("县教育工会")
    (('清溪县第二实验小学', '第二实验小学'), ())
    """
    bare = re.sub(rf"{_UNION}$|[（(][^()（）]*[)）]$", "", unit)
    cut = re.sub(r"^(?:[\u4e00-\u9fff]{2,3}?[省市县区州盟旗])+", "", bare)
    kept = [name for name in (bare, cut) if len(name) >= SHORTEST and _nameable(name)]
    return tuple(dict.fromkeys(kept))


def _nameable(name: str) -> bool:
    return re.fullmatch(rf"(?:{_KIND_OF_UNIT}|{_UNION}|教育|[全本我各省市县区])+", name) is None
