"""The errors a person may meet: what went wrong, where, and what to do next.

Every message has the three parts; `cli/main.py` is the one place that shows them and turns them into exit codes.
"""

from __future__ import annotations


class ReportmineError(Exception):
    """Base of all errors that are shown as one clear line and never as a traceback.

    `what` happened, `where` (file, line, option), and the `advice` that helps.

    >>> print(ReportmineError("读不出文本", where="a.pdf", advice="请先做文字识别"))
    读不出文本 [a.pdf] 请先做文字识别
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        self.what, self.where, self.advice = what, where, advice
        super().__init__(" ".join(part for part in (what, f"[{where}]" if where else "", advice) if part))


class UsageError(ReportmineError):
    """The command was called in a way it cannot carry out; exit code 2."""


class NothingReadable(ReportmineError):
    """None of the inputs gave a text; exit code 2."""


class UnreadableFile(ReportmineError):
    """One file cannot be read; becomes a row of the documents table, the rest goes on.

    `state` is one of the states of the contract: scan, encrypted, damaged, empty, unsupported.
    """

    exit_code = 1

    def __init__(self, state: str, what: str, *, where: str = "", advice: str = "") -> None:
        super().__init__(what, where=where, advice=advice)
        self.state = state


class OutputError(ReportmineError):
    """A result could not be written (disk full, no permission); exit code 2, inputs and store untouched."""


class EngineError(ReportmineError):
    """An engine cannot start, or lost the work it was given; exit code 2."""


class StoreError(ReportmineError):
    """The store is not one of ours, is from a newer version, or is locked by another run."""


class DataFileError(ReportmineError):
    """A lexicon, stop list or metadata table of the user is malformed; names file and line."""
