"""Reuse: which passages reports share, copied or reworded; the door is `survey` and `find`."""

from reportmine.reuse.finding import Reuse, find, survey
from reportmine.reuse.statistics import Statistics
from reportmine.reuse.substitutions import find_substitutions

__all__ = ["Reuse", "Statistics", "find", "find_substitutions", "survey"]
