"""PDF: text layer, pages, states; from hand-written bytes, and from LibreOffice where it is there."""

import shutil
import sys
from pathlib import Path

import pytest

from reportmine.errors import UnreadableFile
from reportmine.text.formats import pdf
from reportmine.text.formats.pdf_lines import Glyph, line_text

ROOT = Path(__file__).resolve().parents[3]


def made(*pages: str, picture: bool = False, trailer: str = "") -> bytes:
    """A PDF whose pages have these content streams (operators between BT and ET are the caller's)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for content in pages:
        stream = content + ("\nq 500 0 0 700 0 0 cm /I0 Do Q" if picture else "")
        at = len(objects) + 1
        resources = "<< /Font << /F0 4 0 R >> /XObject << /I0 3 0 R >> >>"
        kids.append(f"{at if len(objects) > 2 else at + 2} 0 R")
        if len(objects) == 2:
            objects.append("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
                           " /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream")  # fmt: skip
            objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R"
                       f" /Resources {resources} >>")  # fmt: skip
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{item}\nendobj\n".encode("latin-1")
    xref = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{xref}\n%%EOF\n".encode()
    return out


def line(text: str, x: int = 72, y: int = 700) -> str:
    return f"BT /F0 12 Tf {x} {y} Td ({text}) Tj ET\n"


def state(data: bytes) -> tuple[str, str]:
    with pytest.raises(UnreadableFile) as caught:
        pdf.read(data)
    return caught.value.state, caught.value.what


def test_pages_and_their_starts() -> None:
    found = pdf.read(
        made(line("Report of the union 2012 first page") + line("second line", y=680), line("last page of it"))
    )
    assert found.text == "Report of the union 2012 first page\nsecond line\nlast page of it"
    assert found.pages == (0, found.text.index("last"))
    assert (found.format, found.warnings) == ("pdf", ())


def test_a_line_drawn_out_of_order_is_put_in_order() -> None:
    found = pdf.read(made(line("before the", x=72) + line("far cell of the row", x=300) + line("after", x=140)))
    assert found.text == "before the after\tfar cell of the row"


def test_pages_without_text_are_a_scan() -> None:
    assert state(made("", "", picture=True)) == ("scan", "2 页都没有可用的文字，应是扫描件")
    assert state(made(line("CamScanner"), picture=True))[0] == "scan"


def test_one_page_without_text_is_told() -> None:
    found = pdf.read(made(line("a long enough line of text on page one"), ""))
    assert found.warnings == ("2 页中有 1 页没有文字（可能是扫描页），未计入",)


def test_cut_and_broken_files_are_damaged() -> None:
    whole = made(line("a long enough line of text on page one"))
    assert state(whole[: len(whole) // 2]) == ("damaged", "文件不完整：没有 PDF 的结尾")
    assert state(b"%PDF-1.4\nnothing\n%%EOF") == ("damaged", "不是完整的 PDF")


def test_a_password_is_encrypted() -> None:
    zeros = "<" + "00" * 32 + ">"
    crypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {zeros} /U {zeros} /P -4 >> /ID [<00> <00>]"
    assert state(made(line("secret"), trailer=crypt)) == ("encrypted", "文件有打开密码")


def glyphs(text: str, *lefts: float) -> list[Glyph]:
    return [Glyph(c, x, 0, x + (10 if c > "\u2010" else 5), 12) for c, x in zip(text, lefts, strict=True)]


@pytest.mark.parametrize(
    ("line_of", "expected"),
    [
        (glyphs("工6会", 0, 12, 19), "工6会"),  # the quarter a typesetter leaves beside digits
        (glyphs("工会总", 0, 16, 32), "工会总"),  # a line spaced out
        (glyphs("工会", 0, 24), "工\t会"),
        (glyphs("ab12", 0, 5, 13, 18), "ab 12"),
        (glyphs("”动“活", 30, 20, 0, 10), "“活动”"),
        (glyphs("工工会", 0, 0.4, 10), "工会"),  # bold by drawing twice
        (glyphs("职职会", 0, 10, 20), "职职会"),
    ],
)
def test_gaps(line_of: list[Glyph], expected: str) -> None:
    assert line_text(line_of) == expected


def test_radicals_become_the_characters_they_show() -> None:
    assert pdf._tidy("⼯会⼈员⻅⻓\n⽉") == "工会人员见长\n月"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice makes the Chinese PDF of this test")
def test_a_chinese_pdf_comes_back_whole(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import readers
    finally:
        sys.path.pop(0)
    found = pdf.read(readers.make_pdf(tmp_path, 2))
    once = readers.truth()
    assert readers.squeeze(found.text) == once * 2
    assert "10月20日\t技能竞赛\t56" in found.text.split("\n")
    assert found.properties["created"].startswith("20")
