"""The pages on sources, strategies and benefits: the whole text, links both ways, and one's own tries told honestly."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import reading
from netquest.challenges.reading import BENEFITS, SOURCES, STRATEGIES, Kind
from tests.browser_client import Client
from tests.challenges.doing import MEETING, MESSAGE, do, undo
from tests.conftest import MakePerson
from tests.trust import markup

pytestmark = pytest.mark.both

KINDS = {"sources": SOURCES, "strategies": STRATEGIES, "benefits": BENEFITS}
PAGES = [(place, entry_id) for place, kind in KINDS.items() for entry_id in kind.entries()]
SAID = {
    "sources": ("name", "going_on", "helps", "card", "beyond"),
    "strategies": ("name", "line", "scene", "how", "leave", "slip"),
    "benefits": ("name", "line", "counts", "counts_not", "comes", "log"),
}


def words(text: str) -> str:
    return " ".join(text.split())


def links(html: str) -> set[str]:
    return {link["href"] for link in markup.links(html)}


@pytest.mark.parametrize("place", KINDS)
def test_a_table_of_contents_leads_to_every_page(browser: Client, place: str) -> None:
    html = browser.get(f"/{place}").text
    assert {f"/{place}/{entry_id}" for entry_id in KINDS[place].entries()} <= links(html)
    for entry in KINDS[place].entries().values():
        assert words(entry.name) in markup.text(html)


@pytest.mark.parametrize(("place", "entry_id"), PAGES)
def test_a_page_tells_all_of_it(browser: Client, place: str, entry_id: str) -> None:
    entry = KINDS[place].entries()[entry_id]
    text = markup.text(browser.get(f"/{place}/{entry_id}").text)
    for part in [getattr(entry, name) for name in SAID[place]]:
        assert words(part) in text
    for thought in getattr(entry, "sounds", ()):
        assert words(thought) in text
    if known := getattr(entry, "known", None):
        for part in (known.says, known.limits, known.citation.title, str(known.citation.year)):
            assert words(part) in text


@pytest.mark.parametrize(("place", "entry_id"), PAGES)
def test_a_page_and_its_challenges_lead_to_each_other(browser: Client, place: str, entry_id: str) -> None:
    kind, found = KINDS[place], links(browser.get(f"/{place}/{entry_id}").text)
    challenges = kind.challenges_of(entry_id)
    assert {f"/challenges/{challenge.slug}" for challenge in challenges} <= found
    assert f"/challenges?{place[:-1] if place != 'strategies' else 'strategy'}={entry_id}" in found
    assert f"/{place}/{entry_id}" in links(browser.get(f"/challenges/{challenges[0].slug}").text)


@pytest.mark.parametrize(("place", "entry_id"), PAGES)
def test_a_page_names_others_that_exist(browser: Client, place: str, entry_id: str) -> None:
    pages = {f"/{place}/{entry_id}" for place, entry_id in PAGES} | {f"/{place}" for place in KINDS}
    found = links(browser.get(f"/{place}/{entry_id}").text)
    named = {link for link in found if link.startswith(tuple(f"/{place}" for place in KINDS))}
    assert named <= pages
    assert len({link.split("/")[1] for link in named if link.count("/") == 2}) > 1, "it leads to no other kind"


@pytest.mark.parametrize("place", KINDS)
@pytest.mark.parametrize("entry_id", ["nobody", "rejections", MESSAGE])
def test_an_unknown_page_does_not_exist(browser: Client, place: str, entry_id: str) -> None:
    assert browser.get(f"/{place}/{entry_id}").status_code == 404


@pytest.mark.parametrize("place", KINDS)
def test_the_pages_follow_one_another_as_in_a_book(browser: Client, place: str) -> None:
    ids, walked = list(KINDS[place].entries()), []
    at: str | None = f"/{place}/{ids[0]}"
    while at:
        walked.append(at.rpartition("/")[2])
        at = next((link["href"] for link in markup.links(browser.get(at).text) if link.get("rel") == "next"), None)
    assert walked == ids


@pytest.mark.parametrize("path", ["/challenges", "/sources", "/strategies/reframe", "/benefits"])
def test_every_place_of_the_library_leads_to_the_others(browser: Client, path: str) -> None:
    assert {"/challenges", "/sources", "/strategies", "/benefits"} <= links(browser.get(path).text)


def test_a_filter_leads_to_the_page_on_what_was_chosen(browser: Client) -> None:
    found = links(browser.get("/challenges?source=rejection&strategy=reframe&benefit=visibility").text)
    assert {"/sources/rejection", "/strategies/reframe", "/benefits/visibility"} <= found
    assert "/sources/rejection" not in links(browser.get("/challenges").text)


def panel(browser: Client, path: str) -> str:
    html = browser.get(path).text
    found = re.search(r'<div[^>]*id="trail".*?</div>', html, re.DOTALL)
    assert found
    return markup.text(found.group())


def test_ones_own_tries_are_told_as_they_were(browser: Client, alice: Person) -> None:
    assert "No try yet" in panel(browser, "/sources/rejection")
    do(alice, MESSAGE)
    assert "Note your nerves" in panel(browser, "/sources/rejection")
    do(alice, MESSAGE, nerves_before=70, nerves_after=30), do(alice, MESSAGE, nerves_before=30, nerves_after=30)
    do(alice, MEETING, nerves_before=30, nerves_after=50), do(alice, MEETING, nerves_before=90)
    text = panel(browser, "/sources/rejection")
    count = len(SOURCES.challenges_of("rejection"))
    assert f"You tried 2 of the {count} challenges here. 5 tries in all." in text
    assert "You weighed 3 tries before and after. 1 was easier than expected. 1 was harder." in text
    assert "Only you see this." in text


def test_what_was_taken_back_or_skipped_is_no_try(browser: Client, alice: Person) -> None:
    undo(alice, do(alice, MESSAGE, nerves_before=70, nerves_after=30))
    do(alice, MEETING, outcome="skipped")
    assert "No try yet" in panel(browser, "/sources/rejection")


def test_nobody_reads_anothers_tries(browser: Client, make_person: MakePerson) -> None:
    do(make_person("Bob"), MESSAGE, nerves_before=70, nerves_after=30)
    assert "No try yet" in panel(browser, "/sources/rejection")


def test_a_laid_stone_stands_beside_what_was_tried(browser: Client, alice: Person) -> None:
    do(alice, MESSAGE), do(alice, MESSAGE)
    text = markup.text(browser.get("/strategies/trust-rapport").text)
    assert text.count("tried 2 times") == 1
    assert browser.get("/strategies/trust-rapport").text.count("is-laid") == 1
    assert "1 tried" in markup.text(browser.get("/sources").text)


class Row:
    """What `queries.tries_by_challenge` tells of one challenge."""

    def __init__(self, tries: int, rated: int, lighter: int, heavier: int) -> None:
        self.tries, self.rated, self.lighter, self.heavier = tries, rated, lighter, heavier


some_tries = st.dictionaries(
    st.sampled_from(sorted(catalogue.catalogue().challenges)),
    st.tuples(*[st.integers(0, 9)] * 3).map(lambda n: Row(1 + sum(n), n[0] + n[1], n[0], n[1])),
    max_size=30,
)


@given(some_tries, st.sampled_from(list(KINDS.values())))
def test_a_trail_adds_up_and_never_says_more_than_there_was(tries: dict[str, Row], kind: Kind) -> None:
    for entry_id in kind.entries():
        listed = kind.challenges_of(entry_id)
        trail = reading.trail(listed, tries)
        assert trail.tried == sum(challenge.slug in tries for challenge in listed) <= trail.all_ == len(listed)
        assert trail.lighter + trail.heavier <= trail.rated <= trail.tries
        assert (trail.tries == 0) == (trail.tried == 0)


def test_each_challenge_has_its_strategy_and_each_strategy_its_side() -> None:
    listed = [c.slug for strategy in STRATEGIES.entries() for c in STRATEGIES.challenges_of(strategy)]
    assert sorted(listed) == sorted(challenge.slug for challenge in catalogue.offered())
