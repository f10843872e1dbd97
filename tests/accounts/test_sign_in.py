"""Coming in, and going out."""

from datetime import timedelta

import pytest

from netquest.accounts import identity
from netquest.accounts.models import UserSession
from netquest.core.db import db
from tests.conftest import PASSWORD

pytestmark = pytest.mark.both


def enter(client, email="alice@example.org", password=PASSWORD, **more):
    return client.post("/login", data={"email": email, "password": password, **more})


def cookie_of(client):
    return client.get_cookie("session").value


def is_in(client):
    return client.get("/settings").status_code == 200


def test_address_in_any_case_and_password_sign_in(client, alice):
    answer = enter(client, email=" ALICE@Example.org ")
    assert (answer.status_code, answer.location) == (303, "/today")
    assert is_in(client)


def test_one_goes_on_to_where_one_was_heading(client, alice):
    refused = client.get("/settings?from=mail")
    assert (refused.status_code, refused.location) == (302, "/login?next=/settings?from%3Dmail")
    assert 'name="next" value="/settings?from=mail"' in client.get(refused.location).text
    assert enter(client, next="/settings?from=mail").location == "/settings?from=mail"


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/%09/evil.example",
        "javascript:alert(1)",
        "/a\nb",
        "/nowhere",
    ],
)
def test_nobody_is_sent_elsewhere(client, alice, target):
    assert enter(client, next=target).location == "/today"


def test_wrong_and_unknown_answer_the_same(client, alice):
    wrong = enter(client, password="not the password").text
    unknown = enter(client, email="nobody@example.org").text
    assert "do not belong together" in wrong
    assert without_ids(wrong.replace("alice@", "nobody@")) == without_ids(unknown)


def without_ids(page):
    return [line for line in page.splitlines() if "csrf" not in line.lower() and "Request" not in line]


@pytest.mark.parametrize("email", ["alice@example.org", "nobody@example.org"])
def test_wrong_and_unknown_cost_one_password_computation_each(client, alice, monkeypatch, email):
    computed: list[str] = []
    monkeypatch.setattr(identity, "hash_password", computed.append)
    monkeypatch.setattr(identity, "verify_password", lambda password, kept: computed.append(password))
    enter(client, email=email, password="not the password")
    assert computed == ["not the password"]


def test_people_without_a_password_cannot_sign_in(client, make_person):
    make_person("Demo", password=None, is_demo=True)
    assert enter(client, email="demo@example.org", password="").status_code == 422
    assert enter(client, email="demo@example.org", password="anything at all").status_code == 422


def test_a_password_is_never_shown_again(client, alice):
    assert "not the password" not in enter(client, password="not the password").text


def test_signing_in_takes_no_session_that_somebody_planted(client, app, alice):
    with client.session_transaction() as session:
        session["device"], session["planted"] = "a secret that the thief knows", "yes"
    enter(client)
    with client.session_transaction() as session:
        assert session["device"] != "a secret that the thief knows"
        assert "planted" not in session


def test_a_cookie_replayed_after_sign_out_is_signed_out(sign_in, client, alice):
    browser = sign_in(alice)
    stolen = cookie_of(browser)
    answer = browser.post("/logout")
    assert (answer.status_code, answer.location) == (303, "/")
    client.set_cookie("session", stolen)
    assert not is_in(client)
    assert not is_in(browser)


def test_signing_out_needs_the_token(sign_in, alice):
    browser = sign_in(alice)
    assert browser.post("/logout", headers={"X-CSRFToken": ""}).status_code == 400
    assert is_in(browser)


def test_signing_out_leaves_other_browsers_alone(sign_in, alice):
    here, there = sign_in(alice), sign_in(alice)
    here.post("/logout")
    assert is_in(there)


def test_an_idle_session_ends_after_two_weeks(sign_in, alice, clock):
    browser = sign_in(alice)
    clock.shift(timedelta(days=13, hours=23))
    assert is_in(browser)
    clock.shift(timedelta(days=14, minutes=1))
    assert not is_in(browser)


def test_a_fresh_cookie_does_not_revive_an_idle_session(sign_in, alice):
    browser = sign_in(alice)
    row = db.session.query(UserSession).one()
    row.seen_at -= timedelta(days=14, minutes=1)
    db.session.commit()
    assert not is_in(browser)


def test_a_session_in_use_ends_after_ninety_days(sign_in, alice, clock):
    browser = sign_in(alice)
    for _ in range(8):
        clock.shift(timedelta(days=11))
        assert is_in(browser)
    clock.shift(timedelta(days=2, minutes=1))
    assert not is_in(browser)


def test_last_seen_is_written_at_most_once_an_hour(sign_in, alice, clock):
    browser = sign_in(alice)
    first = seen_at()
    clock.shift(timedelta(minutes=59))
    browser.get("/settings")
    assert seen_at() == first
    clock.shift(timedelta(minutes=2))
    browser.get("/settings")
    assert seen_at() == first + timedelta(minutes=61)


def seen_at():
    db.session.expire_all()
    return db.session.query(UserSession).one().seen_at


def test_knowing_who_asks_costs_one_statement(sign_in, alice, statements):
    browser = sign_in(alice)
    with statements:
        browser.get("/login")
    assert statements.count == 1, statements.seen


def test_a_deactivated_person_is_out_with_the_next_request(sign_in, client, alice):
    browser = sign_in(alice)
    alice.active = False
    db.session.commit()
    assert not is_in(browser)
    assert enter(client).status_code == 422


def test_htmx_is_sent_to_the_sign_in_page_and_back(client):
    answer = client.swap("/settings", headers={"HX-Current-URL": "http://localhost/settings?a=b"})
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/login?next=/settings?a%3Db"


def test_no_cookie_remembers_beyond_the_session(client, alice):
    answer = enter(client, remember="y")
    cookies = answer.headers.getlist("Set-Cookie")
    assert not any("remember" in cookie for cookie in cookies)
    assert any("HttpOnly" in cookie and "SameSite=Lax" in cookie for cookie in cookies)


def test_the_demo_is_offered_where_it_is_on(client, change_settings):
    assert 'action="/demo/sign-in"' in client.get("/login").text
    change_settings(demo=False)
    assert 'action="/demo/sign-in"' not in client.get("/login").text
