"""Cleaning: noise that goes, text that stays. Long because it is one list of texts before and after."""

from pathlib import Path

import pytest

from reportmine.text.cleaning import clean
from reportmine.text.noise import rules

SEEDS = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "seeds"
PROSE = (
    "一年来，校工会在上级工会和学校党支部的领导下，团结带领广大教职工认真履行职能，各项工作取得了新的成绩，得到肯定。"
)


def test_noise_around_a_web_page_goes_and_is_counted_by_rule() -> None:
    text = (
        "您当前的位置：首页 > 工会工作 > 年度总结\n工会工作总结\n发布时间：2013-12-20　来源：校工会　浏览次数：123次\n"
        f"【字号：大 中 小】【打印】【关闭】\n{PROSE}\n责任编辑：李四\n分享到：微信 新浪微博\n"
        "上一篇：2012年工会总结\n相关推荐\n小学工会工作计划\n版权所有 © 某小学 浙ICP备12345678号\n"
    )
    cleaned = clean(text)
    assert cleaned.text == f"工会工作总结\n{PROSE}"
    assert set(cleaned.noise) == {"导航", "发布信息", "页面控件", "相关链接", "版权页脚", "空白"}
    assert sum(cleaned.noise.values()) + len(cleaned.text) == len(text)


@pytest.mark.parametrize(
    "line",
    [
        "学校工会网站发布时间及时、浏览次数超过3万次",
        "责任编辑培训班于5月举办，共有32人参加",
        "来源：上级拨款3万元",
        "资金来源：会费和行政补助",
        "编辑：本年度共编辑工会简报12期",
        "浏览量达到3万次",
        "下载量排名第一",
        "分享会每月一次",
        "更多精彩的活动还在继续，欢迎大家参加教职工运动会",
        "当前位置教育是工会宣传的重点",
        "注：附件请到工会办公室领取",
    ],
)
def test_a_report_about_a_web_site_is_not_noise(line: str) -> None:
    for text in (f"{line}\n{PROSE}", f"{PROSE}\n{line}", f"工会总结\n{line}\n{PROSE}\n{line}"):
        assert clean(text).text == text


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("  1. 1、下载文档前请自行甄别文档内容的完整性,平台不提供额外的编辑服务。", "平台提示"),
        ('  2. 2、"仅部分预览"的文档,不可在线预览部分如存在问题,可反馈申请退款。', "平台提示"),
        ("3、如文档侵犯您的权益，请联系客服反馈，我们会尽快为您处理（人工客服工作时间：9:00-18:30）。", "平台提示"),
        ("第 1 页 共 3 页", "页码"),
        ("- 2 -", "页码"),
        ("— 12 —", "页码"),
        ("Page 1 of 3", "页码"),
        ("阅读：123次", "发布信息"),
        ("全文字数：2300字", "发布信息"),
        ("编辑：小王", "发布信息"),
        ("作者：张三", "发布信息"),
        ("https://www.example.com/a.html", "发布信息"),
        ("微信扫一扫，分享到朋友圈", "页面控件"),
        ("本文由小编整理，仅供参考", "范文站"),
        ("以上就是本站为大家整理的工会工作总结，希望对大家有所帮助。", "范文站"),
        ("【打印】【关闭】", "页面控件"),
        ("粤ICP备2020012345号-1", "版权页脚"),
    ],
)
def test_each_kind_of_noise(line: str, rule: str) -> None:
    cleaned = clean(f"工会工作总结\n{line}\n{PROSE}")
    assert (cleaned.text, rule in cleaned.noise) == (f"工会工作总结\n{PROSE}", True)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("幼儿园工会工作总结.doc", "下载信息"),
        ("2013年工会工作总结(1).docx", "下载信息"),
        ("学校工会工作计划.pdf下载", "下载信息"),
        ("下载需消耗 2 枚积分 | 共 4 页 | 大小 38KB | 格式 DOC", "下载信息"),
        ("共5页，12次下载，价格：3元", "下载信息"),
        ("格式：DOCX 页数：3页 大小：25.5KB 评分：4.8分", "下载信息"),
        ("本文档需要5金币｜VIP免费下载", "下载信息"),
        ("温馨提示：本文档由网友自行上传分享，页面展示的是转码后的预览效果。", "平台提示"),
        ("声明：本站只提供文档存储空间，内容的真实性由上传者负责。", "平台提示"),
        ("【声明】：本平台为信息存储服务平台，资料版权归原作者所有，如有侵权请联系删除。", "平台提示"),
        ("若认为侵犯了您的权利，请点击右下角“投诉举报”。", "平台提示"),
    ],
)
def test_what_a_download_page_writes_around_a_text(line: str, rule: str) -> None:
    cleaned = clean(f"{line}\n工会工作总结\n{PROSE}")
    assert (cleaned.text, rule in cleaned.noise) == (f"工会工作总结\n{PROSE}", True)


@pytest.mark.parametrize(
    "opening",
    [
        "您可能还想看：",
        "你可能感兴趣的文档",
        "大家都在看",
        "猜你喜欢",
        "猜您还想看",
        "为您推荐",
        "下载此文档的人还下载了：",
        "看了又看的用户还喜欢",
        "浏览过该文的读者还看了",
        "与本文相关的文章",
        "上传者的其他文档",
        "相似文档推荐",
        "本周热门文档",
        "编辑推荐",
    ],
)
def test_a_list_of_other_documents_ends_the_text_in_any_wording(opening: str) -> None:
    links = (
        "幼儿园后勤工作计划 | 小班保育员工作体会 | 教研组工作小结 | 少先队活动方案\n大班下学期班务计划\n教师个人小结"
    )
    declared = "声明：本站只提供文档存储空间，内容由上传者负责。若认为侵犯了您的权利，请点击“投诉举报”。"
    assert clean(f"工会总结\n{PROSE}\n某校工会\n{opening}\n{links}\n{declared}").text == f"工会总结\n{PROSE}\n某校工会"


@pytest.mark.parametrize(
    "line",
    [
        "声明：县总工会从未委托任何单位和个人以工会名义收取会费",
        "郑重声明：凡侵犯职工合法权益的，工会将依法维权",
        "温馨提示：请各位会员于3月20日前到工会办公室领取慰问品",
        "说明：本年度经费收支已经审委员会审查",
        "积分管理：参加一次志愿服务积5分，满50分兑换电影票",
        "学习强国人均积分3000分，下载安装率达到100%",
        "积分兑换活动共有120人参加",
        "下载学习资料320份，人均5份",
        "会员积分5分以上的36人",
        "共有4页宣传册发到班组",
        "您的困难就是我们的责任",
        "大家都在学习劳模精神",
        "推荐劳模2名",
        "附件：困难职工登记表.doc",
        "工会网站本年度更新文档86篇，提供下载服务1200次",
        "工会网站只提供政策咨询，职工可以在线留言",
        "为职工推荐好书20本",
    ],
)
def test_declarations_points_and_sites_of_a_union_stay(line: str) -> None:
    for text in (f"{line}\n{PROSE}", f"{PROSE}\n{line}", f"工会总结\n{line}\n{PROSE}\n{line}"):
        assert clean(text).text == text


def test_a_list_of_links_ends_the_text_but_a_calendar_stays() -> None:
    assert clean(f"{PROSE}\n\n相关文档\n最新文档\n小学工会计划").text == PROSE
    assert clean(f"{PROSE}\n三月份\n1、召开教代会\n四月份\n1、参加运动会").text.endswith("1、参加运动会")


def test_the_title_said_again_after_a_notice_is_kept_once() -> None:
    cleaned = clean(f"工会总结\n1、下载文档前请自行甄别。\n工会总结\n{PROSE}")
    assert cleaned.text == f"工会总结\n{PROSE}"
    assert cleaned.noise["重复标题"] == 4


def test_hard_wrapped_lines_are_one_paragraph_again() -> None:
    body = PROSE * 3
    wrapped = "\n".join(body[at : at + 33] for at in range(0, len(body), 33))
    cleaned = clean(f"工会工作总结\n一、加强学习\n{wrapped}\n二、加强宣传")
    assert cleaned.text == f"工会工作总结\n一、加强学习\n{body}\n二、加强宣传"
    assert cleaned.noise["硬换行"] == wrapped.count("\n")


def test_short_lines_and_headings_are_not_joined() -> None:
    text = "工会工作总结\n一、扎实推进民主管理\n1.推进依法治校\n2.深化校务公开\n（一）开好教代会\n" + PROSE
    assert clean(text).text == text


def test_headings_of_one_length_are_no_wrapped_lines() -> None:
    heads = [
        "一、深化改革，促进国民经济持续健康发展",
        "二、面向基层，努力增加广大职工群众收入",
        "三、加强领导，建设廉洁勤政务实的机关",
    ]
    text = "\n".join(f"{head}\n{PROSE * 2}" for head in heads * 2)
    assert clean(text).text == text


TITLE = "清溪县中医医院工会2013年度工会工作总结"
HEADS = [
    "一、以技能竞赛为抓手，助力医院中心工作",
    "二、以职代会为依托，推进民主管理工作",
    "三、以维权为根本，增进全体职工福祉",
]


@pytest.mark.parametrize(
    "paragraph", [PROSE, PROSE * 2, "开展了比赛。", PROSE[:-1] + "：", "今年举办了比赛，" * 3 + "成绩很好。"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n　　"])
def test_a_title_and_headings_of_one_length_are_never_joined(paragraph: str, gap: str) -> None:
    bare = [head[2:] for head in HEADS]
    for heads in (HEADS, bare, [f"（{number}）{head}" for number, head in zip("一二三", bare, strict=True)]):
        lines = [TITLE, PROSE, *(line for head in heads for line in (head, paragraph))]
        assert clean(gap.join(lines)).text == "\n".join(lines)


def test_a_heading_and_a_title_as_wide_as_the_page_stand_alone() -> None:
    body = PROSE * 3
    wrapped = "\n".join(body[at : at + 20] for at in range(0, len(body), 20))
    head = "二、以职代会为依托，推进民主管理工作化"
    raw = f"清溪县中医医院工会二〇一三年度工作总结\n{wrapped}\n一、帮扶\n{wrapped}\n{head}\n{wrapped}"
    expected = f"清溪县中医医院工会二〇一三年度工作总结\n{body}\n一、帮扶\n{body}\n{head}\n{body}"
    assert clean(raw).text == expected


def test_a_broken_heading_is_whole_again() -> None:
    body = PROSE * 3
    wrapped = "\n".join(body[at : at + 20] for at in range(0, len(body), 20))
    raw = f"工会工作总结\n{wrapped}\n一、帮扶\n二、以技能竞赛为抓手，全力助力医院的\n中心工作\n{wrapped}"
    text = clean(raw).text
    assert "二、以技能竞赛为抓手，全力助力医院的中心工作" in text.split("\n")


def test_rows_of_a_table_are_never_joined() -> None:
    rows = [f"{month}月\t教师诗文朗诵会；教师血压血糖筛查，经费审查；读书" for month in range(3, 9)]
    assert clean("\n".join(["工作计划", *rows])).text == "\n".join(["工作计划", *rows])


def test_an_indent_begins_a_paragraph() -> None:
    body = (PROSE * 2)[:65] + "。"
    wrapped = "\n".join(body[at : at + 33] for at in range(0, 66, 33))
    assert clean("\n".join(f"　　{wrapped}" for _ in range(4))).text == "\n".join([body] * 4)


def test_a_line_never_begins_with_a_closing_mark() -> None:
    assert clean("会议通过了《办法\n》，大家表示满意。").text == "会议通过了《办法》，大家表示满意。"


def test_words_of_a_broken_line_keep_a_space() -> None:
    assert clean("参加 Excel\n，PPT 培训（The\nunion）").text == "参加Excel，PPT培训（The\nunion）"


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("２０１２年６月,共３５人", "2012年6月，共35人"),
        ("共1,000人,3.5万元;", "共1,000人，3.5万元；"),
        ("时间:9:00-18:30", "时间：9:00-18:30"),
        ("家长(学生)评议", "家长（学生）评议"),
        ("“甲”‘乙’「丙」『丁』", "“甲”‘乙’“丙”‘丁’"),
        ('开展"争先"和"创优"活动', "开展“争先”和“创优”活动"),
        ("區教育工會開展師德建設", "区教育工会开展师德建设"),
        ("瞭望与著作", "瞭望与著作"),
        ("我們瞭解後來的發展過程與動態", "我们了解后来的发展过程与动态"),
        ("20xx年，20××年，××小学", "20XX年，20XX年，XX小学"),
        ("4×100米接力", "4×100米接力"),
        ("二○一三年，二0一三年", "二〇一三年，二0一三年"),
        ("⼯会⻓", "工会长"),
        ("工\u200b会\u00ad总\ufeff结", "工会总结"),
        ("1 9 9 3 年3 月", "1993年3月"),
        ("一 加强学习", "一 加强学习"),
        ("工 会 总 结", "工会总结"),
        ("张三 李四", "张三 李四"),
        ("工作扎实.成绩显著.", "工作扎实。成绩显著。"),
        ("3.5万元", "3.5万元"),
        ("__年工会", "__年工会"),
        ("张某某和*老师", "张某某和*老师"),
        ("Teachers' Day, 2012", "Teachers' Day, 2012"),
    ],
)
def test_characters_and_punctuation(raw: str, folded: str) -> None:
    assert clean(raw).text == folded


def test_markdown_marks_go() -> None:
    text = "# 工会总结\n\n## 一、学习\n\n**今年**开展[读书](http://a.b)活动。\n"
    text += "\n| 月份 | 活动 |\n|---|---|\n| 3月 | 教代会 |\n"
    assert clean(text, form="md").text == "工会总结\n一、学习\n今年开展读书活动。\n月份\t活动\n3月\t教代会"


def test_headers_and_numbers_that_every_page_repeats_are_left_out() -> None:
    raw = "\f".join(f"礼河实验学校工会总结\n{PROSE}\n{number}" for number in range(1, 4))
    cleaned = clean(raw)
    assert cleaned.text == "\n".join(["礼河实验学校工会总结", PROSE, PROSE, PROSE])
    assert (cleaned.noise["页眉页脚"], cleaned.noise["页码"]) == (20, 3)


def test_a_phrase_repeated_without_pages_stays() -> None:
    text = "\n".join(f"工作目标\n{PROSE}" for _ in range(4))
    assert clean(text).text == text


def test_every_rule_has_a_name_a_reason_and_a_limit() -> None:
    assert all(rule.name and 0 < rule.longest <= 300 for rule in rules())


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not there")
def test_the_seed_with_notices_and_wrapped_lines() -> None:
    raw = (SEEDS / "001_53987064cb255a36.txt").read_bytes().decode()
    text = clean(raw).text
    assert text.startswith("小学工会年终工作总结报告\n20XX年北仑教育工会")
    assert text.endswith("责任感和使命感。")
    assert "健身、休闲、交友和学习等方式吸引广大教职工，让广大教职工在紧张工作之余得到休息。今年，区教育工会" in text


def test_a_report_of_equal_lines_is_not_eaten_as_a_repeated_title() -> None:
    for line in ("组织职工开展活动，取得良好成效。", "组织职工开展活动"):
        raw = "\n".join([line] * 400) + "\n"
        assert clean(raw).text.count(line) == 400
