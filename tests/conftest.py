"""What all tests share: the places of the checkout, made-up reports, the command line, no way out to the network."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from browsing import Watched, browsers, watched

ROOT = Path(__file__).resolve().parents[1]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: builds, installs or mines a whole corpus; leave out with -m 'not slow'")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def sample_reports() -> Path:
    """The sample corpus, to read and not to write."""
    return ROOT / "corpus" / "reports"


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Nothing in the project talks to another machine; connections to this one (a local server, a pool) are fine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, started once."""
    yield from browsers()


@pytest.fixture
def browsed(browser: Any) -> Iterator[Watched]:
    """A page of the browser on which nothing may go wrong."""
    yield from watched(browser)


UNITS = ("青山小学", "白水中学", "红旗机械厂", "安平县医院")
WORKS = ("职工技能比武", "困难职工慰问", "女职工健康讲座", "读书征文比赛", "安全生产检查", "职工运动会", "法律知识竞赛")
PLACES = ("礼堂", "操场", "会议室", "图书馆", "活动中心")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended."""

    code: int
    out: bytes
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs the command line in this process; no command may end in anything but an exit code."""
    from reportmine.cli.main import main

    def call(*arguments: object) -> Outcome:
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Outcome(int(left.value.code or 0), out, err.decode("utf-8"))

    return call


def report_text(number: int) -> str:
    """The text of a made-up report; number i and i + 4 are two years of one unit and share most of their wording."""
    unit, year = UNITS[number % 4], 2011 + number // 4
    lines = [f"{unit}工会{year}年工作总结", "一、主要工作"]
    for k in range(4):
        work, place = WORKS[(number % 4 * 2 + k) % 7], PLACES[(number + k) % 5]
        lines.append(
            f"{k + 3}月{k + 11}日，{unit}工会在{place}举办第{year - 2008 + k}届{work}，"
            f"共有{30 + 7 * number + k}名职工参加，评出先进{k + 2}名，发放奖品{number + 1}万元，受到大家一致好评。"
        )
    lines += ["二、下一步打算", f"{year + 1}年，计划于5月组织{WORKS[(number + 5) % 7]}，进一步推进职工之家建设。"]
    return "\r\n".join(lines) + "\r\n"


def write_reports(folder: Path, count: int) -> Path:
    """A folder with `count` made-up reports."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"报告{number:03d}.txt").write_bytes(report_text(number).encode("utf-8"))
    return folder


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve made-up reports: four units, three years; to read and not to write."""
    return write_reports(tmp_path_factory.mktemp("tiny") / "报告", 12)


@pytest.fixture
def reports() -> Callable[[Path, int], Path]:
    """Makes a folder of made-up reports."""
    return write_reports
