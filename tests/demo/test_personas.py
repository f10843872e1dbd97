"""What demo people are made of, without a database."""

import re

import pytest

from netquest.catalogue.schemas import FORMATS
from netquest.demo import notes
from netquest.demo.cast import MIRA, PLAN
from netquest.demo.personas import NAMES, drawn
from netquest.demo.player import past
from netquest.game.acts import Outcome
from tests.catalogue.prose import banned_in

NOTES = [note for pool in (*notes.DONE.values(), *notes.OTHERWISE.values()) for note in pool]


@pytest.mark.parametrize("note", NOTES)
def test_notes_keep_to_the_voice_and_name_nobody(note):
    names = {*NAMES, *(place.persona.name.split()[0] for place in PLAN.places)}
    assert banned_in(note) == []
    assert not names & set(re.findall(r"\w+", note))
    assert len(note) < 140


def test_no_note_stands_in_two_places():
    assert len(NOTES) == len(set(NOTES))


def test_there_is_a_note_for_every_format_and_outcome():
    assert set(notes.DONE) == set(FORMATS)
    assert set(notes.OTHERWISE) == set(Outcome) - {Outcome.DONE}


def test_the_same_number_days_and_seed_draw_the_same_person():
    assert drawn(7, days=30, seed=1) == drawn(7, days=30, seed=1)
    assert drawn(7, days=30, seed=1) != drawn(7, days=30, seed=2)
    assert drawn(7, days=30, seed=1) != drawn(8, days=30, seed=1)


@pytest.mark.parametrize("number", range(1, 40))
def test_whoever_is_drawn_is_marked_and_plans_every_week_of_the_time(number):
    persona = drawn(number, days=30, seed=3)
    assert f"(demo {number})" in persona.name
    assert persona.address == f"3-{number}@demo.invalid"
    assert len(persona.weeks) * 7 >= 30 + 7
    assert all(0 <= days <= 7 for days in persona.weeks)


def test_a_plan_reaches_back_as_far_as_it_goes():
    assert [MIRA.days_in(ago) for ago in (0, 1, 7, 13, 14, 30)] == [2, 3, 0, 1, 0, 0]


def test_the_standing_people_have_names_and_addresses_of_their_own():
    cast = [place.persona for place in PLAN.places]
    assert len({persona.name for persona in cast}) == len({persona.address for persona in cast}) == len(cast)
    assert all("(demo)" in persona.name for persona in cast)


def test_somebody_without_a_history_has_nothing_behind_them():
    assert past([], shown={}).highest_done == 0
