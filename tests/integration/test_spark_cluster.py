"""A standalone cluster on this machine: a master and two workers, each a process of its own; nothing is simulated."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportmine.engine.starting import PROGRAM, installed, java_version

WITHOUT = [name for name in ("pyspark", "pandas", "pyarrow") if installed(name) is None]
WITHOUT += [] if java_version() else ["Java"]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(WITHOUT), reason=f"not here: {', '.join(WITHOUT)}"),
    pytest.mark.skipif(sys.platform == "win32", reason="process groups are ended by their id"),
]

# everything goes through Spark, however little it is; a line for every step, and how many executors are left at the end
SCRIPT = """
import sys
from contextlib import contextmanager
from pathlib import Path
from reportmine.engine import SparkEngine
from reportmine.reports.formats import write
from reportmine.resources import data_file
from reportmine.results.sharing import reuse_table
from reportmine.settings import Settings
from reportmine.study import load, reuse_of

@contextmanager
def told(label, total):
    print("begin", label, flush=True)
    yield lambda: None

engine = SparkEngine(sys.argv[1], told, few=0)
places = list(engine.map(data_file, ["lexicon/union.txt"], "segment", heavy=True))
print("program", places[0], flush=True)
corpus = load([Path(sys.argv[2])], Settings(), engine)
reuse = reuse_of(corpus, Settings(), engine)
for name in ("pairs", "matches"):
    write(reuse_table(corpus, reuse, name, everything=True), "jsonl", Path(sys.argv[3]) / f"{name}.jsonl")
print("executors", len(engine.session.sparkContext._jsc.sc().statusTracker().getExecutorInfos()) - 1, flush=True)
engine.close()
"""


@dataclass(frozen=True, slots=True)
class Cluster:
    master: str
    workers: tuple[subprocess.Popen[bytes], ...]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _running(log: Path, *command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own, which is ended with it."""
    with log.open("wb") as told:
        process = subprocess.Popen(command, env=_environment(), stdout=told, stderr=told, start_new_session=True)
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _environment() -> dict[str, str]:
    return {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A master and two workers of one processor each, from the jars that PySpark brings."""
    import pyspark

    run = str(Path(pyspark.__file__).parent / "bin" / "spark-class")
    port, deploy, here = _free_port(), "org.apache.spark.deploy", ("--host", "127.0.0.1", "--webui-port", "0")
    master = f"spark://127.0.0.1:{port}"
    with ExitStack() as stack:
        log = tmp_path / "master.log"
        stack.enter_context(_running(log, run, f"{deploy}.master.Master", *here, "--port", str(port)))
        size = ("--cores", "1", "--memory", "1200m")
        workers = tuple(
            stack.enter_context(
                _running(
                    tmp_path / f"worker{n}.log", run, f"{deploy}.worker.Worker", *here, *size,
                    "--work-dir", str(tmp_path / f"work{n}"), master,
                )
            )
            for n in range(2)
        )  # fmt: skip
        _wait_for(log, "Registering worker", 2)
        yield Cluster(master, workers)


def _wait_for(log: Path, words: str, times: int) -> None:
    for _ in range(300):
        if log.read_text(encoding="utf-8", errors="replace").count(words) >= times:
            return
        time.sleep(0.2)
    raise AssertionError(f"{words!r} is not {times} times in {log.read_text(encoding='utf-8', errors='replace')}")


def _local(folder: Path, run_reuse: Path) -> dict[str, bytes]:
    found = {}
    for name in ("pairs", "matches"):
        target = run_reuse / f"local-{name}.jsonl"
        command = (sys.executable, "-m", "reportmine", "reuse", folder, "--show", name, "--all", "-q", "-o", target)
        subprocess.run([str(part) for part in command], check=True)
        found[name] = target.read_bytes()
    return found


def _run(cluster: Cluster, folder: Path, out: Path, end_one_at: str) -> list[str]:
    """What the script told; the first worker is killed with all it runs soon after a step has begun."""
    out.mkdir()
    script = out / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, str(script), cluster.master, str(folder), str(out)]
    told = []
    with (
        (out / "err.log").open("wb") as errors,
        subprocess.Popen(
            command, env=_environment(), stdout=subprocess.PIPE, stderr=errors, text=True, encoding="utf-8"
        ) as process,
    ):
        assert process.stdout is not None
        for line in process.stdout:
            told.append(line.strip())
            if line.strip() == f"begin {end_one_at}":
                time.sleep(0.5)
                _end(cluster.workers[0])
    assert process.returncode == 0, (out / "err.log").read_text(encoding="utf-8", errors="replace")
    return told


def test_spark_submit_on_a_cluster_gives_the_local_tables(
    cluster: Cluster, sample_reports: Path, tmp_path: Path
) -> None:
    """The command line as it is, the master told by spark-submit alone."""
    import pyspark

    import reportmine

    local = _local(sample_reports, tmp_path)
    submit = Path(pyspark.__file__).parent / "bin" / "spark-submit"
    program = Path(reportmine.__file__).parent / "__main__.py"
    target = tmp_path / "matches.jsonl"
    asked = ("reuse", sample_reports, "--engine", "spark", "--show", "matches", "--all", "-q", "-o", target)
    command = [str(part) for part in (submit, "--master", cluster.master, program, *asked)]
    subprocess.run(command, env=_environment(), check=True, capture_output=True)
    assert target.read_bytes() == local["matches"]
    assert (tmp_path / "master.log").read_text(encoding="utf-8").count("Registered app ") == 1


def test_a_worker_that_is_killed_in_mid_run_changes_nothing(
    cluster: Cluster, sample_reports: Path, tmp_path: Path
) -> None:
    local = _local(sample_reports, tmp_path)
    told = _run(cluster, sample_reports, tmp_path / "killed", "比对（二）")
    (place,) = [line for line in told if line.startswith("program ")]
    assert f"/{PROGRAM}/reportmine/segment/lexicon/union.txt" in place  # the program that the driver sent
    assert told[-1] == "executors 1"
    assert "begin 比对（二）" in told
    assert {table: (tmp_path / "killed" / f"{table}.jsonl").read_bytes() for table in local} == local
