"""Recording an attempt as a browser does it: by the forms that the pages hold."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from netquest.accounts.models import Person
from netquest.challenges.models import Attempt, Menu
from netquest.core.db import db
from netquest.scoring.models import LedgerLine
from tests.browser_client import Client
from tests.challenges.browsing import ATTEMPTS, PAGE, a_card_of_today, count, follow, form_at, last, record, undo_form
from tests.challenges.doing import MEETING, MESSAGE, points
from tests.trust import markup

pytestmark = pytest.mark.both

ALONE = "/challenges/three-proofs"


def test_the_form_offers_the_four_outcomes_and_preselects_nothing(browser: Client) -> None:
    form = form_at(browser)
    assert form.fields["outcome"].offered == ["done", "declined", "partly", "skipped"]
    assert form.fields["nerves_before"].offered == ["10", "30", "50", "70", "90", ""]
    assert {
        name: form.fields[name].sent for name in ("outcome", "nerves_before", "nerves_after", "reason")
    } == dict.fromkeys(("outcome", "nerves_before", "nerves_after", "reason"))


def test_a_guess_is_asked_where_somebody_can_say_yes_and_kept_unless_one_rests(browser: Client) -> None:
    assert form_at(browser).fields["guess"].offered == ["", *map(str, range(11))]
    assert "guess" not in form_at(browser, ALONE).fields
    for outcome, guess, kept in (("declined", "7", 7), ("done", "0", 0), ("done", "", None), ("skipped", "7", None)):
        record(browser, outcome=outcome, guess=guess)
        assert last().guess == kept


def test_every_card_of_today_holds_its_form(browser: Client) -> None:
    forms = [form for form in markup.forms(browser.get("/today").text) if form.action.endswith("/attempts")]
    assert len(forms) == 3
    for form in forms:
        slug = form.action.split("/")[2]
        assert form.data()["key"] == f"2026-11-18:{slug}:0"


def test_the_key_counts_what_was_recorded_today_at_this_challenge(browser: Client) -> None:
    keys = []
    for outcome in ("done", "skipped", "partly"):
        keys.append(form_at(browser).data()["key"])
        html = follow(browser, record(browser, outcome=outcome, day="2026-11-17" if outcome == "partly" else ""))
    browser.post(undo_form(html).action)
    keys.append(form_at(browser).data()["key"])
    assert keys == [f"2026-11-18:{MESSAGE}:{number}" for number in range(4)]
    assert form_at(browser, f"/challenges/{MEETING}").data()["key"] == f"2026-11-18:{MEETING}:0"


def test_the_key_names_the_local_day(browser: Client, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(hours=17, minutes=30))  # 03:30 in Berlin, before the day starts at four
    assert form_at(browser).data()["key"].startswith("2026-11-18:")
    clock.shift(timedelta(hours=1))
    assert form_at(browser).data()["key"].startswith("2026-11-19:")


def test_a_try_off_the_menu_leads_to_its_page_with_receipt_and_undo(browser: Client) -> None:
    answer = record(browser, nerves_before="70", nerves_after="30", note="She wrote back.")
    assert answer.location.startswith(f"{PAGE}?after=")
    html = follow(browser, answer)
    words = markup.text(html)
    assert "Points for you" in words
    assert "Your first try at this one" in words
    assert "Undo" in undo_form(html).words
    assert "She wrote back." in words


def test_a_try_on_the_menu_leads_to_today_with_receipt_and_undo(browser: Client) -> None:
    page = a_card_of_today(browser)
    answer = record(browser, page)
    assert answer.location.startswith("/today?after=")
    html = follow(browser, answer)
    assert "Points for you" in markup.text(html)
    assert "Undo" in undo_form(html).words
    assert f"{page}/attempts" not in [form.action for form in markup.forms(html)]


def test_htmx_gets_the_card_with_its_receipt_in_place(browser: Client, alice: Person) -> None:
    data = form_at(browser).data(outcome="declined")
    answer = browser.swap(ATTEMPTS, data=data)
    assert (answer.status_code, answer.headers["HX-Trigger"]) == (200, "scored")
    assert "<html" not in answer.text
    assert f'id="card-{MESSAGE}"' in answer.text
    words = markup.text(answer.text)
    assert "You asked. A no counts in full." in words
    assert f"{points(alice)} points in all." in words
    assert undo_form(answer.text).action == f"/attempts/{last().id}/withdrawal"


@pytest.mark.parametrize("outcome", ["done", "declined", "partly", "skipped"])
def test_every_outcome_is_kept(browser: Client, alice: Person, outcome: str) -> None:
    data = {"nerves_before": "90", "nerves_after": "10", "note": "Ünïcode\r\nin two lines"}
    assert record(browser, outcome=outcome, **data).status_code == 303
    made = last()
    assert (made.outcome, made.nerves_before, made.nerves_after, made.note) == (outcome, 90, 10, data["note"])
    assert (made.day.isoformat(), made.recorded_on.isoformat()) == ("2026-11-18", "2026-11-18")
    assert (points(alice) > 0) == (outcome != "skipped")


def test_a_skip_keeps_why_and_what_it_is_called(browser: Client) -> None:
    html = follow(browser, record(browser, outcome="skipped", reason="nervous", source="rejection"))
    assert (last().reason, last().source) == ("nervous", "rejection")
    assert "Too big for now." in markup.text(html)


def test_why_is_asked_of_skips_only(browser: Client) -> None:
    record(browser, outcome="done", reason="no-time", source="time")
    assert (last().reason, last().source) == (None, None)


def test_what_is_not_for_me_stays_off_the_menu(browser: Client, alice: Person, clock: time_machine.Traveller) -> None:
    page = a_card_of_today(browser)
    slug = page.removeprefix("/challenges/")
    html = follow(browser, record(browser, page, outcome="skipped", reason="not-for-me"))
    assert "It stays off your menu from now on." in markup.text(html)
    for _ in range(20):
        clock.shift(timedelta(days=1))
        assert browser.get("/today").status_code == 200
    later = db.session.scalars(select(Menu.picks).where(Menu.person_id == alice.id, Menu.day > last().day)).all()
    assert len(later) == 20
    assert not [picks for picks in later if f'"{slug}"' in picks]


def test_the_same_key_again_answers_the_same_whatever_else_it_says(browser: Client, alice: Person) -> None:
    data = form_at(browser).data(outcome="done", note="As it was.")
    first = browser.post(ATTEMPTS, data=data)
    before = (points(alice), count(LedgerLine))
    for other in ({"outcome": "skipped"}, {"outcome": "perhaps"}, {"note": "x" * 3000}, {"day": "1999-01-01"}):
        again = browser.post(ATTEMPTS, data=data | other)
        assert (again.status_code, again.location) == (303, first.location)
    db.session.rollback()
    assert (count(Attempt), last().note, last().outcome) == (1, "As it was.", "done")
    assert (points(alice), count(LedgerLine)) == before


def test_the_same_key_again_swaps_in_the_same_card(browser: Client) -> None:
    data = form_at(browser).data(outcome="done")
    first, again = browser.swap(ATTEMPTS, data=data), browser.swap(ATTEMPTS, data=data | {"outcome": "?"})
    assert (again.status_code, markup.text(again.text)) == (200, markup.text(first.text))
    assert count(Attempt) == 1


def test_the_same_key_at_another_challenge_answers_with_the_first(browser: Client) -> None:
    data = form_at(browser).data(outcome="done")
    first = browser.post(ATTEMPTS, data=data)
    assert browser.post(f"/challenges/{MEETING}/attempts", data=data).location == first.location
    assert (count(Attempt), last().slug) == (1, MESSAGE)


def test_two_tabs_share_the_key(browser: Client) -> None:
    tabs = [form_at(browser) for _ in range(2)]
    answers = [browser.post(ATTEMPTS, data=tab.data(outcome="partly", note=str(n))) for n, tab in enumerate(tabs)]
    assert answers[0].location == answers[1].location
    assert (count(Attempt), last().note) == (1, "0")


@pytest.mark.parametrize("key", [None, "", "x" * 121, "a\x00b"])
def test_without_a_key_nothing_is_recorded(browser: Client, key: str | None) -> None:
    data = form_at(browser).data(outcome="done", note="Still here.")
    if key is None:
        del data["key"]
    answer = browser.post(ATTEMPTS, data=data if key is None else data | {"key": key})
    assert answer.status_code == 422
    assert markup.form(answer.text, ATTEMPTS).data()["note"] == "Still here."
    assert count(Attempt) == 0


BAD = {"outcome": "", "nerves_before": "20", "nerves_after": "x", "source": "weather", "day": "2026-11-16"}


@pytest.mark.parametrize("is_swap", [False, True], ids=["page", "htmx"])
@pytest.mark.parametrize("name", [*BAD, "note", "reason"])
def test_a_refusal_names_its_field_and_keeps_everything_typed(browser: Client, name: str, is_swap: bool) -> None:
    typed = {"outcome": "skipped", "nerves_before": "70", "reason": "no-time", "source": "time", "note": "My words."}
    bad = {name: BAD.get(name, "x" * 2001)}
    data = form_at(browser).data(**typed | bad)
    answer = browser.swap(ATTEMPTS, data=data) if is_swap else browser.post(ATTEMPTS, data=data)
    assert answer.status_code == 422
    assert f'id="{name}-{MESSAGE}-error"' in answer.text
    again = markup.form(answer.text, ATTEMPTS).data()
    assert {one: again.get(one) for one in typed if one != name} == {one: typed[one] for one in typed if one != name}
    assert ("<html" in answer.text, count(Attempt)) == (not is_swap, 0)


def test_what_was_refused_is_recorded_once_it_is_mended(browser: Client) -> None:
    answer = browser.post(ATTEMPTS, data=form_at(browser).data(note="Kept."))
    again = markup.form(answer.text, ATTEMPTS)
    assert browser.post(again.action, data=again.data(outcome="done")).status_code == 303
    assert last().note == "Kept."


@pytest.mark.parametrize(
    ("day", "status"),
    [("2026-11-18", 303), ("2026-11-17", 303), ("", 303), ("2026-11-16", 422), ("2026-11-19", 422), ("yesterday", 422)],
)
def test_a_try_is_for_today_or_yesterday(browser: Client, day: str, status: int) -> None:
    assert record(browser, day=day).status_code == status
    if status == 303:
        assert last().day.isoformat() == (day or "2026-11-18")


def test_a_form_from_yesterday_is_recorded_for_the_day_that_it_names(
    browser: Client, clock: time_machine.Traveller
) -> None:
    old = form_at(browser)
    clock.shift(timedelta(days=1))
    assert browser.post(ATTEMPTS, data=old.data(outcome="done")).status_code == 303
    assert (last().day.isoformat(), last().recorded_on.isoformat()) == ("2026-11-18", "2026-11-19")


def test_the_eleventh_try_of_a_day_is_declined_kindly(browser: Client, alice: Person) -> None:
    for _ in range(10):
        record(browser)
    paid = points(alice)
    answer = record(browser, note="The eleventh.")
    assert answer.status_code == 422
    assert "Ten tries in one day are plenty." in markup.text(answer.text)
    assert markup.form(answer.text, ATTEMPTS).data()["note"] == "The eleventh."
    assert (count(Attempt), points(alice)) == (10, paid)
    assert record(browser, outcome="skipped").status_code == 303
    assert record(browser, day="2026-11-17").status_code == 303


def test_a_card_that_is_not_there_answers_404(browser: Client) -> None:
    answer = browser.post("/challenges/no-such-card/attempts", data={"key": "k", "outcome": "done"})
    assert (answer.status_code, count(Attempt)) == (404, 0)
