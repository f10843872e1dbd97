"""One's own offers by their pages: accepting, passing, and what one's manager sees."""

import pytest

from tests.assignments.desk import answer, lay_out, offer, offers_of, take_back
from tests.challenges.doing import MESSAGE, do
from tests.organisations.belonging import take_out

pytestmark = pytest.mark.both


@pytest.fixture
def alice(desk, sign_in):
    """Alice's browser."""
    return sign_in(desk.alice)


def test_an_offer_is_accepted_and_passed_as_often_as_one_likes(desk, alice):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    assert "Waiting for you" in alice.get("/assignments").text
    for act, words in [("acceptance", "On your path"), ("passing", "You passed."), ("acceptance", "0 of 3 tried.")]:
        for _ in range(2):
            assert alice.post(f"/offers/1/{act}").headers["Location"] == "/assignments"
        assert words in alice.get("/assignments").text


def test_the_page_says_what_was_tried(desk, alice):
    offer(desk.bob, lay_out(desk.bob, MESSAGE), desk.alice)
    answer(desk.alice)
    do(desk.alice, MESSAGE)
    assert "Every stone of this path is laid." in alice.get("/assignments").text


def test_an_offer_that_is_over_or_taken_back_takes_no_answer_and_says_so(desk, alice, clock):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice)
    take_back(desk.bob, set_id)
    offer(desk.bob, set_id, desk.alice, days=1)
    clock.shift(3 * 24 * 3600)
    for number in (1, 2):
        answered = alice.post(f"/offers/{number}/acceptance")
        assert (answered.status_code, "open to you all the same" in answered.text) == (409, True)
    assert "Take it up" not in alice.get("/assignments").text


@pytest.mark.parametrize("act", ["acceptance", "passing"])
def test_an_offer_of_somebody_else_answers_as_one_that_there_is_not(desk, sign_in, act):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    for person in (desk.mia, desk.bob, desk.dan, desk.carol, desk.cleo):
        browser = sign_in(person)
        assert {browser.post(f"/offers/{number}/{act}").status_code for number in (1, 987)} == {404}
    assert offers_of(desk.alice)[0].state == "offered"


def test_a_removed_member_finds_nothing_of_the_organisation(desk, alice):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    take_out(desk.alice, desk.works)
    for address in ("/assignments", "/privacy/what-my-manager-sees", "/sets"):
        assert alice.get(address).status_code == 404
    assert alice.post("/offers/1/acceptance").status_code == 404


def test_strangers_sign_in_first(client):
    for address in ("/assignments", "/privacy/what-my-manager-sees", "/sets", "/sets/1"):
        assert client.get(address).headers["Location"].startswith("/login?next=")


def test_without_an_offer_the_page_says_so_kindly(desk, alice):
    assert "No offer at the moment." in alice.get("/assignments").text


def test_the_page_of_what_my_manager_sees_shows_the_managers_view(desk, alice):
    offer(desk.bob, lay_out(desk.bob), desk.harbour)
    answer(desk.alice)
    do(desk.alice, MESSAGE, outcome="declined", note="canary in a note")
    shown = alice.get("/privacy/what-my-manager-sees").text
    assert "<bdi>Bob</bdi> and <bdi>Dan</bdi>" in " ".join(shown.split())
    assert "1 of 3 tried" in shown
    assert "Mia" not in shown
    assert "canary" not in shown
