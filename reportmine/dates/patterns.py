"""The patterns of the date grammar, over folded text (`numerals.fold`); each is tried at one position."""

from __future__ import annotations

import re
from functools import cache

from reportmine.dates.festivals import tables

NUM = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|元(?=月))"
YEAR = r"(?:(?:19|20)\d\d|[一二][〇一二三四五六七八九]{3}|20[Xx×*Ｘ_]{2})"
DAY = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])"
SHORT_YEAR = rf"(?:(?:(?:0|1|9)\d|[〇一][〇一二三四五六七八九])(?=年{NUM}月))"  # 09年3月; 12年 alone is a duration
RELATIVE = r"(?:(?<!如)今年(?![轻龄])|本年度?|当年|同年|去年|上一?年度?|前年|明年|下一?年度?|来年|新的一年)"
LEAD = rf"(?:(?P<y1>{YEAR}|{SHORT_YEAR})年|(?P<r1>{RELATIVE})的?)"
HOUR = r"(?:的?(?:上午|下午|晚上|晚(?![会报宴])|中午|早上|早晨|清晨|凌晨|傍晚))?"
PART = (
    r"(?:上旬|中旬|下旬|上、中旬|中、下旬|上中旬|中下旬|第[一二三四](?:个)?(?:周末?|星期)|首周|月?初|月?底|月?末"
    r"|中(?=[,，。、；]|举|召|组|开|至|到|-))"
)
JOIN = r"(?:份?起?至|份?到|-|~)"
LIST = r"[、和及与]"
ORD = (
    r"(?:第?[一二三四1-4](?:(?:[、和及与]|至|到|-)第?[一二三四1-4])+季度|第?[一二三四1-4]季度|上半年|下半年|前三季度|前三个季度"
    r"|春季学期|秋季学期)"
)
BOUND = r"(?P<bound>前夕|前后|以前|之前|前|期间|之际|左右|以来|开始|起|(?:这|那)?一天|当天|当日)?"

# Where a figure before 月 counts months or names something else (为期3月, 十月革命, 三月三, 农历八月, 一月一主题).
MONTH_GUARD_BEFORE = (
    r"(?:(?<![0-9.个每第近约各两几满〔\[一二三四五六七八九十])|(?<=^\d\.)|(?<=^\d\d\.))"  # 1.7月至8月: an item's number
    r"(?<!历时)(?<!长达)(?<!农历)(?<!阴历)(?<!为期)"
)
MONTH_GUARD_AFTER = (
    r"(?!革命|一(?:主题|活动|次|课|讲|题|期)|龄|嫂|子|饼|薪|均|度|租|报(?!告)|刊|供|经|光|季|票|工资|三(?![十日号])"
    r"|坊|桥|街|天(?!气)|不知)"
)
DAY_AFTER = r"(?![0-9]*(?:%|％|元(?![宵旦])|人|万|文|线|楼|门|高炉|机|车))"

MONTHS = re.compile(
    rf"(?:{LEAD})?{MONTH_GUARD_BEFORE}(?P<ms>{NUM}(?:[、,，\-~至到和及]{NUM})+)月份?{MONTH_GUARD_AFTER}(?!{NUM}[日号]){BOUND}"
)
NEIGHBOURS = re.compile(
    rf"(?:{LEAD})?(?<![一二三四五六七八九十])(?P<ms>一二|二三|三四|四五|五六|六七|七八|八九)月份?{MONTH_GUARD_AFTER}{BOUND}"
)
# 9月25、26日; 5月8日、15日、22日; 4月12-15日: several days of one month
DAYS = re.compile(
    rf"(?:{LEAD})?{MONTH_GUARD_BEFORE}(?P<m1>{NUM})月{MONTH_GUARD_AFTER}(?P<ds>{DAY}[日号]?(?:(?:[、,，和及与]|至|到|-|~){DAY}[日号]?)+)"
    rf"(?<=[日号]){DAY_AFTER}(?:两天|三天)?{HOUR}{BOUND}"
)
# 2013.09-2014.01, 2014.6.3-6.10
POINTED = re.compile(
    r"(?<![\d.])(?P<y1>(?:19|20)\d\d)\.(?P<m1>0?[1-9]|1[0-2])(?:\.(?P<d1>0?[1-9]|[12]\d|3[01]))?-"
    r"(?:(?P<y2>(?:19|20)\d\d)\.)?(?P<m2>0?[1-9]|1[0-2])(?:\.(?P<d2>0?[1-9]|[12]\d|3[01]))?(?![\d.%万元人])"
)
LUNAR = re.compile(
    rf"(?:{LEAD})?(?:(?P<named>农历|阴历)(?P<m1>正|冬|腊|{NUM})月(?P<d1>初{NUM}|{DAY})日?"
    rf"|(?P<m2>正|腊)月(?P<d2>初{NUM}|{DAY})日?|(?P<m3>{NUM})月(?P<d3>初{NUM}))"
)
SHORT = re.compile(
    r"(?:^|(?<=[，。；;：:\s]))(?P<y>\d\d|[〇一二][〇一二三四五六七八九])年(?![\d一二三四五六七八九十]|来|的|前|后|间|度|级|制|期|以|内|里|中)"
)
BACK = re.compile(r"(?P<back>当月|同月|次日|翌日|第二天)")
_FIRST_DAY = (
    rf"(?:{LEAD})?{MONTH_GUARD_BEFORE}(?P<m1>{NUM})月份?{MONTH_GUARD_AFTER}"
    rf"(?:(?P<d1>{DAY})[日号]{DAY_AFTER}{HOUR})?(?P<p1>{PART})?"
)
RANGE = re.compile(
    rf"{_FIRST_DAY}(?P<join>{JOIN}|{LIST})(?:(?P<y2>{YEAR})年|(?P<r2>次年|翌年))?(?:(?P<m2>{NUM})月份?{MONTH_GUARD_AFTER})?"
    rf"(?:(?P<d2>{DAY})[日号]{DAY_AFTER}{HOUR})?(?P<p2>{PART})?{BOUND}"
)
SINGLE = re.compile(rf"{_FIRST_DAY}{BOUND}")
ISO = re.compile(
    r"(?<![\d.\-/])(?P<y1>(?:19|20)\d\d)(?P<sep>[-./])(?P<m1>0?[1-9]|1[0-2])(?:(?P=sep)(?P<d1>0?[1-9]|[12]\d|3[01]))"
    r"(?![\d.\-/]|元|万|%|人)"
)
YEARS = re.compile(rf"(?P<a>{YEAR})年?(?:-|~|至|到)(?P<b>{YEAR})(?P<unit>学年度?|年度?)(?:第(?P<term>[一二])学期)?")
SCHOOL = re.compile(rf"(?P<y>{YEAR})学年度?(?:第(?P<term>[一二])学期)?")
TERM = re.compile(r"(?:本学年度?|第(?P<term>[一二])学期)(?![初末])")  # in a report of a school year only
IN_YEAR = re.compile(
    rf"{LEAD}(?:(?P<part>{ORD})|(?P<edge>年?初|年?底|年?末))?(?P<deg>度(?![假过])|以来)?(?P<before>前)?"
)
PERIOD = re.compile(rf"(?P<part>{ORD})(?P<before>前)?")


@cache
def festival() -> re.Pattern[str]:
    """Festivals, with an ordinal, a year and quotation marks: 第28个教师节, 2013年春节, "三八"妇女节, 3·8节."""
    named = sorted({*tables()["solar"], *tables()["lunar"]}, key=len, reverse=True)
    numeric = "|".join(re.escape(name) for name in tables()["numeric"])
    tails = f"(?:{'|'.join(name for name in named if name in tables()['solar'])})"
    names, figure = "|".join(map(re.escape, named)), "[0-9.一二三四五六七八九十]"
    row = r"、\"?(?:五一|六一|七一|十一|国庆|中秋|元旦|春节|重阳|端午)"
    after = rf"(?=节|期间|前夕|前后|小?长假|黄金周|{row}|\"?(?:前|期间|来临))"
    alone = r"(?:(?:^|(?<=[，。；;：:\s]))(?:三八|五一|五四|六一|七一|八一|十一)(?=[，,]))"
    guard = (
        r"(?!\"?(?:汶川|特大|大?地震|口号|号|红旗|奖|路|巾帼|标兵|先进|劳动奖|大道|街|广场|中学|小学|农|村|精神|式))"
    )
    surnames = f"[{tables()['surnames']['all']}]"  # 王国庆, 李建军
    # 教师节约, 护士节约, 青年节能, 儿童节目, 妇女节能, 劳动节俭, 建军节假日; “春节”号
    compound = r"(?<=节)(?:约|能|目|俭|水|电|气|省|奏|制|假日)|\"?[号杯]"
    return re.compile(
        rf"(?:{LEAD})?(?:第(?P<nth>\d{{1,3}}|[一二三四五六七八九十百]{{1,5}})[个届次])?"
        rf"(?:(?P<quoted>\"(?P<nq>{numeric})\"{guard}节?{tails}?|(?<!{figure})(?P<nb>{numeric})(?!{figure}){guard}(?:{tails}|{after}节?)"
        rf"|(?P<alone>{alone}))|(?:\"九九\")?\"?(?<!{surnames})(?P<name>{names})(?!{compound})\"?)"
        rf"(?P<bound>前夕|前后|之?前|期间|之际|来临|临近|到来)?"
    )


RECURRING = re.compile(
    r"(?<!人)(?<!次)每(?:逢|隔)?(?:个|一)?(?:学年|学期|季度|半年|两年|年|两个?月|两周|月|周|星期|天|日)"
    rf"(?:(?<=[周期])[一二三四五六日天](?![次场期])(?:[、和](?:周|星期)?[一二三四五六日天])*|(?<=月){DAY}[日号]|(?<=年){NUM}月份?(?![至到\-、]))?"
    r"(?![人班亩生平万元一二两三四五\d]*元)(?:[上中下]旬|初|底|末)?(?:上午|下午|晚上)?"
    r"|每逢(?:重大|传统)?(?:节假?日|佳节)|每逢|逢年过节|定期"
)
VAGUE = re.compile(
    r"(?:全年|年内|一年来|一年以来|岁末年初|年末岁首|年(?:初|底|末|终|前|中(?=[,，]))|岁末|寒暑假|暑假|暑期|寒假|今[春夏秋冬]|[春夏秋冬]季(?![运送])|学期[初末中]|期[中末]|"
    r"近年来|近[两二三四五六七八九十几]年来?|日前|近日|上月|本月|节前|节后|(?<!月)\d{1,2}日(?:至|-|到)\d{1,2}日|[本下上]学期|第[一二]学期|(?:重大|传统|重要)节(?:假)?日|节假日|会前|会后|[中高]考前|开学初|月底|月初|年前)(?:前后|前|期间|中)?"
)
# No time phrase begins with another character.
FIRST = (
    "[0-9一二三四五六七八九十〇今本当同去上前明下来新第元植学世国妇女劳青护儿建全中医教记宪圣母父助春端七重敬老除"
    '每逢定年岁寒暑秋夏冬期会高开月农阴正腊近日节次翌廿清九小大\\"]'
)

_LEADING = "0-9〇一二三四五六七八九十元今本当同去上前明下来新"
# With what each kind begins: most places are turned down by their character. A row of days and a range begin with a
# single date, and are looked for where that was found.
BEGINS = {
    "ISO": "12",
    "POINTED": "12",
    "YEARS": "12一二",
    "SCHOOL": "12一二",
    "TERM": "本第",
    "LUNAR": _LEADING + "农阴正腊",
    "FESTIVAL": _LEADING + '"世中国圣大女妇学宪小建护教敬春植母清父端第老记重除青儿全助劳医腊',
    "NEIGHBOURS": _LEADING,
    "MONTHS": _LEADING,
    "SINGLE": _LEADING,
    "BACK": "同当次第翌",
    "RECURRING": "定每逢",
    "VAGUE": "0-9一上下中今会全冬夏学寒岁年开日春暑月期本秋第节近重高",
    "PERIOD": "1-4一二三四上下前春秋第",
    "IN_YEAR": _LEADING,
    "SHORT": "0-9〇一二",
}


# Kinds that cannot do without 年, 月 or the name of a festival; most sentences hold none of the three.
_OF_YEARS = ("YEARS", "SCHOOL", "IN_YEAR", "SHORT")
_OF_MONTHS_AND_FESTIVALS = ("LUNAR", "NEIGHBOURS", "MONTHS", "SINGLE", "FESTIVAL")


def anywhere(folded: str) -> re.Pattern[str]:
    """One pattern for all kinds that a text can hold, to find quickly where a time phrase may begin."""
    if "月" in folded or _festive().search(folded):
        return _anywhere(())
    return _anywhere(_OF_MONTHS_AND_FESTIVALS if "年" in folded else (*_OF_MONTHS_AND_FESTIVALS, *_OF_YEARS))


@cache
def _festive() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, (*tables()["solar"], *tables()["lunar"], *tables()["numeric"]))))


@cache
def _anywhere(lacking: tuple[str, ...]) -> re.Pattern[str]:
    begins = {kind: chars for kind, chars in BEGINS.items() if kind not in lacking}
    whole = "|".join(f"(?=[{chars}])(?:{by_kind()[kind].pattern})" for kind, chars in begins.items())
    unnamed = re.sub(r"[(][?]P<[a-z0-9]+>", "(?:", whole).replace("(?P=sep)", "[-./]")
    return re.compile(f"(?={FIRST})(?=[{''.join(begins.values())}])(?:{unnamed})")


@cache
def by_kind() -> dict[str, re.Pattern[str]]:
    """Every pattern by the name of its kind, in the order of trying."""
    return {
        "ISO": ISO, "POINTED": POINTED, "YEARS": YEARS, "SCHOOL": SCHOOL, "TERM": TERM, "LUNAR": LUNAR,
        "FESTIVAL": festival(), "NEIGHBOURS": NEIGHBOURS, "DAYS": DAYS, "MONTHS": MONTHS, "RANGE": RANGE,
        "SINGLE": SINGLE, "BACK": BACK,
        "RECURRING": RECURRING, "VAGUE": VAGUE, "PERIOD": PERIOD, "IN_YEAR": IN_YEAR, "SHORT": SHORT,
    }  # fmt: skip
