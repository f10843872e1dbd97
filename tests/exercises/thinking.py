"""How the tests of this folder catch thoughts and look at the cards."""

from collections.abc import Sequence
from itertools import count

from sqlalchemy import select
from werkzeug.test import TestResponse

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.core.db import db
from netquest.exercises import reframe_service
from netquest.exercises.reframe_models import Reframe
from netquest.exercises.reframe_rules import Words
from tests.browser_client import Client
from tests.challenges.doing import now
from tests.trust import markup

CARD = "Pushy is asking twice. I am asking once, and that is all."
_numbers = count()


def kept(person: Person, *, guide: str = "pushy", card: str = CARD, second_answer: str = "") -> int:
    """Keep a card, and return its id."""
    words = Words("They will find me pushy.", "Ten minutes.", second_answer, "", card)
    of = catalogue.reframes()[guide]
    return reframe_service.keep(person, words, guide=of, key=f"key-{next(_numbers)}", at=now())


def catch(browser: Client, source: str = "rejection", **typed: str) -> TestResponse:
    """Load the form of a source, fill it in, send it."""
    form = markup.form(browser.get(f"/reframes/new?source={source}").text, "/reframes")
    return browser.post("/reframes", data=form.data(**typed))


def open_card(browser: Client, reframe_id: int) -> markup.Form:
    """Return the form with the words of a card."""
    path = f"/reframes/{reframe_id}"
    return markup.form(browser.get(path).text, path)


def rows() -> Sequence[Reframe]:
    """Return every card, deleted ones too."""
    db.session.expire_all()
    return db.session.scalars(select(Reframe).order_by(Reframe.id)).all()
