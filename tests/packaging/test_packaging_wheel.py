"""The wheel carries what the program needs: built, installed in a fresh environment, used away from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
NEEDED = ("pyproject.toml", "README.md", "LICENSE", "reportmine", "corpus", "stopwords")


def _run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that must succeed, outside of the checkout and its settings."""
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")} | {"PYTHONUTF8": "1"}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy: building leaves folders behind."""
    copy = tmp_path_factory.mktemp("source")
    for name in NEEDED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    out = tmp_path_factory.mktemp("dist")
    _run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        out,
        copy,
        cwd=out,
    )
    (built,) = out.glob("reportmine-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of a fresh environment with the wheel; libraries are borrowed from the one that tests."""
    home = tmp_path_factory.mktemp("fresh")
    _run(sys.executable, "-m", "venv", "--without-pip", home / "env", cwd=home)
    scripts = home / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / "python"
    _run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        "--quiet",
        wheel,
        cwd=home,
    )
    (site,) = {_run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip()}
    borrowed = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    Path(site, "borrowed.pth").write_text("\n".join(borrowed) + "\n", encoding="utf-8")
    where = _run(python, "-c", "import reportmine; print(reportmine.__file__)", cwd=home).strip()
    assert Path(where).is_relative_to(home)
    return scripts


def test_the_wheel_holds_every_file_of_package_stop_words_and_corpus(root: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    assert len(packed) > 100
    expected = {
        "/".join(prefix + path.relative_to(root / folder).parts)
        for folder, prefix in (
            ("reportmine", ("reportmine",)),
            ("stopwords", ("reportmine", "stopwords")),
            ("corpus", ("reportmine", "corpus")),
        )
        for path in (root / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sorted(expected - packed) == []


def test_help_runs(installed: Path, tmp_path: Path) -> None:
    assert "mine" in _run(installed / "reportmine", "--help", cwd=tmp_path)
    assert "mine" in _run(installed / "python", "-m", "reportmine", "--help", cwd=tmp_path)


def test_stop_words_and_sample_corpus_are_found(installed: Path, tmp_path: Path) -> None:
    code = (
        "from reportmine.resources import folder, word_lines\n"
        "print(len(word_lines(folder('stopwords') / 'official.txt')))\n"
        "print(len([p for p in (folder('corpus') / 'reports').rglob('*') if p.is_file()]))\n"
        "print((folder('corpus') / 'reports' / '白芦镇总工会' / '2014年工作总结.txt').exists())\n"
    )
    n_words, n_files, found = _run(installed / "python", "-c", code, cwd=tmp_path).split()
    assert int(n_words) > 100
    assert int(n_files) >= 30
    assert found == "True"


def test_the_installed_program_mines_the_installed_corpus(installed: Path, tmp_path: Path) -> None:
    code = "from reportmine.resources import folder; print(folder('corpus') / 'reports')"
    reports = _run(installed / "python", "-c", code, cwd=tmp_path).strip()
    _run(installed / "reportmine", "mine", reports, "-o", tmp_path / "out", "--quiet", cwd=tmp_path)
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"report.html", "report.xlsx", "manifest.json", "documents.csv", "pairs.jsonl", "reportmine.db"} <= made
    assert "白芦镇总工会/2014年工作总结.txt" in (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8-sig")
