"""How the tests of this folder say what they expect, and what came of it."""

from collections.abc import Sequence

from sqlalchemy import select
from werkzeug.test import TestResponse

from netquest.core.db import db
from netquest.expectations.models import Plan
from tests.browser_client import Client
from tests.trust import markup

MEETING = "/challenges/one-on-one-meeting"
PLAN = f"{MEETING}/plan"
SAID = {"fears": ["silence", "pause"], "nerves": "70", "cue": "Tuesday, at the machine", "act": "ask about the move"}


def form_of(browser: Client, path: str = PLAN) -> markup.Form:
    """Return the form of a page."""
    return markup.form(browser.get(path).text, path)


def keep(browser: Client, path: str = PLAN, **said: object) -> TestResponse:
    """Say what one expects, by the form of the page."""
    return browser.post(path, data=form_of(browser, path).data() | (said or SAID))


def attempt(browser: Client, page: str = MEETING, **said: str) -> TestResponse:
    """Try a challenge by the form of its page."""
    form = markup.form(browser.get(page).text, f"{page}/attempts")
    return browser.post(form.action, data=form.data(**{"outcome": "done", **said}))


def tell(browser: Client, attempt_id: int, **said: str) -> TestResponse:
    """Say what came of it, by the form of the page."""
    path = f"/attempts/{attempt_id}/finding"
    return browser.post(path, data=form_of(browser, path).data(**said))


def plans() -> Sequence[Plan]:
    """Return every plan there is."""
    db.session.expire_all()
    return db.session.scalars(select(Plan).order_by(Plan.id)).all()
