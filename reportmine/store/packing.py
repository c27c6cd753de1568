"""How values are written in a store: JSON, compressed."""

from __future__ import annotations

import json
import zlib
from typing import Any


def pack(value: Any) -> bytes:  # any JSON-able value
    """A JSON-able value as bytes.

    >>> unpack(pack({"a": [1, "工会"]}))
    {'a': [1, '工会']}
    """
    return zlib.compress(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 1
    )


def unpack(payload: bytes) -> Any:
    """The value that `pack` wrote."""
    return json.loads(zlib.decompress(payload).decode("utf-8", "surrogatepass"))
