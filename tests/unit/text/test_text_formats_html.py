"""The main text of web pages: what is kept, what is left out, how lines are made."""

import sys
from pathlib import Path

import pytest

from reportmine.errors import UnreadableFile
from reportmine.text.formats import html

ROOT = Path(__file__).resolve().parents[3]


def text(body: str, head: str = "") -> str:
    return html.read(f"<html><head>{head}</head><body>{body}</body></html>", "utf-8").text


def test_blocks_and_breaks_are_lines_without_indentation() -> None:
    page = "<p>　　一、维权，\n帮扶。</p><div>二、<b>培</b>训。<br/>&nbsp;三、其他。</div><p>&nbsp;</p>"
    assert text(page) == "一、维权，帮扶。\n二、培训。\n三、其他。"


def test_a_table_of_values_has_a_line_a_row() -> None:
    rows = "<tr><th>时间</th><th>活动</th></tr><tr><td>5月</td><td><p>登山</p></td></tr>"
    assert text(f"<p>活动如下，共两项。</p><table>{rows}</table>") == "活动如下，共两项。\n时间\t活动\n5月\t登山"


def test_a_table_that_frames_the_page_keeps_its_lines() -> None:
    inner = "<p>一年来，工会认真履行职能，较好地完成了任务。</p><p>一、维权，帮扶。</p>"
    assert (
        text(f"<table><tr><td>{inner}</td></tr></table>")
        == "一年来，工会认真履行职能，较好地完成了任务。\n一、维权，帮扶。"
    )


MENU = ["首页", "走进白芦", "政务公开", "新闻中心", "办事服务"]
REPORT = "<h2>工会工作总结</h2><p>一年来，工会认真履行职能，较好地完成了任务。</p>"


@pytest.mark.parametrize(
    "menu",
    [
        "<table><tr>" + "".join(f"<td><a href='/'>{word}</a></td>" for word in MENU) + "</tr></table>",
        "<table>" + "".join(f"<tr><td><a href='/'>{word}</a></td></tr>" for word in MENU) + "</table>",
        "<table><tr><td>" + " | ".join(f"<a href='/'>{word}</a>" for word in MENU) + "</td></tr></table>",
        "<table><tr><td>今天</td>" + "".join(f"<td><a href='/'>{word}</a></td>" for word in MENU) + "</tr></table>",
        "<ul>" + "".join(f"<li><a href='/'>{word}</a></li>" for word in MENU) + "</ul>",
    ],
)
def test_a_menu_laid_out_as_a_table_or_a_list_is_no_text(menu: str) -> None:
    report = "工会工作总结\n一年来，工会认真履行职能，较好地完成了任务。"
    assert text(f"{menu}<div>{REPORT}</div>") == report
    assert text(f"<table><tr><td>{menu}</td></tr><tr><td>{REPORT}</td></tr></table>") == report


def test_a_table_of_the_report_keeps_its_links() -> None:
    link = "<a href='/'>{}</a>"
    rows = "".join(
        f"<tr><td>{month}</td><td>{link.format(act)}</td></tr>" for month, act in [("三月", "登山"), ("五月", "歌咏")]
    )
    assert text(f"{REPORT}<table>{rows}</table>").endswith("三月\t登山\n五月\t歌咏")
    annexes = "".join(f"<tr><td>{link.format(f'附件{name}')}</td></tr>" for name in "一二三")
    assert text(f"{REPORT}<table>{annexes}</table>").endswith("附件一\n附件二\n附件三")


def test_the_title_stands_first_without_the_name_of_the_site() -> None:
    page = "<div><p>一年来，工会认真履行职能。</p></div>"
    assert text(page, "<title>2013-2014学年工会总结-青石镇总工会</title>").split("\n")[0] == "2013-2014学年工会总结"
    assert text(f"<h1>工会工作总结</h1>{page}", "<title>工会工作总结_青石网</title>").count("工会工作总结") == 1


def test_scripts_comments_and_hidden_parts_are_no_text() -> None:
    page = '<p>维权，帮扶。</p><script>var a="工会，";</script><!-- 旧稿。 --><div style="display: none">下载，</div>'
    assert text(page) == "维权，帮扶。"


def test_entities_and_cdata_in_xhtml() -> None:
    page = '<?xml version="1.0" encoding="gb2312"?><html><body><p>“甲&amp;乙”，&#24037;会。</p></body></html>'
    assert html.read(page, None).text == "“甲&乙”，工会。"


def test_an_empty_page_is_empty() -> None:
    with pytest.raises(UnreadableFile) as caught:
        text("<script>x</script>")
    assert caught.value.state == "empty"


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "gb18030"])
def test_declared_charset(charset: str) -> None:
    data = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}"><p>工会，镕</p>'.encode("gb18030")
    decoded = html.decode_page(data)
    assert decoded.encoding == "gb18030"
    assert decoded.text.endswith("<p>工会，镕</p>")


def test_a_wrong_declaration_does_not_garble() -> None:
    data = '<meta charset="gb2312"><p>工会总结</p>'.encode()
    assert html.decode_page(data).encoding == "utf-8"
    data = '<meta charset="utf-8"><p>工会工作总结，一年来</p>'.encode("gbk")
    assert html.decode_page(data).encoding == "gb18030"
    data = '<meta charset="big5"><p>工会工作总结，一年来</p>'.encode("gbk")
    assert html.decode_page(data).encoding == "gb18030"


def test_web_archive() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    part = b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    data = head + part + "<html><p>工会工作总结，一年来。</p></html>".encode("gbk") + b"\r\n--x--\r\n"
    assert html.read_mht(data).text == "工会工作总结，一年来。"


def test_deep_nesting_is_no_trouble() -> None:
    assert text("<div>" * 1500 + "<p>维权，帮扶。</p>" + "</div>" * 1500) == "维权，帮扶。"


def test_nesting_the_parser_gives_up_on_is_told() -> None:
    with pytest.raises(UnreadableFile, match="网页的标签嵌套过深，读不全"):
        text("<div>" * 5000 + "<p>维权，帮扶。</p>")


def _pages() -> dict[str, str]:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import readers
    finally:
        sys.path.pop(0)
    return readers.pages()


@pytest.mark.parametrize("kind", list(_pages()))
def test_pages_of_every_kind_give_the_report_and_little_else(kind: str) -> None:
    import readers

    recall, extra = readers.score(html.read(_pages()[kind], "gb18030").text)
    assert recall == 1.0
    assert extra < 0.05
