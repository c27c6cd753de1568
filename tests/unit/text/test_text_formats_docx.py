# ruff: noqa: E501 - XML is written as it is stored
"""Word documents: order, tracked changes, numbers, tables, text boxes, properties, broken files."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import nsdecls

from reportmine.errors import UnreadableFile
from reportmine.text import archives
from reportmine.text.formats.docx import read
from reportmine.text.formats.numerals import written_number

W = nsdecls("w")


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def body(xml: str, **others: str) -> bytes:
    """A docx of nothing but this body and the other parts given by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{xml}</w:body></w:document>")
        for name, part in others.items():
            archive.writestr(f"word/{name}.xml", part)
    return out.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, num: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def test_paragraphs_and_tables_in_order() -> None:
    document = docx.Document()
    document.add_paragraph("一、维权")
    table = document.add_table(2, 2)
    for cell, value in zip((c for row in table.rows for c in row.cells), ("时间", "活动", "5月", "登山"), strict=True):
        cell.text = value
    document.add_paragraph("二、帮扶").add_run("\t困难\n职工")
    assert read(saved(document)).text == "一、维权\n时间\t活动\n5月\t登山\n二、帮扶\t困难\n职工"


def test_a_report_inside_a_table_cell_keeps_its_lines() -> None:
    cells = p("一、" + "维权" * 20) + p("二、" + "帮扶" * 20)
    xml = f"<w:tbl><w:tr><w:tc>{p('内容')}</w:tc><w:tc>{cells}</w:tc></w:tr><w:tr><w:tc>{p('签')}{p('名')}</w:tc><w:tc/></w:tr></w:tbl>"
    assert read(body(xml)).text == "内容\t一、" + "维权" * 20 + "\n二、" + "帮扶" * 20 + "\n签\n名"


def test_deletions_are_left_out_and_insertions_kept() -> None:
    xml = (
        "<w:p><w:r><w:t>开展</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
        '<w:hyperlink><w:r><w:t>活动</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/>'
        "<w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert read(body(xml)).text == "开展新活动"


def test_hidden_text_is_left_out_and_told() -> None:
    found = read(body("<w:p><w:r><w:t>维权</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗记</w:t></w:r></w:p>"))
    assert found.text == "维权"
    assert found.warnings == ("有 2 个字设为隐藏，未计入",)


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    xml = (
        f"<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent {mc}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert read(body(xml + p("后文"))).text == "正文\n框内\n后文"


def test_content_controls_are_looked_into() -> None:
    assert read(body(f"<w:sdt><w:sdtPr/><w:sdtContent>{p('维权')}</w:sdtContent></w:sdt>")).text == "维权"


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {W}>
<w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="h"><w:basedOn w:val="base"/></w:style>
<w:style w:styleId="circle"><w:basedOn w:val="circle"/></w:style>
</w:styles>"""


def test_automatic_numbers_are_written_out() -> None:
    xml = (
        listed("维权", 1)
        + listed("协商", 1, 1)
        + listed("点", 1, 2)
        + listed("仲裁", 1, 1)
        + p("说明")
        + listed("帮扶", 1)
    )
    xml += listed("走访", 1, 1) + listed("另起", 2) + listed("无号", 0)
    lines = read(body(xml, numbering=NUMBERING)).text.split("\n")
    assert lines == ["一、维权", "1.1 协商", "点", "1.2 仲裁", "说明", "二、帮扶", "2.1 走访", "五、另起", "无号"]


def test_numbers_of_styles_are_inherited_and_circles_end() -> None:
    xml = p("维权", '<w:pStyle w:val="h"/>') + p("", '<w:pStyle w:val="h"/>') + p("帮扶", '<w:pStyle w:val="h"/>')
    xml += p("其他", '<w:pStyle w:val="circle"/>')
    assert read(body(xml, numbering=NUMBERING, styles=STYLES)).text == "一、维权\n\n二、帮扶\n其他"


@pytest.mark.parametrize(
    ("value", "numfmt", "written"),
    [
        (10, "chineseCounting", "十"), (20, "chineseCountingThousand", "二十"), (105, "japaneseCounting", "一百零五"),
        (110, "chineseCounting", "一百一十"), (3, "ideographEnclosedCircle", "㊂"), (2, "ideographTraditional", "乙"),
        (4, "upperRoman", "IV"), (2, "lowerLetter", "b"), (5, "decimalEnclosedParen", "⑸"), (7, "decimalZero", "07"),
        (3, "chineseLegalSimplified", "叁"), (12, "decimalFullWidth", "１２"), (21, "decimalEnclosedCircle", "21"),
        (12, "ideographDigital", "一二"), (1, "none", ""), (6, "unheard-of", "6"),
    ],
)  # fmt: skip
def test_number_formats(value: int, numfmt: str, written: str) -> None:
    assert written_number(value, numfmt) == written


def test_header_and_properties_stand_aside() -> None:
    import datetime

    document = docx.Document()
    document.add_paragraph("维权")
    document.sections[0].header.paragraphs[0].text = "青石镇总工会文件"
    core = document.core_properties
    core.author, core.last_modified_by = "王某", "李某"
    core.created = core.modified = datetime.datetime(2012, 12, 20, 9, 30)
    found = read(saved(document))
    assert (found.text, found.aside) == ("维权", "青石镇总工会文件")
    told = {name: value for name, value in found.properties.items() if not name.startswith("rsid")}
    assert told == {
        "author": "王某",
        "created": "2012-12-20T09:30:00Z",
        "last_modified_by": "李某",
        "modified": "2012-12-20T09:30:00Z",
    }


def state(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(data)
    return caught.value.state


def test_states() -> None:
    whole = body(p("维权" * 500))
    assert state(body(p(" "))) == "empty"
    assert state(whole[: len(whole) // 2]) == "damaged"
    assert state(body("<w:p>")) == "damaged"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body/></w:document>")
        archive.writestr("word/media/image1.png", b"x")
    assert state(out.getvalue()) == "scan"


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"{bomb}<w:document {W}><w:body>{p('维权&b;')}</w:body></w:document>")
    assert "a" not in read(out.getvalue()).text


def test_a_zip_bomb_is_refused_unopened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\x00" * (archives.MAX_RATIO * 40_000))
    with pytest.raises(UnreadableFile, match="压缩内容异常：展开后有 19 MB"):
        read(out.getvalue())


def test_a_page_wrapped_into_a_docx() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body><w:altChunk/></w:body></w:document>")
        archive.writestr("word/chunk.html", "<html><body><p>工会，总结。</p></body></html>")
    assert read(out.getvalue()).text == "工会，总结。"
