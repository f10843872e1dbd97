"""How often something may be asked: one limiter, with figures from the settings.

A limit counts posts by the client's address, by the mail address that the form names (known or not, so that the answer
gives nothing away), or by the person who is signed in. Beyond it, the answer is 429 with Retry-After.
"""

import hashlib
from collections.abc import Callable
from typing import Any, cast

from flask import Flask, current_app, request
from flask_limiter import Limiter, RouteLimit
from flask_limiter.util import get_remote_address
from flask_login import current_user

from netquest.core.config import LIMITS, Settings

limiter = Limiter(get_remote_address)


def set_up(app: Flask, settings: Settings) -> None:
    """Give the limiter its storage and its figures. When the storage is away, each process counts for itself."""
    app.config.update(
        RATELIMIT_STORAGE_URI=settings.limit_storage,
        RATELIMIT_STRATEGY="fixed-window",
        RATELIMIT_HEADERS_ENABLED=True,
        RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=not settings.limit_storage.startswith("memory:"),
        LIMITS={name: getattr(settings, f"limit_{name}") for name in LIMITS},
    )
    limiter.init_app(app)
    # Each limit is a decorator that asks for itself: before every request it would look for limits that nobody set.
    app.before_request_funcs[None].remove(limiter._check_request_limit)


def per_client(name: str) -> RouteLimit:
    """Limit the posts from one client address; `name` is one of those in the settings."""
    return limiter.limit(_figure(name), methods=["POST"])


def per_email(name: str) -> RouteLimit:
    """Limit the posts that name one mail address in the field `email`."""
    return limiter.limit(_figure(name), methods=["POST"], key_func=_email)


def per_person(name: str, *, only_with: str = "") -> RouteLimit:
    """Limit the posts of whoever is signed in, those to all routes with the same name together.

    `only_with`: only posts with this field count.
    """
    options: dict[str, Any] = {"exempt_when": lambda: only_with not in request.form} if only_with else {}
    return limiter.shared_limit(_figure(name), name, methods=["POST"], key_func=_person, **options)


def _figure(name: str) -> Callable[[], str]:
    def read() -> str:
        limit: str = current_app.config["LIMITS"][name]
        return limit

    return read


def _email() -> str:
    """Digest the address without its '+tag', so that the counter's storage holds no addresses."""
    local, _, domain = request.form.get("email", "").strip().casefold().rpartition("@")
    return "email:" + hashlib.sha256(f"{local.partition('+')[0]}@{domain}".encode()).hexdigest()


def _person() -> str:
    person = cast(Any, current_user)
    return f"person:{person.id}" if person.is_authenticated else get_remote_address()
