"""Who may call a route: every view carries a policy, and a view without one does not run at all."""

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from flask import Flask, abort, current_app, request
from flask.typing import ResponseReturnValue
from flask_login import current_user


class Verdict(Enum):
    """What a rule says about a viewer."""

    ALLOWED = "allowed"
    SIGN_IN = "sign in first"
    FORBIDDEN = "visible, but not allowed"
    MISSING = "does not exist for this viewer"


Rule = Callable[[object], Verdict]
View = TypeVar("View", bound=Callable[..., ResponseReturnValue])


def policy(rule: Rule) -> Callable[[View], View]:
    """Label a view with the rule that lets a viewer in. The rule is a function of the viewer alone."""

    def label(view: View) -> View:
        view.__policy__ = rule  # type: ignore[attr-defined]
        return view

    return label


def rule_of(app: Flask, endpoint: str) -> Rule | None:
    """Return the rule of an endpoint's view, None when it has no label."""
    return getattr(app.view_functions[endpoint], "__policy__", None)


def guard(app: Flask) -> None:
    """Put the gate in front of every view."""

    @app.before_request
    def _check() -> ResponseReturnValue | None:
        if request.endpoint is None:
            return None
        rule = rule_of(current_app, request.endpoint)
        if rule is None:
            current_app.logger.error("the view %s has no policy", request.endpoint)
            abort(500)
        return _answer(rule(current_user))


def _answer(verdict: Verdict) -> ResponseReturnValue | None:
    if verdict is Verdict.SIGN_IN:
        answer: ResponseReturnValue = current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
        return answer
    if verdict is Verdict.FORBIDDEN:
        abort(403)
    if verdict is Verdict.MISSING:
        abort(404)
    return None
