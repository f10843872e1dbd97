"""Twenty equal requests of the assessment at the same instant: one act, and twenty normal answers."""

from collections.abc import Iterator
from itertools import count

import pytest
from sqlalchemy import Select, func, select

from netquest.accounts.models import Person
from netquest.assessment.models import Assessment, AssessmentAnswer
from netquest.challenges.models import Practice
from tests.trust import markup
from tests.trust.server import AT_ONCE, Browser, Served, serving

pytestmark = pytest.mark.both

_people = count(1)
NEWEST = select(func.max(Person.id)).scalar_subquery()
PAGE, SAVE, FINISH = "/assessment/statements", "/assessment/answers", "/assessment/completion"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served"), f"{worker_id}_statements") as running:
        yield running


@pytest.fixture
def browser(served: Served) -> Browser:
    """The browser of somebody new."""
    return Browser(served.port, f"ines{next(_people)}@example.org")


def filled(browser: Browser, **answers: str) -> dict[str, str]:
    return markup.form(browser.get(PAGE), FINISH).data(**{"unsent": "4", "full-days": "2", **answers})


def at_once(served: Served, browser: Browser, path: str, *forms: dict[str, str], is_swap: bool = False) -> set[object]:
    """Send forms, in turn, twenty times; return what is different among the answers."""
    requests = [browser.request("POST", path, forms[n % len(forms)], is_swap=is_swap) for n in range(AT_ONCE)]
    answers = served.at_once(requests)
    assert {answer.status for answer in answers} == {200 if is_swap else 303}
    return {answer.alike for answer in answers}


def mine(*where: object) -> Select[int]:
    return select(func.count()).where(Assessment.person_id == NEWEST, *where)  # type: ignore[arg-type]


def answers() -> Select[int]:
    """Count the newest person's answers."""
    rows = select(func.count()).select_from(AssessmentAnswer).join(Assessment)
    return rows.where(Assessment.person_id == NEWEST)


@pytest.mark.parametrize("is_swap", [False, True], ids=["page", "htmx"])
def test_twenty_equal_answers_begin_one(served: Served, browser: Browser, is_swap: bool) -> None:
    assert len(at_once(served, browser, SAVE, filled(browser), is_swap=is_swap)) == 1
    assert (served.number(mine()), served.number(answers())) == (1, 2)


def test_twenty_equal_completions_finish_one(served: Served, browser: Browser) -> None:
    assert len(at_once(served, browser, FINISH, filled(browser))) == 1
    assert served.number(mine(Assessment.finished_at.is_not(None))) == served.number(mine()) == 1


def test_two_different_completions_finish_one(served: Served, browser: Browser) -> None:
    at_once(served, browser, FINISH, filled(browser), filled(browser, unsent="1"))
    assert (served.number(mine()), served.number(answers())) == (1, 2)


def test_answers_that_arrive_with_the_completion_begin_no_other(served: Served, browser: Browser) -> None:
    data = filled(browser)
    requests = [browser.request("POST", (SAVE, FINISH)[n % 2], data) for n in range(AT_ONCE)]
    assert {answer.status for answer in served.at_once(requests)} == {303}
    assert served.number(mine()) == 1


def test_twenty_equal_deletions_leave_nothing(served: Served, browser: Browser) -> None:
    assert browser.ask("POST", FINISH, filled(browser)).status == 303
    form = next(form for form in markup.forms(browser.get("/assessment")) if form.action == "/assessment/removal")
    assert len(at_once(served, browser, form.action, form.data())) == 1
    assert (served.number(mine()), served.number(answers())) == (0, 0)
    empty = select(func.count()).where(Practice.person_id == NEWEST, Practice.prior == "")
    assert served.number(empty) == 1
