"""The library: filters, search, and pages that show each challenge once."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from sqlalchemy import delete

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.challenges import marking
from netquest.challenges.models import SavedChallenge
from netquest.core.db import insert_rows, transaction
from netquest.web.pagination import cursor
from tests.browser_client import Client
from tests.challenges.doing import MESSAGE, do, now
from tests.conftest import MakePerson
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both


def slugs(html: str) -> list[str]:
    """Return the challenges of a page, in order."""
    return [link["href"].split("/")[2] for link in markup.links(html) if link["href"].startswith("/challenges/")]


def next_page(html: str) -> str | None:
    return next((link["href"] for link in markup.links(html) if link.get("rel") == "next"), None)


def pages(browser: Client, path: str = "/challenges", **filters: str) -> Iterator[str]:
    """Follow the links onwards until there is none."""
    at: str | None = f"{path}?{urlencode(filters)}" if filters else path
    while at:
        answer = browser.get(at)
        assert answer.status_code == 200
        yield answer.text
        at = next_page(answer.text)


def every(browser: Client, **filters: str) -> list[str]:
    return [slug for html in pages(browser, **filters) for slug in slugs(html)]


def that(passes: object) -> list[str]:
    """Return the challenges on offer that pass, easiest grade first."""
    assert callable(passes)
    found = [challenge for challenge in catalogue.offered() if passes(challenge)]
    return [challenge.slug for challenge in sorted(found, key=lambda one: (one.grade, one.slug))]


def test_the_pages_show_each_challenge_once(browser: Client) -> None:
    assert every(browser) == that(lambda one: True)
    assert len(list(pages(browser))) == -(-len(catalogue.offered()) // 12)


def test_every_page_says_how_many_there_are_in_all(browser: Client) -> None:
    for html in pages(browser):
        assert f"{len(catalogue.offered())} challenges" in markup.text(html)


def strategy(one: Challenge) -> bool:
    return one.strategy == "reframe"


def source(one: Challenge) -> bool:
    return "rejection" in one.sources


def benefit(one: Challenge) -> bool:
    return "visibility" in one.benefits


def grade(one: Challenge) -> bool:
    return one.grade == 4


def form(one: Challenge) -> bool:
    return one.format == "message"


def minutes(one: Challenge) -> bool:
    return one.minutes <= 10


def both(one: Challenge) -> bool:
    return source(one) and minutes(one)


@pytest.mark.parametrize(
    ("filters", "passes"),
    [
        ({"strategy": "reframe"}, strategy),
        ({"source": "rejection"}, source),
        ({"benefit": "visibility"}, benefit),
        ({"grade": "4"}, grade),
        ({"format": "message"}, form),
        ({"minutes": "10"}, minutes),
        ({"source": "rejection", "minutes": "10"}, both),
    ],
)
def test_a_filter_leaves_what_it_names_on_every_page(browser: Client, filters: dict[str, str], passes: object) -> None:
    wanted = that(passes)
    assert 0 < len(wanted) < len(catalogue.offered())
    assert every(browser, **filters) == wanted


def test_the_form_shows_what_was_chosen(browser: Client) -> None:
    chosen = {
        "q": "message",
        "strategy": "",
        "source": "rejection",
        "benefit": "",
        "grade": "2",
        "format": "",
        "minutes": "30",
        "mine": "not-yet",
        "saved": "",
    }
    html = browser.get("/challenges", query_string=chosen).text
    shown = next(one for one in markup.forms(html) if one.action == "/challenges")
    assert shown.data() == chosen


def test_every_choice_on_offer_can_be_made(browser: Client) -> None:
    fields = next(one for one in markup.forms(browser.get("/challenges").text) if one.action == "/challenges").fields
    for name in ("strategy", "source", "benefit", "grade", "format", "minutes"):
        for value in fields[name].offered[1:]:
            assert every(browser, **{name: value}), f"nothing for {name}={value}"


@pytest.mark.parametrize("words", ["thank", "THANK", " thank  you "])
def test_search_finds_all_words_anywhere_in_any_case(browser: Client, words: str) -> None:
    def text(one: Challenge) -> str:
        return " ".join([one.title, one.why, *one.steps]).casefold()

    assert every(browser, q=words) == that(lambda one: all(word in text(one) for word in words.casefold().split()))
    assert MESSAGE in every(browser, q=words)


def test_when_nothing_matches_the_page_says_what_to_do(browser: Client) -> None:
    html = browser.get("/challenges?q=xyzzy").text
    assert "Nothing matches all of that." in markup.text(html)
    assert "0 challenges" in markup.text(html)
    assert next_page(html) is None


@pytest.mark.parametrize(
    ("query", "words"),
    [("saved=yes", "Nothing saved yet."), ("mine=liked", "Nothing here yet."), ("mine=done", "No stone laid yet.")],
)
def test_an_empty_shelf_of_ones_own_says_how_it_fills(browser: Client, query: str, words: str) -> None:
    assert words in markup.text(browser.get(f"/challenges?{query}").text)
    assert words not in markup.text(browser.get(f"/challenges?{query}&grade=5").text)


@pytest.mark.parametrize("name", ["strategy", "source", "benefit", "grade", "format", "minutes", "mine", "saved"])
def test_a_filter_that_is_not_on_offer_counts_as_none(browser: Client, name: str) -> None:
    assert slugs(browser.get(f"/challenges?{name}=<b>").text) == that(lambda one: True)[:12]


BROKEN = [
    "",
    "x",
    "====",
    "é",
    "[]",
    "W10",
    cursor(),
    cursor("1", "a"),
    cursor(1, 2),
    cursor(1),
    cursor(1, "a", "b"),
    "A" * 400,
]


@pytest.mark.parametrize("after", BROKEN)
def test_a_broken_cursor_begins_at_the_beginning(browser: Client, after: str) -> None:
    html = browser.get("/challenges", query_string={"after": after}).text
    assert slugs(html) == that(lambda one: True)[:12]


@pytest.mark.parametrize("place", [(0, ""), (3, "zzz"), (9, "a"), (10**30, "a"), (-1, "\x00")])
def test_a_cursor_need_not_name_a_challenge(browser: Client, place: tuple[int, str]) -> None:
    html = browser.get("/challenges", query_string={"after": cursor(*place)}).text
    ranks = {challenge.slug: (challenge.grade, challenge.slug) for challenge in catalogue.offered()}
    assert slugs(html) == [slug for slug in that(lambda one: True) if ranks[slug] > place][:12]


def test_a_challenge_tried_today_says_so(browser: Client, alice: Person) -> None:
    do(alice)
    html = next(html for html in pages(browser) if MESSAGE in slugs(html))
    assert markup.text(html).count("Tried today") == 1


def test_a_page_tells_the_whole_card_and_ones_own_history(browser: Client, alice: Person) -> None:
    challenge = catalogue.get(MESSAGE)
    assert "No try yet." in markup.text(browser.get(f"/challenges/{MESSAGE}").text)
    do(alice, note="first"), do(alice, back=1, note="second")
    words = markup.text(browser.get(f"/challenges/{MESSAGE}").text)
    for part in (challenge.title, challenge.why, challenge.done_when, challenge.smaller, *challenge.steps):
        assert " ".join(part.split()) in words
    assert words.index("17 November 2026") < words.index("18 November 2026")
    assert "first" in words
    assert "second" in words


def test_what_one_did_liked_and_saved_can_be_found_on_every_page(browser: Client, alice: Person) -> None:
    done = [challenge.slug for challenge in catalogue.offered()][:15]
    for back, slug in enumerate(done):
        do(alice, slug, back=back // 8)
    kept = [challenge.slug for challenge in catalogue.offered()][10:30]
    for slug in kept:
        assert browser.post(f"/challenges/{slug}/saving", data={"on": "1"}).status_code == 303
    for slug in kept[:2]:
        browser.post(f"/challenges/{slug}/rating", data={"verdict": "helped"})
    browser.post(f"/challenges/{kept[3]}/rating", data={"verdict": "not-for-me"})
    assert every(browser, mine="done") == that(lambda one: one.slug in done)
    assert every(browser, mine="not-yet") == that(lambda one: one.slug not in done)
    assert every(browser, mine="liked") == that(lambda one: one.slug in kept[:2])
    assert every(browser, saved="yes") == that(lambda one: one.slug in kept)
    assert every(browser, saved="yes", mine="not-yet") == that(lambda one: one.slug in {*kept} - {*done})


def test_the_library_of_one_says_nothing_of_anothers(browser: Client, make_person: MakePerson) -> None:
    bob = make_person("Bob")
    do(bob)
    marking.save(bob, catalogue.get(MESSAGE), at=now())
    assert every(browser, mine="done") == every(browser, saved="yes") == []


THREE_HUNDRED = 300


@pytest.fixture
def three_hundred(monkeypatch: pytest.MonkeyPatch) -> list[Challenge]:
    """A curriculum of three hundred challenges."""
    known = catalogue.offered()
    many = [replace(known[n % len(known)], slug=f"card-{n:03}", grade=n % 5 + 1) for n in range(THREE_HUNDRED)]
    held = replace(catalogue.catalogue(), challenges={challenge.slug: challenge for challenge in many})
    monkeypatch.setattr(catalogue, "catalogue", lambda: held)
    return many


@pytest.mark.parametrize("query", ["", "?mine=not-yet", "?saved=yes", "?mine=done&saved=yes&q=a&benefit=community"])
def test_three_hundred_challenges_and_a_long_past_cost_no_more_statements(
    browser: Client, alice: Person, statements: Statements, three_hundred: list[Challenge], query: str
) -> None:
    counts = []
    for many in (0, 150):
        with transaction() as session:
            session.execute(delete(SavedChallenge))
            slugs = [challenge.slug for challenge in three_hundred[:many]]
            insert_rows(session, SavedChallenge, [{"person_id": alice.id, "slug": s, "at": now()} for s in slugs])
        with statements:
            answer = browser.get(f"/challenges{query}")
        assert answer.status_code == 200
        counts.append(statements.count)
    assert counts[0] == counts[1] <= 6
    if not query:
        assert f"{THREE_HUNDRED} challenges" in markup.text(answer.text)
        assert every(browser) == that(lambda one: True)
