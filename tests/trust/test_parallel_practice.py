"""Twenty at the same instant while somebody practises in the head: one act, and twenty normal answers."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

import pytest
from sqlalchemy import func, select

from netquest.accounts.models import Person, PreferenceChange
from netquest.challenges.models import Attempt, Menu, Steer
from netquest.exercises.myth_models import MythAnswer
from netquest.exercises.strength_models import Strength
from netquest.quests.models import QuestWeek
from netquest.rhythm.models import Pause
from tests.organisations.test_parallel_joins import alike
from tests.trust import markup
from tests.trust.server import AT_ONCE, Browser, Served, serving

pytestmark = pytest.mark.both

NEWEST = select(func.max(Person.id)).scalar_subquery()
MYTH = "/myths/outgoing-people"
_people = count(1)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served"), f"{worker_id}_practice") as running:
        yield running


@pytest.fixture
def browser(served: Served) -> Browser:
    """The browser of somebody new."""
    return Browser(served.port, f"nadia{next(_people)}@example.org")


def rows(
    served: Served,
    table: type[MythAnswer | Strength | Attempt | Menu | Steer | Pause | PreferenceChange | QuestWeek],
    *where: object,
) -> int:
    mine = select(func.count()).select_from(table).where(table.person_id == NEWEST, *where)  # type: ignore[arg-type]
    return served.number(mine)


def at_once(served: Served, browser: Browser, page: str, action: str, **filled: str) -> bool:
    """Send a form of a page twenty times; whether all answers are the same 303."""
    form = markup.form(browser.get(page), action)
    return alike(served.at_once([browser.request("POST", action, form.data(**filled))] * AT_ONCE))


def test_twenty_equal_answers_are_one(served: Served, browser: Browser) -> None:
    assert at_once(served, browser, MYTH, f"{MYTH}/answers", answer="true")
    assert rows(served, MythAnswer) == 1


def test_twenty_different_answers_are_one(served: Served, browser: Browser) -> None:
    form = markup.form(browser.get(MYTH), f"{MYTH}/answers")
    said = ("true", "partly", "not true", "partly") * 5
    requests = [browser.request("POST", form.action, form.data(answer=one)) for one in said]
    assert [answer.status for answer in served.at_once(requests)] == [303] * AT_ONCE
    assert rows(served, MythAnswer) == 1


def test_twenty_equal_lines_are_one(served: Served, browser: Browser) -> None:
    assert at_once(served, browser, "/strengths", "/strengths", text="I mend nets.", kind="skill")
    assert rows(served, Strength) == 1


@pytest.mark.parametrize("act", ["retirement", "deletion"])
def test_a_line_is_put_away_or_deleted_once(served: Served, browser: Browser, act: str) -> None:
    form = markup.form(browser.get("/strengths"), "/strengths")
    assert browser.ask("POST", "/strengths", form.data(text="I mend nets.", kind="win")).status == 303
    page = next(
        link["href"] for link in markup.links(browser.get("/strengths")) if link["href"].startswith("/strengths/")
    )
    filled = {"on": "1"} if act == "retirement" else {}
    assert at_once(served, browser, page, f"{page}/{act}", **filled)
    assert rows(served, Strength, Strength.retired_at.is_not(None)) == (act == "retirement")
    assert rows(served, Strength, Strength.text == "") == (act == "deletion")


def today_of(browser: Browser) -> date:
    """Return the local day on which the server lives: a new pause begins with it."""
    return date.fromisoformat(markup.form(browser.get("/rhythm"), "/pauses").fields["starts_on"].sent or "")


def test_twenty_equal_pauses_are_one_and_taken_away_once(served: Served, browser: Browser) -> None:
    assert at_once(served, browser, "/rhythm", "/pauses", ends_on=str(today_of(browser)))
    assert rows(served, Pause) == 1
    page = next(link["href"] for link in markup.links(browser.get("/rhythm")) if link["href"].startswith("/pauses/"))
    assert at_once(served, browser, page, f"{page}/deletion")
    assert rows(served, Pause, Pause.deleted_at.is_not(None)) == 1


def test_twenty_pauses_that_meet_are_one(served: Served, browser: Browser) -> None:
    form, today = markup.form(browser.get("/rhythm"), "/pauses"), today_of(browser)
    spans = [(today + timedelta(days=number), today + timedelta(days=number + 1)) for number in range(AT_ONCE)]
    requests = [
        browser.request("POST", "/pauses", form.data(starts_on=str(first), ends_on=str(last), key=f"pause-{first}"))
        for first, last in spans
    ]
    assert [answer.status for answer in served.at_once(requests)] == [303] * AT_ONCE
    assert rows(served, Pause, Pause.deleted_at.is_(None)) == 1


def test_a_rhythm_is_changed_once(served: Served, browser: Browser) -> None:
    assert at_once(served, browser, "/rhythm", "/rhythm", weekly_goal="5", rest_days="6")
    assert rows(served, PreferenceChange, PreferenceChange.name == "rest_days") == 1
    assert rows(served, PreferenceChange, PreferenceChange.name == "weekly_goal") == 2


def test_twenty_equal_rehearsals_are_one(served: Served, browser: Browser) -> None:
    assert at_once(served, browser, "/drills/say-it-back", "/challenges/say-it-back/attempts")
    assert rows(served, Attempt) == 1
    assert "rehearsed once" in browser.get("/drills")


def test_twenty_equal_words_about_a_hurdle_are_one(served: Served, browser: Browser) -> None:
    words = {"number": "0", "kind": "easier", "source": "time"}
    form = next(form for form in markup.forms(browser.get("/readiness")) if "number" in form.fields)
    assert alike(served.at_once([browser.request("POST", form.action, form.data(**words))] * AT_ONCE))
    assert rows(served, Steer) == 1
    back = next(one.action for one in markup.forms(browser.get("/readiness")) if one.action.endswith("/withdrawal"))
    assert at_once(served, browser, "/readiness", back)
    assert "is easier for you" not in browser.get("/readiness")


def test_twenty_first_visits_open_one_week_and_twenty_swaps_swap_one_quest(served: Served, browser: Browser) -> None:
    visits = served.at_once([browser.request("GET", path, {}) for path in ("/today", "/quests")] * (AT_ONCE // 2))
    assert [answer.status for answer in visits] == [200] * AT_ONCE
    assert rows(served, QuestWeek) == 1
    form = next(form for form in markup.forms(browser.get("/quests")) if form.action == "/quests/swap")
    swaps = [browser.request("POST", form.action, form.data() | {"place": str(n % 3)}) for n in range(AT_ONCE)]
    assert alike(served.at_once(swaps))
    assert rows(served, QuestWeek) == 2


def test_three_more_are_shown_once(served: Served, browser: Browser) -> None:
    form = next(form for form in markup.forms(browser.get("/today")) if "more" in form.fields)
    assert alike(served.at_once([browser.request("POST", form.action, form.data(more="3"))] * AT_ONCE))
    assert rows(served, Menu) == 2
    assert len(cards(browser)) == 6


def test_a_card_of_today_is_hidden_once_and_brought_back_once(served: Served, browser: Browser) -> None:
    [gone, *others] = cards(browser)
    hiding = f"/challenges/{gone}/hiding"
    assert at_once(served, browser, f"/challenges/{gone}", hiding, on="1")
    assert rows(served, Menu) == 2
    assert len(cards(browser)) == 3
    assert {gone, *others}.intersection(cards(browser)) == {*others}
    assert at_once(served, browser, f"/challenges/{gone}", hiding, on="0")
    assert rows(served, Menu) == 2


def test_two_cards_of_today_that_are_hidden_at_once_both_leave_it(served: Served, browser: Browser) -> None:
    gone, acts = cards(browser)[:2], []
    for slug in gone:
        form = markup.form(browser.get(f"/challenges/{slug}"), f"/challenges/{slug}/hiding")
        acts.append(browser.request("POST", form.action, form.data(on="1")))
    assert {answer.status for answer in served.at_once(acts)} == {303}
    assert len(cards(browser)) == 3
    assert not set(gone).intersection(cards(browser))


def cards(browser: Browser) -> list[str]:
    """Return the challenges on Today, in their order."""
    posts = (form.action for form in markup.forms(browser.get("/today")))
    return [action.split("/")[2] for action in posts if action.endswith("/attempts")]
