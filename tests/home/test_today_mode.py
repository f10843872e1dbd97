"""How bold Today is: asked for, or gentler by itself."""

import re
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import delete

from netquest.accounts.models import Person
from netquest.challenges.models import Menu
from netquest.core.db import db
from tests.browser_client import Client
from tests.challenges.doing import do
from tests.home.shown_menus import change, menus, shown
from tests.trust import markup

pytestmark = pytest.mark.both


def leans(browser: Client) -> list[str]:
    """What the buttons of the form ask for, in their order; the first one keeps what holds."""
    return re.findall(r'name="lean" value="(\w*)"', browser.get("/today").text)


def test_easier_and_bolder_stay_chosen(browser: Client) -> None:
    shown(browser)
    change(browser, 0, minutes="10", energy="2", lean="bolder")
    assert [(menu.mode, menu.lean) for menu in menus()] == [("normal", ""), ("normal", "bolder")]
    assert leans(browser) == ["bolder", "easier", ""]
    change(browser, 1, minutes="10", energy="2", lean="")
    assert leans(browser) == ["", "easier", "bolder"]


def test_a_form_of_before_that_says_nothing_of_it_is_as_usual(browser: Client) -> None:
    shown(browser)
    assert change(browser, 0, minutes="10", energy="2").status_code == 303
    assert menus()[-1].lean == ""


def test_another_word_than_these_is_refused(browser: Client) -> None:
    shown(browser)
    assert change(browser, 0, minutes="10", energy="2", lean="boldest").status_code == 422
    assert len(menus()) == 1


def test_after_a_heavy_try_today_says_that_it_is_gentle(browser: Client, alice: Person) -> None:
    assert "gentle ones" not in markup.text(browser.get("/today").text)
    do(alice, nerves_after=90)
    db.session.execute(delete(Menu))
    db.session.commit()
    assert "gentle ones" in markup.text(browser.get("/today").text)


@pytest.mark.parametrize(("days", "is_quiet"), [(0, False), (5, False), (11, False), (12, True)])
def test_only_after_a_whole_week_without_a_try_today_speaks_of_quiet(
    browser: Client, alice: Person, clock: time_machine.Traveller, days: int, is_quiet: bool
) -> None:
    do(alice)
    clock.shift(timedelta(days=days))
    browser.post("/welcome-back/passing")
    assert ("It has been quiet." in markup.text(browser.get("/today").text)) is is_quiet


def test_before_the_first_try_nothing_is_called_quiet(browser: Client) -> None:
    assert "quiet" not in markup.text(browser.get("/today").text)
