"""Opening an account."""

import pytest

from netquest.accounts import queries
from netquest.accounts.models import Person
from netquest.core import outbox
from netquest.core.db import db

pytestmark = pytest.mark.both

ALICE = {
    "name": "Alice",
    "email": "Alice@Example.org",
    "password": "correct horse battery",
    "timezone": "Asia/Kathmandu",
}


def sign_up(client, **changes):
    return client.post("/signup", data={**ALICE, **changes})


def alice_of_the_database():
    person = queries.find_by_email("alice@example.org")
    assert person
    return person


def people():
    return db.session.query(Person).count()


def test_signing_up_signs_in_at_once(client):
    answer = sign_up(client)
    assert (answer.status_code, answer.location) == (303, "/assessment")
    assert client.get("/settings").status_code == 200


def test_a_new_person_is_unverified_and_kept_as_typed(client):
    sign_up(client, name="  Zoë\u0308  ")
    person = alice_of_the_database()
    assert (person.name, person.timezone, person.confirmed_at) == ("Zoë\u0308", "Asia/Kathmandu", None)
    assert str(person.password).startswith("$argon2id$")


def test_signing_up_asks_for_one_confirmation_mail(client):
    sign_up(client)
    assert [row.kind for row in outbox.latest(db.session(), 9)] == ["confirm"]


def test_the_first_preferences_are_noted(client):
    sign_up(client)
    person = alice_of_the_database()
    assert [goal for _, goal in queries.weekly_goals(person.id)] == [3]


@pytest.mark.parametrize("zone", [{"timezone": ""}, {}])
def test_without_a_zone_it_is_utc(client, zone):
    data = {name: value for name, value in ALICE.items() if name != "timezone"}
    assert client.post("/signup", data={**data, **zone}).status_code == 303
    assert alice_of_the_database().timezone == "UTC"


def test_a_zone_that_nobody_knows_is_refused_at_its_field(client):
    answer = sign_up(client, timezone="Mars/Phobos")
    assert answer.status_code == 422
    assert 'id="timezone-error"' in answer.text
    assert people() == 0


def test_a_taken_address_is_said_at_its_field(client, app, alice):
    answer = sign_up(client, email="ALICE@example.org")
    assert answer.status_code == 422
    assert "There is an account with this address" in answer.text
    assert 'id="email-error"' in answer.text
    assert people() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "\u200b"),
        ("name", "a\x00b"),
        ("name", "x" * 61),
        ("name", "evil\u202ename"),
        ("email", ""),
        ("email", "alice"),
        ("email", "alice@"),
        ("email", "alice@nowhere"),
        ("email", "alice@example.org\r\nBcc: x@example.org"),
        ("email", "x" * 300 + "@example.org"),
        ("password", ""),
        ("password", "seven77"),
        ("password", "password1"),
        ("password", "alice123"),
        ("password", "x" * 129),
        ("password", "with\x00a NUL in it"),
    ],
)
def test_what_cannot_be_used_is_said_at_its_field_and_the_rest_stays(client, field, value):
    answer = sign_up(client, **{field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert people() == 0
    kept = {
        "name": 'value="Alice"',
        "email": 'value="Alice@Example.org"',
        "timezone": 'selected value="Asia/Kathmandu"',
    }
    assert all(text in answer.text for name, text in kept.items() if name != field)
    assert ALICE["password"] not in answer.text


@pytest.mark.parametrize("password", ["x7 " * 21, "eight8-x", "密码密码的山路很长呢", "ça va très bien"])
def test_long_and_foreign_passwords_are_welcome(client, password):
    assert sign_up(client, password=password).status_code == 303


def test_what_the_form_does_not_offer_is_ignored(client):
    sign_up(client, is_demo="1", confirmed_at="2026-01-01", fs_uniquifier="x", active="")
    person = alice_of_the_database()
    assert (person.is_demo, person.confirmed_at, person.active) == (False, None, True)
    assert person.fs_uniquifier != "x"


def test_somebody_signed_in_is_sent_to_today(sign_in, alice):
    browser = sign_in(alice)
    for path in ("/signup", "/login"):
        answer = browser.get(path)
        assert (answer.status_code, answer.location) == (303, "/today")


def test_the_zone_is_offered_to_the_script_and_by_hand(client):
    page = client.get("/signup").text
    assert 'data-timezone=""' in page
    assert '<option value="Europe/Berlin">Berlin</option>' in page
