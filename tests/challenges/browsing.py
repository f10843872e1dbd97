"""How the tests of routes go about: by the forms that the pages hold."""

from sqlalchemy import func, select
from werkzeug.test import TestResponse

from netquest.challenges.models import Attempt, Withdrawal
from netquest.core.db import db
from netquest.scoring.models import LedgerLine
from tests.browser_client import Client
from tests.challenges.doing import MESSAGE
from tests.trust import markup

PAGE = f"/challenges/{MESSAGE}"
ATTEMPTS = f"{PAGE}/attempts"


def form_at(browser: Client, page: str = PAGE) -> markup.Form:
    """Return the attempt form of a challenge's page."""
    return markup.form(browser.get(page).text, f"{page}/attempts")


def record(browser: Client, page: str = PAGE, **typed: str) -> TestResponse:
    """Load the page, fill in its form, send it."""
    form = form_at(browser, page)
    return browser.post(form.action, data=form.data(**{"outcome": "done", **typed}))


def follow(browser: Client, answer: TestResponse) -> str:
    """Go where a plain browser is sent after a change."""
    assert answer.status_code == 303, answer.text
    return browser.get(answer.location.partition("#")[0]).text


def undo_form(html: str) -> markup.Form:
    """Return the first form that takes an attempt back."""
    return next(form for form in markup.forms(html) if form.action.endswith("/withdrawal"))


def count(table: type[Attempt] | type[Withdrawal] | type[LedgerLine]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def last() -> Attempt:
    """Return the newest attempt."""
    db.session.expire_all()
    return db.session.scalars(select(Attempt).order_by(Attempt.id.desc()).limit(1)).one()


def a_card_of_today(browser: Client) -> str:
    """Return the page of the first card that /today offers."""
    forms = markup.forms(browser.get("/today").text)
    return next(form.action for form in forms if form.action.endswith("/attempts")).removesuffix("/attempts")
