"""Looking back: in steps, each saved, to be left at any; with something small for tomorrow at its end."""

from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import asides
from netquest.web.pagination import cursor
from tests.browser_client import Client
from tests.conftest import MakePerson, SignIn
from tests.exercises.remembering import begin, looks, open_step, page_of, say, walk
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both


def test_from_the_first_step_to_tomorrows_menu(browser: Client) -> None:
    path = begin(browser)
    for step, following in [("happened", "pattern"), ("pattern", "otherwise"), ("otherwise", "choice")]:
        answer = say(browser, path, step, f"Words of {step}.")
        assert (answer.status_code, answer.location) == (303, f"{path}?step={following}")
    form = markup.form(browser.get(f"{path}?step=choice").text, f"{path}/choice")
    assert len(form.fields["slug"].offered) == 4
    slug = form.fields["slug"].offered[0]
    assert browser.post(form.action, data=form.data(slug=slug)).status_code == 303
    [look] = looks()
    assert (look.happened, look.pattern, look.otherwise) == tuple(
        f"Words of {step}." for step in ("happened", "pattern", "otherwise")
    )
    assert (look.slug, look.for_day and look.for_day.isoformat()) == (slug, "2026-11-19")
    assert catalogue.get(slug).title in browser.get("/looking-back").text


def test_it_can_be_left_at_each_step_and_goes_on_there(browser: Client) -> None:
    path = begin(browser)
    assert say(browser, path, "happened", "They laughed.", stop="1").location == "/looking-back"
    assert "You stopped on the way" in browser.get("/looking-back").text
    assert "Which rule did that day leave behind?" in markup.text(browser.get(path).text)
    assert open_step(browser, path, "happened").fields["text"].sent == "They laughed."


def test_a_step_may_stay_empty(browser: Client) -> None:
    path = begin(browser)
    assert say(browser, path, "happened", "").location == f"{path}?step=pattern"


@pytest.mark.parametrize("step", ["nonsense", "", "%00"])
def test_a_step_that_never_was_leads_to_the_next_one(browser: Client, step: str) -> None:
    path = begin(browser)
    assert "What happened?" in browser.get(f"{path}?step={step}").text
    assert browser.post(path, data={"step": step, "text": "x"}).status_code == 422


def test_what_weighs_a_lot_is_met_with_a_word_on_help_at_every_step(browser: Client) -> None:
    path = begin(browser)
    beyond = catalogue.sources()["past"].beyond
    assert beyond in page_of(browser, "/looking-back")
    assert "You said that this weighs a lot." not in page_of(browser, path)
    say(browser, path, "happened", "They laughed.", heavy="y")
    for step in ("happened", "pattern", "otherwise", "choice"):
        shown = page_of(browser, f"{path}?step={step}")
        assert "You said that this weighs a lot." in shown
        assert beyond in shown
    say(browser, path, "pattern", "When I ask, they laugh.")
    assert looks()[0].is_heavy
    form = open_step(browser, path, "happened").data()
    form.pop("heavy", None)
    browser.post(path, data=form)
    assert not looks()[0].is_heavy


def test_two_windows_lose_neither_text(browser: Client) -> None:
    path = begin(browser)
    one, other = open_step(browser, path, "happened"), open_step(browser, path, "happened")
    browser.post(path, data=one.data(text="From the first window."))
    answer = browser.post(path, data=other.data(text="From the second window."))
    assert answer.status_code == 409
    assert "From the first window." in markup.text(answer.text)
    again = markup.form(answer.text, path)
    assert again.fields["text"].sent == "From the second window."
    assert browser.post(path, data=again.data()).status_code == 303
    assert looks()[0].happened == "From the second window."


def test_a_step_of_what_was_deleted_in_another_window_shows_what_was_typed(browser: Client) -> None:
    path = begin(browser)
    form = open_step(browser, path, "happened")
    browser.post(f"{path}/deletion")
    answer = browser.post(path, data=form.data(text="Typed for nothing."))
    assert answer.status_code == 409
    assert "Typed for nothing." in markup.text(answer.text)
    assert looks()[0].happened == ""


def test_another_step_in_another_window_is_no_conflict(browser: Client) -> None:
    path = begin(browser)
    form = open_step(browser, path, "pattern")
    say(browser, path, "happened", "They laughed.")
    assert browser.post(path, data=form.data(text="When I ask, they laugh.")).status_code == 303


def test_the_same_step_twice_is_one(browser: Client) -> None:
    path = begin(browser)
    data = open_step(browser, path, "happened").data(text="They laughed.")
    assert [browser.post(path, data=data).status_code for _ in range(2)] == [303, 303]


def test_beginning_again_goes_on_where_no_word_was_written(browser: Client) -> None:
    path = begin(browser)
    assert begin(browser) == path
    say(browser, path, "happened", "They laughed.")
    assert begin(browser) != path


def test_too_many_are_too_many(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netquest.exercises.looking_back_service.MOST", 1)
    say(browser, begin(browser), "happened", "They laughed.")
    form = markup.form(browser.get("/looking-back").text, "/looking-back")
    answer = browser.post("/looking-back", data=form.data())
    assert answer.status_code == 409
    assert "Delete one that is done" in answer.text


@pytest.mark.parametrize("slug", ["", "follow-the-leader", "one-on-one-meeting"])
def test_what_was_not_offered_is_refused(browser: Client, slug: str) -> None:
    path = begin(browser)
    answer = browser.post(f"{path}/choice", data={"slug": slug})
    assert answer.status_code == 422
    assert 'id="slug-error"' in answer.text


def test_the_three_are_small_answer_the_past_and_stay(browser: Client) -> None:
    path = begin(browser)
    offered = [
        markup.form(page, f"{path}/choice").fields["slug"].offered
        for page in (browser.get(f"{path}?step=choice").text for _ in range(2))
    ]
    assert offered[0] == offered[1]
    cards = [catalogue.get(slug) for slug in offered[0][:3]]
    assert all("past" in card.sources and card.grade <= 2 for card in cards)
    assert 1 in {card.grade for card in cards}


def test_one_may_choose_again_or_none(browser: Client) -> None:
    path = begin(browser)
    slugs = markup.form(browser.get(f"{path}?step=choice").text, f"{path}/choice").fields["slug"].offered
    for slug in (*slugs, slugs[1]):
        assert browser.post(f"{path}/choice", data={"slug": slug}).status_code == 303
        [look] = looks()
        assert (look.slug, look.for_day is None) == ((None, True) if slug == "none" else (slug, False))


def test_deleted_it_is_gone_with_every_word_and_no_form_brings_it_back(browser: Client) -> None:
    form = markup.form(browser.get("/looking-back").text, "/looking-back").data()
    path = browser.post("/looking-back", data=form).location
    walk(browser, path)
    for _ in range(2):
        assert browser.post(f"{path}/deletion").status_code == 303
    browser.post("/looking-back", data=form)
    [look] = looks()
    assert {look.happened, look.pattern, look.otherwise} == {""}
    assert (look.slug, look.for_day, look.is_heavy) == (None, None, False)
    assert browser.get(path).status_code == 404
    assert "What you looked at" not in browser.get("/looking-back").text


@pytest.mark.parametrize("act", ["", "/choice", "/deletion"])
def test_what_is_somebody_elses_does_not_exist(
    browser: Client, make_person: MakePerson, sign_in: SignIn, act: str
) -> None:
    path, mia = begin(browser), sign_in(make_person("Mia"))
    walk(browser, path)
    data = {"step": "happened", "text": "Mine now.", "slug": "none"}
    assert {mia.post(f"{at}{act}", data=data).status_code for at in (path, "/looking-back/98765")} == {404}
    assert mia.get(path).status_code == 404
    assert looks()[0].happened == "They laughed."


def test_pages_send_as_many_statements_with_many_as_with_one(
    browser: Client, alice: Person, statements: Statements
) -> None:
    counts = []
    for number in range(2, 28):
        walk(browser, begin(browser))
        if number in (2, 27):
            with statements:
                browser.get("/looking-back")
            counts.append(statements.count)
    assert counts == [2, 2]
    assert 'rel="next"' in browser.get("/looking-back").text


@pytest.mark.parametrize("path", ["/looking-back", "/reframes"])
@pytest.mark.parametrize("row", [0, -1, 10**30, True])
def test_a_cursor_that_names_no_row_begins_at_the_beginning(browser: Client, path: str, row: int) -> None:
    assert browser.get(path, query_string={"after": cursor(row)}).status_code == 200


def chosen_yesterday(browser: Client, clock: time_machine.Traveller) -> str:
    """Walk to the end, choose, and let it be the next morning."""
    slug = walk(browser, begin(browser))
    clock.shift(timedelta(days=1))
    return slug


def test_it_is_on_the_next_days_menu_and_says_why(browser: Client, clock: time_machine.Traveller) -> None:
    slug = chosen_yesterday(browser, clock)
    html = browser.get("/today").text
    assert f'id="card-{slug}"' in html
    assert markup.text(html).count("You chose it yesterday, for today.") == 1
    assert html.count('<article class="challenge') == 3
    assert f'id="card-{slug}"' in browser.get("/today").text


def test_the_day_after_nothing_is_said_of_it(browser: Client, clock: time_machine.Traveller) -> None:
    chosen_yesterday(browser, clock)
    clock.shift(timedelta(days=1))
    assert "You chose it yesterday" not in browser.get("/today").text


def test_deleted_before_the_morning_it_is_on_no_menu(browser: Client, clock: time_machine.Traveller) -> None:
    path = begin(browser)
    walk(browser, path)
    browser.post(f"{path}/deletion")
    clock.shift(timedelta(days=1))
    assert "You chose it yesterday" not in browser.get("/today").text


def test_it_may_be_swapped_away_like_any_other(browser: Client, clock: time_machine.Traveller) -> None:
    slug = chosen_yesterday(browser, clock)
    browser.get("/today")
    browser.post("/menus", data={"number": "0", "swap": slug})
    html = browser.get("/today").text
    assert f'id="card-{slug}"' not in html
    assert "You chose it yesterday" not in html


def test_it_costs_the_first_visit_no_more_than_having_nothing(
    browser: Client, statements: Statements, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asides, "_givers", [])

    def visits() -> list[int]:
        counts = []
        for _ in range(2):
            with statements:
                browser.get("/today")
            counts.append(statements.count)
        return counts

    browser.get("/today")
    clock.shift(timedelta(days=1))
    before = visits()
    chosen_yesterday(browser, clock)
    assert visits() == before


def test_somebody_elses_choice_is_on_nobodys_menu(
    browser: Client, make_person: MakePerson, sign_in: SignIn, clock: time_machine.Traveller
) -> None:
    mia = sign_in(make_person("Mia"))
    chosen_yesterday(browser, clock)
    assert "You chose it yesterday" not in mia.get("/today").text
