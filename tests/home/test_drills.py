"""Drills: what one rehearses alone is a try like any other."""

import pytest

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from tests.browser_client import Client
from tests.challenges.browsing import follow, undo_form
from tests.challenges.doing import do, ledger, points, undo
from tests.conftest import SignIn
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both

SLUG = "ask-once-more"
PAGE = f"/drills/{SLUG}"
DRILLS = list(catalogue.drills().values())


@pytest.fixture
def browser(sign_in: SignIn, alice: Person) -> Client:
    """Alice's browser."""
    return sign_in(alice)


def rehearse(browser: Client, **typed: str) -> str:
    """Press the button of the page, and return the page that follows."""
    form = markup.form(browser.get(PAGE).text, f"/challenges/{SLUG}/attempts")
    return follow(browser, browser.post(form.action, data=form.data(**typed)))


def test_all_drills_are_there_by_skill(browser: Client) -> None:
    html = browser.get("/drills").text
    assert all(f'href="/drills/{drill.id}"' in html for drill in DRILLS)
    assert html.count("not rehearsed yet") == len(DRILLS)
    for name in ("Listening", "First lines", "Closing a talk", "Asking"):
        assert f">{name}</h2>" in html


@pytest.mark.parametrize("drill", DRILLS, ids=lambda drill: drill.id)
def test_a_drill_says_how_what_to_count_and_what_comes_next(browser: Client, drill) -> None:
    told = markup.text(browser.get(f"/drills/{drill.id}").text)
    challenge = catalogue.get(drill.id)
    for words in (challenge.title, *challenge.steps, drill.how, drill.count, drill.next, challenge.reflect):
        assert words in told
    assert catalogue.get(drill.then).title in told


def test_a_rehearsal_is_a_try_that_pays_and_can_be_taken_back(browser: Client, alice: Person) -> None:
    page = rehearse(browser, note="Two of three.")
    assert "Two of three." in page
    assert points(alice) == ledger(alice) > 0
    assert "rehearsed once" in browser.get(PAGE).text
    follow(browser, browser.post(undo_form(page).action))
    assert points(alice) == ledger(alice) == 0
    assert "not rehearsed yet" in browser.get(PAGE).text


def test_the_same_form_twice_is_one_rehearsal(browser: Client) -> None:
    form = markup.form(browser.get(PAGE).text, f"/challenges/{SLUG}/attempts")
    for _ in range(2):
        assert browser.post(form.action, data=form.data()).status_code == 303
    assert "rehearsed once" in browser.get(PAGE).text


def test_with_htmx_it_is_celebrated_in_place_and_counted_anew(browser: Client) -> None:
    form = markup.form(browser.get(PAGE).text, f"/challenges/{SLUG}/attempts")
    answer = browser.swap(form.action, data=form.data())
    assert answer.headers["HX-Trigger"] == "scored"
    assert f'id="card-{SLUG}"' in answer.text
    counted = browser.swap(PAGE, headers={"HX-Target": "times"})
    assert counted.text.lstrip().startswith('<p class="drill__times" id="times"')
    assert "rehearsed once" in counted.text


def test_how_often_follows_from_the_tries_that_were_not_taken_back(browser: Client, alice: Person) -> None:
    made = [do(alice, SLUG, back=back) for back in (0, 1, 1)]
    do(alice, SLUG, outcome="skipped")
    undo(alice, made[0])
    assert "rehearsed 2 times" in browser.get("/drills").text


def test_what_is_no_drill_is_not_found(browser: Client) -> None:
    for slug in ("thanks-for-one-thing", "no-such-thing"):
        assert browser.get(f"/drills/{slug}").status_code == 404


def test_the_pages_take_the_same_statements_however_much_was_rehearsed(
    browser: Client, alice: Person, statements: Statements
) -> None:
    counts = []
    for tries in (0, 6):
        for number in range(tries):
            do(alice, DRILLS[number].id)
        for path in ("/drills", PAGE):
            with statements:
                assert browser.get(path).status_code == 200
            counts.append(statements.count)
    assert counts[:2] == counts[2:]
    assert counts[0] == 2
    assert counts[1] <= 5


def test_what_to_count_lies_beside_the_challenge_until_it_was_tried(browser: Client) -> None:
    page, count = f"/challenges/{SLUG}", catalogue.get_drill(SLUG).count
    assert count in markup.text(browser.get(page).text)
    assert f'href="/drills/{SLUG}"' in browser.get(page).text
    assert "Something to count" not in browser.get("/challenges/thanks-for-one-thing").text
    assert count not in markup.text(rehearse(browser))
