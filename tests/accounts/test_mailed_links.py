"""Links that arrive by mail: looking changes nothing, the button acts, once, and in the right hands."""

from datetime import timedelta

import pytest

from netquest.accounts import mailed_routes
from netquest.core import outbox
from netquest.core.db import db
from tests.conftest import PASSWORD

pytestmark = pytest.mark.both

NEW = "two owls on a wire"


@pytest.fixture
def stranger(make_person):
    """Somebody whose address is not confirmed."""
    return make_person("Stranger", confirmed=False)


@pytest.fixture
def reset_link(client, alice, mailed_link):
    client.post("/reset", data={"email": alice.email})
    return mailed_link("reset")


def is_confirmed(person):
    db.session.refresh(person)
    return person.confirmed_at is not None


def is_in(browser):
    return browser.get("/settings").status_code == 200


def enter(client, person, password):
    return client.post("/login", data={"email": person.email, "password": password}).status_code


def kinds():
    db.session.expire_all()
    return [row.kind for row in outbox.latest(db.session(), 50)]


def test_a_confirmation_needs_the_button_and_the_password(sign_in, stranger, mailed_link):
    browser, link = sign_in(stranger), mailed_link("confirm")
    assert "Is this address yours" in browser.get(link).text
    assert not is_confirmed(stranger)
    assert browser.post(link, data={"password": "not the password"}).status_code == 422
    assert not is_confirmed(stranger)
    answer = browser.post(link, data={"password": PASSWORD})
    assert (answer.status_code, answer.location) == (303, "/today")
    assert is_confirmed(stranger)


def test_a_confirmation_counts_for_nothing_without_a_sign_in(client, stranger, mailed_link):
    link = mailed_link("confirm")
    page = client.get(link)
    assert page.status_code == 200
    assert f'href="/login?next={link}"' in page.text
    assert client.post(link, data={"password": PASSWORD}).status_code == 403
    assert not is_confirmed(stranger)


def test_a_confirmation_counts_for_nothing_in_another_account(sign_in, alice, stranger, mailed_link):
    browser, link = sign_in(alice), mailed_link("confirm")
    assert "for another account" in browser.get(link).text
    assert browser.post(link, data={"password": PASSWORD}).status_code == 403
    assert not is_confirmed(stranger)


def test_one_signs_in_and_comes_back_to_the_link(client, stranger, mailed_link):
    link = mailed_link("confirm")
    answer = client.post("/login", data={"email": stranger.email, "password": PASSWORD, "next": link})
    assert answer.location == link


def test_a_confirmed_address_is_told_so(sign_in, stranger, mailed_link):
    browser, link = sign_in(stranger), mailed_link("confirm")
    browser.post(link, data={"password": PASSWORD})
    assert "This address is confirmed" in browser.get(link).text
    assert browser.post(link, data={"password": PASSWORD}).status_code == 200


def test_a_confirmation_is_for_the_address_it_was_sent_to(client, stranger, mailed_link):
    link = mailed_link("confirm")
    stranger.email = "elsewhere@example.org"
    db.session.commit()
    assert client.get(link).status_code == 404


def test_a_confirmation_ends_after_three_days(client, stranger, mailed_link, clock):
    link = mailed_link("confirm")
    clock.shift(timedelta(days=3, seconds=2))
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("token", ["x", "x.y.z", "%00", "%ff", ".eJw", "a" * 5000, "..."])
@pytest.mark.parametrize("path", ["/confirm/", "/reset/"])
def test_a_broken_link_says_what_to_do(client, app, path, token):
    for answer in (client.get(path + token), client.post(path + token, data={"password": NEW})):
        assert answer.status_code == 404
    assert "has had its day" in client.get(path + "x").text


def test_a_reset_needs_the_button(client, alice, reset_link):
    assert client.get(reset_link).status_code == 200
    assert enter(client, alice, PASSWORD) == 303


def test_a_reset_sets_the_password_and_signs_in(client, alice, reset_link):
    answer = client.post(reset_link, data={"password": NEW})
    assert (answer.status_code, answer.location) == (303, "/today")
    assert is_in(client)
    client.post("/logout")
    assert (enter(client, alice, PASSWORD), enter(client, alice, NEW)) == (422, 303)


def test_a_reset_works_once(client, reset_link):
    client.post(reset_link, data={"password": NEW})
    assert client.get(reset_link).status_code == 404
    assert client.post(reset_link, data={"password": "another one of mine"}).status_code == 404


def test_a_reset_ends_after_two_hours(client, reset_link, clock):
    clock.shift(timedelta(hours=2, seconds=2))
    assert client.get(reset_link).status_code == 404


def test_a_reset_revokes_every_other_session(client, app, sign_in, alice, reset_link):
    others = [sign_in(alice), sign_in(alice)]
    client.post(reset_link, data={"password": NEW})
    assert [is_in(browser) for browser in others] == [False, False]


def test_a_reset_confirms_the_address_and_tells_it(client, stranger, mailed_link):
    client.post("/reset", data={"email": stranger.email})
    link = mailed_link("reset")
    client.get(link)
    assert not is_confirmed(stranger)
    client.post(link, data={"password": NEW})
    assert is_confirmed(stranger)
    assert "password-changed" in kinds()


def test_who_planted_the_account_is_out_after_the_reset(client, sign_in, stranger, mailed_link):
    """The thief signed up with somebody else's address; its owner takes the account over by a reset."""
    thief, confirmation = sign_in(stranger), mailed_link("confirm")
    client.post("/reset", data={"email": stranger.email})
    client.post(mailed_link("reset"), data={"password": NEW})
    assert not is_in(thief)
    assert thief.get(confirmation).status_code == 404
    assert enter(thief, stranger, PASSWORD) == 422


@pytest.mark.parametrize("password", ["", "short", "password1", "alice1987", "x" * 200])
def test_a_poor_new_password_is_refused_and_the_link_stays_good(client, reset_link, password):
    assert client.post(reset_link, data={"password": password}).status_code == 422
    assert client.post(reset_link, data={"password": NEW}).status_code == 303


def test_asking_for_a_reset_tells_nobody_who_is_here(client, alice):
    known = client.post("/reset", data={"email": " Alice@example.org"})
    unknown = client.post("/reset", data={"email": "nobody@example.org"})
    assert (known.status_code, known.location) == (unknown.status_code, unknown.location) == (303, "/login")
    assert kinds().count("reset") == 1


@pytest.mark.usefixtures("alice")
@pytest.mark.parametrize("email", ["alice@example.org", "nobody@example.org"])
def test_asking_waits_until_known_and_unknown_took_equally_long(client, monkeypatch, email):
    waits: list[float] = []
    monkeypatch.setattr(mailed_routes, "sleep", waits.append)
    client.post("/reset", data={"email": email})
    assert len(waits) == 1
    assert 0 < waits[0] <= mailed_routes.STEADY


def test_demo_people_get_no_reset(client, make_person):
    make_person("Demo", password=None, is_demo=True)
    client.post("/reset", data={"email": "demo@example.org"})
    assert kinds() == []


def test_the_confirmation_is_sent_again_at_most_once_an_hour(sign_in, stranger, clock):
    browser = sign_in(stranger)
    for _ in range(3):
        assert browser.post("/confirmation").location == "/settings"
    assert kinds() == ["confirm", "confirm"]
    clock.shift(timedelta(hours=1))
    browser.post("/confirmation")
    assert kinds().count("confirm") == 3


def test_who_is_confirmed_gets_no_further_mail(sign_in, alice):
    sign_in(alice).post("/confirmation")
    assert kinds() == ["confirm"]
