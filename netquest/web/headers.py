"""The same strict headers on every answer, static files and errors included; the edge of the application sets them."""

from flask import Flask, Response

from netquest.core.config import Settings

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'"
)


def security_headers(settings: Settings) -> dict[str, str]:
    """Return the headers that every answer carries; HSTS when people come by https."""
    headers = {
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    }
    if settings.is_https:
        headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
    return headers


def forbid_caching(app: Flask) -> None:
    """Let no page be kept anywhere; it depends on who asks, and whether htmx does."""

    @app.after_request
    def _set(response: Response) -> Response:
        response.headers["Cache-Control"] = "no-store"
        response.vary.update(("Cookie", "HX-Request", "Accept-Language"))
        return response
