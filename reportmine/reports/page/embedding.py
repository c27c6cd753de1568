"""Data beside the markup: JSON in script elements that a browser does not run, or small files it fetches when asked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

CALL = "reportmineData"  # what a data file calls with its name and value


@dataclass(frozen=True, slots=True)
class Part:
    """One value the scripts read by its name; `late`: only when a reader asks for what it belongs to."""

    name: str
    value: object
    late: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where late parts are: inside the file (no prefix), or in files whose address begins with `prefix`.

    `served` pages have a server behind them, that can search and take judgements; `policy` is the content security
    policy of the page.
    """

    prefix: str = ""
    served: bool = False
    linked: bool = False  # a page handed out once, with links to the server's other pages

    @property
    def policy(self) -> str:
        """No address outside the file, its own data files and its own server."""
        scripts = "'unsafe-inline'" + (" 'self'" if self.served else " file:" if self.prefix else "")
        rules = ["default-src 'none'", "style-src 'unsafe-inline'", f"script-src {scripts}", "img-src data: blob:"]
        return "; ".join([*rules, "connect-src 'self'", "form-action 'self'"] if self.served else rules)


INSIDE = Delivery()


def delivered(parts: Sequence[Part], delivery: Delivery) -> tuple[Markup, dict[str, str]]:
    """The script elements of a page, and its data files by name (none where everything is inside)."""
    inside = [part for part in parts if not (part.late and delivery.prefix)]
    files = {part.name: data_file(part) for part in parts if part.late and delivery.prefix}
    return Markup("\n").join(script(part.name, part.value) for part in inside), files


def data_file(part: Part) -> str:
    """A data file: a script, because a page opened from a disk may load scripts and nothing else.

    >>> data_file(Part("a", [1]))
    'reportmineData("a",[1]);'
    """
    return f"{CALL}({_json(part.name)},{_json(part.value)});"


def script(name: str, value: object) -> Markup:
    r"""A script element called `name` that holds `value` as JSON; no text in it can end the element.

    >>> script("a", "</script>")
    Markup('<script type="application/json" id="a">"\\u003c/script>"</script>')
    """
    return Markup('<script type="application/json" id="{}">').format(name) + Markup(_json(value)) + Markup("</script>")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).replace("<", "\\u003c")
