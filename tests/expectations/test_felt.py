"""Expected and felt: the page that sets the two side by side."""

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.expectations import service
from netquest.expectations.rules import Expected, Found, Happened
from tests.browser_client import Client
from tests.challenges.doing import MEETING, MESSAGE, do, today_of, undo
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both

FELT = "/progress/felt"
NO, PARTLY, YES = Happened
BY_TIME = "Nerves before and after by time, from 0 to 100"


def try_out(person: Person, number: int, *answers: Happened, learnt: str = "", slug: str = MEETING) -> None:
    """Fear things of a try, try it, and say of each whether it happened."""
    fears = ("silence", "pause", "blank")[: len(answers)] or ("silence",)
    service.keep(person, slug, Expected(fears=fears), key=f"plan-{number}", seen="", on=today_of(person))
    made = do(person, slug, nerves_before=70, nerves_after=35)
    if answers:
        found = Found(dict(zip(fears, answers, strict=True)), learnt)
        service.tell(person, made.attempt.id, found, seen="", on=today_of(person))


def page(browser: Client) -> str:
    return markup.text(browser.get(FELT).text)


def test_before_the_first_try_it_says_what_to_do(browser: Client) -> None:
    assert "Nothing here yet." in page(browser)


def test_expected_stands_beside_felt_by_time_and_by_hurdle(browser: Client, keeper: Person) -> None:
    for before, after in ((70, 30), (70, 40)):
        do(keeper, MEETING, nerves_before=before, nerves_after=after)
    do(keeper, MESSAGE, nerves_before=90)
    do(keeper, MESSAGE, outcome="skipped", nerves_before=10)
    undo(keeper, do(keeper, MEETING, nerves_before=10, nerves_after=90))
    tables = markup.tables(browser.get(FELT).text)
    assert tables[BY_TIME] == [["from 16 Nov", "2", "70", "35"]]
    assert {tuple(row[1:]) for row in tables["Nerves before and after by hurdle, from 0 to 100"]} == {("70", "35")}
    assert "On average you expected 70 and felt 35, of 100." in page(browser)


def test_what_was_feared_is_counted_and_what_is_open_is_offered(browser: Client, keeper: Person) -> None:
    try_out(keeper, 1, NO, YES)
    try_out(keeper, 2, PARTLY, NO, learnt="It was short.")
    try_out(keeper, 3, slug=MESSAGE)
    said = page(browser)
    assert "Of 4 things that you feared and looked back on, 1 happened and 1 in part." in said
    assert "It was short." in said
    assert "Still to look back on" in said
    rows = markup.tables(browser.get(FELT).text)["How often what you feared happened"]
    assert rows == [["No answer at all", "1", "1", "0"], ["An awkward pause", "1", "0", "1"]]


def test_when_nothing_happened_it_says_so(browser: Client, keeper: Person) -> None:
    assert "Then it is counted here." not in page(browser)
    try_out(keeper, 1, NO)
    assert "The one thing that you feared and looked back on did not happen." in page(browser)
    try_out(keeper, 2, NO)
    assert "Of the 2 things that you feared and looked back on, none happened." in page(browser)


def test_what_is_done_again_is_set_beside_the_first_time(browser: Client, keeper: Person) -> None:
    for before in (90, 70, 30):
        do(keeper, MEETING, nerves_before=before)
    do(keeper, MESSAGE, nerves_before=50)
    rows = markup.tables(browser.get(FELT).text)[
        "Nerves before a challenge, the first time and the latest, from 0 to 100"
    ]
    assert [row[1:] for row in rows] == [["3", "90", "30"]]
    assert "looked like 90 the first time, and like 30 the latest." in page(browser)


def test_while_it_is_off_no_fear_is_shown_and_no_more_is_asked(
    browser: Client, keeper: Person, statements: Statements, clock: time_machine.Traveller
) -> None:
    counts = []
    for number in range(3):
        try_out(keeper, number, NO, learnt="Fine.")
        with statements:
            browser.get(FELT)
        counts.append(statements.count)
    service.consent(keeper, keeps=False)
    with statements:
        shown = page(browser)
    assert "What you feared" not in shown
    assert "Fine." not in shown
    assert counts == [statements.count + 1] * 3
