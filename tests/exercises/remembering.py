"""How the tests of this folder look back."""

from collections.abc import Sequence

from sqlalchemy import select
from werkzeug.test import TestResponse

from netquest.core.db import db
from netquest.exercises.looking_back_models import LookingBack
from tests.browser_client import Client
from tests.trust import markup


def begin(browser: Client) -> str:
    """Press 'Begin', and return the page that it leads to."""
    form = markup.form(browser.get("/looking-back").text, "/looking-back")
    path: str = browser.post("/looking-back", data=form.data()).location
    return path


def open_step(browser: Client, path: str, step: str) -> markup.Form:
    """Return the form of a step."""
    return markup.form(browser.get(f"{path}?step={step}").text, path)


def say(browser: Client, path: str, step: str, text: str, **more: str) -> TestResponse:
    """Write the words of a step and go on."""
    return browser.post(path, data=open_step(browser, path, step).data(text=text, **more))


def walk(browser: Client, path: str) -> str:
    """Go through all steps, and return the challenge that was chosen for tomorrow."""
    for step, text in [("happened", "They laughed."), ("pattern", "Asking is silly."), ("otherwise", "Ask Ines.")]:
        say(browser, path, step, text)
    form = markup.form(browser.get(f"{path}?step=choice").text, f"{path}/choice")
    slug = form.fields["slug"].offered[0]
    assert browser.post(form.action, data=form.data(slug=slug)).status_code == 303
    return slug


def page_of(browser: Client, path: str) -> str:
    """Return the words of a page."""
    return markup.text(browser.get(path).text)


def looks() -> Sequence[LookingBack]:
    """Return every look back, deleted ones too."""
    db.session.expire_all()
    return db.session.scalars(select(LookingBack).order_by(LookingBack.id)).all()
