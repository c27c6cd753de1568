# ruff: noqa: E501 - pages are written as pages are
"""Compares readers of PDF and of web pages on Chinese files made here: time, recall and what is not the report.

Run: python benchmarks/readers.py [--pages] [--pdf]. Recall is the share of the report's characters that come out
in order; extra is the share of the output that is not the report (both 0-1, white space left out). The PDF files
are made by LibreOffice. Readers that are not installed are left out.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from rapidfuzz.distance import LCSseq

TITLE = "2012年度青石镇工会工作总结"
PARAGRAPHS = [
    "一年来，镇工会在镇党委和县总工会的领导下，围绕全镇中心工作，认真履行各项职能，较好地完成了全年任务。现将有关情况总结如下：",
    "一、加强组织建设",
    "新建企业工会6家，发展会员318名，全镇职工入会率达到96%。3月上旬对工会干部进行了一次业务轮训，46人参加。",
    "二、维护职工权益",
    "（一）推行工资集体协商。7月组织协商员深入12家企业，签订专项合同12份，覆盖职工1460人。",
    "（二）开展法律援助。全年接待来访职工35人次，调解劳动争议9起，为农民工追回工资21.6万元。",
    "三、关心职工生活",
    "春节前走访慰问困难职工28户，发放慰问金2.8万元；中秋前夕举办单身职工联谊会；11月开展“送健康进车间”活动，体检职工403人。",
    "四、存在的不足",
    "活动形式不够新，少数小企业的工会还没有真正运转起来。明年将在培育骨干、充实内容上多下功夫。",
    "青石镇总工会",
    "2012年12月20日",
]
ROWS = [
    ("时间", "活动", "人数"),
    ("5月1日", "登山比赛", "120"),
    ("8月中旬", "消夏晚会", "300"),
    ("10月20日", "技能竞赛", "56"),
]
LINKS = [
    "机构概况",
    "工会要闻",
    "通知公告",
    "政策法规",
    "维权帮扶",
    "女职工工作",
    "财务经审",
    "下载中心",
    "关于开展2013年春送岗位活动的通知",
]
MENU = "".join(f'<li><a href="/{n}">{word}</a></li>' for n, word in enumerate(LINKS))
FOOT = "版权所有：某某县总工会 地址：某某县人民路18号 电话：0570-1234567 浙ICP备12345678号 技术支持：某某科技"


def table() -> str:
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in ROWS)
    return "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def pages() -> dict[str, str]:
    """Seven kinds of pages that hold the same report."""
    paras = "".join(f'<p style="text-indent:2em">　　{text}</p>\n' for text in PARAGRAPHS)
    breaks = "<br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{text}" for text in PARAGRAPHS)
    mso = "".join(
        f'<p class=MsoNormal><span style="font-family:宋体">{t[:30]}</span><span>{t[30:]}</span></p>'
        for t in PARAGRAPHS
    )
    head = f'<head><meta charset="gb2312"><title>{TITLE}-某某县总工会</title><style>p{{color:red}}</style></head>'
    news = "".join(
        f'<li><a href="#">{word}：基层工会动态，职工之家建设取得新进展</a><span>2012-12-0{n}</span></li>'
        for n, word in enumerate(LINKS)
    )
    modern = f"""<html>{head}<body><div class="header"><ul class="nav">{MENU}</ul><form>搜索<input></form></div>
<div class="crumbs">当前位置：<a>首页</a>&gt;<a>工作总结</a></div><div class="wrap"><div class="content"><h1>{TITLE}</h1>
<div class="meta">来源：办公室 日期：2012-12-21 <span class="share">分享到：微信 微博</span></div><div class="TRS_Editor">{paras}{table()}</div>
<p>上一篇：<a>关于做好年终总结的通知</a></p></div><div class="sidebar"><h3>热点文章</h3><ul>{news}</ul></div></div>
<div class="footer">{FOOT}</div><script>var a="工会，总结。";</script></body></html>"""
    old = f"""<html>{head}<body><table width=1000><tr><td colspan=2><table><tr>{MENU.replace("li", "td")}</tr></table></td></tr>
<tr><td width=200><table>{"".join(f"<tr><td>·<a href=#>{word}</a></td></tr>" for word in LINKS)}</table></td>
<td><table><tr><td align=center><b>{TITLE}</b></td></tr><tr><td>【字体：大 中 小】 浏览次数：128</td></tr>
<tr><td><font size=3>{breaks}</font>{table()}</td></tr></table></td></tr><tr><td colspan=2 align=center>{FOOT}</td></tr></table></body></html>"""
    unnamed = f"""<html>{head}<body><div><div><ul>{MENU}</ul></div><div><div><ul>{news}</ul></div><div><h2>{TITLE}</h2>
<div>{paras}{table()}</div></div></div><div><p>{FOOT}</p></div></div></body></html>"""
    word = f"<html>{head}<body><div class=Section1><p class=MsoTitle>{TITLE}</p>{mso}{table()}</div></body></html>"
    one = f"<html>{head}<body><ul id=menu>{MENU}</ul><div id=zoom>{breaks}{table()}</div><div id=footer>{FOOT}</div></body></html>"
    download = f"""<html>{head}<body><div class="topnav">{MENU}</div><div class="doc-box"><h1>{TITLE}</h1><div class="doc-tip">下载文档</div>
{paras}{table()}</div><div class="related-docs"><h2>相关文档</h2><ul>{news}</ul></div><div class="foot">{FOOT}</div></body></html>"""
    semantic = f"""<!DOCTYPE html><html>{head}<body><header><nav>{MENU}</nav></header><main><article><header><h1>{TITLE}</h1></header>
{paras}{table()}</article><aside>{news}</aside></main><footer>{FOOT}</footer></body></html>"""
    return {"modern": modern, "old tables": old, "no class names": unnamed, "Word html": word, "one cell": one,
            "download site": download, "html5": semantic}  # fmt: skip


def truth() -> str:
    return squeeze(TITLE + "".join(PARAGRAPHS) + "".join("".join(row) for row in ROWS))


def squeeze(text: str) -> str:
    return "".join(text.split())


def score(text: str) -> tuple[float, float]:
    """Recall and extra of one output against the report."""
    wanted, got = truth(), squeeze(text)
    common = LCSseq.similarity(wanted, got)
    return common / len(wanted), (len(got) - common) / max(1, len(got))


def by_reportmine(page: str) -> str:
    from reportmine.text.formats.html import read

    return read(page, "gb18030").text


def by_trafilatura(page: str) -> str:
    import trafilatura

    return trafilatura.extract(page, include_tables=True, include_comments=False, favor_recall=True) or ""


def by_selectolax(page: str) -> str:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    tree.strip_tags(["script", "style", "nav", "footer", "aside", "form"])
    return tree.body.text(separator="\n") if tree.body else ""


def pdf_pypdfium2(data: bytes) -> str:
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def pdf_pdfplumber(data: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


def pdf_pypdf(data: bytes) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


def pdf_reportmine(data: bytes) -> str:
    from reportmine.text.formats.pdf import read

    return read(data).text


def timed(reader: Callable[[str], str] | Callable[[bytes], str], given: str | bytes, times: int) -> tuple[str, float]:
    """The output and the milliseconds of one call, the first call (imports) left out."""
    reader(given)  # type: ignore[arg-type]
    begin = time.perf_counter()
    for _ in range(times):
        text = reader(given)  # type: ignore[arg-type]
    return text, (time.perf_counter() - begin) / times * 1000


def compare_pages() -> None:
    print("page              reader        recall  extra     ms")
    for kind, page in pages().items():
        for reader in (by_reportmine, by_trafilatura, by_selectolax):
            name = reader.__name__.removeprefix("by_")
            if importlib.util.find_spec(name) is None:
                continue
            text, spent = timed(reader, page, 10)
            recall, extra = score(text)
            print(f"{kind:17} {name:12} {recall:7.3f} {extra:6.3f} {spent:6.1f}")


def make_pdf(folder: Path, repeat: int) -> bytes:
    """A PDF of the report, its paragraphs and table `repeat` times, set by LibreOffice from a docx."""
    import docx

    document = docx.Document()
    for _ in range(repeat):
        document.add_heading(TITLE, 1)
        for text in PARAGRAPHS:
            document.add_paragraph(text)
        grid = document.add_table(len(ROWS), len(ROWS[0]))
        for cell, value in zip(
            (c for row in grid.rows for c in row.cells), (v for row in ROWS for v in row), strict=True
        ):
            cell.text = value
    document.save(str(folder / "report.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "report.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "report.pdf").read_bytes()


def compare_pdfs() -> None:
    if shutil.which("soffice") is None:
        print("no LibreOffice here: no PDF files to compare")
        return
    with tempfile.TemporaryDirectory() as folder:
        single, long = make_pdf(Path(folder), 1), make_pdf(Path(folder), 40)
    print("pdf reader     recall  extra  ms (1 report)  ms (40 reports)")
    for reader in (pdf_reportmine, pdf_pypdfium2, pdf_pdfplumber, pdf_pypdf):
        name = reader.__name__.removeprefix("pdf_")
        if importlib.util.find_spec(name) is None:
            continue
        text, spent = timed(reader, single, 3)
        recall, extra = score(text)
        print(f"{name:13} {recall:7.3f} {extra:6.3f} {spent:14.1f} {timed(reader, long, 1)[1]:16.1f}")


if __name__ == "__main__":
    chosen = set(sys.argv[1:]) or {"--pages", "--pdf"}
    if "--pages" in chosen:
        compare_pages()
    if "--pdf" in chosen:
        compare_pdfs()
