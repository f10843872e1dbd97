"""Progress and badges: their numbers are those of the surviving attempts."""

from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.game.badges import ALL
from tests.browser_client import Client
from tests.challenges.doing import MEETING, MESSAGE, badges, do, points, undo
from tests.conftest import MakePerson
from tests.trust import markup

pytestmark = pytest.mark.both

LEAP = "publish-a-lesson"
SHOWN = {badge.id for badge in ALL if badge.have} | {"honest-start", "planner", "myth-buster"}
"""Those that tries win, and those of which a feature says how far one is."""


def words(browser: Client, path: str = "/progress") -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return markup.text(answer.text)


def table(browser: Client, caption: str, path: str = "/progress") -> list[list[str]]:
    """Return the rows of one of the tables of a page of Progress; none when it is not there."""
    return markup.tables(browser.get(path).text).get(caption, [])


def tries_by_day(browser: Client) -> list[list[str]]:
    """Return the calendar: each month with its days, its tries, and which days these were."""
    return table(browser, "Tries day by day")


def test_before_the_first_try_the_page_says_what_to_do(browser: Client) -> None:
    said = words(browser)
    assert "0 points" in said
    assert "Nothing here yet." in said
    assert 'href="/today"' in browser.get("/progress").text
    assert markup.tables(browser.get("/progress").text) == {}


def test_the_total_is_the_sum_of_all_receipts(browser: Client, alice: Person) -> None:
    made = [do(alice, slug) for slug in (MESSAGE, MEETING, MESSAGE)]
    total = sum(one.attempt.receipt.total for one in made if one.attempt.receipt)
    assert total == points(alice)
    assert f"{total} points" in words(browser)


def test_the_calendar_counts_tries_by_the_day_they_are_for(
    browser: Client, alice: Person, clock: time_machine.Traveller
) -> None:
    do(alice)
    do(alice, MEETING, back=1)
    do(alice, outcome="skipped")
    clock.shift(timedelta(days=6))
    do(alice)
    do(alice, outcome="declined")
    assert tries_by_day(browser) == [["November 2026", "3", "4", "17, 18 and 24 (2 tries)"]]
    assert "4 tries on 3 days in the weeks shown." in words(browser)


def test_a_withdrawn_try_is_absent_everywhere(browser: Client, alice: Person) -> None:
    do(alice, MESSAGE, nerves_before=50, nerves_after=30)
    before = browser.get("/progress").text
    undo(alice, do(alice, MEETING, nerves_before=90, nerves_after=10))
    after = browser.get("/progress").text
    assert markup.tables(after) == markup.tables(before)
    assert markup.text(after) == markup.text(before)


def test_grades_and_strategies_count_tries(browser: Client, alice: Person) -> None:
    for slug in (MESSAGE, MESSAGE, LEAP):
        do(alice, slug)
    grades = dict(table(browser, "Tries by grade", "/progress/challenges"))
    tried = {f"Grade {catalogue.get(slug).grade}": n for slug, n in ((MESSAGE, "2"), (LEAP, "1"))}
    assert {grade: number for grade, number in grades.items() if number != "0"} == tried
    names = [catalogue.strategies()[catalogue.get(slug).strategy].name for slug in (MESSAGE, LEAP)]
    assert table(browser, "Tries by strategy", "/progress/challenges") == [[names[0], "2"], [names[1], "1"]]


def test_points_by_week_sum_to_the_total(browser: Client, alice: Person, clock: time_machine.Traveller) -> None:
    first = do(alice).practice.points
    clock.shift(timedelta(days=7))
    do(alice, MEETING)
    weeks = {week: int(number) for week, number in table(browser, "Points by week") if number != "0"}
    assert weeks == {"16 Nov 2026": first, "23 Nov 2026": points(alice) - first}


def test_nerves_are_shown_where_both_were_given(browser: Client, alice: Person) -> None:
    do(alice, MESSAGE, nerves_before=70, nerves_after=30)
    do(alice, MEETING, nerves_before=90)
    title = catalogue.get(MESSAGE).title
    assert table(browser, "Nerves before and after, from 0 to 100") == [[title, "18 Nov 2026", "70", "30"]]
    assert "40 of 100 lighter" in words(browser)


def test_every_drawing_has_its_numbers_in_a_table(browser: Client, alice: Person) -> None:
    do(alice, nerves_before=70, nerves_after=30)
    html = browser.get("/progress").text
    assert len(markup.tables(html)) == 4
    assert all(markup.tables(html).values())


def test_active_days_and_weeks_are_counted(browser: Client, alice: Person, clock: time_machine.Traveller) -> None:
    for _ in range(3):
        do(alice)
        clock.shift(timedelta(days=1))
    said = words(browser)
    assert "3 days so far on which you tried something." in said
    assert "days 3 week running 1 at best 1" in said


def test_nothing_of_others_is_counted(browser: Client, make_person: MakePerson) -> None:
    do(make_person("Bob"), nerves_before=70, nerves_after=30)
    assert "0 points" in words(browser)
    assert markup.tables(browser.get("/progress").text) == {}


def shelf(browser: Client) -> dict[str, str]:
    """Return what the badges page says of each badge."""
    html = browser.get("/badges").text
    pieces = html.split('id="badge-')[1:]
    return {piece.partition('"')[0]: markup.text("<p " + piece.split("</li>")[0]) for piece in pieces}


def test_every_badge_stands_on_the_page_locked_with_its_hint(browser: Client) -> None:
    said = shelf(browser)
    assert set(said) == SHOWN
    assert len(said) >= 12
    for id_, badge in catalogue.badges().items():
        if id_ in said:
            assert badge.hint in said[id_]
    assert f"0 of {len(SHOWN)}" in words(browser, "/badges")


def test_a_badge_that_is_won_says_when(browser: Client, alice: Person) -> None:
    do(alice)
    assert badges(alice) == {"first-step"}
    said = shelf(browser)
    assert "Won on 18 November" in said["first-step"]
    assert [id_ for id_, text in said.items() if "Won on" in text] == ["first-step"]
    assert next(iter(said)) == "first-step"


def test_a_locked_badge_says_how_far_one_is(browser: Client, alice: Person) -> None:
    for _ in range(4):
        do(alice, outcome="declined")
    said = shelf(browser)
    assert "4 of 10" in said["ten-noes"]
    assert "4 of 100" in said["hundred-acts"]


def test_undo_takes_the_badge_off_the_shelf(browser: Client, alice: Person) -> None:
    made = do(alice)
    assert "Won on" in shelf(browser)["first-step"]
    undo(alice, made)
    assert "Won on" not in shelf(browser)["first-step"]
    assert "Badges: 0 of" in words(browser)


def test_what_is_private_says_so(browser: Client) -> None:
    private = {badge.id for badge in ALL if badge.is_private} & SHOWN
    assert private
    assert {id_ for id_, text in shelf(browser).items() if "Only you see this one" in text} == private
