"""Demo people keep something at challenges, so that the library's filters have something to show."""

import pytest

from netquest.challenges import marks, steers
from netquest.challenges.queries import surviving_acts
from netquest.demo import people as demo
from netquest.demo import words
from tests.conftest import NOW
from tests.demo import histories as seen

pytestmark = pytest.mark.both


def test_the_member_saved_something_and_something_helped(cast: list[object]) -> None:
    marked = marks.of(seen.person_of("member")).values()
    assert sum(mark.is_saved for mark in marked) == 2
    assert sum(mark.verdict == "helped" for mark in marked) in (1, 2, 3)


def test_what_helped_was_lighter_than_it_looked(cast: list[object]) -> None:
    for person in seen.people():
        acts = {
            act.slug for act in surviving_acts(person.id) if (act.nerves_before or 0) - (act.nerves_after or 0) >= 20
        }
        assert {slug for slug, mark in marks.of(person).items() if mark.verdict} <= acts


def test_what_was_saved_waits_to_be_tried(cast: list[object]) -> None:
    for person in seen.people():
        tried = {act.slug for act in surviving_acts(person.id)}
        assert not tried & {slug for slug, mark in marks.of(person).items() if mark.is_saved}


def test_the_member_put_one_belief_right_and_hid_one_card(cast: list[object]) -> None:
    said = [(person.name, steer.kind.value) for person in seen.people() for steer in steers.said_by(person.id).steers]
    assert said == [(seen.person_of("member").name, "easier")]
    hidden = [slug for person in seen.people() for slug, mark in marks.of(person).items() if mark.is_hidden]
    assert words.HIDDEN in hidden


def test_filling_again_adds_nothing(cast: list[object]) -> None:
    before = [(marks.of(person), steers.said_by(person.id)) for person in seen.people()]
    demo.fill(at=NOW)
    assert [(marks.of(person), steers.said_by(person.id)) for person in seen.people()] == before
