from __future__ import annotations

import os
import subprocess
import sys

import pytest

from reportmine.cli import processor


def test_numpy_is_told_by_maker_and_version() -> None:
    assert processor.unwanted("AMD64 Family 25 Model 17, AuthenticAMD", (2, 4)).split()[0] == "X86_V4"
    assert "AVX512_SKX" in processor.unwanted("AuthenticAMD", (1, 26))
    assert processor.unwanted("Apple M2", (2, 4)) == ""


def test_what_the_user_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor, "_processor", lambda: "AuthenticAMD")
    monkeypatch.setenv(processor.VARIABLE, "AVX512_SPR")
    processor.prepare_numpy()
    assert os.environ[processor.VARIABLE] == "AVX512_SPR"
    monkeypatch.delenv(processor.VARIABLE)
    processor.prepare_numpy()
    assert os.environ[processor.VARIABLE] == processor.unwanted("AuthenticAMD", processor._numpy())


@pytest.mark.parametrize("maker", ["AuthenticAMD", "GenuineIntel"])
def test_numpy_knows_the_names(maker: str) -> None:
    names = processor.unwanted(maker, processor._numpy())
    code = "import numpy; print(numpy.sort([2, 1]).tolist())"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, processor.VARIABLE: names},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.stdout.strip(), run.stderr) == ("[1, 2]", "")
