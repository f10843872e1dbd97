"""Settings, the password, and the browsers that are signed in."""

import re
from datetime import date

import pytest

from netquest.accounts import queries
from netquest.accounts.models import PreferenceChange, UserSession
from netquest.core import bus
from netquest.core.db import db
from netquest.events import WeeklyGoalChanged
from tests.conftest import PASSWORD

pytestmark = pytest.mark.both

NEW = "two owls on a wire"
WISH = {
    "name": "Alice B.",
    "timezone": "Asia/Tokyo",
    "day_start": "0",
    "weekly_goal": "5",
    "minutes": "30",
    "theme": "dark",
}


@pytest.fixture
def browser(sign_in, alice):
    return sign_in(alice)


def save(browser, **changes):
    return browser.post("/settings", data={**WISH, **changes})


def changes(name):
    rows = db.session.query(PreferenceChange).filter_by(name=name).order_by(PreferenceChange.id)
    return [(row.value, row.valid_from) for row in rows]


def test_what_is_saved_is_shown(browser, alice):
    assert (save(browser).status_code, save(browser).location) == (303, "/settings")
    db.session.refresh(alice)
    kept = (alice.name, alice.timezone, alice.day_start, alice.minutes, alice.theme)
    assert kept == ("Alice B.", "Asia/Tokyo", 0, 30, "dark")
    page = browser.get("/settings").text
    assert 'data-theme="dark"' in page
    assert 'selected value="Asia/Tokyo"' in page


def test_a_new_goal_holds_from_next_monday(browser, alice):
    save(browser)
    goals = queries.weekly_goals(alice.id)
    assert goals == [(date(2026, 11, 16), 3), (date(2026, 11, 23), 5)]
    assert queries.goal_on(goals, date(2026, 11, 16)) == 3


def test_a_goal_changed_back_in_the_same_week_stays(browser, alice):
    save(browser)
    save(browser, weekly_goal="3")
    goals = queries.weekly_goals(alice.id)
    assert queries.goal_on(goals, date(2026, 11, 23)) == 3
    assert len(goals) == 3


def test_a_new_goal_is_published(browser, alice, monkeypatch):
    heard: list[object] = []
    monkeypatch.setitem(bus._handlers, WeeklyGoalChanged, (heard.append,))
    save(browser)
    save(browser)
    assert heard == [WeeklyGoalChanged(alice.id, goal=5, valid_from=date(2026, 11, 23))]


def test_zone_and_day_start_are_kept_append_only(browser):
    save(browser)
    save(browser)
    save(browser, timezone="Europe/Berlin")
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
        ("weekly_goal", "0"),
        ("weekly_goal", "8"),
        ("weekly_goal", "１"),
        ("minutes", "11"),
        ("minutes", "1_0"),
        ("minutes", "9" * 400),
        ("theme", "sepia"),
    ],
)
def test_what_is_not_offered_is_refused_at_its_field(browser, alice, field, value):
    answer = save(browser, **{field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    db.session.refresh(alice)
    assert alice.timezone == "Europe/Berlin"


def test_what_is_not_sent_stays_as_it_is(browser, alice):
    assert browser.post("/settings", data={"name": "Al"}).status_code == 303
    db.session.refresh(alice)
    assert (alice.name, alice.timezone, alice.day_start) == ("Al", "Europe/Berlin", 4)


def test_a_zone_that_the_list_lacks_is_still_shown(browser, alice):
    save(browser, timezone="US/Pacific")
    assert 'selected value="US/Pacific"' in browser.get("/settings").text


def test_somebody_elses_settings_are_out_of_reach(browser, make_person, sign_in):
    bob = make_person("Bob")
    save(browser)
    assert "Bob" in sign_in(bob).get("/settings").text


def change_password(browser, old=PASSWORD, new=NEW):
    return browser.post("/settings/password", data={"password": old, "new_password": new})


def is_in(browser):
    return browser.get("/settings").status_code == 200


def test_a_new_password_signs_out_every_browser_but_this(browser, client, sign_in, alice):
    other, stolen = sign_in(alice), browser.get_cookie("session").value
    assert change_password(browser).location == "/settings"
    assert is_in(browser)
    assert not is_in(other)
    client.set_cookie("session", stolen)
    assert not is_in(client)


def test_a_new_password_needs_the_old_one(browser, sign_in, alice):
    answer = change_password(browser, old="not the password")
    assert answer.status_code == 422
    assert 'id="password-error"' in answer.text
    assert is_in(sign_in(alice))


@pytest.mark.parametrize("new", ["", "short", "password1", "Alice", "alice@example.org"])
def test_a_poor_new_password_is_refused_at_its_field(browser, new):
    answer = change_password(browser, new=new)
    assert answer.status_code == 422
    assert 'id="new_password-error"' in answer.text


def test_demo_people_have_no_password_to_change(app, sign_in, alice, browser):
    alice.password = None
    db.session.commit()
    assert change_password(browser).status_code == 422


def sessions():
    db.session.expire_all()
    return db.session.query(UserSession).order_by(UserSession.id).all()


def test_sessions_are_listed_by_device(app, alice, browser):
    phone = app.test_client()
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"
    phone.post("/login", data={"email": alice.email, "password": PASSWORD}, headers={"User-Agent": agent})
    page = browser.get("/settings").text
    assert "Safari on iPhone" in page
    assert page.count("this browser") == 1
    assert len(re.findall(r'action="/sessions/\d+/revocation"', page)) == 1


def test_a_session_is_revoked_by_device(browser, sign_in, alice):
    other = sign_in(alice)
    row = sessions()[1]
    assert browser.post(f"/sessions/{row.id}/revocation").status_code == 303
    assert (is_in(browser), is_in(other)) == (True, False)
    assert browser.post(f"/sessions/{row.id}/revocation").status_code == 404


def test_revoking_this_browser_signs_it_out(browser):
    assert browser.post(f"/sessions/{sessions()[0].id}/revocation").location == "/"
    assert not is_in(browser)


def test_all_others_are_revoked_at_once(browser, sign_in, alice):
    others = [sign_in(alice), sign_in(alice)]
    browser.post("/sessions/revocation")
    assert [is_in(one) for one in (browser, *others)] == [True, False, False]


def test_somebody_elses_session_does_not_exist(browser, sign_in, make_person):
    theirs = sign_in(make_person("Bob"))
    answer = browser.post(f"/sessions/{sessions()[1].id}/revocation")
    assert answer.status_code == browser.post("/sessions/999999/revocation").status_code == 404
    assert is_in(theirs)


def test_the_page_costs_the_same_with_many_sessions(browser, sign_in, alice, statements):
    with statements:
        browser.get("/settings")
    before = statements.count
    for _ in range(5):
        sign_in(alice)
    with statements:
        browser.get("/settings")
    assert statements.count == before <= 3, statements.seen
