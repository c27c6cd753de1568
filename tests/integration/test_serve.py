"""The server over a store: its addresses, what it takes and refuses, and the whole of it in a browser."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Watched
from conftest import Run
from openpyxl import load_workbook
from starlette.testclient import TestClient

from reportmine.store import Store
from reportmine.web import application
from reportmine.web.guarding import LOOPBACK, Guard
from reportmine.web.library import Library
from reportmine.web.serving import bound, serve

TOKEN = "nur-zum-pruefen"
HOME = "http://127.0.0.1:8765"


@pytest.fixture
def mined(run: Run, tiny: Path, tmp_path: Path) -> Path:
    """A store of twelve made-up reports."""
    shutil.copytree(tiny, tmp_path / "in")
    assert run("mine", tmp_path / "in", "-o", tmp_path / "out", "-q").code == 0
    return tmp_path / "out" / "reportmine.db"


@pytest.fixture
def client(mined: Path) -> Iterator[TestClient]:
    guard = Guard(LOOPBACK, TOKEN, 1.0)
    app = application(Library(mined), guard)
    with TestClient(app, base_url=HOME) as made:
        made.cookies.set(guard.cookie, TOKEN)
        yield made


def test_every_page_answers_and_none_points_elsewhere(client: TestClient) -> None:
    for address in ("/", "/search?q=工会", "/compare", "/check", "/tables", "/take", "/data/pair-0.js"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "http://" not in answer.text
        assert "https://" not in answer.text
    assert client.get("/nirgends").status_code == 404
    assert client.get("/data/nichts.js").status_code == 404


def test_search_finds_words_of_two_characters_and_counts(client: TestClient) -> None:
    found = client.get("/search", params={"q": "工会"}).text
    assert "12 份报告" in found
    assert "<mark>工会</mark>" in found
    assert "0 份报告" in client.get("/search", params={"q": "没有这个词"}).text
    assert client.get("/search", params={"q": '<script>"*'}).status_code == 200


def test_any_two_reports_are_compared(client: TestClient) -> None:
    listed = client.get("/compare", params={"a": "报告000", "b": "青山小学"}).text
    assert "“青山小学”对上 3 份" in listed
    page = client.get("/compare", params={"a": "报告000.txt", "b": "报告004.txt"}).text
    assert "甲件" in page
    assert '"matches":[{' in page
    alone = client.get("/compare", params={"a": "报告000.txt", "b": "报告001.txt"})
    assert alone.status_code == 200
    assert "同一份报告" in client.get("/compare", params={"a": "报告000.txt", "b": "报告000.txt"}).text


def test_two_reports_that_were_not_compared_are_compared_now(mined: Path) -> None:
    from reportmine.results.comparing import two_of
    from reportmine.results.pages import kept_results

    with Store(mined, reading=True) as store:
        kept = kept_results(store)
        found = two_of(store, "报告000.txt", "报告004.txt", kept.manifest)
    made = [m for m in kept.tables["matches"].records() if (m["doc_a"], m["doc_b"]) == ("报告000.txt", "报告004.txt")]
    names = ("a_start", "a_end", "b_start", "b_end", "kind")
    again = [[m[name] for name in names] for m in found.tables["matches"].records()]
    assert again == [[m[name] for name in names] for m in made]


def test_a_new_file_is_held_against_the_store_and_not_kept(client: TestClient, tiny: Path) -> None:
    text = (tiny / "报告004.txt").read_bytes().replace("青山小学".encode(), "黄河小学".encode())
    answer = client.post("/check", files={"file": ("新报告.txt", text)})
    assert answer.status_code == 200
    assert "新报告.txt" in answer.text
    assert "报告004.txt" in answer.text
    assert "新报告" not in client.get("/tables/documents.csv").text
    bad = client.post("/check", files={"file": ("坏.pdf", b"%PDF-1.4 nothing")})
    assert bad.status_code == 422
    assert "坏.pdf" in bad.text
    assert client.post("/check", data={"x": "1"}).status_code == 400
    assert client.post("/check", files={"file": ("大.txt", b"x" * 2_000_000)}).status_code == 413


def test_tables_are_downloaded_whole(client: TestClient, tmp_path: Path) -> None:
    csv = client.get("/tables/documents.csv")
    assert csv.content.startswith(b"\xef\xbb\xbf")
    assert csv.headers["content-disposition"].endswith("documents.csv")
    (tmp_path / "a.xlsx").write_bytes(client.get("/tables/pairs.xlsx").content)
    assert load_workbook(tmp_path / "a.xlsx").sheetnames
    assert client.get("/tables/judgements.csv").status_code == 404


def test_judgements_are_kept_and_shown(client: TestClient, mined: Path) -> None:
    with Store(mined, reading=True) as store:
        columns, rows = store.tables()["pairs"]
    pair = dict(zip(columns, rows[0], strict=True))
    told = {"kind": "pair", "doc_a": pair["doc_a"], "doc_b": pair["doc_b"], "state": "需单位说明", "reviewer": "王敏"}
    assert client.post("/judge", data=told).text == "已保存"
    assert "需单位说明" in client.get("/tables/pairs.csv").text
    with Store(mined, reading=True) as store:
        assert [(one.state, one.reviewer) for one in store.judgements()] == [("需单位说明", "王敏")]
    for wrong in ({"state": "属实"}, {"kind": "table"}, {"doc_a": "没有.txt"}, {"kind": "family"}):
        assert client.post("/judge", data=told | wrong).status_code == 422
    client.cookies.clear()
    assert client.post("/judge", data=told).status_code == 403


def test_a_rejected_activity_is_left_out_of_the_page(client: TestClient) -> None:
    import json
    import re

    def listed() -> list[list[object]]:
        body = client.get("/data/activities-data.js").text
        rows: list[list[object]] = json.loads(re.sub(r"^\w+\(\"[^\"]+\",|\);$", "", body))["rows"]
        return rows

    columns = client.get("/data/activities-data.js").text
    names = json.loads(re.sub(r"^\w+\(\"[^\"]+\",|\);$", "", columns))["columns"]
    first = dict(zip(names, listed()[0], strict=True))
    told = {"kind": "activity", "doc": first["doc"], "start": str(first["start"]), "mention": first["mention"]}
    before = len(listed())
    assert client.post("/judge", data=told | {"state": "误报"}).status_code == 200
    assert len(listed()) == before - 1
    assert "1 条经核查认定为误报" in client.get("/").text


def test_a_correction_holds_from_the_next_run(client: TestClient, mined: Path, run: Run) -> None:
    told = {"doc": "报告000.txt", "year": "2015", "kind": "计划"}
    assert client.post("/correct", data=told).status_code == 200
    for wrong in ({"year": "去年"}, {"kind": "检讨"}, {"doc": "没有.txt"}):
        assert client.post("/correct", data=told | wrong).status_code == 422
    assert run("mine", mined.parents[1] / "in", "-o", mined.parent, "-q").code == 0
    table = client.get("/tables/documents.jsonl").text.splitlines()
    row = next(line for line in table if '"报告000.txt"' in line)
    assert '"year": 2015' in row
    assert "人工更正" in row
    assert '"kind": "计划"' in row


def test_a_folder_is_taken_in(client: TestClient, tmp_path: Path, sample_reports: Path) -> None:
    assert client.post("/take", data={"path": "relative/folder"}).status_code == 422
    shutil.copytree(sample_reports / "白芦镇总工会", tmp_path / "more")
    began = client.post("/take", data={"path": str(tmp_path / "more")})
    assert "正在比对" in began.text or "已完成" in began.text
    for _ in range(240):
        if "正在比对" not in client.get("/take").text:
            break
        time.sleep(0.5)
    assert "已完成" in client.get("/take").text
    assert "白芦镇" in client.get("/search", params={"q": "白芦镇"}).text
    assert "0 份报告" not in client.get("/search", params={"q": "白芦镇"}).text


def test_wrong_usage_is_told(run: Run, tmp_path: Path, mined: Path) -> None:
    outcome = run("serve", tmp_path)
    assert (outcome.code, "没有找到结果库" in outcome.err) == (2, True)
    (tmp_path / "other.db").write_bytes(b"x")
    outcome = run("serve", tmp_path / "other.db")
    assert (outcome.code, "不是 reportmine 的结果库" in outcome.err) == (2, True)
    assert (tmp_path / "other.db").read_bytes() == b"x"
    with bound("127.0.0.1", 0) as taken:
        taken.listen()
        outcome = run("serve", mined, "--port", str(taken.getsockname()[1]))
    assert outcome.code == 2
    assert "端口已被占用" in outcome.err


@pytest.fixture
def served(mined: Path) -> Iterator[str]:
    """The address of a running server."""
    listening = bound("127.0.0.1", 0)
    guard = Guard(LOOPBACK, TOKEN, 4.0)
    thread = threading.Thread(target=serve, args=(Library(mined), guard, listening), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.mark.slow
def test_the_whole_of_it_in_a_browser(browsed: Watched, served: str, tiny: Path) -> None:
    page = browsed.page
    browsed.open(f"{served}/?token={TOKEN}")
    assert page.url == f"{served}/"
    browsed.open(f"{served}/#compare/0")
    page.wait_for_selector(".judge")
    assert browsed.texts(".sides .match")
    page.select_option(".judge [name=state]", "合理沿用")
    page.fill(".judge [name=reviewer]", "王敏")
    page.click(".judge button")
    page.wait_for_selector(".judge [aria-live]:text-is('已保存')")
    browsed.open(f"{served}/#legitimate")
    assert any("合理沿用" in row for row in browsed.texts(".pairs tbody tr"))
    page.click("a[href='/search']")
    page.fill("[name=q]", "运动会")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-rows mark")
    browsed.open(f"{served}/#activities")
    page.wait_for_selector("#activity-rows tr")
    browsed.open(f"{served}/check")
    page.set_input_files("[name=file]", str(tiny / "报告004.txt"))
    page.click("main button")
    page.wait_for_selector("table.pairs:visible")
    page.click("table.pairs:visible a.button >> nth=0")
    page.wait_for_selector(".sides .match")
    browsed.open(f"{served}/tables")
    assert browsed.download("a[href='/tables/activities.csv']")[1].startswith(b"\xef\xbb\xbf")
