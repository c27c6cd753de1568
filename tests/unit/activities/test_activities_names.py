"""Which names a sentence holds, with their types: literal sentences of many kinds of units."""

import pytest

from reportmine.activities.elements import read
from reportmine.activities.weighing import find
from reportmine.segment import segmenter
from reportmine.settings import SegmentSettings

CUT = segmenter(SegmentSettings())


def shown(text: str, year: int = 2012, heading: bool = False) -> list[str]:
    line = read(text, year, CUT)
    return [line.text[c.name.start : c.name.end] for c in find(line, heading) if c.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # one head, one name, left edge at the verb
        ("工会精心组织第三届职工羽毛球比赛。", ["第三届职工羽毛球比赛"]),
        ("积极参加市第二届护理操作竞赛，取得好成绩。", ["市第二届护理操作竞赛"]),
        ("深入开展“安全在我心中”主题实践活动。", ["“安全在我心中”主题实践活动"]),
        ("第二届“清风杯”书画大赛由工会和团委联合举办。", ["第二届“清风杯”书画大赛"]),
        ("参加县总工会组织的财务人员培训班。", ["财务人员培训班"]),
        ("安排女工妇科体检。", ["女工妇科体检"]),
        # shared heads, lists of titles
        ("参加区总工会“工人先锋号”“五一标兵岗”等申报评选活动。", ["“工人先锋号”", "“五一标兵岗”"]),
        ("组织评选“优秀会员”和“工会之友”。", ["“优秀会员”", "“工会之友”"]),
        ("组织“优秀会员”等评选。", ["“优秀会员”等评选"]),
        ("举办职工篮球、乒乓球、拔河比赛。", ["职工篮球", "乒乓球", "拔河比赛"]),
        ("开展说课、评课和听课活动。", ["说课", "评课", "听课活动"]),
        ("举办读书沙龙、演讲比赛和插花展等活动。", ["读书沙龙", "演讲比赛", "插花展"]),
        # topics of one event stay whole
        ("举办消防、急救、心理健康等知识讲座。", ["消防、急救、心理健康等知识讲座"]),
        ("开设叉车、电工等转岗培训班8期。", ["叉车、电工等转岗培训班"]),
        # verb and object
        ("走访慰问困难职工12户。", ["走访慰问困难职工"]),
        ("看望了住院的老职工5人。", ["看望了住院的老职工"]),
        ("庆祝第二十八个教师节。", ["庆祝第二十八个教师节"]),
        ("5月，与院方签订了第三期《集体合同》。", ["签订了第三期《集体合同》"]),
        ("成立了篮球队、摄影协会。", ["篮球队", "摄影协会"]),
        ("先后成立了摄影、书法、羽毛球三个协会。", ["摄影", "书法", "羽毛球"]),
        ("评选表彰“优秀班组长”20名、“先进班组”5个。", ["“优秀班组长”", "“先进班组”"]),
        ("举办职工技能提升培训班。", ["职工技能提升培训班"]),
        ("积极参加镇里组织的拔河比赛、广场舞比赛。", ["拔河比赛", "广场舞比赛"]),
        ("在县直机关安全生产工作会议上作了发言。", ["县直机关安全生产工作会议"]),
        # told the other way round
        ("第三届职工运动会如期于5月20日举行。", ["第三届职工运动会"]),
        ("6户困难职工在春节前得到走访慰问。", ["走访慰问"]),
        ("第二期《集体合同》于6月11日正式签订。", ["签订"]),
        ("区级“先进职工之家”复查验收于11月顺利通过。", ["区级“先进职工之家”复查验收"]),
        # what is no activity
        ("以“安康杯”竞赛为抓手，推动安全生产。", []),
        ("积极参与发展规划、津贴发放等重大问题的决策。", []),
        ("加强师德建设，深化校务公开。", []),
        ("建立健全困难职工帮扶机制。", []),
        ("充分发挥教代会的作用。", []),
        ("落实慰问制度和培训基地建设。", []),
        ("下发《关于举办职工运动会的通知》。", []),
        ("开展丰富多彩的文体活动。", []),
        ("参加各种业务培训。", []),
        ("本次活动受到职工好评。", []),
        ("在比赛中，大家团结协作。", []),
    ],
)
def test_names_of_a_sentence(text: str, names: list[str]) -> None:
    assert shown(text) == names


def test_low_confidence_rows_are_kept_for_those_who_ask() -> None:
    line = read("鼓励“师徒结对”，加强工会干部培训。", 2012, CUT)
    assert {c.confidence for c in find(line)} == {0.3}


@pytest.mark.parametrize(
    ("text", "heading", "names"),
    [
        ("1.开好教职工代表大会。", True, []),
        ("2、开展“教育服务深化年”活动。", True, ["“教育服务深化年”活动"]),
        ("学校召开教职工代表大会。", False, ["教职工代表大会"]),
        ("职工代表大会通过了安置方案。", False, []),
    ],
)
def test_headings_and_organs(text: str, heading: bool, names: list[str]) -> None:
    assert shown(text, heading=heading) == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("举行师德演讲比赛。", "竞赛/文体"),
        ("开展师德演讲活动。", "宣传/征文/演讲"),
        ("召开退休职工座谈会。", "会议"),
        ("召开第四届职工代表大会第二次会议。", "民主管理"),
        ("组织职工疗休养。", "保障/福利"),
        ("举行“送旧迎新”活动。", "节庆"),
        ("完成工会换届选举。", "组织建设"),
        ("开展“一日捐”活动。", "慰问/帮扶"),
        ("组织安全生产大检查。", "调研/检查"),
        ("举行新护士拜师仪式。", "培训/学习"),
        ("组织“工人先锋号”评选申报工作。", "评选/表彰"),
    ],
)
def test_type_by_the_head(text: str, kind: str) -> None:
    (candidate,) = [c for c in find(read(text, 2012, CUT)) if c.confidence >= 0.5]
    assert candidate.type == kind
