"""The time that Progress looks at: read from the address, within what there is, refused where it makes no sense."""

from datetime import date, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from netquest.accounts.models import Person
from netquest.home.progress.span import DEFAULT, OWN, Span, read
from tests.browser_client import Client
from tests.challenges.doing import do
from tests.game.acts_strategies import few
from tests.trust import markup

TODAY, BEGUN = date(2026, 11, 18), date(2025, 3, 3)
PAGES = ("", "/challenges", "/answers", "/readiness")
typed = st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat) | st.sampled_from(["", "soon", "2026-02-30"])


@pytest.fixture(autouse=True)
def language(app: Flask):
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("4-weeks", date(2026, 10, 22)),
        ("12-weeks", date(2026, 8, 27)),
        ("year", date(2026, 1, 1)),
        ("all", BEGUN),
        ("for ever", date(2026, 8, 27)),
    ],
)
def test_a_range_by_name_ends_today(name: str, first: date):
    asked = read({"range": name}, today=TODAY, begun=BEGUN)
    assert asked.span == Span(first, TODAY)
    assert read({"range": asked.name}, today=TODAY, begun=BEGUN) == asked


def test_one_day_of_two_is_enough():
    assert read({"from": "2026-11-01"}, today=TODAY, begun=BEGUN).span == Span(date(2026, 11, 1), TODAY)
    assert read({"to": "2025-04-01"}, today=TODAY, begun=BEGUN).span == Span(BEGUN, date(2025, 4, 1))


@few
@given(typed, typed, st.none() | st.dates(date(2022, 1, 1), TODAY))
def test_own_days_are_kept_as_typed_and_read_or_refused(since: str, until: str, begun: date | None):
    asked = read({"from": since, "to": until}, today=TODAY, begun=begun)
    assert (asked.since, asked.until) == (since, until)
    assert (asked.span is None) == bool(asked.errors)
    assert asked.name == (OWN if since or until else DEFAULT)
    if asked.span:
        assert asked.span.first <= asked.span.last <= TODAY
        assert not begun or asked.span.first >= begun or asked.span.last < begun or not (since or until)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"from": "soon"}, "from"),
        ({"to": "2026-02-30"}, "to"),
        ({"from": "2026-11-19"}, "from"),
        ({"from": "2026-11-10", "to": "2026-11-01"}, "to"),
    ],
)
def test_what_makes_no_sense_is_said_at_its_field_on_every_page(
    given: dict[str, str], field: str, browser: Client, alice: Person
):
    do(alice)
    for page in PAGES:
        answer = browser.get(f"/progress{page}", query_string=given)
        assert answer.status_code == 422
        assert f'id="{field}-error"' in answer.text
        fields = markup.form(answer.text, f"/progress{page}").fields
        assert fields[field].sent == given[field], "what was typed stays"
        assert markup.tables(answer.text) == {}
    for file in ("attempts", "days"):
        assert browser.get(f"/progress/{file}.csv", query_string=given).status_code == 422


def test_a_swap_brings_the_part_that_changes_and_links_keep_the_time(browser: Client, alice: Person):
    do(alice)
    since = (TODAY - timedelta(days=3)).isoformat()
    for page in PAGES:
        part = browser.swap(f"/progress{page}?from={since}")
        assert part.text.lstrip().startswith('<div class="sections" id="way"')
        hrefs = {link["href"] for link in markup.links(part.text)}
        assert {f"/progress{other}?from={since}" for other in PAGES} <= hrefs


def test_another_time_keeps_the_hurdle(browser: Client, alice: Person):
    do(alice)
    html = browser.get("/progress/readiness?source=rejection").text
    assert any("source=rejection" in link["href"] and "range=all" in link["href"] for link in markup.links(html))
    assert markup.form(html, "/progress/readiness").data()["source"] == "rejection"
