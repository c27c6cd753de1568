"""What people send: a file to check, a folder to take in, judgements and corrections."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, get_args

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from reportmine.errors import ReportmineError
from reportmine.findings import STATES, Correction, JudgedKind, Judgement
from reportmine.model import Kind
from reportmine.reports.page import Delivery, PageOptions, page
from reportmine.reports.wording import say
from reportmine.results.comparing import new_file
from reportmine.results.judging import digests_of, key_of
from reportmine.store import Store
from reportmine.web.intake import Intake
from reportmine.web.library import Library
from reportmine.web.reading import served_page

CHECK_TABS = ("overlap", "legitimate", "compare", "methods")
LONGEST = 2000  # characters of a reason or a note
CORRECTED = ("year", "submitter", "kind")


class Writer:
    """The handlers of what is sent; the guard has already seen the token."""

    def __init__(self, library: Library, intake: Intake) -> None:
        self._library, self._intake = library, intake

    async def check(self, request: Request) -> Response:
        """Holds a file against the store, in memory; the answer is a page of its own, nothing is kept."""
        async with request.form(max_files=1, max_fields=4) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile) or not file.filename:
                return served_page(self._library, "served_check.html", {"problem": "没有选择文件。"}, 400)
            name, data = file.filename, await file.read()
        return await run_in_threadpool(self._checked, name, data)

    def _checked(self, name: str, data: bytes) -> Response:
        kept = self._library.current().kept
        try:
            with self._library.connection() as store:
                found = new_file(store, name, data, kept.manifest, self._library.desk)
        except ReportmineError as problem:
            return served_page(self._library, "served_check.html", {"problem": f"{name}：{problem}"}, 422)
        told = say("served_checked", self._library.lang, name=name)
        options = PageOptions(lang=self._library.lang, tabs=CHECK_TABS, cut=told, delivery=Delivery(linked=True))
        return HTMLResponse(page(found.tables, found.texts, {}, options))

    async def take(self, request: Request) -> Response:
        """Begins a run over one more folder, or over the same ones where none is named."""
        async with request.form() as form:
            path = form.get("path")
        try:
            await run_in_threadpool(self._intake.begin, str(path) if path is not None else None)
        except ReportmineError as problem:
            return served_page(
                self._library, "served_take.html", {"intake": self._intake, "problem": str(problem)}, 422
            )
        return RedirectResponse("/take", status_code=303)

    async def judge(self, request: Request) -> Response:
        """Keeps a judgement of a pair, a family or an activity."""
        async with request.form() as form:
            fields = {name: str(value)[:LONGEST].strip() for name, value in form.items()}
        return await run_in_threadpool(self._judged, fields)

    def _judged(self, fields: Mapping[str, str]) -> Response:
        kind, state = fields.get("kind", ""), fields.get("state", "")
        if kind not in get_args(JudgedKind) or state not in STATES:
            return PlainTextResponse("看不懂的结论，没有保存。", status_code=422)
        tables = self._library.current().kept.tables
        row: dict[str, Any] = dict(fields)
        if kind == "family":
            row = next((r for r in tables["families"].records() if r["family_id"] == fields.get("family_id")), {})
        judged: Any = kind
        try:
            key = key_of(judged, row, digests_of(tables["documents"]))
        except KeyError:
            key = ""
        if not key:
            return PlainTextResponse("结果库中没有这份报告，没有保存。", status_code=422)
        more = {name: fields.get(name, "") for name in ("reviewer", "reason", "note")}
        with Store(self._library.path) as store:
            store.put_judgements([Judgement(judged, key, state, time=_today(), **more)])
        return PlainTextResponse("已保存")

    async def correct(self, request: Request) -> Response:
        """Keeps a correction of a report's year, unit or kind; the next run uses it."""
        async with request.form() as form:
            fields = {name: str(value)[:LONGEST].strip() for name, value in form.items()}
        return await run_in_threadpool(self._corrected, fields)

    def _corrected(self, fields: Mapping[str, str]) -> Response:
        key = digests_of(self._library.current().kept.tables["documents"]).get(fields.get("doc", ""))
        values = {name: fields[name] for name in CORRECTED if fields.get(name)}
        if key is None or not values:
            return PlainTextResponse("没有写明报告或更正的内容，没有保存。", status_code=422)
        if "year" in values:
            if not (values["year"].isdecimal() and 1900 <= int(values["year"]) <= 2100):
                return PlainTextResponse("年度请写四位数字，如 2014。", status_code=422)
            values["year"] = str(int(values["year"]))  # also where it was written full-width
        if "kind" in values and values["kind"] not in get_args(Kind):
            return PlainTextResponse(f"文种只能是：{'、'.join(get_args(Kind))}", status_code=422)
        reviewer, day = fields.get("reviewer", ""), _today()
        with Store(self._library.path) as store:
            store.put_corrections(Correction(key, name, value, reviewer, day) for name, value in values.items())
        return PlainTextResponse("已保存；在“收入文件夹”页重新运行后生效。")


def _today() -> str:
    return datetime.datetime.now().astimezone().date().isoformat()
