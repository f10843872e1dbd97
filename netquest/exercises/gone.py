"""What is answered when somebody edits what they deleted in another window: nothing is saved, and nothing is lost."""

from collections.abc import Iterable

from flask import Response

from netquest.web.htmx import page


def gone(typed: Iterable[str | None], *, back: str) -> Response:
    """Show what was typed, so that it can be copied."""
    return page("exercises/gone.html", block="main", status=409, typed=[text for text in typed if text], back=back)
