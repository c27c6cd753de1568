"""Sections, sentences and words; the door is `segment`, `segmenter`, `stop_words` and `statuses`."""

from reportmine.segment.segmenting import segment
from reportmine.segment.status import statuses
from reportmine.segment.stopping import stop_words
from reportmine.segment.tokens import Segmenter, segmenter

__all__ = ["Segmenter", "segment", "segmenter", "statuses", "stop_words"]
