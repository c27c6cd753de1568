"""What numpy is told of the processor before it is loaded, and Python of the memory.

A comparison sorts numbers over and over. On the AMD processor it was measured on (EPYC, family 25, model 17) numpy
2.4.6 takes four to five times longer to sort with AVX-512 than with AVX2 (`benchmarks/scale/sorting.py`).
"""

from __future__ import annotations

import gc
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

VARIABLE = "NPY_DISABLE_CPU_FEATURES"
CPUINFO = Path("/proc/cpuinfo")
# the sets of instructions that numpy can leave unused, by the first version that calls them so
_NAMES = {
    (2, 4): "X86_V4 AVX512_ICL AVX512_SPR",
    (0, 0): "AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL",
}


def prepare_numpy() -> None:
    """Sets numpy's variable where that helps; one that is set already, or numpy loaded before, stays as it is."""
    if VARIABLE not in os.environ and (names := unwanted(_processor(), _numpy())):
        os.environ[VARIABLE] = names


def prepare_python() -> None:
    """Looks for unreachable cycles seldom: a collection is hundreds of thousands of lasting values and hardly a cycle.

    Of 10,000 reports compared this saves a twentieth of the time.
    """
    gc.set_threshold(100_000, 20, 100)


def unwanted(processor: str, numpy: tuple[int, int]) -> str:
    """The sets of instructions that numpy had better not use on a processor, "" for none.

    >>> unwanted("vendor_id : AuthenticAMD", (2, 4)), unwanted("vendor_id : GenuineIntel", (2, 4))
    ('X86_V4 AVX512_ICL AVX512_SPR', '')
    """
    if "AuthenticAMD" not in processor:
        return ""
    return next(names for first, names in _NAMES.items() if numpy >= first)


def _processor() -> str:
    """What the system tells of the processor, in some words that name its maker."""
    try:
        with CPUINFO.open(encoding="utf-8", errors="replace") as told:
            return told.read(4096)
    except OSError:
        return f"{platform.processor()} {os.environ.get('PROCESSOR_IDENTIFIER', '')}"


def _numpy() -> tuple[int, int]:
    try:
        first, second, *_ = version("numpy").split(".")
        return int(first), int(second)
    except (PackageNotFoundError, ValueError):
        return (0, 0)


if __name__ == "__main__":  # for the benchmarks, which are no command line
    sys.stdout.write(f"{unwanted(_processor(), _numpy())}\n")
