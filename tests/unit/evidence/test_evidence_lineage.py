"""Traces of one file in two: revision ids and names, and what an issued form explains."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import numpy as np
import pytest

from reportmine.engine import LocalEngine
from reportmine.evidence import file_lineage, issued_ids
from reportmine.model import Document, Metadata
from reportmine.settings import Settings
from reportmine.study import load


def _document(doc: str, unit: str | None = None, **properties: str) -> Document:
    meta = Metadata(doc, unit=unit)
    return Document(doc, "", 0, 0, "", np.zeros(1, dtype=np.int64), f"hash of {doc}", meta, properties=properties)


def test_shared_revisions_and_names_are_told() -> None:
    a = _document("a", author="陈敏", rsid_root="00AA", rsids="01 02 03 04")
    b = _document("b", author="李强", last_modified_by="陈敏", rsid_root="00AA", rsids="02 03 09")
    told = "\n".join(file_lineage(a, b))
    assert "最初修订编号相同（00AA）" in told
    assert "2 个相同的修订编号（甲件共 4 个，乙件共 3 个）" in told
    assert "甲件的作者与乙件的最后保存者相同：陈敏" in told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"rsids": "01 02"}, {"rsids": "02 03"}),  # one id alone
        ({"author": "Administrator"}, {"author": "Administrator"}),
        ({}, {}),
    ],
)
def test_what_says_nothing_is_not_told(one: dict[str, str], other: dict[str, str]) -> None:
    assert file_lineage(_document("a", **one), _document("b", **other)) == ()


def test_an_issued_form_explains_the_ids() -> None:
    form = _document("form", rsid_root="F0", rsids="01 02 03")
    a, b = _document("a", rsid_root="F0", rsids="01 02 03 0A"), _document("b", rsid_root="F0", rsids="01 02 03 0B")
    assert file_lineage(a, b, issued_ids([a, b], [replace(form, template=True)]) | {"F0"}) == ()
    many = [_document(f"d{n}", unit=f"u{n}", rsids="01 02") for n in range(4)]
    blank = issued_ids([], [])
    assert "00B47730" in blank  # of a program's blank document
    assert issued_ids(many, []) - blank == {"01", "02"}
    assert issued_ids(many[:3], []) == blank


def test_revision_ids_are_read_from_word_files(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("松林坪小学工会2014年工作总结")
    target = BytesIO()
    made.save(target)
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(BytesIO(target.getvalue())) as source, zipfile.ZipFile(path, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/settings.xml":
                ids = b'<w:rsidRoot w:val="00AB12CD"/><w:rsid w:val="00AB12CD"/><w:rsid w:val="00EF34AB"/>'
                data = re.sub(rb"<w:rsids>.*?</w:rsids>", b"", data, flags=re.DOTALL).replace(
                    b"</w:settings>", b"<w:rsids>" + ids + b"</w:rsids></w:settings>"
                )
            copy.writestr(name, data)
    (segmented,) = load((path,), Settings(), LocalEngine(1)).documents
    assert segmented.document.properties["rsid_root"] == "00AB12CD"
    assert segmented.document.properties["rsids"].split() == ["00AB12CD", "00EF34AB"]
