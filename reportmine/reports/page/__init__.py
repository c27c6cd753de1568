"""One self-contained page: `page` for a whole run, `comparison_page` for two reports."""

from reportmine.reports.page.render import comparison_page, page

__all__ = ["comparison_page", "page"]
