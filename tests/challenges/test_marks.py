"""Saving a challenge for later, and saying what it was to one: kept, changed, taken back; what the menu makes of it."""

from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import marking, marks, queries
from netquest.challenges.models import ChallengeRating, SavedChallenge
from netquest.challenges.rules import Verdict
from netquest.challenges.views import UNMARKED, Mark
from netquest.game.objections import Objection
from tests.browser_client import Client
from tests.challenges.browsing import PAGE, a_card_of_today, follow
from tests.challenges.doing import MEETING, MESSAGE, do, now, today_of, undo
from tests.conftest import MakePerson
from tests.rows import read_table
from tests.trust import markup

pytestmark = pytest.mark.both

SAVING, RATING, HIDING = f"{PAGE}/saving", f"{PAGE}/rating", f"{PAGE}/hiding"


def rate(person: Person, slug: str, verdict: str, reason: str = "") -> None:
    objection = Objection(reason) if reason else None
    marking.rate(person, catalogue.get(slug), Verdict(verdict), objection, on=today_of(person), at=now())


def save(person: Person, slug: str) -> None:
    marking.save(person, catalogue.get(slug), at=now())


def test_marks_are_ones_own_and_what_there_is(alice: Person, make_person: MakePerson) -> None:
    bob = make_person("Bob")
    do(alice)
    do(alice, outcome="declined")
    do(alice, outcome="partly")
    undo(alice, do(alice, MEETING))
    save(alice, MESSAGE)
    save(alice, "follow-up")
    rate(alice, MESSAGE, "helped")
    rate(bob, MESSAGE, "not-for-me")
    assert marks.of(alice) == {MESSAGE: Mark(2, True, "helped", ""), "follow-up": Mark(is_saved=True)}
    assert marks.of(alice, among=["follow-up", MEETING]) == {"follow-up": Mark(is_saved=True)}
    assert marks.at(bob, MESSAGE) == Mark(verdict="not-for-me", reason="other")
    assert marks.at(bob, MEETING) == UNMARKED


def test_a_rating_is_one_and_can_be_changed_and_taken_back(alice: Person) -> None:
    for verdict, reason in (("helped", ""), ("not-for-me", "nervous"), ("not-for-me", "no-chance"), ("helped", "")):
        rate(alice, MESSAGE, verdict, reason)
        assert marks.at(alice, MESSAGE) == Mark(verdict=verdict, reason=reason)
    assert len(read_table(ChallengeRating.__tablename__)) == 1
    for _ in range(2):
        marking.unrate(alice, catalogue.get(MESSAGE))
        assert marks.of(alice) == {}


def test_the_same_word_again_changes_nothing(alice: Person, clock: time_machine.Traveller) -> None:
    rate(alice, MESSAGE, "not-for-me", "nervous")
    save(alice, MESSAGE)
    before = [read_table(table.__tablename__) for table in (ChallengeRating, SavedChallenge)]
    clock.shift(timedelta(days=3))
    rate(alice, MESSAGE, "not-for-me", "nervous")
    save(alice, MESSAGE)
    assert [read_table(table.__tablename__) for table in (ChallengeRating, SavedChallenge)] == before


def test_the_ladder_is_told_what_is_not_for_one(alice: Person, clock: time_machine.Traveller) -> None:
    rate(alice, MESSAGE, "helped")
    rate(alice, MEETING, "not-for-me", "nervous")
    rate(alice, "follow-up", "not-for-me", "not-my-way")
    do(alice, MEETING)
    clock.shift(timedelta(days=28))
    past = queries.past_of(alice, today_of(alice))
    assert past.objections == {MEETING: 0.5, "follow-up": 1.0}
    assert past.times_done == {MEETING: 1}
    assert past.highest_done == catalogue.get(MEETING).grade
    assert not past.hidden


def test_what_is_not_for_one_leaves_the_next_menu_and_may_come_back(browser: Client, alice: Person) -> None:
    slug = a_card_of_today(browser).split("/")[2]
    rate(alice, slug, "not-for-me", "not-my-way")
    assert f"/challenges/{slug}/attempts" in browser.get("/today").text, "the menu of a day stays as it was"
    for number in range(6):
        browser.post("/menus", data={"number": str(number), "minutes": "60", "energy": "3"})
        assert f"/challenges/{slug}/attempts" not in browser.get("/today").text
    marking.unrate(alice, catalogue.get(slug))
    assert queries.past_of(alice, today_of(alice)).objections == {}


def test_saving_and_taking_off_by_plain_forms(browser: Client) -> None:
    form = markup.form(browser.get(PAGE).text, SAVING)
    html = follow(browser, browser.post(SAVING, data=form.data(on="1")))
    assert "Saved, take it off" in markup.text(html)
    form = markup.form(html, SAVING)
    assert form.fields["on"].offered == ["0"]
    assert "Save for later" in markup.text(follow(browser, browser.post(SAVING, data=form.data(on="0"))))


def test_saving_from_the_library_leads_back_to_its_page(browser: Client) -> None:
    at = "/challenges?source=rejection&grade=1"
    form = next(form for form in markup.forms(browser.get(at).text) if form.action.endswith("/saving"))
    answer = browser.post(form.action, data=form.data(on="1"))
    assert answer.location == f"{at}#title-{form.action.split('/')[2]}"


def test_saving_leads_to_no_other_site(browser: Client) -> None:
    for address in ("//evil.example", "https://evil.example", "/nowhere", ""):
        assert browser.post(SAVING, data={"on": "1", "next": address}).location == PAGE


def test_saving_swaps_the_button_and_says_so(browser: Client) -> None:
    answer = browser.swap(SAVING, data={"on": "1", "next": "/challenges"})
    assert answer.status_code == 200
    assert [form.action for form in markup.forms(answer.text)] == [SAVING]
    assert "data-spoken" in answer.text
    assert "<html" not in answer.text


def test_hiding_and_bringing_back_by_plain_forms(browser: Client) -> None:
    form = markup.form(browser.get(PAGE).text, HIDING)
    html = follow(browser, browser.post(HIDING, data=form.data(on="1")))
    assert "Hidden by you." in markup.text(html)
    html = browser.get("/challenges?mine=hidden").text
    assert f'id="title-{MESSAGE}"' in html
    form = markup.form(html, HIDING)
    answer = browser.post(HIDING, data=form.data(on="0"))
    assert answer.location == f"/challenges?mine=hidden#title-{MESSAGE}"
    assert "Nothing is hidden." in markup.text(follow(browser, answer))


def test_a_card_hidden_on_today_makes_room_for_another(browser: Client) -> None:
    path = a_card_of_today(browser)
    form = markup.form(browser.get("/today").text, f"{path}/hiding")
    answer = browser.swap(form.action, data=form.data(on="1"))
    assert (answer.status_code, answer.location) == (303, "/today")
    html = browser.swap("/today").text
    assert f'id="card-{path.split("/")[2]}"' not in html
    assert html.count('class="challenge ') == 3
    assert "Hidden by you." in markup.text(browser.get(path).text), "the library still has it"


def test_hiding_from_a_page_swaps_the_button_and_says_so(browser: Client) -> None:
    answer = browser.swap(HIDING, data={"on": "1", "next": PAGE})
    assert [form.action for form in markup.forms(answer.text)] == [HIDING]
    assert "data-spoken" in answer.text
    assert browser.post(HIDING, data={"on": "maybe"}).status_code == 422


def test_more_is_asked_for_by_a_plain_form_until_nine(browser: Client) -> None:
    for count in (3, 6, 9):
        html = browser.get("/today").text
        assert html.count('class="challenge ') == count
        forms = [form for form in markup.forms(html) if "more" in form.fields]
        assert len(forms) == (count < 9)
        for form in forms:
            assert browser.post("/menus", data=form.data(more="3")).status_code == 303
    assert "Nine are plenty" in markup.text(html)


@pytest.mark.parametrize(
    ("reason", "words", "follows"),
    [
        ("nervous", "It is too big", "half of it is left"),
        ("no-chance", "I have no occasion for it", "half of it is left"),
        ("not-my-way", "It is not my way", "until you say otherwise"),
        ("other", "Not for me", "until you say otherwise"),
        ("", "Not for me", "until you say otherwise"),
    ],
)
def test_the_page_says_what_one_said_and_what_follows(browser: Client, reason: str, words: str, follows: str) -> None:
    html = follow(browser, browser.post(RATING, data={"verdict": "not-for-me", "reason": reason}))
    text = markup.text(html)
    assert words in text
    assert follows in text
    html = follow(browser, browser.post(f"{RATING}/withdrawal"))
    assert "Taken back, as if you had never said it." in markup.text(html)
    assert follows not in markup.text(html)


@pytest.mark.parametrize("data", [{}, {"verdict": "best"}, {"verdict": "not-for-me", "reason": "<b>"}])
@pytest.mark.parametrize("is_swap", [False, True])
def test_a_rating_that_cannot_be_used_is_asked_again(browser: Client, data: dict[str, str], is_swap: bool) -> None:
    answer = (browser.swap if is_swap else browser.post)(RATING, data=data)
    assert answer.status_code == 422
    assert 'id="reason-error"' in answer.text if "reason" in data else 'id="verdict-error"' in answer.text
    sent = markup.form(answer.text, RATING).fields["verdict"].sent
    assert sent == (data["verdict"] if data.get("verdict") == "not-for-me" else None)
    assert read_table(ChallengeRating.__tablename__) == []


def test_an_unknown_challenge_has_no_marks(browser: Client) -> None:
    for act in ("saving", "rating", "rating/withdrawal"):
        assert browser.post(f"/challenges/no-such-card/{act}", data={"on": "1", "verdict": "helped"}).status_code == 404
