"""Whose request it is: one that asks for another host, or a form that another site has sent, is refused at once.

The token alone stops foreign forms; the check here holds even where a token has leaked, and needs no session.
"""

import re
from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask_babel import gettext as _

from netquest.core.config import LOOPBACK, Settings
from netquest.web.errors import answer

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
OWN_SITES = frozenset({"same-origin", "none"})
"""What a browser says of a request that our own page, or the person's own hand, has made."""

PORT = re.compile(r":\d+\Z")
PROBES = frozenset({"/healthz", "/readyz"})
"""A load balancer asks for these by address, and their answers hold no link."""


def refuse_foreign_requests(app: Flask, settings: Settings) -> None:
    """Answer to our own names only, and to unsafe requests only when our own pages send them."""
    names = _names(settings)

    @app.before_request
    def _check() -> Response | None:
        if PORT.sub("", request.host) not in names and request.path not in PROBES:
            return answer(400, _("NetQuest does not answer under this name."))
        if request.method not in SAFE and not _is_ours(settings.public_origin):
            return answer(403, _("This form came from another site, so nothing was changed."))
        return None


def _names(settings: Settings) -> frozenset[str]:
    """Return the host names that lead here. A loopback origin may be typed by any of this machine's names."""
    names = LOOPBACK if settings.is_loopback else (urlsplit(settings.public_origin).hostname or "",)
    return frozenset(f"[{name}]" if ":" in name else name for name in names)


def _is_ours(public_origin: str) -> bool:
    """Whether nothing that the browser says of the sender speaks against us; a client that says nothing passes."""
    if request.headers.get("Sec-Fetch-Site", "none") not in OWN_SITES:
        return False
    origin = request.headers.get("Origin")
    scheme = urlsplit(public_origin).scheme
    return origin is None or origin in (public_origin, f"{scheme}://{request.host}")
