"""The myths and the drills: enough of them, fair, testable, plain English, and each leads somewhere."""

import pytest

from netquest.catalogue import queries
from netquest.catalogue.readability import PLAIN, ease
from netquest.catalogue.schemas import SKILLS, VERDICTS
from netquest.core.errors import NotFound

MYTHS = list(queries.myths().values())
DRILLS = list(queries.drills().values())
OFFERED = queries.offered()

each_myth = pytest.mark.parametrize("myth", MYTHS, ids=lambda myth: myth.id)
each_drill = pytest.mark.parametrize("drill", DRILLS, ids=lambda drill: drill.id)


def test_fifteen_myths_are_there_and_a_guess_is_no_way_through():
    assert len(MYTHS) >= 15
    verdicts = [myth.verdict for myth in MYTHS]
    assert all(3 <= verdicts.count(verdict) <= 2 * len(MYTHS) / 3 for verdict in VERDICTS)


def test_most_rest_on_a_study_and_the_others_say_that_they_do_not():
    assert sum(myth.known is not None for myth in MYTHS) >= 12
    assert all("study" in myth.unsure or "counted" in myth.unsure for myth in MYTHS if myth.known is None)


def test_no_study_speaks_for_two_myths():
    cited = [myth.known.citation.id for myth in MYTHS if myth.known]
    assert len(set(cited)) == len(cited)


def test_a_challenge_tests_one_myth():
    assert len({myth.test for myth in MYTHS}) == len(MYTHS)


@each_myth
def test_a_myth_is_tested_by_a_challenge_that_is_offered(myth):
    assert queries.get(myth.test) in OFFERED


@each_myth
def test_what_is_noted_before_and_after_is_a_question(myth):
    assert myth.before.endswith("?")
    assert myth.after.endswith("?")


@each_myth
def test_a_myth_is_plain_english(myth):
    assert ease([myth.says, myth.why, myth.before, myth.after]) >= PLAIN


def test_the_small_tests_are_many():
    assert sum(queries.get(myth.test).grade <= 2 for myth in MYTHS) >= len(MYTHS) / 2


def test_eight_drills_are_there_two_or_more_for_each_skill():
    assert len(DRILLS) >= 8
    assert min([drill.skill for drill in DRILLS].count(skill) for skill in SKILLS) >= 2


@each_drill
def test_a_drill_rehearses_a_small_challenge_that_needs_nobody(drill):
    card = queries.get(drill.id)
    assert card in OFFERED
    assert (card.strategy, card.grade, card.format, card.needs_contact) == ("build-confidence", 1, "solo", False)
    assert card.minutes <= 10


@each_drill
def test_a_drill_leads_to_a_steeper_challenge_or_to_one_among_people(drill):
    then = queries.get(drill.then)
    assert then in OFFERED
    assert then.grade > 1 or then.format != "solo"


@each_drill
def test_a_drill_is_plain_english_and_has_something_to_count(drill):
    assert ease([drill.how, drill.count, drill.next]) >= PLAIN
    assert {"many", "words"} & set(drill.count.lower().split())


def test_what_never_was_is_not_found():
    assert queries.get_myth("outgoing-people").verdict == "not true"
    assert queries.get_drill("ask-once-more").skill == "listening"
    for look in (queries.get_myth, queries.get_drill):
        with pytest.raises(NotFound):
            look("no-such-thing")
