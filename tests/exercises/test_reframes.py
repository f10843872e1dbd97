"""Catching a thought, keeping the card, and what may become of it."""

import pytest
from sqlalchemy import select

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.exercises.reframe_models import Reframe
from tests.browser_client import Client
from tests.conftest import MakePerson, SignIn
from tests.exercises.thinking import CARD, catch, kept, open_card, rows
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both


def test_a_typical_thought_is_two_clicks_from_a_card(browser: Client) -> None:
    choice = browser.get("/reframes/new").text
    link = next(link["href"] for link in markup.links(choice) if "source=rejection" in link["href"])
    form = markup.form(browser.get(link).text, "/reframes")
    assert form.fields["thought"].sent == "They will find me pushy."
    answer = browser.post("/reframes", data=form.data(card=CARD))
    assert (answer.status_code, answer.location) == (303, "/reframes")
    shown = browser.get("/reframes").text
    assert CARD in shown
    assert "They will find me pushy." in shown


@pytest.mark.parametrize("thought", ["", "?thought=99", "?thought=x", "?thought=-1"])
def test_ones_own_words_begin_with_an_empty_field(browser: Client, thought: str) -> None:
    html = browser.get(f"/reframes/new?source=time{thought.replace('?', '&')}").text
    assert markup.form(html, "/reframes").fields["thought"].sent == ""


@pytest.mark.parametrize("source", ["", "nonsense", "%00"])
def test_without_a_source_one_chooses_first(browser: Client, source: str) -> None:
    assert "Which thought is it?" in browser.get(f"/reframes/new?source={source}").text


def test_from_a_challenge_its_sources_come_first_and_one_returns_to_it(browser: Client) -> None:
    html = browser.get("/reframes/new?before=win-jar").text
    first = next(link["href"] for link in markup.links(html) if "source=" in link["href"])
    assert first == "/reframes/new?source=mindset&thought=1&before=win-jar"
    form = markup.form(browser.get(first).text, "/reframes")
    assert browser.post("/reframes", data=form.data(card=CARD)).location == "/challenges/win-jar"
    assert CARD in browser.get("/challenges/win-jar").text


def test_a_card_needs_a_thought_and_a_sentence_and_keeps_what_was_typed(browser: Client) -> None:
    answer = catch(browser, thought=" ", card="", first_answer="Ten minutes.")
    assert answer.status_code == 422
    assert "2 things to fix" in markup.text(answer.text)
    assert markup.form(answer.text, "/reframes").fields["first_answer"].sent == "Ten minutes."
    assert rows() == []


def test_a_guide_that_never_was_is_refused(browser: Client) -> None:
    assert catch(browser, guide="nonsense").status_code == 422
    assert rows() == []


def test_sending_the_form_twice_keeps_one_card(browser: Client) -> None:
    form = markup.form(browser.get("/reframes/new?source=rejection").text, "/reframes")
    data = form.data(thought="They will laugh.", card=CARD)
    assert [browser.post("/reframes", data=data).status_code for _ in range(2)] == [303, 303]
    assert len(rows()) == 1


def test_a_deleted_card_does_not_come_back_with_its_form(browser: Client) -> None:
    form = markup.form(browser.get("/reframes/new?source=rejection").text, "/reframes")
    data = form.data(thought="They will laugh.", card=CARD)
    browser.post("/reframes", data=data)
    [row] = rows()
    for _ in range(2):
        assert browser.post(f"/reframes/{row.id}/deletion").status_code == 303
    browser.post("/reframes", data=data)
    [row] = rows()
    texts = (row.thought, row.first_answer, row.second_answer, row.third_answer, row.card, row.source, row.guide)
    assert set(texts) == {""}
    assert browser.get(f"/reframes/{row.id}").status_code == 404
    assert CARD not in browser.get("/reframes").text


def test_other_words_are_saved(browser: Client, alice: Person) -> None:
    reframe_id = kept(alice)
    form = open_card(browser, reframe_id)
    assert browser.post(form.action, data=form.data(card="Asking once is polite.")).status_code == 303
    [row] = rows()
    assert (row.card, row.number) == ("Asking once is polite.", 2)


def test_an_edit_of_two_windows_loses_neither_text(browser: Client, alice: Person) -> None:
    reframe_id = kept(alice)
    one, other = open_card(browser, reframe_id), open_card(browser, reframe_id)
    browser.post(one.action, data=one.data(card="From the first window."))
    answer = browser.post(other.action, data=other.data(card="From the second window."))
    assert answer.status_code == 409
    assert "From the first window." in markup.text(answer.text)
    again = markup.form(answer.text, other.action)
    assert again.fields["card"].sent == "From the second window."
    assert rows()[0].card == "From the first window."
    assert browser.post(again.action, data=again.data()).status_code == 303
    assert rows()[0].card == "From the second window."


def test_an_edit_of_what_was_deleted_in_another_window_shows_what_was_typed(browser: Client, alice: Person) -> None:
    reframe_id = kept(alice)
    form = open_card(browser, reframe_id)
    browser.post(f"/reframes/{reframe_id}/deletion")
    answer = browser.post(form.action, data=form.data(card="Typed for nothing."))
    assert answer.status_code == 409
    assert "Typed for nothing." in markup.text(answer.text)
    assert rows()[0].card == ""


def test_the_same_edit_twice_is_one(browser: Client, alice: Person) -> None:
    form = open_card(browser, kept(alice))
    data = form.data(card="Asking once is polite.")
    assert [browser.post(form.action, data=data).status_code for _ in range(2)] == [303, 303]
    assert rows()[0].number == 2


def test_a_card_is_put_away_and_taken_out_again(browser: Client, alice: Person) -> None:
    reframe_id = kept(alice)
    for _ in range(2):
        assert browser.post(f"/reframes/{reframe_id}/retirement").status_code == 303
    assert CARD not in markup.text(browser.get("/reframes").text)
    assert CARD in browser.get("/reframes?away=1").text
    for _ in range(2):
        assert browser.post(f"/reframes/{reframe_id}/return").status_code == 303
    assert CARD in browser.get("/reframes").text


@pytest.mark.parametrize(
    ("sought", "found"), [("pushy", True), ("PUSHY asking", True), ("Ünsicher", True), ("pushy zeppelin", False)]
)
def test_words_are_found_wherever_they_stand_and_in_any_case(
    browser: Client, alice: Person, sought: str, found: bool
) -> None:
    kept(alice, second_answer="ein wenig ÜNSICHER")
    assert (CARD in browser.get("/reframes", query_string={"q": sought}).text) is found


def test_a_search_by_htmx_brings_the_cards_alone(browser: Client, alice: Person) -> None:
    kept(alice)
    html = browser.get("/reframes?q=pushy", headers={"HX-Request": "true"}).text
    assert CARD in html
    assert "<h1" not in html


def test_many_cards_come_page_by_page_in_as_many_statements(
    browser: Client, alice: Person, statements: Statements
) -> None:
    kept(alice, card="The very first.")
    with statements:
        browser.get("/reframes")
    few = statements.count
    for number in range(24):
        kept(alice, card=f"Number {number}.")
    with statements:
        html = browser.get("/reframes").text
    assert statements.count == few <= 3
    assert "The very first." not in html
    [more] = [link["href"] for link in markup.links(html) if link.get("rel") == "next"]
    assert "The very first." in browser.get(more).text


def test_there_is_a_greatest_number_of_cards(browser: Client, alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netquest.exercises.reframe_service.MOST", 1)
    kept(alice)
    answer = catch(browser, thought="They will laugh.", card=CARD)
    assert answer.status_code == 422
    assert "Delete one that has done its work" in answer.text
    assert len(rows()) == 1


@pytest.mark.parametrize("act", ["", "/retirement", "/return", "/deletion"])
def test_what_is_somebody_elses_does_not_exist(
    alice: Person, make_person: MakePerson, sign_in: SignIn, act: str
) -> None:
    mine, mia = kept(alice), sign_in(make_person("Mia"))
    data = {"number": "1", "thought": "x", "card": "y"}
    told = {mia.post(f"/reframes/{number}{act}", data=data).status_code for number in (mine, 98765)}
    assert told == {404}
    assert mia.get(f"/reframes/{mine}").status_code == 404
    assert rows()[0].card == CARD


def test_a_card_goes_with_its_person(alice: Person, app: object) -> None:
    kept(alice)
    foreign = next(iter(Reframe.__table__.c.person_id.foreign_keys))
    assert foreign.ondelete == "CASCADE"
    assert db.session.scalars(select(Reframe.person_id)).all() == [alice.id]
