"""Names the place of a section as a person would look it up: 第二部分·第3条·第1款."""

from __future__ import annotations

from reportmine.model import Section

PLACE = 12  # characters of an unnumbered heading that name its place
OPENING = "开头"
CLOSING = "结尾"  # a last paragraph that speaks of the whole report
_DIGITS = "零一二三四五六七八九"


def chinese_numeral(value: int) -> str:
    """A number from 1 to 99 in Chinese characters; Arabic digits beyond.

    >>> [chinese_numeral(value) for value in (2, 10, 13, 21)]
    ['二', '十', '十三', '二十一']
    """
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    head = "" if not tens else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")


def places(sections: tuple[Section, ...], values: tuple[int, ...]) -> list[str]:
    """The place of every section, in their order; `values` are their numbers, 0 for none.

    The outermost level is 部分, the first numbered one below it 条, everything deeper 款; a heading without a
    number is named by its words.

    >>> outer = Section(1, 1, "二、", "加强管理", 0, 0, 5)
    >>> inner = Section(2, 3, "3.", "", 1, 5, 9)
    >>> places((Section(0, 0, "", "", -1, 0, 0), outer, inner), (0, 2, 3))
    ['开头', '第二部分', '第二部分·第3条']
    """
    names = [OPENING]
    articles = [False]  # whether the path of a section holds a 条 already
    for section, value in zip(sections[1:], values[1:], strict=True):
        above = names[section.parent] if section.parent else ""
        article = articles[section.parent]
        if not value:
            name = section.heading[:PLACE] or CLOSING
        elif section.level == 1:
            name = f"第{chinese_numeral(value)}部分"
        else:
            name = f"第{value}款" if article else f"第{value}条"
            article = True
        names.append(f"{above}·{name}" if above else name)
        articles.append(article)
    return names
