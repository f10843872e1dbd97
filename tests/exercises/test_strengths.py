"""The inventory: lines of one's own, and how they lie beside challenges in which one gives something."""

import pytest

from netquest.accounts.models import Person
from netquest.exercises import strength_service
from netquest.exercises.strength_queries import StrengthView
from netquest.exercises.strength_rules import BESIDE, MOST, TEXT_MOST, Kind, chosen
from tests.browser_client import Client
from tests.challenges.browsing import follow
from tests.challenges.doing import now
from tests.rows import read_table
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both

GIVING = "/challenges/five-minute-gifts"
HELPING = "/challenges/offer-with-edges"
OTHER = "/challenges/thanks-for-one-thing"


def write_down(browser: Client, text: str, kind: str = "offer") -> str:
    """Add a line by the form of the page, and return the page that follows."""
    form = markup.form(browser.get("/strengths").text, "/strengths")
    return follow(browser, browser.post("/strengths", data=form.data(text=text, kind=kind)))


def line_id() -> int:
    return int(max(row["id"] for row in read_table("strength")))


def test_an_empty_list_says_how_to_begin(browser: Client) -> None:
    assert "The list is empty so far" in browser.get("/strengths").text


@pytest.mark.parametrize(
    ("kind", "shelf"), [("offer", "What I can offer"), ("skill", "What I am good at"), ("win", "Wins")]
)
def test_a_line_stands_on_its_shelf(browser: Client, kind: str, shelf: str) -> None:
    page = write_down(browser, "I explain the tide tables.", kind)
    assert f"{shelf}</h2>" in page
    assert f'id="kind-{kind}"' in page
    assert "I explain the tide tables." in page


def test_the_same_form_twice_writes_one_line(browser: Client) -> None:
    form = markup.form(browser.get("/strengths").text, "/strengths")
    for _ in range(2):
        assert browser.post("/strengths", data=form.data(text="Once.", kind="win")).status_code == 303
    assert len(read_table("strength")) == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"text": " ", "kind": "win"}, "A few words, please"),
        ({"text": "x" * (TEXT_MOST + 1), "kind": "win"}, "That is too long"),
        ({"text": "fine", "kind": "title"}, "Please choose one"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(browser: Client, typed: dict[str, str], words: str) -> None:
    answer = browser.post("/strengths", data={"key": "one", **typed})
    assert answer.status_code == 422
    assert words in answer.text
    assert read_table("strength") == []


def test_a_list_has_an_end(browser: Client, alice: Person) -> None:
    for number in range(MOST):
        strength_service.add(alice, kind=Kind.WIN, text=f"Win {number}", key=str(number), at=now())
    form = markup.form(browser.get("/strengths").text, "/strengths")
    answer = browser.post("/strengths", data=form.data(text="One too many", kind="win"))
    assert answer.status_code == 422
    assert "One too many" in answer.text
    assert len(read_table("strength")) == MOST
    strength_service.add(alice, kind=Kind.WIN, text="Win 0", key="0", at=now())


def test_a_line_can_be_given_other_words(browser: Client) -> None:
    write_down(browser, "I mend nets.")
    path = f"/strengths/{line_id()}"
    form = markup.form(browser.get(path).text, path)
    assert form.data()["text"] == "I mend nets."
    page = follow(browser, browser.post(path, data=form.data(text="I mend nets in the dark.", kind="skill")))
    assert "I mend nets in the dark." in page
    assert "kind-skill" in page
    refused = browser.post(path, data={"text": "", "kind": "skill"})
    assert refused.status_code == 422


def test_what_is_put_away_lies_beside_nothing_and_can_be_taken_out_again(browser: Client) -> None:
    write_down(browser, "I mend nets.")
    path = f"/strengths/{line_id()}/retirement"
    page = follow(browser, browser.post(path, data={"on": "1"}))
    assert "Put away (1)" in page
    assert "I mend nets." not in browser.get(GIVING).text
    assert "Put away (1)" not in follow(browser, browser.post(path, data={"on": "0"}))
    assert "I mend nets." in browser.get(GIVING).text


def test_of_what_is_deleted_no_word_is_left_and_deleting_it_again_is_harmless(browser: Client) -> None:
    write_down(browser, "I mend nets.")
    path = f"/strengths/{line_id()}"
    for _ in range(2):
        assert "I mend nets." not in follow(browser, browser.post(f"{path}/deletion"))
    assert [row["text"] for row in read_table("strength")] == [""]
    assert browser.get(path).status_code == 404
    assert browser.post(path, data={"text": "Again", "kind": "win"}).status_code == 404
    assert browser.post(f"{path}/retirement", data={"on": "1"}).status_code == 404


@pytest.mark.parametrize("page", [GIVING, HELPING])
def test_it_lies_beside_a_challenge_in_which_one_gives_something(browser: Client, page: str) -> None:
    assert "Write one line down first" in browser.get(page).text
    write_down(browser, "I mend nets.")
    shown = browser.get(page).text
    assert "From your inventory" in shown
    assert '<blockquote class="say" data-copy><p>I mend nets.</p>' in shown


def test_who_comes_from_a_challenge_goes_back_to_it(browser: Client) -> None:
    way = next(link["href"] for link in markup.links(browser.get(GIVING).text) if "/strengths" in link["href"])
    form = markup.form(browser.get(way).text, "/strengths")
    answer = browser.post("/strengths", data=form.data(text="I mend nets.", kind="offer"))
    assert answer.location == GIVING
    assert "I mend nets." in follow(browser, answer)


@pytest.mark.parametrize("before", ["no-such-card", "//evil.example", ""])
def test_a_way_back_that_leads_nowhere_is_left_out(browser: Client, before: str) -> None:
    form = markup.form(browser.get(f"/strengths?before={before}").text, "/strengths")
    answer = browser.post("/strengths", data=form.data(text="I mend nets.", kind="offer") | {"before": before})
    assert answer.location == "/strengths"


def test_beside_others_lies_nothing(browser: Client) -> None:
    write_down(browser, "I mend nets.")
    assert "I mend nets." not in browser.get(OTHER).text


def test_what_one_can_offer_comes_before_what_one_is_good_at_and_wins() -> None:
    lines = [StrengthView(number, kind, kind.value, now(), False) for number, kind in enumerate(reversed(Kind))]
    assert [line.kind for line in chosen(lines)] == [Kind.OFFER, Kind.SKILL, Kind.WIN]
    assert len(chosen(lines * 9)) == BESIDE


def test_it_takes_one_statement_more_beside_a_challenge_and_none_beside_others(
    browser: Client, alice: Person, statements: Statements
) -> None:
    counts = {}
    for times in (0, 20):
        for number in range(times):
            strength_service.add(alice, kind=Kind.OFFER, text=f"Line {number}", key=str(number), at=now())
        for path in ("/strengths", GIVING, OTHER):
            with statements:
                browser.get(path)
            counts[path, times] = statements.count
    assert counts["/strengths", 0] == counts["/strengths", 20] == 2
    assert counts[GIVING, 0] == counts[GIVING, 20] == counts[OTHER, 20] + 1 == counts[OTHER, 0] + 1
