"""Recording an attempt and taking it back, as a browser does it: by the forms that the pages hold."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from netquest.accounts.models import Person
from netquest.challenges.models import Attempt, Menu, Withdrawal
from netquest.core.db import db
from netquest.scoring.models import LedgerLine
from tests.browser_client import Client
from tests.challenges.doing import MEETING, MESSAGE, differences, points
from tests.trust import markup

pytestmark = pytest.mark.both

PAGE = f"/challenges/{MESSAGE}"
ATTEMPTS = f"{PAGE}/attempts"


def form_at(browser: Client, page: str = PAGE) -> markup.Form:
    """Return the attempt form of a challenge's page."""
    return markup.form(browser.get(page).text, f"{page}/attempts")


def record(browser: Client, page: str = PAGE, **typed: str) -> TestResponse:
    """Load the page, fill in its form, send it."""
    form = form_at(browser, page)
    return browser.post(form.action, data=form.data(**{"outcome": "done", **typed}))


def follow(browser: Client, answer: TestResponse) -> str:
    """Go where a plain browser is sent after a change."""
    assert answer.status_code == 303, answer.text
    return browser.get(answer.location.partition("#")[0]).text


def undo_form(html: str) -> markup.Form:
    """Return the first form that takes an attempt back."""
    return next(form for form in markup.forms(html) if form.action.endswith("/withdrawal"))


def count(table: type[Attempt] | type[Withdrawal] | type[LedgerLine]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def last() -> Attempt:
    """Return the newest attempt."""
    db.session.expire_all()
    return db.session.scalars(select(Attempt).order_by(Attempt.id.desc()).limit(1)).one()


def a_card_of_today(browser: Client) -> str:
    """Return the page of the first card that /today offers."""
    forms = markup.forms(browser.get("/today").text)
    return next(form.action for form in forms if form.action.endswith("/attempts")).removesuffix("/attempts")


def test_the_form_offers_the_four_outcomes_and_preselects_nothing(browser: Client) -> None:
    form = form_at(browser)
    assert form.fields["outcome"].offered == ["done", "declined", "partly", "skipped"]
    assert form.fields["nerves_before"].offered == ["10", "30", "50", "70", "90", ""]
    assert {
        name: form.fields[name].sent for name in ("outcome", "nerves_before", "nerves_after", "reason")
    } == dict.fromkeys(("outcome", "nerves_before", "nerves_after", "reason"))


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
    assert "“She wrote back.”" in words


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


def test_undo_makes_it_as_if_it_had_never_been(browser: Client, alice: Person) -> None:
    html = follow(browser, record(browser))
    assert points(alice) > 0
    after = follow(browser, browser.post(undo_form(html).action))
    assert "Taken back, as if it had never been." in markup.text(after)
    db.session.rollback()
    assert (points(alice), count(Attempt), count(Withdrawal), differences(alice)) == (0, 1, 1, [])
    assert "0 points" in markup.text(browser.get("/progress").text)


def test_undo_of_a_card_on_the_menu_opens_the_card_again(browser: Client) -> None:
    page = a_card_of_today(browser)
    answer = browser.post(undo_form(follow(browser, record(browser, page))).action)
    assert answer.location.startswith("/today#card-")
    assert f"{page}/attempts" in [form.action for form in markup.forms(follow(browser, answer))]


def test_undo_swaps_the_open_card_in(browser: Client) -> None:
    made = browser.swap(ATTEMPTS, data=form_at(browser).data(outcome="done"))
    answer = browser.swap(undo_form(made.text).action, data={})
    assert (answer.status_code, answer.headers["HX-Trigger"]) == (200, "scored")
    assert markup.form(answer.text, ATTEMPTS).data()["key"] == f"2026-11-18:{MESSAGE}:1"


def test_undo_again_answers_as_the_first_time(browser: Client, clock: time_machine.Traveller) -> None:
    action = undo_form(follow(browser, record(browser))).action
    first, again = browser.post(action), browser.post(action)
    assert (again.status_code, again.location) == (first.status_code, first.location)
    clock.shift(timedelta(days=1))
    assert browser.post(action).status_code == 303
    db.session.rollback()
    assert count(Withdrawal) == 1


@pytest.mark.parametrize("is_swap", [False, True], ids=["page", "htmx"])
def test_undo_ends_with_the_day(browser: Client, alice: Person, clock: time_machine.Traveller, is_swap: bool) -> None:
    action = undo_form(follow(browser, record(browser))).action
    clock.shift(timedelta(hours=18))  # four in the morning in Berlin: the next day has begun
    answer = browser.swap(action, data={}) if is_swap else browser.post(action)
    assert answer.status_code == 409
    assert "Its day is over, so this try stays as it is." in markup.text(answer.text)
    db.session.rollback()
    assert (count(Withdrawal), points(alice) > 0) == (0, True)
    assert [form for form in markup.forms(browser.get(PAGE).text) if form.action == action] == []


def test_undo_lasts_as_long_as_the_local_day(browser: Client, clock: time_machine.Traveller) -> None:
    action = undo_form(follow(browser, record(browser))).action
    clock.shift(timedelta(hours=17, minutes=59))
    assert browser.post(action).status_code == 303


def test_a_redo_after_undo_is_another_attempt(browser: Client, alice: Person) -> None:
    browser.post(undo_form(follow(browser, record(browser))).action)
    html = follow(browser, record(browser, outcome="partly"))
    db.session.rollback()
    assert (count(Attempt), last().key) == (2, f"2026-11-18:{MESSAGE}:1")
    assert "Points for you" in markup.text(html)
    assert (points(alice) > 0, differences(alice)) == (True, [])


def test_a_card_that_is_not_there_answers_404(browser: Client) -> None:
    answer = browser.post("/challenges/no-such-card/attempts", data={"key": "k", "outcome": "done"})
    assert (answer.status_code, count(Attempt)) == (404, 0)
