"""What stands in the HTML of a page: its data by name, one tab, the words a reader sees."""

from __future__ import annotations

import json
import re
from typing import Any


def data(html: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.S)
    assert found, name
    return json.loads(found.group(1))


def panel(html: str, name: str) -> str:
    return html.split(f'<section id="{name}"', 1)[1].split("</section>\n<section id=")[0].split("</main>")[0]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
