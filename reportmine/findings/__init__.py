"""What the analyses find: one frozen value a row, fields named as the columns of the contract.

All positions are raw. None means "the text does not say", never zero. Tables are made of these values field by
field, so a new column begins here.
"""

from reportmine.findings.activities import Activity, ActivityTotal, Figure
from reportmine.findings.blanks import SlotKind, SlotText
from reportmine.findings.checks import Check
from reportmine.findings.judgements import STATES, UNJUDGED, Correction, JudgedKind, Judgement
from reportmine.findings.reuse import (
    Basis,
    Edit,
    Family,
    FamilyKind,
    Match,
    MatchKind,
    Overlap,
    Pair,
    Relation,
    Script,
    Substitution,
    Swap,
)
from reportmine.findings.themes import (
    CodedSentence,
    ConcordanceLine,
    Phrase,
    Proposal,
    SentenceWeight,
    ThemeChange,
    ThemeDocument,
    ThemeYear,
    WordRow,
)
from reportmine.findings.unidiomatic import OddPhrase
from reportmine.findings.validation import Validation

__all__ = [
    "STATES",
    "UNJUDGED",
    "Activity",
    "ActivityTotal",
    "Basis",
    "Check",
    "CodedSentence",
    "ConcordanceLine",
    "Correction",
    "Edit",
    "Family",
    "FamilyKind",
    "Figure",
    "JudgedKind",
    "Judgement",
    "Match",
    "MatchKind",
    "OddPhrase",
    "Overlap",
    "Pair",
    "Phrase",
    "Proposal",
    "Relation",
    "Script",
    "SentenceWeight",
    "SlotKind",
    "SlotText",
    "Substitution",
    "Swap",
    "ThemeChange",
    "ThemeDocument",
    "ThemeYear",
    "Validation",
    "WordRow",
]
