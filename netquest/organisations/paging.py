"""Lists of people in pages: where a page begins, and where the next one is."""

from collections.abc import Sequence

from flask import request

from netquest.organisations import people_queries
from netquest.organisations.views import PersonView
from netquest.web.pagination import cursor, next_url, read_cursor
from netquest.web.urls import HIGHEST


def cursor_given() -> int:
    """Return the place after which the list goes on, as the address says."""
    found = read_cursor(request.args.get("after"), int)
    return min(max(int(found[0]), 0), HIGHEST) if found else 0


def page_of(found: Sequence[PersonView]) -> tuple[Sequence[PersonView], str]:
    """Return the people of a page, and the address of the next one, empty on the last."""
    shown = found[: people_queries.PAGE]
    return shown, next_url(cursor(shown[-1].place) if len(found) > people_queries.PAGE else None)
