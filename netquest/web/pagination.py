"""Keyset pages: a cursor names the last row seen, so no page is skipped or slow when rows come and go."""

import base64
import binascii
import json
from urllib.parse import urlencode

from flask import request

from netquest.web.urls import HIGHEST

CURSOR_MOST = 300


def cursor(*values: str | int) -> str:
    """Pack the sort key of a row."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def read_cursor(text: str | None, *kinds: type) -> tuple[str | int, ...] | None:
    """Unpack a cursor; None when there is none or it was not made here (then the list starts at its beginning)."""
    if not text or len(text) > CURSOR_MOST:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        return None
    fits = isinstance(values, list) and len(values) == len(kinds)
    return (
        tuple(values) if fits and all(type(value) is kind for value, kind in zip(values, kinds, strict=True)) else None
    )


def last_row() -> int | None:
    """Return the id after which this page of a list begins; anybody can write a cursor, so it may name none."""
    found = read_cursor(request.args.get("after"), int)
    return int(found[0]) if found and 0 < int(found[0]) <= HIGHEST else None


def next_url(after: str | None) -> str:
    """Return the address of the next page, with the same filters; empty on the last page."""
    if after is None:
        return ""
    filters = {name: value for name, value in request.args.items() if name != "after" and value}
    return f"{request.path}?{urlencode({**filters, 'after': after})}"
