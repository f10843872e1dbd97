"""A page speaks the language of whoever reads it: their own choice, the one of this browser, the browser's."""

from dataclasses import replace

import pytest
from flask import g
from flask_babel import gettext, ngettext

from netquest.core import language
from netquest.core.db import db
from netquest.core.rehearsal import lengthened
from netquest.web.figures import day, listing, number
from netquest.web.language import speaking, speech
from tests.conftest import NOW

GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}


@pytest.fixture
def in_production(app, monkeypatch):
    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], environment="production"))


def spoken_on(browser, path="/login", **headers):
    page = browser.get(path, headers=headers).text
    return page.partition('<html lang="')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-CH", "de"),
        ("fr, de;q=0.4, en;q=0.3", "de"),
        ("fr", "en"),
        ("en-GB, de;q=0.9", "en"),
        ("*", "en"),
        ("ä;q=x,,;", "en"),
    ],
)
def test_before_signing_in_the_browser_decides(client, wish, answer):
    headers = {"Accept-Language": wish.encode().decode("latin-1")} if wish else {}
    assert spoken_on(client, **headers) == answer


def test_a_page_says_that_it_depends_on_the_browser(client):
    assert "Accept-Language" in client.get("/login").headers["Vary"]


def test_a_choice_before_signing_in_outlives_the_sign_in(client, alice):
    answer = client.post("/language", data={"language": "de", "next": "/signup"})
    assert (answer.status_code, answer.location) == (303, "/signup")
    assert spoken_on(client) == "de"
    client.post("/login", data={"email": alice.email, "password": "a quiet ridge in November"})
    assert spoken_on(client, "/settings") == "de"


@pytest.mark.parametrize("code", ["", "fr", "ar-XB", "../de"])
def test_what_is_not_offered_is_not_spoken(client, code):
    assert client.post("/language", data={"language": code, "next": "//elsewhere.example"}).location == "/"
    assert spoken_on(client) == "en"


def test_a_persons_choice_goes_before_the_browsers(sign_in, alice):
    browser = sign_in(alice)
    assert spoken_on(browser, "/settings", **GERMAN) == "de"
    browser.post("/settings", data={"name": "Alice", "language": "en"})
    assert spoken_on(browser, "/settings", **GERMAN) == "en"


def test_what_was_chosen_before_the_sign_up_becomes_the_persons(client):
    client.post("/language", data={"language": "de"})
    client.post("/signup", data={"name": "Nadia", "email": "nadia@example.org", "password": "two owls on a wire"})
    kept = db.session.execute(db.text("SELECT language FROM person UNION SELECT language FROM outbox")).scalars()
    assert set(kept) == {"de"}


def test_production_knows_no_rehearsal(client, in_production):
    assert spoken_on(client, **{"Accept-Language": "ar-XB"}) == "en"


def test_the_rehearsal_runs_from_right_to_left(client):
    assert '<html lang="ar-XB" dir="rtl"' in client.get("/login", headers={"Accept-Language": "ar-XB"}).text


def test_words_are_kept_apart_by_language(client):
    assert ">Anmelden<" in client.get("/login", headers=GERMAN).text
    assert ">Sign in<" in client.get("/login").text


def test_nobody_listening_means_the_language_of_the_source(app):
    assert language.spoken() == "en"


def test_a_text_costs_one_look_into_a_dictionary(app):
    with app.test_request_context(headers=GERMAN):
        assert gettext("Sign in") == "Anmelden"
        kept = g.speech
        gettext("Sign in")
        assert speech() is kept


def test_another_language_is_spoken_for_a_while(app):
    with app.test_request_context(headers=GERMAN):
        with speaking("en"):
            assert (gettext("Sign in"), number(12345)) == ("Sign in", "12,345")
        assert (gettext("Sign in"), number(12345)) == ("Anmelden", "12.345")


@pytest.mark.parametrize(
    ("code", "fields", "shown"),
    [
        ("en", "d MMM y", "18 Nov 2026"),
        ("en", "EEEE, d MMMM", "Wednesday 18 November"),
        ("de", "d MMMM", "18. November"),
        ("de", "EEEE, d MMMM", "Mittwoch, 18. November"),
        ("de", "EEEE", "Mittwoch"),
    ],
)
def test_a_day_is_written_in_the_order_of_the_language(app, code, fields, shown):
    with speaking(code):
        assert day(NOW.date(), fields) == shown


def test_a_list_ends_as_the_language_ends_it(app):
    assert listing(["Ann", "<b>", "Cem"]) == "Ann, &lt;b&gt; and Cem"
    with speaking("de"):
        assert listing(["Ann", "Ben", "Cem"]) == "Ann, Ben und Cem"


def test_rehearsed_text_is_longer_and_keeps_what_is_filled_in(app):
    text = lengthened("Hello %(name)s, <b>%(num)d</b> cards")
    assert text % {"name": "Alice", "num": 3} == "Héllö Alice, <b>3</b> çáršdš Héllö".replace("çáršdš", "çárdš")
    assert lengthened("%(num)s") == "%(num)s"
    with app.test_request_context(headers={"Accept-Language": "ar-XB"}):
        assert ngettext("%(num)d card", "%(num)d cards", 2).startswith("2 çárdš")
