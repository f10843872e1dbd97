"""Twenty equal requests at the same instant, about what one writes for oneself: one act, and twenty normal answers."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from sqlalchemy import func, select

from netquest.accounts.models import Person
from netquest.exercises.looking_back_models import LookingBack
from netquest.exercises.reframe_models import Reframe
from netquest.expectations.models import Plan
from tests.trust import markup
from tests.trust.server import AT_ONCE, Browser, Served, serving

pytestmark = pytest.mark.both

_people = count(1)
PLAN = "/challenges/one-on-one-meeting/plan"
NEWEST = select(func.max(Person.id)).scalar_subquery()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served"), f"{worker_id}_thoughts") as running:
        yield running


@pytest.fixture
def browser(served: Served) -> Browser:
    """The browser of somebody new."""
    return Browser(served.port, f"thea{next(_people)}@example.org")


def at_once(served: Served, browser: Browser, page: str, action: str, **typed: str) -> None:
    """Send a form of a page twenty times; all answers are the same 303."""
    form = markup.form(browser.get(page), action)
    answers = served.at_once([browser.request("POST", action, form.data(**typed))] * AT_ONCE)
    assert [answer.status for answer in answers] == [303] * AT_ONCE
    assert len({answer.alike for answer in answers}) == 1


def number(served: Served, table: Any, *where: Any) -> int:
    """Return how many rows of the newest person are so."""
    return served.number(select(func.count()).select_from(table).where(table.person_id == NEWEST, *where))


def newest(served: Served, table: Any) -> int:
    return served.number(select(func.max(table.id)).where(table.person_id == NEWEST))


def test_twenty_equal_cards_are_one_and_so_is_all_that_becomes_of_it(served: Served, browser: Browser) -> None:
    at_once(served, browser, "/reframes/new?source=rejection&thought=1", "/reframes", card="I ask once.")
    assert number(served, Reframe) == 1
    path = f"/reframes/{newest(served, Reframe)}"
    at_once(served, browser, path, path, card="I ask once, and kindly.")
    assert number(served, Reframe, Reframe.number == 2, Reframe.card == "I ask once, and kindly.") == 1
    at_once(served, browser, path, f"{path}/retirement")
    assert number(served, Reframe, Reframe.retired_at.is_not(None)) == 1
    at_once(served, browser, path, f"{path}/return")
    assert number(served, Reframe, Reframe.retired_at.is_(None)) == 1
    at_once(served, browser, path, f"{path}/deletion")
    assert number(served, Reframe, Reframe.deleted_at.is_not(None), Reframe.card == "") == 1


def test_twenty_equal_looks_back_are_one_and_so_is_each_step(served: Served, browser: Browser) -> None:
    at_once(served, browser, "/looking-back", "/looking-back")
    assert number(served, LookingBack) == 1
    path = f"/looking-back/{newest(served, LookingBack)}"
    at_once(served, browser, path, path, text="They laughed.")
    assert number(served, LookingBack, LookingBack.happened == "They laughed.") == 1
    choice = f"{path}?step=choice"
    slug = markup.form(browser.get(choice), f"{path}/choice").fields["slug"].offered[0]
    at_once(served, browser, choice, f"{path}/choice", slug=slug)
    assert number(served, LookingBack, LookingBack.slug == slug) == 1
    at_once(served, browser, path, f"{path}/deletion")
    assert number(served, LookingBack, LookingBack.deleted_at.is_not(None), LookingBack.happened == "") == 1


def test_twenty_different_cards_at_once_are_twenty(served: Served, browser: Browser) -> None:
    page = "/reframes/new?source=time"
    forms = [markup.form(browser.get(page), "/reframes") for _ in range(AT_ONCE)]
    data = [form.data(thought="No time.", card=f"Card {place}.") for place, form in enumerate(forms)]
    answers = served.at_once([browser.request("POST", "/reframes", one) for one in data])
    assert [answer.status for answer in answers] == [303] * AT_ONCE
    assert number(served, Reframe) == AT_ONCE


def test_twenty_different_edits_at_once_save_one_and_show_the_others_both_texts(
    served: Served, browser: Browser
) -> None:
    at_once(served, browser, "/reframes/new?source=rejection&thought=1", "/reframes", card="I ask once.")
    path = f"/reframes/{newest(served, Reframe)}"
    form = markup.form(browser.get(path), path)
    edits = [browser.request("POST", path, form.data(card=f"Card {place}.")) for place in range(AT_ONCE)]
    assert sorted(answer.status for answer in served.at_once(edits)) == [303] + [409] * (AT_ONCE - 1)
    assert number(served, Reframe, Reframe.number == 2) == 1


def test_twenty_equal_plans_are_one_and_so_is_what_came_of_it(served: Served, browser: Browser) -> None:
    at_once(served, browser, "/settings", "/expectations/consent", on="1")
    at_once(served, browser, PLAN, PLAN, act="ask about the move")
    assert number(served, Plan, Plan.act == "ask about the move") == 1
    at_once(served, browser, PLAN, f"{PLAN}/removal")
    assert number(served, Plan) == 0
    at_once(served, browser, PLAN, PLAN, own_fear="The dog barks")
    page = PLAN.removesuffix("/plan")
    form = markup.form(browser.get(page), f"{page}/attempts")
    assert browser.ask("POST", form.action, form.data(outcome="done")).status == 303
    rows: Any = Plan
    tried = served.number(select(func.max(rows.attempt_id)).where(rows.person_id == NEWEST))
    path = f"/attempts/{tried}/finding"
    at_once(served, browser, path, path, happened_own="no", learnt="It slept.")
    assert number(served, Plan, Plan.happened == "own=no", Plan.learnt == "It slept.") == 1
    at_once(served, browser, path, f"{path}/removal")
    assert number(served, Plan, Plan.happened == "", Plan.own_fear == "The dog barks") == 1
    at_once(served, browser, path, "/expectations/deletion")
    assert number(served, Plan) == 0
