"""The page from a store: cut to one unit, masked, split; opened in a browser where there is one."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from browsing import Watched
from conftest import Run


@pytest.fixture(scope="module")
def store(sample_reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the sample corpus."""
    from reportmine.engine import LocalEngine
    from reportmine.results import ResultFolder
    from reportmine.settings import Settings
    from reportmine.store import Store

    folder = ResultFolder(tmp_path_factory.mktemp("mined"))
    with Store(folder.path / "reportmine.db") as opened:
        folder.mine([sample_reports], Settings(), LocalEngine(), opened)
    return folder.path / "reportmine.db"


@pytest.mark.slow
def test_a_page_for_one_unit_tells_nothing_of_the_others(run: Run, store: Path, tmp_path: Path) -> None:
    page = tmp_path / "单位.html"
    outcome = run("report", store, "-o", page, "--only", "unit=清溪县春芽幼儿园工会", "--redact")
    assert (outcome.code, outcome.err) == (0, "")
    html = page.read_text(encoding="utf-8")
    assert "本页只含“清溪县春芽幼儿园工会”的" in html
    assert "砺锋机械有限公司工会/2014" not in html
    assert re.search("[一-龥]某某", html)
    outcome = run("report", store, "-o", page, "--only", "unit=没有这个单位")
    assert outcome.code == 2
    assert "清溪县春芽幼儿园工会" in outcome.err


@pytest.mark.slow
def test_a_split_page_fetches_its_data_from_beside_it(run: Run, store: Path, tmp_path: Path, browsed: Watched) -> None:
    target = tmp_path / "报告.html"
    assert run("report", store, "-o", target, "--split", "--with-texts").code == 0
    (tmp_path / "报告_data" / "pair-999.js").write_text('reportmineData("pair-999",1);', encoding="utf-8")
    (tmp_path / "报告_data" / "mine.js").write_text("// 别的文件", encoding="utf-8")
    assert run("report", store, "-o", target, "--split", "--with-texts").code == 0
    names = {path.name for path in (tmp_path / "报告_data").iterdir()}
    assert "pair-999.js" not in names
    assert {"mine.js", "pair-0.js", "sentences.js"} <= names
    browsed.open(f"{target.as_uri()}#compare/0")
    browsed.page.wait_for_selector(".sides .match")
    assert browsed.texts(".sides del")
    browsed.open(f"{target.as_uri()}#activities")
    browsed.page.wait_for_selector("#activity-rows tr")
    browsed.open(f"{target.as_uri()}#search/{quote('职工代表大会')}")
    browsed.page.wait_for_selector("#search-rows tr")
    browsed.open(f"{target.as_uri()}#themes")
    browsed.page.click(".heat button >> nth=0")
    browsed.page.wait_for_selector("#theme-sentences-box li")
