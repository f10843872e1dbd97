"""Every refusal and fault as a page that says what happened and what to do, or as one line for htmx's toast."""

import secrets

from flask import Flask, Response, current_app, g, make_response, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from netquest.core.errors import Conflict, Forbidden, Invalid, NotFound
from netquest.web.htmx import is_swap
from netquest.web.language import speak_without_person

KNOWN = frozenset({400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503})


def handle_errors(app: Flask) -> None:
    """Register the handlers, and give each request the id that an error page shows."""

    @app.before_request
    def _name_request() -> None:
        g.request_id = secrets.token_hex(6)

    @app.after_request
    def _show_request_id(response: Response) -> Response:
        response.headers["X-Request-Id"] = request_id()
        return response

    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(NotFound, lambda error: answer(404, error.message))
    app.register_error_handler(Forbidden, lambda error: answer(403, error.message))
    app.register_error_handler(Conflict, lambda error: answer(409, error.message))
    app.register_error_handler(Invalid, lambda error: answer(422, error.message))
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(Exception, _fault)


def request_id() -> str:
    """Return this request's id, also when it was refused before it had one."""
    if "request_id" not in g:
        g.request_id = secrets.token_hex(6)
    name: str = g.request_id
    return name


def answer(code: int, message: str = "", **context: object) -> Response:
    """Render the error page with this status, or its one sentence for an htmx request.

    From 500 on the page knows neither the person nor the session: what loads them may be what failed.
    """
    shown = code if code in KNOWN else 400 if code < 500 else 500
    template = "errors/_line.html" if is_swap() else "errors/error.html"
    details = {"again": None, **context, "code": shown, "message": message, "request_id": request_id()}
    if code >= 500:
        speak_without_person()
        return make_response(current_app.jinja_env.get_template(template).render(details), code)
    return make_response(render_template(template, **details), code)


def _http(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        return make_response(error.get_response())
    response = answer(error.code)
    for name, value in error.get_headers(request.environ):
        if name in ("Allow", "Retry-After", "WWW-Authenticate"):
            response.headers[name] = value
    return response


def _stale_form(error: CSRFError) -> Response:
    """A form that is too old, or from another sign-in, is shown again with what was typed and a fresh token."""
    hidden = {"csrf_token", "password", "new_password"}
    typed = [(name, value) for name, value in request.form.items(multi=True) if name not in hidden]
    again = {
        "action": request.path,
        "fields": typed,
        "is_complete": not hidden.intersection(request.form) - {"csrf_token"},
    }
    return answer(
        400, _("This page was open for too long, or you signed in again since. Nothing was changed yet."), again=again
    )


def _database(error: OperationalError) -> Response:
    """The database is locked, full or away: say so, and that trying again helps."""
    _log(error)
    response = answer(503)
    response.headers["Retry-After"] = "5"
    return response


def _fault(error: Exception) -> Response:
    _log(error)
    return answer(500)


def _log(error: Exception) -> None:
    route = request.url_rule.rule if request.url_rule else "no route"
    current_app.logger.error("request %s: %s %s", request_id(), request.method, route, exc_info=error)
