"""A chance is said as people count, once it rests on enough attempts, and nothing else follows from it."""

import pytest
from sqlalchemy import delete, insert, update

from netquest.accounts.models import Person
from netquest.catalogue import calibration
from netquest.catalogue.calibration import ENOUGH
from netquest.catalogue.calibration_models import CalibrationNight
from netquest.challenges.models import Attempt, Menu, Practice, Withdrawal
from netquest.challenges.rules import BEGINNING
from netquest.challenges.steering import steer
from netquest.core.db import transaction
from netquest.game.steering import Kind
from tests.browser_client import Client
from tests.challenges.doing import do, now
from tests.conftest import NOW, MakePerson, SignIn
from tests.home.shown_menus import menus, picks
from tests.statements import Statements
from tests.trust import markup

PAGE = "/challenges/one-on-one-meeting"
TODAY = NOW.date()
SAID = "at your stage manage it."


def a_night(*, tries: int, shift: float = 0.0) -> None:
    """Let a night have fitted what is said."""
    night = {"version": 1, "night": TODAY, "begun_at": now(), "finished_at": now(), "tries": tries}
    with transaction() as session:
        session.execute(insert(CalibrationNight).values(**night, shift=shift))
    calibration.forget()


def chosen(browser: Client) -> list[tuple[str, float, int]]:
    """What today's menu is made of."""
    browser.get("/today")
    return [(pick["slug"], pick["x"], pick["percent"]) for pick in picks(menus()[-1])]


@pytest.mark.parametrize("path", ["/today", PAGE])
def test_it_is_too_early_to_say_before_there_are_enough(browser: Client, path: str) -> None:
    assert SAID not in markup.text(browser.get(path).text)
    a_night(tries=ENOUGH - 1)
    assert SAID not in markup.text(browser.get(path).text)


def test_with_enough_it_stands_on_the_page_and_on_each_card(browser: Client) -> None:
    a_night(tries=ENOUGH)
    assert markup.text(browser.get("/today").text).count(SAID) == 3
    assert markup.text(browser.get(PAGE).text).count(SAID) == 1
    assert "Menschen, die so weit sind wie du" in browser.get(PAGE, headers={"Accept-Language": "de"}).text


def test_of_whom_nothing_is_to_be_believed_nothing_is_said(alice: Person, browser: Client) -> None:
    a_night(tries=ENOUGH)
    steer(alice, Kind.OFF, seen=0, at=now())
    assert SAID not in markup.text(browser.get("/today").text)
    assert SAID not in markup.text(browser.get(PAGE).text)


def test_a_process_reads_a_version_once_in_one_statement(browser: Client, statements: Statements) -> None:
    sent = []
    browser.get("/today")
    a_night(tries=ENOUGH)
    for _ in range(3):
        with statements:
            browser.get("/today")
        sent.append(statements.count)
    assert sent == [sent[-1] + 1, sent[-1], sent[-1]]


def test_what_is_said_moves_neither_menu_nor_points(
    alice: Person, browser: Client, make_person: MakePerson, sign_in: SignIn
) -> None:
    usual = chosen(browser)
    paid = do(alice).attempt.receipt
    a_night(tries=ENOUGH, shift=-0.35)
    with transaction() as session:
        session.execute(delete(Withdrawal))
        session.execute(delete(Attempt))
        session.execute(delete(Menu))
        session.execute(update(Practice).values(**BEGINNING.pack()))
    assert chosen(browser) == usual
    assert do(make_person("Bob")).attempt.receipt == paid
