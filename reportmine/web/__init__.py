"""The server: the report page of a store with search, any two reports, a new file, judgements; on this machine only.

The door: `application`, an ASGI application for a store.
"""

from reportmine.web.app import application

__all__ = ["application"]
