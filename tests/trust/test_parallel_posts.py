"""Twenty equal requests at the same instant, against the running server: one act, and twenty normal answers."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import distinct, func, select, text

from netquest.accounts.models import Person
from netquest.challenges.models import Attempt, ChallengeRating, Menu, Practice, SavedChallenge, Withdrawal
from netquest.scoring.models import LedgerLine
from tests.trust import markup
from tests.trust.server import AT_ONCE, Answer, Browser, Served, serving

pytestmark = pytest.mark.both

PAGE = "/challenges/thanks-for-one-thing"
KEY = "uq_attempt_person_id_key"
_people = count(1)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served"), f"{worker_id}_served") as running:
        yield running


@pytest.fixture
def browser(served: Served) -> Browser:
    """The browser of somebody new."""
    return Browser(served.port, f"nadia{next(_people)}@example.org")


def attempt_of(browser: Browser) -> dict[str, str]:
    """Return what the form of a challenge's page sends."""
    form = markup.form(browser.get(PAGE), f"{PAGE}/attempts")
    return form.data(outcome="done", nerves_before="70", nerves_after="30", note="Once.")


def all_alike(answers: list[Answer], status: int) -> bool:
    assert [answer.status for answer in answers] == [status] * AT_ONCE
    return len({answer.alike for answer in answers}) == 1


NEWEST = select(func.max(Person.id)).scalar_subquery()


Owned = type[Attempt] | type[Menu] | type[LedgerLine] | type[SavedChallenge] | type[ChallengeRating]


def rows(served: Served, table: Owned) -> int:
    """Return how many rows the newest person has in a table."""
    return served.number(select(func.count()).where(table.person_id == NEWEST))


def withdrawals(served: Served) -> int:
    """Return how many attempts the newest person took back."""
    taken = select(func.count()).select_from(Withdrawal).join(Attempt, Attempt.id == Withdrawal.attempt_id)
    return served.number(taken.where(Attempt.person_id == NEWEST))


def paid(served: Served) -> tuple[int, int]:
    """Return the newest person's points as their row and as their ledger hold them."""
    ledger = select(func.coalesce(func.sum(LedgerLine.points), 0)).where(LedgerLine.person_id == NEWEST)
    return served.number(select(Practice.points).where(Practice.person_id == NEWEST)), served.number(ledger)


@pytest.mark.parametrize("is_swap", [False, True], ids=["page", "htmx"])
def test_twenty_equal_attempts_are_one(served: Served, browser: Browser, is_swap: bool) -> None:
    request = browser.request("POST", f"{PAGE}/attempts", attempt_of(browser), is_swap=is_swap)
    answers = served.at_once([request] * AT_ONCE)
    assert all_alike(answers, 200 if is_swap else 303)
    assert rows(served, Attempt) == 1
    points, ledger = paid(served)
    assert points == ledger > 0
    kinds = select(func.count(distinct(LedgerLine.component))).where(LedgerLine.person_id == NEWEST)
    assert rows(served, LedgerLine) == served.number(kinds)
    assert f"{points} points" in markup.text(browser.get("/progress"))


@pytest.mark.parametrize("is_swap", [False, True], ids=["page", "htmx"])
def test_twenty_equal_undos_are_one(served: Served, browser: Browser, is_swap: bool) -> None:
    assert browser.ask("POST", f"{PAGE}/attempts", attempt_of(browser)).status == 303
    form = next(form for form in markup.forms(browser.get(PAGE)) if form.action.endswith("/withdrawal"))
    request = browser.request("POST", form.action, form.data(), is_swap=is_swap)
    assert all_alike(served.at_once([request] * AT_ONCE), 200 if is_swap else 303)
    assert (rows(served, Attempt), withdrawals(served), paid(served)) == (1, 1, (0, 0))


def test_twenty_first_visits_store_one_menu(served: Served, browser: Browser) -> None:
    answers = served.at_once([browser.request("GET", "/today")] * AT_ONCE)
    assert all_alike(answers, 200)
    assert rows(served, Menu) == 1


def test_twenty_equal_swaps_make_one_menu(served: Served, browser: Browser) -> None:
    html = browser.get("/today")
    form = next(form for form in markup.forms(html) if "swap" in form.fields)
    request = browser.request("POST", "/menus", form.data(swap=form.fields["swap"].offered[0]))
    assert all_alike(served.at_once([request] * AT_ONCE), 303)
    assert rows(served, Menu) == 2


def test_twenty_different_swaps_make_one_menu(served: Served, browser: Browser) -> None:
    forms = [form for form in markup.forms(browser.get("/today")) if "swap" in form.fields]
    data = [form.data(swap=form.fields["swap"].offered[0]) for form in forms]
    requests = [browser.request("POST", "/menus", data[number % 3]) for number in range(AT_ONCE)]
    assert all_alike(served.at_once(requests), 303)
    assert rows(served, Menu) == 2


@pytest.mark.parametrize(
    ("act", "data", "table"),
    [
        ("saving", {"on": "1"}, SavedChallenge),
        ("rating", {"verdict": "helped"}, ChallengeRating),
        ("rating", {"verdict": "not-for-me", "reason": "nervous"}, ChallengeRating),
    ],
)
@pytest.mark.parametrize("is_swap", [False, True], ids=["page", "htmx"])
def test_twenty_equal_marks_are_one(
    served: Served, browser: Browser, is_swap: bool, act: str, data: dict[str, str], table: Owned
) -> None:
    form = next(form for form in markup.forms(browser.get(PAGE)) if form.action == f"{PAGE}/{act}")
    request = browser.request("POST", form.action, form.data(**data), is_swap=is_swap)
    assert all_alike(served.at_once([request] * AT_ONCE), 200 if is_swap else 303)
    assert rows(served, table) == 1


def test_different_ratings_at_once_leave_one_of_them(served: Served, browser: Browser) -> None:
    form = next(form for form in markup.forms(browser.get(PAGE)) if form.action == f"{PAGE}/rating")
    words = [form.data(verdict="helped"), form.data(verdict="not-for-me", reason="other")]
    requests = [browser.request("POST", form.action, words[number % 2]) for number in range(AT_ONCE)]
    assert [answer.status for answer in served.at_once(requests)] == [303] * AT_ONCE
    assert rows(served, ChallengeRating) == 1


def test_attempts_and_undos_at_once_leave_the_books_in_order(served: Served, browser: Browser) -> None:
    data = attempt_of(browser)
    keys = [data | {"key": f"{data['key']}{number}"} for number in range(AT_ONCE)]
    answers = served.at_once([browser.request("POST", f"{PAGE}/attempts", one) for one in keys])
    assert sorted(answer.status for answer in answers) == [303] * 10 + [422] * 10
    undos = [form for form in markup.forms(browser.get(PAGE)) if form.action.endswith("/withdrawal")]
    requests = [browser.request("POST", undos[number % 10].action, undos[0].data()) for number in range(AT_ONCE)]
    assert [answer.status for answer in served.at_once(requests)] == [303] * AT_ONCE
    assert (rows(served, Attempt), withdrawals(served), paid(served)) == (10, 10, (0, 0))


def test_without_the_unique_key_they_would_be_many(tmp_path: Path, worker_id: str) -> None:
    """See that this file can tell: it is the key in the database that makes twenty one, not luck."""
    with serving(tmp_path, f"{worker_id}_keyless") as served:
        drop_key(served)
        browser = Browser(served.port, "nadia@example.org")
        request = browser.request("POST", f"{PAGE}/attempts", attempt_of(browser))
        answers = served.at_once([request] * AT_ONCE)
        assert len({answer.alike for answer in answers}) > 1
        assert rows(served, Attempt) > 1


def drop_key(served: Served) -> None:
    """Take the unique key off the attempts, as if nobody had thought of it."""
    with served.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"ALTER TABLE attempt DROP CONSTRAINT {KEY}"))
            return
        made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'attempt'")).scalar_one()
        keyless, found = re.subn(rf"CONSTRAINT {KEY} UNIQUE \([^)]*\)", "CHECK (1)", made)
        assert found == 1
        for statement in (
            "PRAGMA foreign_keys=OFF",
            "PRAGMA legacy_alter_table=ON",
            keyless.replace("CREATE TABLE attempt", "CREATE TABLE keyless"),
            "DROP TABLE attempt",
            "ALTER TABLE keyless RENAME TO attempt",
        ):
            connection.execute(text(statement))
