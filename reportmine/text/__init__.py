"""Reading and cleaning: from files to documents with positions; the door is `walk`, `read` and `prepare`."""

from reportmine.text.preparing import prepare
from reportmine.text.reading import read
from reportmine.text.walking import FileEntry, Walk, walk

__all__ = ["FileEntry", "Walk", "prepare", "read", "walk"]
