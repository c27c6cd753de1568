from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from reportmine.web.guarding import LOOPBACK, Guard, Guarded

COOKIE = Guard(LOOPBACK, "geheim", 1).cookie
HOME = "http://127.0.0.1:8765"


async def _answer(request: Request) -> Response:
    return PlainTextResponse(request.method)


def client(**more: bool) -> TestClient:
    app = Starlette(routes=[Route("/", _answer, methods=["GET", "POST"])])
    guarded = Guarded(app, Guard(LOOPBACK, "geheim", 0.001, **more))
    return TestClient(guarded, base_url=HOME, follow_redirects=False)


def test_reading_needs_no_token_and_writing_does() -> None:
    one = client()
    assert one.get("/").text == "GET"
    assert one.post("/", data={"x": "1"}).status_code == 403
    one.cookies.set(COOKIE, "geheim")
    assert one.post("/", data={"x": "1"}).text == "POST"
    one.cookies.set(COOKIE, "falsch")
    assert one.post("/", data={"x": "1"}).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", ""])
def test_other_host_names_are_not_answered(host: str) -> None:
    answer = client().get("/", headers={"host": host})
    assert answer.status_code == 421
    assert client().get("/?token=geheim", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "[::1]:8765", "127.0.0.1"])
def test_names_of_this_machine_are(host: str) -> None:
    assert client().get("/", headers={"host": host}).status_code == 200


def test_a_form_of_another_site_is_refused() -> None:
    one = client()
    one.cookies.set(COOKIE, "geheim")
    for origin in ("http://evil.example", "null"):
        assert one.post("/", data={"x": "1"}, headers={"origin": origin}).status_code == 403
    assert one.post("/", data={"x": "1"}, headers={"origin": HOME}).status_code == 200


def test_the_token_becomes_a_cookie_and_leaves_the_address() -> None:
    answer = client().get("/?token=geheim")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    told = answer.headers["set-cookie"].lower()
    assert "httponly" in told
    assert "samesite=strict" in told
    assert "set-cookie" not in client().get("/?token=falsch").headers


def test_what_is_too_large_or_does_not_say_its_size_is_refused() -> None:
    one = client()
    headers = {"x-reportmine-token": "geheim"}
    assert one.post("/", content=b"x" * 2000, headers=headers).status_code == 413
    assert one.post("/", content=iter([b"x"]), headers=headers).status_code == 411


def test_beyond_this_machine_reading_needs_the_token_too() -> None:
    one = client(closed=True)
    assert one.get("/").status_code == 403
    one.cookies.set(COOKIE, "geheim")
    assert one.get("/").text == "GET"


def test_pages_cannot_be_embedded() -> None:
    assert client().get("/").headers["x-frame-options"] == "DENY"


def test_another_site_cannot_load_data_but_may_link_here() -> None:
    for site in ("cross-site", "same-site"):
        headers = {"sec-fetch-site": site, "sec-fetch-mode": "no-cors"}
        assert client().get("/", headers=headers).status_code == 403
        assert client().get("/", headers=headers | {"sec-fetch-mode": "navigate"}).status_code == 200
    assert client().get("/", headers={"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}).status_code == 200
    assert client().get("/").headers["cross-origin-resource-policy"] == "same-origin"


def test_the_address_behind_the_token_stays_on_this_machine() -> None:
    answer = client().get(f"{HOME}//evil.example/x?token=geheim&q=1")
    assert answer.headers["location"] == "/evil.example/x?q=1"
