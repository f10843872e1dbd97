"""Where an organisation's challenges are met, by whom, and what is left of them for who tried one."""

import pytest

from netquest.authoring import service
from netquest.catalogue import own
from netquest.catalogue import queries as catalogue
from netquest.catalogue.calibration import Calibration
from netquest.core.db import db
from tests.assignments.desk import FOLLOW_UP, Desk, answer, lay_out, offer
from tests.authoring.writing import revise, seat_of, write
from tests.browser_client import Client
from tests.challenges.doing import MESSAGE, differences, now
from tests.conftest import SignIn
from tests.organisations.belonging import put_in, take_out
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both
TITLE = "Ask the night shift one question"
LATER = "Ask the night shift two things"


@pytest.fixture
def alice(desk: Desk, sign_in: SignIn) -> Client:
    """The browser of Alice, a member."""
    return sign_in(desk.alice)


@pytest.fixture
def cleo(desk: Desk, sign_in: SignIn) -> Client:
    """The browser of Cleo, a member of another organisation that has challenges of its own too."""
    write(desk.carol, title="Ask the sand a question or two")
    return sign_in(desk.cleo)


def page_of(slug: str) -> str:
    return f"/challenges/{slug}"


def attempt(browser: Client, slug: str) -> int:
    """Try a challenge through its page, or through a form made up; return the status of the answer."""
    data = {"key": f"2026-11-18:{slug}:0", "outcome": "done", "note": "They laughed."}
    return browser.post(f"{page_of(slug)}/attempts", data=data).status_code


def found(browser: Client, q: str) -> str:
    return markup.text(browser.get("/challenges", query_string={"q": q}).text)


def test_its_people_find_open_and_try_it(alice: Client, desk: Desk) -> None:
    slug = write(desk.bob)
    assert TITLE in found(alice, "night shift")
    assert "from Harbour Works" in found(alice, "night shift")
    assert "from Harbour Works" in markup.text(alice.get(page_of(slug)).text)
    assert attempt(alice, slug) == 303
    assert TITLE in markup.text(alice.get("/progress").text)
    assert differences(desk.alice) == []


def test_it_is_unknown_to_everybody_else(cleo: Client, desk: Desk, sign_in: SignIn, make_person: object) -> None:
    slug = write(desk.bob)
    nobody = sign_in(make_person("Nadia"))  # type: ignore[operator]
    for browser in (cleo, nobody):
        assert TITLE not in found(browser, "night shift")
        unknown = browser.get("/challenges/own-nothing-at-all")
        assert (browser.get(page_of(slug)).status_code, unknown.status_code) == (404, 404)
        assert attempt(browser, slug) == 404
        assert browser.get("/today").status_code == 200
        swap = {"number": "0", "swap": slug}
        assert browser.post("/menus", data=swap).status_code == 404


def test_it_comes_on_the_menu_of_its_people_alone(alice: Client, cleo: Client, desk: Desk, pick_own: None) -> None:
    slug = write(desk.bob)
    assert page_of(slug) in alice.get("/today").text
    assert page_of(slug) not in cleo.get("/today").text
    assert attempt(alice, slug) == 303
    assert TITLE in markup.text(alice.get("/today").text)


@pytest.fixture
def pick_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be nothing but organisations' own challenges to draw a menu from, beside a handful of ours."""
    real = catalogue.pool

    def pool(calibration: Calibration, *, scope: own.Scope = None) -> list[object]:
        cards = real(calibration, scope=scope)
        few = [card for card in cards if own.is_own(card.slug)]
        return [*few, *[card for card in cards if not own.is_own(card.slug)][: 4 - len(few)]]

    monkeypatch.setattr(catalogue, "pool", pool)


def test_who_left_keeps_what_they_tried_as_it_was(alice: Client, desk: Desk) -> None:
    slug = write(desk.bob)
    attempt(alice, slug)
    revise(desk.bob, slug, title=LATER)
    take_out(desk.alice, desk.works)
    assert alice.get(page_of(slug)).status_code == 404
    assert TITLE not in found(alice, "night shift")
    progress = alice.get("/progress")
    assert TITLE in markup.text(progress.text)
    assert LATER not in progress.text
    assert page_of(slug) not in progress.text
    then = alice.get("/attempts/1").text
    assert "/attempts/1" in progress.text
    assert "It is not offered to you any more" in then
    assert "what is the hardest hour?" in then
    assert alice.get("/today").status_code == 200
    assert differences(desk.alice) == []


@pytest.mark.parametrize("htmx", [False, True])
def test_who_left_can_take_a_try_back(alice: Client, desk: Desk, htmx: bool) -> None:
    slug = write(desk.bob)
    attempt(alice, slug)
    take_out(desk.alice, desk.works)
    undo = alice.post("/attempts/1/withdrawal", headers={"HX-Request": "true"} if htmx else {})
    assert undo.status_code == (200 if htmx else 303)
    assert (undo.headers["HX-Redirect"] if htmx else undo.location) == "/progress"
    assert TITLE not in alice.get("/progress").text


def test_a_try_keeps_the_title_of_its_version(alice: Client, desk: Desk) -> None:
    slug = write(desk.bob)
    attempt(alice, slug)
    revise(desk.bob, slug, title=LATER)
    assert TITLE in markup.text(alice.get("/progress").text)
    page = alice.get(page_of(slug)).text
    assert LATER in markup.text(page)
    assert "/attempts/1" in page
    assert TITLE in alice.get("/attempts/1").text
    assert "not offered" not in alice.get("/attempts/1").text


def test_what_was_taken_back_or_is_anothers_has_no_page(alice: Client, cleo: Client, desk: Desk) -> None:
    attempt(alice, write(desk.bob))
    assert cleo.get("/attempts/1").status_code == 404
    alice.post("/attempts/1/withdrawal")
    assert alice.get("/attempts/1").status_code == 404


def test_a_retired_one_leaves_library_and_picker_and_keeps_its_page(alice: Client, desk: Desk, sign_in: SignIn) -> None:
    slug, set_id, bob = write(desk.bob), lay_out(desk.bob), sign_in(desk.bob)
    assert TITLE in bob.get(f"/sets/{set_id}?q=night").text
    service.retire(seat_of(desk.bob), slug, at=now())
    assert TITLE not in found(alice, "night shift")
    assert TITLE not in bob.get(f"/sets/{set_id}?q=night").text
    assert alice.get(page_of(slug)).status_code == 200


def test_a_set_holds_it_and_its_progress_shows_it(alice: Client, desk: Desk, sign_in: SignIn) -> None:
    slug, set_id, bob = write(desk.bob), lay_out(desk.bob), sign_in(desk.bob)
    assert bob.post(f"/sets/{set_id}/items", data={"slug": slug}).status_code == 303
    offer(desk.bob, set_id, desk.alice)
    answer(desk.alice)
    attempt(alice, slug)
    for browser, path in ((bob, f"/sets/{set_id}"), (alice, "/assignments"), (alice, "/privacy/what-my-manager-sees")):
        assert TITLE in markup.text(browser.get(path).text), path
    service.retire(seat_of(desk.bob), slug, at=now())
    assert TITLE in markup.text(alice.get("/assignments").text)


@pytest.mark.parametrize("way", ["retired", "left"])
def test_an_untried_card_that_is_gone_leaves_the_menu(alice: Client, desk: Desk, pick_own: None, way: str) -> None:
    slug = write(desk.bob)
    assert page_of(slug) in alice.get("/today").text
    if way == "retired":
        service.retire(seat_of(desk.bob), slug, at=now())
    else:
        take_out(desk.alice, desk.works)
    today = alice.get("/today").text
    assert page_of(slug) not in today
    assert today.count('<article class="challenge') == 3


def test_a_tried_card_stays_on_the_menu_of_who_left(alice: Client, desk: Desk, pick_own: None) -> None:
    slug = write(desk.bob)
    alice.get("/today")
    attempt(alice, slug)
    take_out(desk.alice, desk.works)
    today = alice.get("/today").text
    assert TITLE in today
    assert f'href="{page_of(slug)}"' not in today


def test_no_set_takes_another_organisations(desk: Desk, sign_in: SignIn) -> None:
    slug = write(desk.carol)
    bob, set_id = sign_in(desk.bob), lay_out(desk.bob)
    refused = bob.post(f"/sets/{set_id}/items", data={"slug": slug})
    unknown = bob.post(f"/sets/{set_id}/items", data={"slug": "own-nothing-at-all"})
    assert (refused.status_code, unknown.status_code) == (422, 422)
    assert TITLE not in refused.text


def test_who_moves_on_sees_the_other_ones(alice: Client, desk: Desk) -> None:
    here, there = write(desk.bob), write(desk.carol, title="Ask the sand a question or two")
    take_out(desk.alice, desk.works)
    put_in(desk.alice, db.session.get_one(type(desk.works), seat_of(desk.carol).organisation_id))
    assert (alice.get(page_of(here)).status_code, alice.get(page_of(there)).status_code) == (404, 200)


def test_they_cost_no_statement_however_many_there_are(alice: Client, desk: Desk, statements: Statements) -> None:
    paths = ("/today", "/challenges", page_of(MESSAGE), "/progress")
    for path in paths:
        alice.get(path)

    def counts() -> dict[str, int]:
        found = {}
        for path in paths:
            alice.get(path)
            with statements:
                alice.get(path)
            found[path] = statements.count
        return found

    before = counts()
    slug = write(desk.bob)
    assert counts() == before
    for _ in range(20):
        write(desk.bob)
    assert counts() == before
    own._shelf.cache_clear()
    with statements:
        alice.get("/challenges")
    assert statements.count == before["/challenges"] + 1
    attempt(alice, MESSAGE)
    tries = {}
    for tried in (FOLLOW_UP, slug):
        with statements:
            assert attempt(alice, tried) == 303
        tries[tried] = statements.count
    assert tries[slug] <= tries[FOLLOW_UP]
