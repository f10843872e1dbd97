"""One URL, page or fragment: what a browser with htmx swaps in is a block of the page that others get whole."""

from typing import Any, cast
from urllib.parse import SplitResult, urlsplit

from flask import Response, current_app, make_response, render_template, request
from htmx_flask.requests import HtmxAwareRequest
from jinja2_fragments.flask import render_block
from werkzeug.exceptions import HTTPException


def page(template: str, *, block: str, status: int = 200, **context: Any) -> Response:
    """Render one block for an htmx swap, else the whole template."""
    html = render_block(template, block, **context) if is_swap() else render_template(template, **context)
    return make_response(html, status)


def fragment(template: str, *, status: int = 200, **context: Any) -> Response:
    """Render a template that is a fragment by itself, for an htmx swap."""
    return make_response(render_template(template, **context), status)


def is_swap() -> bool:
    """Whether htmx asks for a fragment; a restored history entry and a boosted link want the whole page."""
    hx = _hx()
    return bool(hx) and not (hx.boosted or hx.history_restore_request)


def leave_for(to: str, *, status: int = 200) -> Response:
    """Make htmx load another page of ours."""
    response = make_response("", status)
    response.headers["HX-Redirect"] = own_path(to)
    return response


def own_path(address: str, *, fallback: str = "/") -> str:
    """Return `address` when it is a path that this application answers by GET, else `fallback`: no open redirect."""
    parts = _parts(address)
    plain = address.startswith("/") and address.isprintable() and not parts.scheme and not parts.netloc
    if not plain or "\\" in address or "%" in parts.path or "//" in parts.path:
        return fallback
    try:
        current_app.url_map.bind("").match(parts.path, method="GET")
    except HTTPException:
        return fallback
    return address


def came_from(fallback: str = "/") -> str:
    """Return the path of the page that htmx was on when it asked, if it is one of ours."""
    parts = _parts(_hx().current_url or "")
    return own_path(f"{parts.path}?{parts.query}" if parts.query else parts.path, fallback=fallback)


def _parts(address: str) -> SplitResult:
    """Take an address apart; one that cannot be read lies elsewhere."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("//elsewhere")


def _hx() -> Any:
    return cast(HtmxAwareRequest, request).htmx
