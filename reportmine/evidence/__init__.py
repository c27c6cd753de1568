"""Evidence: what findings of reuse mean.

The door is `order_of`, `with_names`, `with_scars`, `scars`, `context_of`, `is_compilation`, `is_same_report`,
`standings`, `blank`, `file_lineage`, `issued_ids`, `leftovers`, `shared_facts`, `percentiles` and
`unidiomatic`.
"""

from reportmine.evidence.blank import blank
from reportmine.evidence.contexts import context_of, is_compilation, is_same_report
from reportmine.evidence.leftovers import leftovers
from reportmine.evidence.levels import percentiles
from reportmine.evidence.lineage import file_lineage, issued_ids
from reportmine.evidence.order import order_of, with_names, with_scars
from reportmine.evidence.scars import scars
from reportmine.evidence.shared_facts import shared_facts
from reportmine.evidence.standing import Standing, standings
from reportmine.evidence.unidiomatic import unidiomatic

__all__ = [
    "Standing",
    "blank",
    "context_of",
    "file_lineage",
    "is_compilation",
    "is_same_report",
    "issued_ids",
    "leftovers",
    "order_of",
    "percentiles",
    "scars",
    "shared_facts",
    "standings",
    "unidiomatic",
    "with_names",
    "with_scars",
]
