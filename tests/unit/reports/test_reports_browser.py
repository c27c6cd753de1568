"""The pages in a real browser, driven by a script put at their end; slow, so each start answers several questions."""

from __future__ import annotations

import html as entities
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from reports_samples import MANIFEST, MATCHES, PAIRS, TEXTS, document, match, tables

from reportmine.reports.alignment import Side
from reportmine.reports.page import comparison_page, page

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DOCS = list(TEXTS)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")

# errors are collected before anything else runs; what the steps find goes into a list at the end of the page
WATCH = (
    "<script>window.errors=[];window.addEventListener('error',function(e){errors.push(e.message)});"
    "document.addEventListener('securitypolicyviolation',function(e){errors.push(e.violatedDirective)});</script>"
)
STEPS = (
    "<script>setTimeout(function(){var out=[];function say(x){out.push(String(x))}"
    "function key(k){document.body.dispatchEvent(new KeyboardEvent('keydown',{key:k,bubbles:true}))}"
    "try{STEPS}catch(e){errors.push(e.message)}"
    "var pre=document.createElement('pre');pre.textContent=JSON.stringify({out:out,errors:errors});"
    "document.body.textContent='';document.body.append(pre)"
    "},100)</script>"
)


def answers(html: str, steps: str, tmp_path: Path, tab: str = "") -> list[str]:
    file = tmp_path / "page.html"
    made = html.replace("<body>", "<body>" + WATCH, 1).replace("</body>", STEPS.replace("STEPS", steps, 1) + "</body>")
    file.write_text(made, encoding="utf-8")
    command = [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", "--dump-dom"]
    address = f"--user-data-dir={tmp_path / 'profile'}", f"{file.as_uri()}#{tab}"
    run = subprocess.run([*command, *address], check=True, capture_output=True, timeout=120)
    found = re.search(r"<pre>(.*?)</pre>", run.stdout.decode("utf-8"), re.S)
    assert found, "the page did not answer"
    told = json.loads(entities.unescape(found.group(1)))
    assert told["errors"] == []
    out: list[str] = told["out"]
    return out


def test_tabs_open_by_address_and_by_arrow_keys(tmp_path: Path) -> None:
    steps = """
    var open=function(){return [].map.call(document.querySelectorAll('.panel:not([hidden])'),
      function(p){return p.dataset.name}).join()};
    say(open()); var tab=document.getElementById('tab-words'); tab.focus();
    tab.dispatchEvent(new KeyboardEvent('keydown',{key:'ArrowRight',bubbles:true}));
    say(document.activeElement.id); say(tab.getAttribute('aria-selected'));
    say(document.querySelectorAll('[role=tab]').length);
    """
    assert answers(page(tables(), TEXTS, MANIFEST), steps, tmp_path, "words") == ["words", "tab-methods", "true", "7"]


def test_the_comparison_marks_moves_and_steps_through_passages(tmp_path: Path) -> None:
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
    assert answers(page(tables(), TEXTS, MANIFEST), steps, tmp_path, "compare/0") == [
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


def test_activities_are_filtered_and_open_their_sentence(tmp_path: Path) -> None:
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
    assert answers(page(tables(), TEXTS, MANIFEST), steps, tmp_path, "activities") == [
        "6",
        "2",
        "1",
        "登山活动文体原文未写单位不明 · 年份不详不明确原文未写低看原句",
        "显示 1 条，共 6 条",
        "五月，工会在门诊楼前举办<mark>护理技能比武</mark>，12个科室报名。",
        "五月",
    ]


def test_a_number_of_the_heat_map_opens_its_sentences(tmp_path: Path) -> None:
    steps = """
    var box=document.getElementById('theme-sentences-box'), heat=document.querySelectorAll('.heat');
    say(heat[0].hidden+' '+heat[1].hidden);
    var row=[].filter.call(heat[0].querySelectorAll('tbody tr'),function(r){
      return r.firstChild.textContent==='民主管理'})[0];
    row.querySelectorAll('button')[1].click(); say(box.querySelector('h3').textContent);
    say(box.querySelectorAll('li').length); say(box.querySelector('li').firstChild.textContent);
    document.querySelectorAll('#heat-choose button')[1].click(); say(heat[0].hidden+' '+heat[1].hidden);
    """
    assert answers(page(tables(), TEXTS, MANIFEST), steps, tmp_path, "themes") == [
        "false true",
        "民主管理，2013：12.0%；95% 误差范围 7.0%–17.0%；独立文本 3 个，报告 3 份；"
        "其中通用表述 2.0%，沿用较早报告 1.0%",
        "3",
        "工会认真落实职代会提案，答复率达到百分之百。",
        "true false",
    ]


def test_positions_hold_behind_characters_beyond_16_bits(tmp_path: Path) -> None:
    text = "𠮷𠮷家。八月，学校举办青年教师读书会。"
    found = match(DOCS[2], DOCS[2], "八月，学校举办青年教师读书会。", "八月，学校举办青年教师读书会。", "verbatim")
    found |= {"doc_a": "a", "doc_b": "b", "a_start": 4, "a_end": 19, "b_start": 4, "b_end": 19}
    sides = [Side(document(DOCS[2]) | {"doc": doc}, text) for doc in ("a", "b")]
    made = comparison_page(sides[0], sides[1], [found])
    steps = """
    say(document.querySelector('.match td').lastChild.textContent); say(document.querySelector('.rest td').textContent)
    """
    assert answers(made, steps, tmp_path) == ["八月，学校举办青年教师读书会。", "𠮷𠮷家。"]


def test_pairs_without_texts_or_passages_say_so(tmp_path: Path) -> None:
    steps = """
    say(document.querySelector('.facts').textContent.indexOf('本页未载入这一对的全文')>=0);
    say(document.querySelectorAll('.sides tr.match').length);
    """
    made = page(tables(), {}, MANIFEST)
    assert answers(made, steps, tmp_path, "compare/0") == ["true", "3"]
    missing = "say(document.getElementById('compare-body').textContent)"
    assert answers(made, missing, tmp_path, "compare/9") == ["这一对没有载入本页，见同目录的 matches.csv。"]
    assert answers(page({}, {}, {}), missing, tmp_path, "compare") == ["没有可对照的报告对。"]


def test_two_reports_alone_open_without_errors(tmp_path: Path) -> None:
    sides = [Side(document(doc), TEXTS[doc]) for doc in (DOCS[0], DOCS[2])]
    made = comparison_page(sides[0], sides[1], [m for m in MATCHES if m["doc_b"] == DOCS[2]], pair=PAIRS[1])
    steps = """
    key('n'); say(document.querySelectorAll('.match').length); say(document.querySelector('.facts li').textContent)
    """
    assert answers(made, steps, tmp_path) == ["3", "第二部分·第3句：县医院"]
