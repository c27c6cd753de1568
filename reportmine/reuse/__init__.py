"""Reuse: which passages reports share, copied or reworded; the door is `survey` and `find`."""

from reportmine.reuse.comparing import Scope
from reportmine.reuse.finding import Reuse, find, measure
from reportmine.reuse.statistics import Statistics
from reportmine.reuse.substitutions import find_substitutions
from reportmine.reuse.surveying import Surveyed, survey
from reportmine.reuse.taking import Taken, take

__all__ = [
    "Reuse",
    "Scope",
    "Statistics",
    "Surveyed",
    "Taken",
    "find",
    "find_substitutions",
    "measure",
    "survey",
    "take",
]
