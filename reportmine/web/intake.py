"""Taking in a folder of this machine: a run of `mine` beside the server, over the old folders and the new one."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportmine.errors import UsageError
from reportmine.results.keeping import kept_command
from reportmine.store import Store

KEPT_LINES = 12


@dataclass
class Intake:
    """At most one run at a time; the server goes on meanwhile, and shows the new results when they are there."""

    store: Path
    lines: list[str] = field(default_factory=list)
    code: int | None = None
    path: str = ""
    _run: subprocess.Popen[str] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def running(self) -> bool:
        """Whether a run is going on."""
        return self._run is not None and self.code is None

    def begin(self, path: str | None) -> None:
        """Starts a run with one more folder, or with none, to bring corrections in; UsageError where that cannot be."""
        with Store(self.store, reading=True) as store:
            kept = kept_command(store)
        if not kept:
            raise UsageError(
                "这个结果库没有记下当时的文件夹", where=str(self.store), advice="请先用 reportmine mine 运行一次"
            )
        added = []
        if path is not None:
            folder = _folder(path)
            if folder is None:
                raise UsageError(
                    "没有这个文件夹",
                    where=path.strip() or "（空）",
                    advice="请写完整的路径，如 D:\\报告\\2014 或 /home/报告",
                )
            added = [str(folder)]
        with self._lock:
            if self.running:
                raise UsageError("上一次还没有完成", where=self.path, advice="请稍候")
            self.lines, self.code, self._run, self.path = [], None, None, added[0] if added else ""
            self._run = self._started([*kept, *(one for one in added if one not in kept)])
        threading.Thread(target=self._watch, args=(self._run,), daemon=True).start()

    def _started(self, arguments: Sequence[str]) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "reportmine", "mine", *arguments, "--store", str(self.store)]
        command += [] if "-o" in arguments else ["-o", str(self.store.parent)]
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True,
            encoding="utf-8", errors="replace",
        )  # fmt: skip

    def _watch(self, run: subprocess.Popen[str]) -> None:
        with run:  # closes the pipe at the end
            for line in run.stdout or ():
                self.lines = [*self.lines, line.rstrip()][-KEPT_LINES:]
            self.code = run.wait()

    def stop(self) -> None:
        """Ends a run that is going on; what it has done so far stays in the store."""
        if self.running and self._run is not None:
            self._run.terminate()


def _folder(path: str) -> Path | None:
    """The folder a person wrote, in full; None where there is none, or what was written is no path at all."""
    try:
        folder = Path(path.strip().strip('"')).expanduser()
        return folder if path.strip() and folder.is_absolute() and folder.exists() else None
    except (OSError, RuntimeError, ValueError):
        return None
