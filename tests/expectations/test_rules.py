"""The rules of expectations."""

from hypothesis import given
from hypothesis import strategies as st

from netquest.expectations.rules import (
    FEARS,
    OWN,
    Expected,
    Found,
    Happened,
    are_unmet,
    is_hard,
    pack_answers,
    pack_fears,
    unpack_answers,
    unpack_fears,
)

some_fears = st.lists(st.sampled_from(FEARS), unique=True)
some_answers = st.dictionaries(st.sampled_from((*FEARS, OWN)), st.sampled_from(list(Happened)))


@given(some_fears)
def test_fears_survive_their_row_in_one_order(fears):
    kept = unpack_fears(pack_fears(fears))
    assert sorted(kept) == sorted(fears)
    assert pack_fears(reversed(fears)) == pack_fears(fears)


@given(some_answers, some_fears)
def test_answers_survive_for_the_fears_that_are_there(happened, fears):
    assert unpack_answers(pack_answers(happened), (*FEARS, OWN)) == happened
    assert unpack_answers(pack_answers(happened), fears) == {fear: happened[fear] for fear in fears if fear in happened}


@given(some_answers)
def test_a_fear_was_not_met_when_all_that_was_answered_did_not_happen(happened):
    assert are_unmet(happened) == (set(happened.values()) == {Happened.NO})


@given(st.integers(1, 5), st.sampled_from(("warm-up", "stretch", "leap")))
def test_hard_is_what_is_hard_in_itself_or_for_the_person(grade, band):
    assert is_hard(grade, band) == (grade >= 3 or (grade == 2 and band != "warm-up"))


@given(some_fears, st.text(max_size=3), st.text(max_size=3), some_answers)
def test_a_mark_tells_any_two_apart_and_is_empty_for_nothing(fears, cue, act, happened):
    one, other = Expected(tuple(fears), cue=cue, act=act), Expected(tuple(fears), cue=act, act=cue)
    assert (one.mark == other.mark) == (cue == act)
    assert (one.mark == "") == one.is_empty
    assert (Found(happened, cue).mark == "") == (not happened and not cue)
