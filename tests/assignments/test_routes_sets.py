"""The desk by its pages and forms: building a set, ordering it, offering it, and every refusal at its field."""

import re

import pytest

from netquest.assignments.models import ChallengeSet, SetVersion
from netquest.core.db import db
from netquest.web.pagination import cursor
from tests.assignments.desk import FOLLOW_UP, PATH, answer, lay_out, offer, rows, walkers
from tests.challenges.doing import MEETING, MESSAGE, do

pytestmark = pytest.mark.both
WORDS = {"name": "First weeks", "why": "No hurry.", "key": "a-key"}
DAYS = {"starts_on": "2026-11-18", "due_on": "2026-12-01", "key": "an-offer"}


@pytest.fixture
def bob(desk, sign_in):
    """Bob's browser."""
    return sign_in(desk.bob)


def in_order(page):
    return re.findall(r'id="item-([a-z-]+)"', page.text)


def show(browser, set_id):
    return browser.get(f"/sets/{set_id}")


def sets_of(person):
    return db.session.query(ChallengeSet).filter_by(author_id=person.id).count()


def test_a_set_is_built_from_nothing(desk, bob):
    answered = bob.post("/sets", data=WORDS)
    assert answered.status_code == 303
    place = answered.headers["Location"]
    assert bob.post(f"{place}/items", data={"slug": MESSAGE}).headers["Location"] == f"{place}#path"
    bob.post(f"{place}/items", data={"slug": MEETING})
    assert in_order(bob.get(place)) == [MESSAGE, MEETING]
    assert "First weeks" in bob.get("/sets").text


def test_a_ready_made_set_is_shown_before_it_is_taken(desk, bob):
    shown = bob.get("/sets/new?from=quiet-networker").text
    assert 'value="Quiet networker"' in shown
    assert shown.index("List one name") < shown.index("Twenty minutes with one person")
    place = bob.post("/sets", data={**WORDS, "from": "quiet-networker"}).headers["Location"]
    assert len(in_order(bob.get(place))) == 6
    assert bob.get("/sets/new?from=no-such-set").status_code == 404
    assert bob.post("/sets", data={**WORDS, "key": "another", "from": "no-such-set"}).status_code == 404
    assert sets_of(desk.bob) == 1


def test_the_same_form_sent_twice_makes_one_set(desk, bob):
    assert bob.post("/sets", data=WORDS).headers["Location"] == bob.post("/sets", data=WORDS).headers["Location"]
    assert sets_of(desk.bob) == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "  "}, "A name, please."),
        ({"name": "x" * 61}, "That is too long: 60 characters is the most."),
        ({"why": "y" * 401}, "That is too long: 400 characters is the most."),
        ({"key": "k" * 65}, "This form is incomplete."),
    ],
)
def test_words_that_cannot_be_used_are_refused_at_their_field_and_kept(desk, bob, change, words):
    answered = bob.post("/sets", data={**WORDS, "why": "Take your time.", **change})
    assert (answered.status_code, sets_of(desk.bob)) == (422, 0)
    assert words in answered.text
    assert change.get("why", "Take your time.") in answered.text


def test_another_name_and_other_words_are_saved(desk, bob):
    set_id = lay_out(desk.bob)
    assert bob.post(f"/sets/{set_id}", data={"name": "Later weeks", "why": ""}).status_code == 303
    assert "Later weeks" in show(bob, set_id).text
    refused = bob.post(f"/sets/{set_id}", data={"name": "", "why": "Kept as typed."})
    assert (refused.status_code, "Kept as typed." in refused.text) == (422, True)


def test_arrows_say_where_a_challenge_goes_so_pressing_twice_moves_once(desk, bob):
    set_id = lay_out(desk.bob)
    place = f"/sets/{set_id}/items/{MEETING}/place"
    for _ in range(2):
        moved = bob.post(place, data={"position": "2"})
        assert moved.headers["Location"] == f"/sets/{set_id}?moved={MEETING}"
    shown = show(bob, set_id)
    assert in_order(shown) == [MESSAGE, MEETING, FOLLOW_UP]


@pytest.mark.parametrize("position", ["", "0", "13", "-1", "up", "１", "1e1", "999"])
def test_a_place_that_there_is_not_is_refused(desk, bob, position):
    set_id = lay_out(desk.bob)
    assert bob.post(f"/sets/{set_id}/items/{MEETING}/place", data={"position": position}).status_code == 422
    assert in_order(show(bob, set_id)) == list(PATH)


def test_taking_out_twice_answers_the_same(desk, bob):
    set_id = lay_out(desk.bob)
    for _ in range(2):
        assert bob.post(f"/sets/{set_id}/items/{FOLLOW_UP}/removal").status_code == 303
    assert in_order(show(bob, set_id)) == [MESSAGE, MEETING]


def test_htmx_gets_the_builder_with_the_focus_where_it_was_and_a_line_to_read_out(desk, bob):
    set_id = lay_out(desk.bob)
    into = {"HX-Target": "builder"}
    moved = bob.swap(f"/sets/{set_id}/items/{MEETING}/place", data={"position": "2"}, headers=into)
    swapped = bob.swap(moved.headers["Location"], headers=into).text
    assert "<html" not in swapped
    assert 'value="1" aria-label="Move up: Twenty minutes with one person" autofocus' in swapped
    assert "Twenty minutes with one person is now at place 2 of 3." in swapped


def test_challenges_are_found_by_words_strategy_and_grade(desk, bob):
    set_id = lay_out(desk.bob, MESSAGE)
    shown = bob.get(f"/sets/{set_id}?q=send+second&strategy=patience&grade=2").text
    assert "1 challenge</p>" in shown
    assert 'aria-label="Add: Send the second message"' in shown
    added = bob.post(f"/sets/{set_id}/items?q=second&grade=2", data={"slug": FOLLOW_UP})
    assert added.headers["Location"] == f"/sets/{set_id}?q=second&grade=2#path"
    found = bob.swap(f"/sets/{set_id}?q=zebra", headers={"HX-Target": "found"}).text
    assert found.lstrip().startswith('<div class="stack stack--wide" id="found">')
    assert "0 challenges" in found


@pytest.mark.parametrize("slug", ["no-such-card", "", "x" * 300, "../today"])
def test_an_unknown_challenge_is_refused_at_the_list(desk, bob, slug):
    set_id = lay_out(desk.bob, MESSAGE)
    refused = bob.post(f"/sets/{set_id}/items", data={"slug": slug})
    assert (refused.status_code, "We do not know this challenge." in refused.text) == (422, True)
    assert in_order(show(bob, set_id)) == [MESSAGE]


def test_a_set_is_offered_to_a_team_and_to_people(desk, bob):
    set_id = lay_out(desk.bob)
    to = [f"team:{desk.harbour.slug}", f"person:{desk.mia.id}"]
    for _ in range(2):
        answered = bob.post(f"/sets/{set_id}/assignments", data={**DAYS, "to": to})
        assert answered.headers["Location"] == f"/sets/{set_id}#walkers"
    assert rows()["offer"] == 2
    assert "Offered to 2 people." in show(bob, set_id).text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"to": []}, "Choose somebody first"),
        ({"to": ["person:0"]}, "Choose among the teams and people"),
        ({"to": ["person:2147483648"]}, "Choose among the teams and people"),
        ({"to": ["person:2147483647"]}, "Choose among the teams and people"),
        ({"to": ["team:no-such-team"]}, "Choose among the teams and people"),
        ({"starts_on": "2026-11-17"}, "It can begin today or later"),
        ({"starts_on": "18.11.2026"}, "A day, please"),
        ({"starts_on": "2027-02-29"}, "A day, please"),
        ({"due_on": "2026-11-17"}, "The last day comes on or after the first."),
        ({"due_on": "2027-05-18"}, "That is far ahead."),
        ({"due_on": ""}, "A day, please"),
        ({"key": ""}, "This form is incomplete."),
    ],
)
def test_an_offer_that_cannot_be_made_is_refused_at_its_field_and_kept(desk, bob, change, words):
    set_id = lay_out(desk.bob)
    data = {**DAYS, "to": [f"person:{desk.mia.id}"], **change}
    refused = bob.post(f"/sets/{set_id}/assignments", data=data)
    assert (refused.status_code, rows()["offer"]) == (422, 0)
    assert words in refused.text
    assert ("checked" in refused.text) is (f"person:{desk.mia.id}" in data["to"])
    if change.get("due_on"):
        assert f'value="{change["due_on"]}"' in refused.text


def test_the_last_day_of_the_half_year_can_be_chosen(desk, bob):
    set_id = lay_out(desk.bob)
    data = {**DAYS, "to": [f"person:{desk.mia.id}"], "due_on": "2027-05-17"}
    assert bob.post(f"/sets/{set_id}/assignments", data=data).status_code == 303


def test_an_empty_path_is_refused_kindly(desk, bob):
    place = bob.post("/sets", data=WORDS).headers["Location"]
    refused = bob.post(f"{place}/assignments", data={**DAYS, "to": [f"person:{desk.mia.id}"]})
    assert (refused.status_code, "Add a challenge first." in refused.text) == (422, True)


@pytest.mark.parametrize("who", ["carol", "cleo", "mark", "bob"])
def test_a_foreign_id_in_the_form_makes_no_row(desk, bob, who):
    set_id = lay_out(desk.bob)
    to = [f"person:{desk.mia.id}", f"person:{getattr(desk, who).id}"]
    assert bob.post(f"/sets/{set_id}/assignments", data={**DAYS, "to": to}).status_code == 422
    assert rows() == {"assignment": 0, "offer": 0, "offer_item": 0}


def test_an_offer_is_taken_back(desk, bob):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice)
    assert "Take this offer back" in show(bob, set_id).text
    for _ in range(2):
        assert bob.post("/assignments/1/withdrawal").headers["Location"] == f"/sets/{set_id}#walkers"
    assert "Alice" not in re.sub(r"<form.*?</form>", "", show(bob, set_id).text, flags=re.DOTALL)


def test_the_page_says_who_holds_which_version(desk, bob):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.harbour)
    bob.post(f"/sets/{set_id}/items/{FOLLOW_UP}/removal")
    assert "2 people hold version 1." in show(bob, set_id).text
    assert db.session.query(SetVersion).count() == 2


def test_the_desk_shows_states_and_nothing_of_how_it_went(desk, bob):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice)
    answer(desk.alice)
    do(desk.alice, MESSAGE, outcome="declined", note="canary in a note", nerves_before=90, nerves_after=10)
    shown = show(bob, set_id).text
    assert "1 of 3 tried" in shown
    assert "canary" not in shown
    assert walkers(desk.bob, set_id)["Alice"].tried == 1


@pytest.mark.parametrize("last", [10**18, -(10**18), 0, 2**31])
def test_a_cursor_that_names_no_row_begins_at_the_beginning(desk, bob, last):
    lay_out(desk.bob, name="The one set")
    assert "The one set" in bob.get(f"/sets?after={cursor(last)}").text


ROUTES = [
    ("/sets", "GET"),
    ("/sets/new", "GET"),
    ("/sets", "POST"),
    ("/sets/1", "GET"),
    ("/sets/1", "POST"),
    ("/sets/1/items", "POST"),
    (f"/sets/1/items/{MESSAGE}/removal", "POST"),
    (f"/sets/1/items/{MESSAGE}/place", "POST"),
    ("/sets/1/assignments", "POST"),
    ("/assignments/1/withdrawal", "POST"),
]


@pytest.mark.parametrize(("address", "method"), ROUTES)
def test_the_desk_is_for_managers(desk, sign_in, make_person, address, method):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    data = {**WORDS, **DAYS, "slug": FOLLOW_UP, "position": "1", "to": f"person:{desk.mia.id}"}
    for person, status in [(desk.alice, 403), (desk.cleo, 403), (make_person("Uma"), 404)]:
        assert sign_in(person).open(address, method=method, data=data).status_code == status
    of_one_set = "1" in address
    for person in (desk.mark, desk.carol):
        status = sign_in(person).open(address, method=method, data=data).status_code
        assert status == 404 if of_one_set else status in (200, 303)


def test_a_set_of_somebody_else_can_be_offered_and_not_changed(desk, bob):
    set_id = lay_out(desk.dan)
    offer(desk.dan, set_id, desk.harbour)
    assert "Changing it is up to" in show(bob, set_id).text
    assert bob.post(f"/sets/{set_id}", data={"name": "Mine", "why": ""}).status_code == 403
    assert bob.post(f"/sets/{set_id}/items", data={"slug": "promise-kept"}).status_code == 403
    assert bob.post(f"/sets/{set_id}/items/{MESSAGE}/removal").status_code == 403
