"""Data inside the page: JSON in script elements that a browser does not run and parses only when asked."""

from __future__ import annotations

import json

from markupsafe import Markup


def script(name: str, value: object) -> Markup:
    r"""A script element called `name` that holds `value` as JSON; no text in it can end the element.

    >>> script("a", "</script>")
    Markup('<script type="application/json" id="a">"\\u003c/script>"</script>')
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup('<script type="application/json" id="{}">').format(name) + Markup(text) + Markup("</script>")
