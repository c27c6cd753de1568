"""One self-contained page: `page` for a whole run, `split_page` with its data beside it, `comparison_page` for two."""

from reportmine.reports.page.embedding import Delivery
from reportmine.reports.page.render import PageOptions, comparison_page, page, split_page

__all__ = ["Delivery", "PageOptions", "comparison_page", "page", "split_page"]
