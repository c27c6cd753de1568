"""The pages in a real browser."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from browsing import Watched
from lxml import etree
from reports_samples import MANIFEST, MATCHES, PAIRS, TEXTS, document, match, tables

from reportmine.reports.alignment import Side
from reportmine.reports.page import comparison_page, page
from reportmine.reports.table import make_table

DOCS = list(TEXTS)

# what the steps say comes back as a list
STEPS = """() => {
  const out = []; const say = function (x) { out.push(String(x)); };
  const key = function (k) { document.body.dispatchEvent(new KeyboardEvent('keydown', {key: k, bubbles: true})); };
  STEPS
  return out;
}"""


def shown(browsed: Watched, html: str, tmp_path: Path, tab: str = "") -> Watched:
    """Opens a page from a file at one of its tabs."""
    file = tmp_path / "page.html"
    file.write_text(html, encoding="utf-8")
    browsed.open(f"{file.as_uri()}#{tab}")
    return browsed


def answers(browsed: Watched, html: str, steps: str, tmp_path: Path, tab: str = "") -> list[str]:
    out: list[str] = shown(browsed, html, tmp_path, tab).page.evaluate(STEPS.replace("STEPS", steps, 1))
    return out


def test_tabs_open_by_address_and_by_arrow_keys(browsed: Watched, tmp_path: Path) -> None:
    steps = """
    var open=function(){return [].map.call(document.querySelectorAll('.panel:not([hidden])'),
      function(p){return p.dataset.name}).join()};
    say(open()); var tab=document.getElementById('tab-words'); tab.focus();
    tab.dispatchEvent(new KeyboardEvent('keydown',{key:'ArrowRight',bubbles:true}));
    say(document.activeElement.id); say(tab.getAttribute('aria-selected'));
    say(document.querySelectorAll('[role=tab]').length);
    """
    assert answers(browsed, page(tables(), TEXTS, MANIFEST), steps, tmp_path, "words") == [
        "words",
        "tab-search",
        "true",
        "10",
    ]


def test_the_comparison_marks_moves_and_steps_through_passages(browsed: Watched, tmp_path: Path) -> None:
    steps = """
    var current=function(){return document.querySelector('.match.current .place').textContent};
    key('n'); say(current()); key('n'); key('n'); say(current()); key('n'); say(current()); key('p'); say(current());
    say(document.getElementById('compare-position').textContent);
    say([].map.call(document.querySelectorAll('.sides del'),function(d){return d.textContent}).join());
    say(document.querySelector('.away').textContent);
    var wild='<script>alert(1)</'+'script> 见附件𠮷家文档。';
    say([].some.call(document.querySelectorAll('.rest td'),function(d){return d.textContent.indexOf(wild)>=0}));
    say(document.querySelector('.formula:not(.legend *)') ? 'grey' : 'none');
    say(document.querySelector('.standing').textContent);
    document.getElementById('compare-only').click(); say(getComputedStyle(document.querySelector('.rest')).display);
    """
    assert answers(browsed, page(tables(), TEXTS, MANIFEST), steps, tmp_path, "compare/0") == [
        "1 · 第一部分·第1句 · 换词改写",
        "3 · 第一部分·第1句 · 个别字词不同",
        "1 · 第一部分·第1句 · 换词改写",
        "3 · 第一部分·第1句 · 个别字词不同",
        "第 3 处，共 3 处",
        "组织,职,开展,86,走访,职,23,11,牵,开",
        "工会带头公示了食堂采购和绩效分配两项办法。",
        "true",
        "grey",
        "本结果只说明文字重合的事实，不说明责任；不能排除双方均源自第三方文本。",
        "none",
    ]


def test_what_stayed_behind_is_marked_in_its_place(browsed: Watched, tmp_path: Path) -> None:
    at = TEXTS[DOCS[0]].index("县医院")
    rows = [one | {"leftovers": [f"甲件 {at}–{at + 3} 标题：“县医院”是对方单位的名称"]} for one in PAIRS]
    made = page(tables() | {"pairs": make_table("pairs", rows)}, TEXTS, MANIFEST)
    opened = shown(browsed, made, tmp_path, "compare/0")
    assert opened.texts(".sides mark") == ["县医院"]
    assert "对方单位" in str(opened.page.get_attribute(".sides mark", "title"))


def test_activities_are_filtered_and_open_their_sentence(browsed: Watched, tmp_path: Path) -> None:
    steps = """
    var form=document.getElementById('activity-filters');
    var rows=function(){return document.querySelectorAll('#activity-rows tr').length};
    var set=function(name,value){
      form.elements[name].value=value;form.dispatchEvent(new Event('input',{bubbles:true}))};
    say(rows()); set('status','planned'); say(rows()); set('unit','县医院工会'); say(rows());
    set('status',''); set('unit',''); set('year','年份不详');
    say(document.querySelector('#activity-rows tr').textContent); set('year',''); set('text','护理技能');
    say(document.getElementById('activity-count').textContent);
    document.querySelector('#activity-rows button').click();
    say(document.querySelector('.sentence').innerHTML); say(document.querySelector('.detail dd').textContent);
    """
    assert answers(browsed, page(tables(), TEXTS, MANIFEST), steps, tmp_path, "activities") == [
        "6",
        "2",
        "1",
        "登山活动文体原文未写单位不明 · 年份不详不明确原文未写低看原句",
        "显示 1 条，共 6 条",
        "五月，工会在门诊楼前举办<mark>护理技能比武</mark>，12个科室报名。",
        "五月",
    ]


def test_a_number_of_the_heat_map_opens_its_sentences(browsed: Watched, tmp_path: Path) -> None:
    steps = """
    var box=document.getElementById('theme-sentences-box'), heat=document.querySelectorAll('.heat');
    say(heat[0].hidden+' '+heat[1].hidden);
    var row=[].filter.call(heat[0].querySelectorAll('tbody tr'),function(r){
      return r.firstChild.textContent==='民主管理'})[0];
    row.querySelectorAll('button')[1].click(); say(box.querySelector('h3').textContent);
    say(box.querySelectorAll('li').length); say(box.querySelector('li').firstChild.textContent);
    document.querySelectorAll('#heat-choose button')[1].click(); say(heat[0].hidden+' '+heat[1].hidden);
    """
    assert answers(browsed, page(tables(), TEXTS, MANIFEST), steps, tmp_path, "themes") == [
        "false true",
        "民主管理，2013：12.0%；95% 误差范围 7.0%–17.0%；独立文本 3 个，报告 3 份；"
        "其中通用表述 2.0%，沿用较早报告 1.0%",
        "3",
        "工会认真落实职代会提案，答复率达到百分之百。",
        "true false",
    ]


def test_positions_hold_behind_characters_beyond_16_bits(browsed: Watched, tmp_path: Path) -> None:
    text = "𠮷𠮷家。八月，学校举办青年教师读书会。"
    found = match(DOCS[2], DOCS[2], "八月，学校举办青年教师读书会。", "八月，学校举办青年教师读书会。", "verbatim")
    found |= {"doc_a": "a", "doc_b": "b", "a_start": 4, "a_end": 19, "b_start": 4, "b_end": 19}
    sides = [Side(document(DOCS[2]) | {"doc": doc}, text) for doc in ("a", "b")]
    made = comparison_page(sides[0], sides[1], [found])
    steps = """
    say(document.querySelector('.match td').lastChild.textContent); say(document.querySelector('.rest td').textContent)
    """
    assert answers(browsed, made, steps, tmp_path) == ["八月，学校举办青年教师读书会。", "𠮷𠮷家。"]


def test_pairs_without_texts_or_passages_say_so(browsed: Watched, tmp_path: Path) -> None:
    steps = """
    say(document.querySelector('.facts').textContent.indexOf('本页未载入这一对的全文')>=0);
    say(document.querySelectorAll('.sides tr.match').length);
    """
    made = page(tables(), {}, MANIFEST)
    assert answers(browsed, made, steps, tmp_path, "compare/0") == ["true", "3"]
    missing = "say(document.getElementById('compare-body').textContent)"
    assert answers(browsed, made, missing, tmp_path, "compare/9") == ["这一对没有载入本页，见同目录的 matches.csv。"]
    assert answers(browsed, page({}, {}, {}), missing, tmp_path, "compare") == ["没有可对照的报告对。"]


def test_two_reports_alone_open_without_errors(browsed: Watched, tmp_path: Path) -> None:
    sides = [Side(document(doc), TEXTS[doc]) for doc in (DOCS[0], DOCS[2])]
    made = comparison_page(sides[0], sides[1], [m for m in MATCHES if m["doc_b"] == DOCS[2]], pair=PAIRS[1])
    steps = """
    key('n'); say(document.querySelectorAll('.match').length); say(document.querySelector('.facts li').textContent)
    """
    assert answers(browsed, made, steps, tmp_path) == ["3", "第二部分·第3句：县医院"]


def test_numbers_of_the_page_lead_to_the_activities_they_count(browsed: Watched, tmp_path: Path) -> None:
    opened = shown(browsed, page(tables(), TEXTS, MANIFEST), tmp_path, "activities")
    opened.page.click("#activity-counts [data-type='文体'][data-month='12']")
    assert opened.texts("#activity-rows b") == ["登山活动"]
    opened.page.click("#activity-filters [type=reset]")
    opened.page.click("#activity-view [data-view=months]")
    assert opened.texts("#activity-calendar [aria-pressed=true]") == ["2013 (3)"]
    assert "15 日 第三届职工趣味运动会 已开展" in " ".join(opened.texts("#activity-calendar section")[5].split())
    opened.page.click("#activity-calendar button >> nth=0")
    assert opened.page.get_attribute("#activity-calendar button >> nth=0", "aria-pressed") == "true"


def test_the_heat_map_shows_other_measures_when_asked(browsed: Watched, tmp_path: Path) -> None:
    opened = shown(browsed, page(tables(), TEXTS, MANIFEST), tmp_path, "themes")
    cell = ".heat:not([hidden]) tr:has(th:text-is('困难帮扶')) button >> nth=1"
    assert opened.page.inner_text(cell) == "14.0%"
    opened.page.check("#heat-every")
    assert opened.page.inner_text(cell) == "24.0%"
    opened.page.check("#heat-plain")
    assert opened.page.inner_text(cell) == "12.0%"
    assert "仅供比较" in opened.page.inner_text("#heat-measure")
    opened.page.click(cell)
    assert opened.texts("#theme-sentences-box h3") == ["困难帮扶，2013：12.0%；报告 3 份，独立文本 3 个"]


def test_the_search_folds_width_and_ignores_line_breaks(browsed: Watched, tmp_path: Path) -> None:
    texts = {**TEXTS, DOCS[0]: TEXTS[DOCS[0]].replace("趣味运动会", "趣味\n运动会")}
    opened = shown(browsed, page(tables(), texts, MANIFEST), tmp_path, "search")
    opened.page.fill("#search-form [name=text]", "趣味运动会")
    opened.page.keyboard.press("Enter")
    assert opened.texts("#search-rows mark") == ["趣味运动会", "趣味运动会"]
    opened.page.fill("#search-form [name=text]", "８６人")
    opened.page.keyboard.press("Enter")
    assert opened.texts("#search-count") == ["1 行"]
    rows = opened.download("#panel-search [data-picture=csv]")[1].decode("utf-8-sig").splitlines()
    assert (len(rows), rows[0]) == (2, "左文,命中,右文,标题,单位,年度")
    opened.page.check("#search-form [name=regex]")
    opened.page.fill("#search-form [name=text]", "(")
    opened.page.keyboard.press("Enter")
    assert opened.texts("#search-count") == ["正则表达式的写法不对，请检查括号和转义"]


def test_a_line_of_a_family_is_listed_once(browsed: Watched, tmp_path: Path) -> None:
    texts = {**TEXTS, DOCS[1]: TEXTS[DOCS[0]]}
    opened = shown(browsed, page(tables(), texts, MANIFEST), tmp_path, "search/" + quote("答复率达到"))
    assert opened.texts("#search-count") == ["2 行"]
    assert "同源的 2 份都有" in opened.texts("#search-rows tr")[0]
    opened.page.check("#search-form [name=every]")
    assert opened.texts("#search-count") == ["3 行"]


def test_every_picture_gives_its_numbers_and_itself(browsed: Watched, tmp_path: Path) -> None:
    opened = shown(browsed, page(tables(), TEXTS, MANIFEST), tmp_path, "themes")
    name, data = opened.download(".multiples [data-picture=csv]")
    assert name == "工会工作报告比对结果_文体活动.csv"
    assert data.decode("utf-8-sig").splitlines()[:2] == ["主题,组,篇幅占比", "文体活动,,0.2"]
    assert opened.download(".multiples [data-picture=png]")[1].startswith(b"\x89PNG")
    drawing = etree.fromstring(opened.download(".multiples [data-picture=svg]")[1])
    assert "文体活动" in "".join(drawing.itertext())
    heat = etree.fromstring(opened.download("#panel-themes [data-picture=svg]")[1])
    assert {"困难帮扶", "14.0%", "n=3"} <= {text.strip() for text in heat.itertext()}
    opened.page.click("#tab-overlap")
    drawn = etree.fromstring(opened.download("#panel-overlap [data-picture=svg]")[1])
    assert drawn.findall(".//{*}circle")[0].get("fill")


def test_a_number_of_the_first_tab_leads_to_its_own(browsed: Watched, tmp_path: Path) -> None:
    opened = shown(browsed, page(tables(), TEXTS, MANIFEST), tmp_path)
    opened.page.click(".figures a:has-text('日历与数字核对')")
    assert opened.page.is_visible("#panel-checks")
