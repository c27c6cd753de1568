"""The record of a comparison: all its parts, both formats, the same bytes twice, persons masked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from conftest import Run

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "reports"
A = CORPUS / "清溪县第二实验小学工会" / "2016年工作总结.txt"
B = CORPUS / "清溪县春芽幼儿园工会" / "2017年工作总结.txt"


def test_the_record_is_a_word_document_with_every_part(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    assert run("dossier", A, B, "-o", first).code == 0
    assert run("dossier", A, B, "-o", second).code == 0
    assert first.read_bytes() == second.read_bytes()
    document = docx.Document(str(first))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name.startswith("Heading")]
    assert [heading.partition("、")[0] for heading in headings] == [*"一二三四五六七八九十", "十一"]
    cells = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    paragraphs = "\n".join(p.text for p in document.paragraphs)
    assert "1,206/1,206 字" in cells
    assert "24 种口径下" in paragraphs
    assert "“第二实验小学”是对方单位的名称" in paragraphs
    assert "不能排除双方均源自第三方文本" in paragraphs
    assert zipfile.ZipFile(first).testzip() is None


def test_persons_and_numbers_are_masked(run: Run, tmp_path: Path) -> None:
    text = (
        "松林坪小学工会2014年工作总结\n5月，工会主席王建国带队走访了12户困难职工，联系电话13812345678，"
        "送去慰问金6000元，并帮助他们办理了大病互助。身份证号330203197802141234的刘丽华老师获县级先进工作者。\n"
    )
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text + ("又及。\n" if name == "b.txt" else ""), encoding="utf-8")
    page = tmp_path / "r.html"
    assert run("dossier", tmp_path / "a.txt", tmp_path / "b.txt", "--redact", "-o", page).code == 0
    written = page.read_text(encoding="utf-8")
    for hidden in ("王建国", "13812345678", "330203197802141234"):
        assert hidden not in written
    assert "王某某" in written
    assert "＊" * 11 in written


@pytest.mark.parametrize("name", ["r.pdf", "r"])
def test_other_formats_are_refused(run: Run, tmp_path: Path, name: str) -> None:
    outcome = run("dossier", A, B, "-o", tmp_path / name)
    assert outcome.code == 2
    assert "docx" in outcome.err
