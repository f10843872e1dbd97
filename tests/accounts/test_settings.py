"""Settings, the password, and the browsers that are signed in."""

import re

import pytest

from netquest.accounts import queries, service
from netquest.accounts.models import PreferenceChange, UserSession
from netquest.core.db import db
from netquest.core.errors import Conflict
from tests.conftest import PASSWORD

pytestmark = pytest.mark.both

NEW = "two owls on a wire"
WISH = {
    "name": "Alice B.",
    "timezone": "Asia/Tokyo",
    "day_start": "0",
    "minutes": "30",
    "ceiling": "2",
    "theme": "dark",
}


@pytest.fixture
def here(sign_in, alice):
    """Alice's browser."""
    return sign_in(alice)


def save(browser, **changes):
    return browser.post("/settings", data={**WISH, **changes})


def changes(name):
    rows = db.session.query(PreferenceChange).filter_by(name=name).order_by(PreferenceChange.id)
    return [(row.value, row.valid_from) for row in rows]


def test_what_is_saved_is_shown(here, alice):
    assert (save(here).status_code, save(here).location) == (303, "/settings")
    db.session.refresh(alice)
    kept = (alice.name, alice.timezone, alice.day_start, alice.minutes, alice.ceiling, alice.theme)
    assert kept == ("Alice B.", "Asia/Tokyo", 0, 30, 2, "dark")
    page = here.get("/settings").text
    assert 'data-theme="dark"' in page
    assert 'selected value="Asia/Tokyo"' in page


def test_zone_and_day_start_are_kept_append_only(here):
    save(here)
    save(here)
    save(here, timezone="Europe/Berlin")
    assert [value for value, _ in changes("timezone")] == ["Europe/Berlin", "Asia/Tokyo", "Europe/Berlin"]
    assert [value for value, _ in changes("day_start")] == ["4", "0"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("timezone", "Mars/Phobos"),
        ("timezone", "../etc/passwd"),
        ("day_start", "7"),
        ("day_start", "-1"),
        ("minutes", "11"),
        ("ceiling", "0"),
        ("ceiling", "6"),
        ("minutes", "1_0"),
        ("minutes", "9" * 400),
        ("theme", "sepia"),
    ],
)
def test_what_is_not_offered_is_refused_at_its_field(here, alice, field, value):
    answer = save(here, **{field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    db.session.refresh(alice)
    assert alice.timezone == "Europe/Berlin"


def test_what_is_not_sent_stays_as_it_is(here, alice):
    assert here.post("/settings", data={"name": "Al"}).status_code == 303
    db.session.refresh(alice)
    assert (alice.name, alice.timezone, alice.day_start) == ("Al", "Europe/Berlin", 4)


def test_a_zone_that_the_list_lacks_is_still_shown(here, alice):
    save(here, timezone="US/Pacific")
    assert 'selected value="US/Pacific"' in here.get("/settings").text


def test_somebody_elses_settings_are_out_of_reach(here, make_person, sign_in):
    bob = make_person("Bob")
    save(here)
    assert "Bob" in sign_in(bob).get("/settings").text


def change_password(browser, old=PASSWORD, new=NEW):
    return browser.post("/settings/password", data={"password": old, "new_password": new})


def is_in(browser):
    return browser.get("/settings").status_code == 200


def test_a_new_password_signs_out_every_browser_but_this(here, client, sign_in, alice):
    other, stolen = sign_in(alice), here.get_cookie("session").value
    assert change_password(here).location == "/settings"
    assert is_in(here)
    assert not is_in(other)
    client.set_cookie("session", stolen)
    assert not is_in(client)


def test_a_new_password_leaves_one_session_in_the_list(here, sign_in, alice):
    sign_in(alice)
    change_password(here)
    assert [row.revoked_at is None for row in sessions()] == [False, False, True]


def test_of_two_changes_from_one_old_password_one_holds(app, alice):
    with app.app_context():
        stale = queries.find(alice.id)
        assert stale
    service.set_password(alice, NEW, at=alice.created_at)
    with pytest.raises(Conflict):
        service.set_password(stale, "another one of mine", at=alice.created_at)


def test_a_new_password_needs_the_old_one(here, sign_in, alice):
    answer = change_password(here, old="not the password")
    assert answer.status_code == 422
    assert 'id="password-error"' in answer.text
    assert is_in(sign_in(alice))


@pytest.mark.parametrize("new", ["", "short", "password1", "Alice", "alice@example.org"])
def test_a_poor_new_password_is_refused_at_its_field(here, new):
    answer = change_password(here, new=new)
    assert answer.status_code == 422
    assert 'id="new_password-error"' in answer.text


def test_demo_people_have_no_password_to_change(app, sign_in, alice, here):
    alice.password = None
    db.session.commit()
    assert change_password(here).status_code == 422


def sessions():
    db.session.expire_all()
    return db.session.query(UserSession).order_by(UserSession.id).all()


def test_sessions_are_listed_by_device(app, alice, here):
    phone = app.test_client()
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"
    phone.post("/login", data={"email": alice.email, "password": PASSWORD}, headers={"User-Agent": agent})
    page = here.get("/settings").text
    assert "Safari on iPhone" in page
    assert page.count("this browser") == 1
    assert len(re.findall(r'action="/sessions/\d+/revocation"', page)) == 1


def test_a_session_is_revoked_by_device(here, sign_in, alice):
    other = sign_in(alice)
    row = sessions()[1]
    assert here.post(f"/sessions/{row.id}/revocation").status_code == 303
    assert (is_in(here), is_in(other)) == (True, False)
    assert here.post(f"/sessions/{row.id}/revocation").status_code == 404


def test_revoking_this_browser_signs_it_out(here):
    assert here.post(f"/sessions/{sessions()[0].id}/revocation").location == "/"
    assert not is_in(here)


def test_all_others_are_revoked_at_once(here, sign_in, alice):
    others = [sign_in(alice), sign_in(alice)]
    here.post("/sessions/revocation")
    assert [is_in(one) for one in (here, *others)] == [True, False, False]


def test_somebody_elses_session_does_not_exist(here, sign_in, make_person):
    theirs = sign_in(make_person("Bob"))
    answer = here.post(f"/sessions/{sessions()[1].id}/revocation")
    assert answer.status_code == here.post("/sessions/999999/revocation").status_code == 404
    assert is_in(theirs)


def test_the_page_costs_the_same_with_many_sessions(here, sign_in, alice, statements):
    with statements:
        here.get("/settings")
    before = statements.count
    for _ in range(5):
        sign_in(alice)
    with statements:
        here.get("/settings")
    assert statements.count == before <= 3, statements.seen
