"""Writing a challenge at the desk: the list, the form with its messages, versions, retiring, and two open tabs."""

import pytest
from sqlalchemy import func, select

from netquest.authoring.forms import ChallengeForm, given
from netquest.catalogue import queries as catalogue
from netquest.catalogue.own_models import OwnChallenge, OwnChallengeVersion
from netquest.catalogue.schemas import OWN_CHALLENGE
from netquest.challenges.service import Given, attempt, withdraw
from netquest.core.db import db
from netquest.game.acts import Outcome
from tests.assignments.desk import Desk
from tests.authoring.writing import BENEFITS, TYPED, revise, scope_of, typed, write
from tests.browser_client import Client
from tests.challenges.doing import now, today_of
from tests.conftest import MakePerson, SignIn
from tests.organisations.belonging import put_in_team, take_out
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both
LIST = "/organisation/challenges"


@pytest.fixture
def bob(desk: Desk, sign_in: SignIn) -> Client:
    """The browser of Bob, who manages a team."""
    return sign_in(desk.bob)


def rows(table: type[OwnChallenge | OwnChallengeVersion] = OwnChallenge) -> int:
    return db.session.execute(select(func.count()).select_from(table)).scalar_one()


def test_an_empty_list_says_how_to_begin(bob: Client) -> None:
    html = bob.get(LIST).text
    assert "None of your own yet." in html
    assert f"{LIST}/new" in [link["href"] for link in markup.links(html)]


def test_the_form_has_a_field_for_everything_and_good_defaults(bob: Client) -> None:
    begun = markup.form(bob.get(f"{LIST}/new").text, LIST).data()
    assert {*TYPED} <= {*begun}
    asked = {name: begun[name] for name in ("grade", "minutes", "kind", "format", "stage", "cooldown_days")}
    assert {"2", "10", "message", "weak", "7"} <= {*asked.values()}


def test_a_challenge_is_written_and_listed(bob: Client) -> None:
    answer = bob.post(LIST, data=typed())
    assert answer.status_code == 303, markup.text(answer.text)
    shown = markup.text(bob.get(answer.location).text)
    assert "Ask the night shift one question" in shown
    assert "Version 1" in shown
    listed = markup.text(bob.get(LIST).text)
    assert "offered to your people" in listed
    assert "tried by fewer than five people so far" in listed
    assert "by Bob" in listed


def test_a_preview_saves_nothing_and_keeps_what_was_typed(bob: Client) -> None:
    answer = bob.post(LIST, data=typed(preview="1"))
    assert answer.status_code == 200
    text = markup.text(answer.text)
    assert "Nothing is saved yet." in text
    assert "Reading ease" in text
    assert rows() == 0
    again = markup.form(answer.text, LIST).data()
    assert {name: again.get(name, "") for name in TYPED} == TYPED


REFUSED = [
    ({"title": ""}, "Name the act."),
    ({"title": "Too short"}, "12 characters is the least"),
    ({"title": "x" * 61}, "60 characters is the most"),
    ({"why": "Short."}, "100 characters is the least"),
    ({"step_2": ""}, "Two steps are the least."),
    ({"step_4": "Go."}, "Between 20 and 300 characters"),
    ({"source": ""}, "Choose what it answers most."),
    ({"source_2": "introversion"}, "Choose each of them once."),
    ({"benefits": []}, "one to three things"),
    ({"benefits": ["community", "knowledge", "business", "learning"]}, "one to three things"),
    ({"benefits": ["gold"]}, "Please choose among the answers"),
    ({"grade": "6"}, "Please choose one of the answers"),
    ({"strategy": "bribery"}, "Please choose one of the answers"),
    ({"cooldown_days": "0"}, "Please choose one of the answers"),
    ({"step_1": "Buy two beers and wait for somebody to sit down."}, "without alcohol everybody can join in"),
    ({"step_1": "Keep asking the same person every single day."}, "one kind question is enough"),
    ({"done_when": "You simply asked them once."}, "it makes little of what can be hard"),
    ({"title": "Ask the night shift now!"}, "it sounds like an advertisement"),
    ({"smaller": "Walk beside them for twenty minutes."}, "small enough for two minutes"),
    ({"opener": "Hello [name, what is it like?"}, "A bracket has no partner."),
    ({"opener": "Hello {boss}, what is [the night] like?"}, "where a person is needed"),
    ({"opener": "word " * 61}, "Sixty words a message"),
    ({"first": "no-such-challenge"}, "Please choose one of the answers"),
    ({"key": ""}, "This form is incomplete."),
    ({"title": "Ask the night shift\x00 now"}, "cannot be kept"),
]


@pytest.mark.parametrize(("other", "message"), REFUSED, ids=lambda part: str(part)[:40])
def test_bad_input_gets_a_message_and_keeps_the_rest(bob: Client, other: dict[str, str], message: str) -> None:
    answer = bob.post(LIST, data=typed(**other))
    assert answer.status_code == 422
    assert message in markup.text(answer.text)
    assert rows() == 0
    kept = markup.form(answer.text, LIST).data()
    same = TYPED.keys() - other.keys() - {"needs_contact"}
    assert {name: kept.get(name, "") for name in same} == {name: TYPED[name] for name in same}


def test_nothing_at_all_is_refused_field_by_field(bob: Client) -> None:
    answer = bob.post(LIST, data={})
    assert answer.status_code == 422
    assert "Name the act." in markup.text(answer.text)


def test_a_form_without_a_person_fills_in_no_name(bob: Client) -> None:
    data = typed()
    del data["needs_contact"]
    assert "where a person is needed" in markup.text(bob.post(LIST, data=data).text)
    assert bob.post(LIST, data=data | {"opener": ""}).status_code == 303


def test_blanks_and_line_breaks_are_tidied(bob: Client, desk: Desk) -> None:
    assert bob.post(LIST, data=typed(title="  Ask the  night\r\nshift   something ")).status_code == 303
    assert bob.post(LIST, data=typed(opener="Hello [you].\r\n\r\n  And [more]  of it. ")).status_code == 303
    titles = {challenge.title: challenge.opener for challenge in catalogue.offered(scope=scope_of(desk.bob))}
    assert "Ask the night shift something" in titles
    assert "Hello [you].\nAnd [more] of it." in titles.values()


def test_every_challenge_of_the_files_could_be_written_here(app: object, desk: Desk, sign_in: SignIn) -> None:
    """What the form takes apart and puts together again is what the files say."""
    for challenge in catalogue.offered():
        with app.test_request_context("/", method="GET"):  # type: ignore[attr-defined]
            form = ChallengeForm(slug="own-x", scope=None, data=given(challenge))
            entry = form.entry()
        assert OWN_CHALLENGE.validate(entry) == {}, challenge.slug
        for name in ("title", "why", "opener", "grade", "kind", "format", "stage", "cooldown_days", "needs_contact"):
            assert entry[name] == getattr(challenge, name)
        assert tuple(entry["steps"]) == challenge.steps
        assert list(entry["sources"]) == list(challenge.sources)


def test_an_edit_is_a_new_version(bob: Client, desk: Desk) -> None:
    slug = write(desk.bob)
    page = bob.get(f"{LIST}/{slug}/edit").text
    data = markup.form(page, f"{LIST}/{slug}").data(title="Ask the night shift two things")
    answer = bob.post(f"{LIST}/{slug}", data={**data, "benefits": BENEFITS})
    assert answer.status_code == 303, markup.text(answer.text)
    text = markup.text(bob.get(answer.location).text)
    assert "Version 2" in text
    assert "Ask the night shift one question" in text


def test_two_tabs_lose_nothing(bob: Client, desk: Desk) -> None:
    slug = write(desk.bob)
    revise(desk.dan, slug, title="Ask the night shift two things")
    mine = typed(seen="1", title="Ask the night shift for a story")
    answer = bob.post(f"{LIST}/{slug}", data=mine)
    assert answer.status_code == 409
    text = markup.text(answer.text)
    assert "Ask the night shift two things" in text
    assert "by Dan" in text
    again = markup.form(answer.text, f"{LIST}/{slug}").data()
    assert (again["title"], again["seen"]) == ("Ask the night shift for a story", "2")
    assert rows(OwnChallengeVersion) == 2
    assert bob.post(f"{LIST}/{slug}", data={**again, "benefits": BENEFITS}).status_code == 303
    assert rows(OwnChallengeVersion) == 3


def test_one_that_needs_itself_is_refused(bob: Client, desk: Desk) -> None:
    slug = write(desk.bob)
    later = write(desk.bob, prerequisites=[slug])
    answer = bob.post(f"{LIST}/{slug}", data=typed(seen="1", first=later))
    assert answer.status_code == 422
    assert "neither would ever come" in markup.text(answer.text)


def test_it_is_retired_and_comes_back(bob: Client, desk: Desk) -> None:
    slug = write(desk.bob)
    assert bob.post(f"{LIST}/{slug}/retirement").status_code == 303
    assert "retired" in markup.text(bob.get(LIST).text)
    assert bob.post(f"{LIST}/{slug}/return").status_code == 303
    assert "offered to your people" in markup.text(bob.get(LIST).text)


def test_who_may_only_look_sees_no_way_to_change(desk: Desk, sign_in: SignIn) -> None:
    slug, mark = write(desk.bob), sign_in(desk.mark)
    page = mark.get(f"{LIST}/{slug}").text
    assert [form.action for form in markup.forms(page) if slug in form.action] == []
    assert mark.get(f"{LIST}/{slug}/edit").status_code == 403
    for path, data in ((f"{LIST}/{slug}", typed(seen="1")), (f"{LIST}/{slug}/retirement", {})):
        assert mark.post(path, data=data).status_code == 403
    carol = sign_in(desk.carol)
    assert {carol.get(f"{LIST}/{slug}{end}").status_code for end in ("", "/edit")} == {404}


def test_people_are_counted_in_steps_of_five_and_nobody_alone(bob: Client, desk: Desk, make_person: MakePerson) -> None:
    slug = write(desk.bob)
    people = [make_person(name) for name in ("Ann", "Ben", "Cid", "Dot", "Eve", "Fay")]
    for person in people:
        put_in_team(person, desk.harbour)
    challenge, told = catalogue.get(slug, scope=scope_of(desk.bob)), []
    for number, person in enumerate(people):
        for outcome in (Outcome.SKIPPED, Outcome.PARTLY, Outcome.DONE):
            given = Given(outcome, today_of(person))
            made = attempt(person, challenge, given, key=f"{outcome}", at=now())
            if number == 0 and outcome is Outcome.PARTLY:
                withdraw(person, made.attempt.id, at=now())
        told.append("tried by 5 people or more" in markup.text(bob.get(LIST).text))
    assert told == [False] * 4 + [True] * 2
    take_out(people[0], desk.works)
    assert "tried by 5 people or more" in markup.text(bob.get(LIST).text)


def test_many_come_in_pages_and_cost_no_more(bob: Client, desk: Desk, statements: Statements) -> None:
    write(desk.bob)
    bob.get(LIST)
    with statements:
        bob.get(LIST)
    few = statements.count
    for _ in range(30):
        write(desk.bob)
    bob.get(LIST)
    with statements:
        first = bob.get(LIST)
    assert statements.count == few <= 5
    more = next(link["href"] for link in markup.links(first.text) if "after=" in link["href"])
    slugs = [link["href"] for page in (first, bob.get(more)) for link in markup.links(page.text)]
    assert len({href for href in slugs if href.startswith(f"{LIST}/own-")}) == 31
