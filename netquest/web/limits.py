"""How often something may be asked: one limiter, with figures from the settings."""

from collections.abc import Callable

from flask import Flask, current_app
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from netquest.core.config import Settings

limiter = Limiter(get_remote_address, headers_enabled=False)


def set_up(app: Flask, settings: Settings) -> None:
    """Give the limiter its storage and its figures. When the storage is away, each process counts for itself."""
    app.config.update(
        RATELIMIT_STORAGE_URI=settings.limit_storage,
        RATELIMIT_STRATEGY="fixed-window",
        RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=not settings.limit_storage.startswith("memory:"),
        LIMITS={"sign_in": settings.limit_sign_in, "sign_up": settings.limit_sign_up, "reset": settings.limit_reset},
    )
    limiter.init_app(app)


def figure(name: str) -> Callable[[], str]:
    """Return a function that reads one figure of the running application: 'sign_in', 'sign_up' or 'reset'."""

    def read() -> str:
        limit: str = current_app.config["LIMITS"][name]
        return limit

    return read
