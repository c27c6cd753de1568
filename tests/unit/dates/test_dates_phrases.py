"""The phrases of the genre with their dates, written by hand; a phrase without a date stands with ""."""

import pytest

from reportmine.dates import find_dates

IN_2012 = """
3月|2012-03
三月份|2012-03
十月份|2012-10
十一月份|2012-11
十二月|2012-12
3月8日|2012-03-08
３月８日|2012-03-08
三月八日|2012-03-08
12月31号|2012-12-31
2011年3月|2011-03
2011年3月5日|2011-03-05
二○一三年一月份|2013-01
二〇一二年三月八日|2012-03-08
一九九八年五月|1998-05
09年3月|2009-03
98年7月|1998-07
2012.3.5|2012-03-05
2012-03-05|2012-03-05
2012/3/5|2012-03-05
20XX年3月|XXXX-03
20XX年3月8日|XXXX-03-08
20XX年|
6-7月|2012-06/2012-07
6～7月|2012-06/2012-07
6—7月|2012-06/2012-07
7至9月|2012-07/2012-09
七、八月份|2012-07/2012-08
三、四月|2012-03/2012-04
3、6、9月|2012-03;2012-06;2012-09
3月到5月|2012-03/2012-05
3月至4月|2012-03/2012-04
四月至六月|2012-04/2012-06
2012年1-6月|2012-01/2012-06
11-2月|2012-11/2013-02
10月20日至31日|2012-10-20/2012-10-31
10月20日-31日|2012-10-20/2012-10-31
1月25日至2月3日|2012-01-25/2012-02-03
9月1日-10月7日|2012-09-01/2012-10-07
12月25日至1月5日|2012-12-25/2013-01-05
12月25日至次年1月5日|2012-12-25/2013-01-05
2011年9月至2012年6月|2011-09/2012-06
3月8日、9日|2012-03-08/2012-03-09
3月8日和10日|2012-03-08;2012-03-10
3月5日、4月6日|2012-03-05;2012-04-06
10月上旬|2012-10
10月中旬|2012-10
6月下旬|2012-06
3月上旬至中旬|2012-03
9月初|2012-09
12月底|2012-12
11月末|2012-11
6月起|2012-06
3月份以来|2012-03
9月份开始|2012-09
8月底前|
5月1日前|
2012年6月30日之前|
3月5日前后|2012-03-05
第一季度|2012-01/2012-03
三季度|2012-07/2012-09
第4季度|2012-10/2012-12
前三季度|2012-01/2012-09
上半年|2012-01/2012-06
下半年|2012-07/2012-12
2011年下半年|2011-07/2011-12
明年上半年|2013-01/2013-06
今年|2012
本年度|2012
2012年|2012
2012年度|2012
去年|2011
上年度|2011
前年|2010
明年|2013
下一年度|2013
新的一年|2013
今年3月|2012-03
去年12月|2011-12
明年5月|2013-05
今年以来|2012
2008—2012年|2008/2012
2012年底|2012
2012年初|2012
年初|
年底|
年末|
年底前|
全年|
年内|
一年来|
岁末年初|
暑期|
暑假|
寒暑假期间|
今夏|
本学期|
学期初|
第一学期|
2012-2013学年第一学期|2012-09/2013-01
2012学年|2012-09/2013-08
会前|
中考前|
重大节日|
元旦|2012-01
元旦前夕|
2012年春节|2012-01-23
春节|2012-01-23
春节前|
春节期间|
春节前后|
元宵节|2012-02-06
端午节|2012-06-23
中秋节|2012-09-30
中秋节前|
重阳节|2012-10-23
2013年重阳节|2013-10-13
2014年重阳节|2014-10-02
除夕|2012-01-22
三八妇女节|2012-03-08
“三八”妇女节|2012-03-08
“三八”节|2012-03-08
三八节|2012-03-08
“三八”国际劳动妇女节|2012-03-08
3·8妇女节|2012-03-08
“五一”劳动节|2012-05-01
“五一”|2012-05-01
五一前夕|2012-04
“七一”前夕|2012-06
国庆节前夕|2012-09
国庆节|2012-10-01
“十一”国庆|2012-10-01
“十一”期间|
五四青年节|2012-05-04
六一儿童节|2012-06-01
教师节|2012-09-10
“教师节”|2012-09-10
教师节前夕|2012-09
教师节期间|
第28个教师节|2012-09-10
第二十八个教师节|2012-09-10
第30个教师节|2014-09-10
5.12护士节|2012-05-12
第101个“5·12”国际护士节|2012-05-12
世界读书日|2012-04-23
植树节|2012-03-12
母亲节|2012-05-13
父亲节|2012-06-17
全国助残日|2012-05-20
记者节|2012-11-08
全民健身日|2012-08-08
今年教师节|2012-09-10
去年中秋节|2011-09-12
"""

WITHOUT_YEAR = """
8月30日|XXXX-08-30
三月份|XXXX-03
6-7月|XXXX-06/XXXX-07
3、6、9月|XXXX-03;XXXX-06;XXXX-09
下半年|XXXX-07/XXXX-12
教师节|XXXX-09-10
“三八”妇女节|XXXX-03-08
元旦|XXXX-01
五一前夕|XXXX-04
中秋节|
春节|
母亲节|
今年|
去年|
明年5月|XXXX-05
第28个教师节|2012-09-10
2012年|2012
2月29日|XXXX-02-29
"""

NO_TIME = """
〔2012〕4号
常新社教[2012]4号文件
第九套广播体操
十八大精神
十一届三中全会
3.5万元
达到40.2℃
9:00-18:30
上午8时30分
三八红旗手
五一劳动奖状
“五一”巾帼标兵
五一路12号
八一街道
为期3个月
历时三月
三月三歌会
一月一主题
十月革命
13月
2月30日
2012年2月30日的日记
每人每月120元
12年的努力
XX年
100年校庆
第12个月
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("phrase", "date"), rows(IN_2012))
def test_phrase_in_a_report_of_2012(phrase: str, date: str) -> None:
    found = find_dates(f"{phrase}，组织了活动", 2012)
    assert (found[0].text, ";".join(t.date for t in found)) == (phrase if len(found) == 1 else found[0].text, date)


@pytest.mark.parametrize(("phrase", "date"), rows(WITHOUT_YEAR))
def test_phrase_in_a_report_without_year(phrase: str, date: str) -> None:
    assert [t.date for t in find_dates(phrase, None)] == [date]


@pytest.mark.parametrize("phrase", NO_TIME.strip().splitlines())
def test_no_time_is_found(phrase: str) -> None:
    assert [t.text for t in find_dates(phrase, 2012) if t.granularity in ("day", "month")] == []


@pytest.mark.parametrize(
    ("phrase", "recurrence"),
    [
        ("每周二、周四", "每周二、周四"),
        ("每学期", "每学期"),
        ("每月", "每月"),
        ("每年3月", "每年3月"),
        ("逢年过节", "逢年过节"),
        ("定期", "定期"),
    ],
)
def test_recurring_time_has_no_date(phrase: str, recurrence: str) -> None:
    (time,) = find_dates(f"{phrase}组织学习", 2012)
    assert (time.recurrence, time.date) == (recurrence, "")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2015年，我们将办好三件实事：一是4月举办运动会", ["2015", "2015-04"]),
        ("在新的一年里，4月举办运动会，10月外出考察", ["2015", "2015-04", "2015-10"]),
        ("2011年3月签订合同，5月10日检查", ["2011-03", "2011-05-10"]),
        ("总结2013年度经费，5月公布", ["2013", "2014-05"]),
        ("自2008年以来，3月都有活动", ["2008", "2014-03"]),
    ],
)
def test_year_that_governs_the_months_after_it(text: str, dates: list[str]) -> None:
    assert [t.date for t in find_dates(text, 2014)] == dates


def test_real_days_are_finer_than_the_normal_form() -> None:
    (time,) = find_dates("10月中旬", 2016)
    assert (time.date, time.date_start, time.date_end) == ("2016-10", "2016-10-11", "2016-10-20")


def test_limit_keeps_its_day_and_names_no_date() -> None:
    (time,) = find_dates("6月30日前", 2016)
    assert (time.date, time.date_start, time.date_end, time.approximate) == ("", None, "2016-06-30", True)


def test_positions_are_those_of_the_text() -> None:
    text = "于二○一二年三月八日（星期四）召开"
    (time,) = find_dates(text, None)
    assert text[time.start : time.end] == time.text == "二○一二年三月八日"


def test_number_of_an_item_is_no_part_of_its_month() -> None:
    assert [t.text for t in find_dates("1.7月至8月开展送清凉活动", 2012)] == ["7月至8月"]


def test_bound_of_the_last_festival_holds_for_the_row() -> None:
    assert [t.date for t in find_dates("元旦、春节期间走访", 2012)] == ["", ""]


def test_a_term_set_does_not_govern_the_months_after_it() -> None:
    found = find_dates("围绕“到2017年底全部参加”的目标，5月进行了督查", 2016)
    assert [t.date for t in found] == ["2017", "2016-05"]
