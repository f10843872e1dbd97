"""Entering the demo: with one button, by nothing else, and nowhere when the demo is off."""

from contextvars import Context
from dataclasses import replace

import pytest
from flask import Flask

from netquest.accounts import service as accounts
from netquest.app import create_app
from netquest.core.outbox import OutboxRow
from netquest.demo import people as demo
from netquest.demo.cast import ADDRESSES
from netquest.organisations.rules import Role
from tests.browser_client import Client
from tests.conftest import NOW
from tests.demo import histories as seen

pytestmark = pytest.mark.both
ENTER = "/demo/sign-in"
MEMBER = {"role": "member"}


@pytest.mark.parametrize(("role", "name"), [("member", "Mira"), ("manager", "Teresa"), ("admin", "Okan")])
def test_a_button_leads_to_today_as_somebody_of_that_role(cast, client, role, name):
    answer = client.post(ENTER, data={"role": role})
    assert (answer.status_code, answer.location) == (303, "/today")
    assert f"{name} (demo)" in client.get("/settings").text
    assert client.get("/today").status_code == 200


def test_all_three_are_of_one_organisation_and_the_manager_leads_the_members_team(cast):
    member, manager, admin = (seen.seat_of(seen.person_of(role)) for role in ("member", "manager", "admin"))
    assert member.organisation_id == manager.organisation_id == admin.organisation_id
    assert [team.id for team in member.teams] == [team.id for team in manager.managed]
    assert (member.has_desk, manager.is_admin, admin.is_admin) == (False, False, True)


@pytest.mark.parametrize("role", ["member", "manager", "admin"])
def test_the_sign_in_page_offers_each_role(client, role):
    page = client.get("/login").text
    assert f'action="{ENTER}"' in page
    assert f'name="role" value="{role}"' in page


@pytest.mark.parametrize("data", [{}, {"role": ""}, {"role": "owner"}, {"role": "Admin"}, {"role": "member\x00"}])
def test_another_role_is_refused_with_a_sentence(client, data):
    answer = client.post(ENTER, data=data)
    assert answer.status_code == 422
    assert "Try it as a member" in answer.text
    assert seen.people() == []


def test_it_needs_the_token_of_the_form(client):
    assert client.post(ENTER, data=MEMBER, headers={"X-CSRFToken": ""}).status_code == 400
    assert client.get("/today").status_code == 302


def test_whoever_was_signed_in_is_signed_out(alice, sign_in, app: Flask):
    browser = sign_in(alice)
    cookie = browser.get_cookie("session")
    browser.post(ENTER, data=MEMBER)
    assert "Mira (demo)" in browser.get("/settings").text
    replayed = app.test_client()
    replayed.set_cookie("session", cookie.value)
    afresh = Context().run(replayed.get, "/today")  # the suite's own context remembers who came last
    assert afresh.status_code == 302


@pytest.mark.parametrize("password", ["", "demo", "member", "None"])
def test_nobody_enters_a_demo_account_by_a_password(cast, client, password):
    answer = client.post("/login", data={"email": ADDRESSES[Role.MEMBER], "password": password})
    assert answer.status_code == 422


def test_no_mail_with_a_new_password_goes_to_them(client):
    demo.fill(at=NOW)
    client.post("/reset", data={"email": ADDRESSES[Role.MEMBER]})
    accounts.ask_for_reset(ADDRESSES[Role.MEMBER], at=NOW)
    assert seen.count(OutboxRow) == 0


def test_without_the_demo_there_is_no_such_address_and_no_button(app: Flask, settings):
    plain = create_app(replace(settings, demo=False))
    plain.test_client_class = Client
    with plain.app_context():
        browser = plain.test_client()
        assert browser.post(ENTER, data=MEMBER).status_code == 404
        assert ENTER not in browser.get("/login").text
