from pathlib import Path

import pytest

from reportmine.model import Document, Extract, Metadata, Reading
from reportmine.text.preparing import prepare

SEEDS = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "seeds"
BODY = "一年来，在上级工会和学校党支部的领导下，工会做了大量工作，取得了成绩。"


def documents(text: str, doc: str = "a.txt", **fields: object) -> tuple[Document, ...]:
    return prepare(Reading(doc, "read", doc, "", 0, 0, Extract(text, "txt"), **fields))  # type: ignore[arg-type]


def meta(text: str, doc: str = "a.txt", **fields: object) -> Metadata:
    return documents(text, doc, **fields)[0].meta


@pytest.mark.parametrize(
    ("title", "year", "start", "end"),
    [
        ("2018年工会工作总结暨2019年工作打算", 2018, None, None),
        ("2012年工作意见", 2012, None, None),
        ("二○一三年度工会工作总结", 2013, None, None),
        ("09年度工会总结", 2009, None, None),
        ("2013-2014学年工会工作总结", 2014, "2013-09-01", "2014-08-31"),
        ("2013-2014学年工会工作计划", 2013, "2013-09-01", "2014-08-31"),
        ("2013学年第一学期工会总结", 2013, "2013-09-01", "2014-01-31"),
        ("2013年上半年工会总结", 2013, "2013-01-01", "2013-06-30"),
        ("工会工作总结（2013年10月-2014年9月）", 2014, "2013-10-01", "2014-09-30"),
        ("20XX年工会工作总结", None, None, None),
        ("建校60周年工会工作总结", None, None, None),
    ],
)
def test_the_year_of_the_title_is_the_year_reported_on(
    title: str, year: int | None, start: str | None, end: str | None
) -> None:
    found = meta(f"{title}\n{BODY}")
    assert (found.title, found.year, found.period_start, found.period_end) == (
        title.replace("○", "〇"),
        year,
        start,
        end,
    )


@pytest.mark.parametrize(
    ("text", "year", "basis"),
    [
        (f"工会工作总结\n2014年，{BODY}", 2014, "正文开头“2014年”"),
        (f"工会工作总结\n现将2014年工作总结如下。{BODY}", 2014, "正文开头“现将2014年工作总结如下”"),
        (f"工会工作总结\n{BODY}\n2014年1月3日", 2013, "落款“2014年1月3日”，年初所写总结说的是上一年"),
        (f"工会工作总结\n{BODY}\n二〇一三年十二月", 2013, "落款“二〇一三年十二月”"),
        (f"工会工作计划\n{BODY}\n2013年12月20日", 2014, "落款“2013年12月20日”，年末所写计划说的是下一年"),
        (f"工会工作总结\n{BODY}庆祝第28个教师节。", 2012, "正文“第28个教师节”"),
        (f"工会工作总结\n20XX年，{BODY}\n2014年1月3日", None, "正文开头“20XX年”未写明年份"),
        (f"工会工作总结\n{BODY}", None, ""),
    ],
)
def test_the_year_of_the_body(text: str, year: int | None, basis: str) -> None:
    found = meta(text)
    assert (found.year, found.year_basis) == (year, basis)


def test_names_are_the_last_evidence_and_the_table_the_first() -> None:
    text = f"工会工作总结\n{BODY}"
    assert meta(text, "2013/青石小学2012年总结.txt", folders=("2013",)).year == 2012
    assert meta(text, "2013/总结.txt", folders=("2013",)).year_basis == "文件夹名“2013”"
    given = meta(f"2016年工会总结\n{BODY}", given={"year": "2015", "region": "苏州"})
    assert (given.year, given.year_basis, dict(given.extra)) == (2015, "提交表“2015”", {"region": "苏州"})
    wrong = meta(f"2016年工会总结\n{BODY}", given={"year": "去年"})
    assert (wrong.year, wrong.warnings) == (2016, ("提交表的年份“去年”无法识别，未采用",))


def test_an_unknown_year_is_narrowed_down_by_the_world() -> None:
    found = meta(f"工会工作总结\n{BODY}学习十七届六中全会精神，为“十二五”规划建功立业。")
    assert (found.year, found.year_range) == (None, (2011, 2012))


def test_a_body_of_another_year_is_a_warning_and_the_title_wins() -> None:
    found = meta(f"2023年工会工作总结\n{BODY}2012年，学习。2012年3月，开会。2012年9月，庆祝第28个教师节。")
    assert found.year == 2023
    assert found.warnings == (
        "年份存疑：标题等写的是2023年，正文写的是2012年（3处）",
        "年份存疑：标题等写的是2023年，正文的“第28个教师节”是2012年",
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2013年工会工作总结", "总结"),
        ("2018年总结暨2019年打算", "总结"),
        ("2013年工会工作要点", "计划"),
        ("新北区教育工会2012年行事历", "计划"),
        ("学校工会工作心得体会总结", "心得"),
        ("工会主席个人述职报告", "述职"),
        ("关于报送2013年工会工作总结的通知", "通知"),
        ("工会简介", "其他"),
    ],
)
def test_the_kind_by_the_title(title: str, kind: str) -> None:
    assert meta(f"{title}\n{BODY}").kind == kind


def test_the_kind_by_the_opening() -> None:
    found = meta(f"2014年，{BODY}现将一年来的工作总结如下：\n一、学习")
    assert (found.kind, found.kind_basis, found.title) == ("总结", "正文开头的“现将一年来的工作总结”", "a")


@pytest.mark.parametrize(
    ("text", "unit", "basis"),
    [
        (f"常州市新北区教育工会2012年工作意见\n{BODY}", "常州市新北区教育工会", "标题"),
        (f"常州市新北區教育工會2012年工作意見\n{BODY}", "常州市新北区教育工会", "标题"),
        (f"2013年青石镇中心小学工会工作总结\n{BODY}", "青石镇中心小学工会", "标题"),
        (f"东风机械有限公司工会二〇一二年工作总结\n{BODY}", "东风机械有限公司工会", "标题"),
        (f"常州市人民医院工会\n2013年度工作总结\n{BODY}", "常州市人民医院工会", "标题"),
        (f"工会工作总结\n{BODY}\n礼河实验学校工会\n2014年1月3日", "礼河实验学校工会", "落款"),
        (f"工会工作总结\n20XX年北仑教育工会结合大会精神，{BODY}", "北仑教育工会", "正文开头"),
    ],
)
def test_the_unit_in_the_text(text: str, unit: str, basis: str) -> None:
    found = meta(text)
    assert (found.unit_in_text, found.unit, found.unit_basis) == (unit, unit, f"文中单位：{basis}“{unit}”")


@pytest.mark.parametrize(
    "title", ["小学工会年终工作总结", "学校工会工作总结", "区教育工会2013年总结", "XX小学工会总结"]
)
def test_a_title_that_names_no_particular_unit(title: str) -> None:
    assert meta(f"{title}\n{BODY}").unit is None


def test_the_first_folder_is_the_submitter_where_it_is_a_unit() -> None:
    text = f"江湾区第二实验中学工会2016年总结\n{BODY}"
    found = meta(text, folders=("01 青石镇中心小学", "2013"))
    assert (found.submitter, found.unit) == ("青石镇中心小学", "青石镇中心小学")
    assert found.warnings == ("报送单位“青石镇中心小学”与文中单位“江湾区第二实验中学工会”不一致",)
    assert meta(text, folders=("2013年总结",)).submitter is None


def test_title_and_signature_of_two_units_decide_nothing() -> None:
    found = meta(f"江湾区第二实验中学工会2016年总结\n{BODY}\n青石镇中心小学工会\n2016年12月1日")
    assert (found.unit_in_text, found.unit) == ("江湾区第二实验中学工会", None)
    assert found.warnings == ("标题的单位“江湾区第二实验中学工会”与落款的单位“青石镇中心小学工会”不一致",)


def test_a_title_below_marks_of_the_office() -> None:
    assert (
        meta(f"附件1：\n常新工〔2012〕4号\n新北区教育工会2012年工作要点\n{BODY}").title
        == "新北区教育工会2012年工作要点"
    )
    assert meta(f"各位代表：\n{BODY}", "2013年工作报告.txt").title == "2013年工作报告"


@pytest.mark.parametrize(
    ("marker", "n"),
    [
        ("篇{}：总结", 3),
        ("第{}篇：总结", 3),
        ("【篇{}】总结", 3),
        ("【第{}篇】", 3),
        ("范文{}", 3),
        ("**篇{}：** 总结", 3),
        ("工会工作总结 篇{}", 3),
        ("第{}篇章 学习", 1),
        ("（{}）学习", 1),
        ("第{}篇文章在省报发表。", 1),
    ],
)
def test_compilations_are_split_and_sections_are_not(marker: str, n: int) -> None:
    for numbers in ("一二三", "123"):
        raw = "范文三篇\n" + "".join(f"{marker.format(number)}\n{BODY * 8}\n" for number in numbers)
        found = documents(raw)
        assert len(found) == n
        if n > 1:
            assert [one.doc for one in found] == ["a.txt#1", "a.txt#2", "a.txt#3"]
            assert [one.raw_text(len(one.clean) - 6, len(one.clean)) for one in found] == ["取得了成绩。"] * 3
            assert found[0].end == found[1].start


def test_metadata_handed_in_for_one_report_of_a_compilation() -> None:
    raw = f"篇一：总结\n{BODY * 8}\n篇二：总结\n{BODY * 8}"
    first, second = documents(raw, given={"region": "苏州", "#2.year": "2011"})
    assert (first.meta.year, second.meta.year) == (None, 2011)
    assert dict(first.meta.extra) == dict(second.meta.extra) == {"region": "苏州"}


def test_a_table_of_contents_is_no_compilation() -> None:
    assert len(documents(f"目录\n第一篇：总结\n第二篇：计划\n{BODY * 8}")) == 1


def test_an_unreadable_file_has_no_reports() -> None:
    assert prepare(Reading("a.pdf", "scan", "a.pdf", "", 0, 0, error="扫描件")) == ()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not there")
@pytest.mark.parametrize(
    ("name", "year", "kind", "unit"),
    [
        ("000_4af21c84b528be7c.txt", None, "心得", "北仑教育工会"),
        ("001_53987064cb255a36.txt", None, "总结", "北仑教育工会"),
        ("002_c586d096e016a226.txt", 2012, "计划", "常州市新北区教育工会"),
        ("003_f7187d5c2f80d812.txt", None, "心得", None),
        ("004_ae474a7606e75a83.txt", 2013, "总结", "礼河实验学校"),
    ],
)
def test_the_seeds(name: str, year: int | None, kind: str, unit: str | None) -> None:
    found = meta((SEEDS / name).read_bytes().decode(), name)
    assert (found.year, found.kind, found.unit, found.warnings) == (year, kind, unit, ())
