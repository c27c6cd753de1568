"""reportmine finds recycled passages, activities and themes in Chinese union (工会) work reports."""

__version__ = "0.1.0"
