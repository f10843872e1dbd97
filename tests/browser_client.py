"""A test client that behaves like a browser which got its form from us: unsafe requests carry the token."""

import secrets
from typing import Any

from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

SAFE = ("GET", "HEAD", "OPTIONS")


class Client(FlaskClient):
    """Adds the CSRF token by header, unless the test sends that header itself (empty: none).

    Each request has an application context of its own, as on a server: what `g` holds does not stay.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        headers = dict(kwargs.pop("headers", None) or {})
        if kwargs.get("method", "GET") not in SAFE and "X-CSRFToken" not in headers:
            headers["X-CSRFToken"] = self.token()
        with self.application.app_context():
            return super().open(*args, headers=headers, **kwargs)

    def token(self) -> str:
        """Return a token that fits this browser's session."""
        with self.session_transaction() as session:
            raw = session.setdefault("csrf_token", secrets.token_hex(20))
        return URLSafeTimedSerializer(self.application.secret_key or "", salt="wtf-csrf-token").dumps(raw)

    def swap(self, path: str, **kwargs: Any) -> TestResponse:
        """Ask as htmx does: POST when there is data, else GET."""
        headers = {"HX-Request": "true", "HX-Current-URL": "http://localhost/today", **kwargs.pop("headers", {})}
        method = "POST" if "data" in kwargs else "GET"
        return self.open(path, method=method, headers=headers, **kwargs)
