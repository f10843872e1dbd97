"""The statements of the assessment, and what a result says of each source."""

from collections import Counter
from itertools import pairwise

from netquest.catalogue import queries
from netquest.game.readiness import SOURCES


def test_there_are_thirteen_and_every_source_has_one_or_two():
    counts = Counter(statement.source for statement in queries.statements().values())
    assert len(queries.statements()) == 13
    assert counts == dict.fromkeys(SOURCES, 1) | {"rejection": 2, "introversion": 2, "confidence": 2}


def test_to_agree_with_one_of_them_is_readiness():
    assert [one.source for one in queries.statements().values() if one.growth] == ["mindset"]


def test_no_source_is_asked_twice_in_a_row():
    asked = [one.source for one in queries.statements().values()]
    assert all(one != other for one, other in pairwise(asked))


def test_a_result_can_speak_of_every_source():
    assert list(queries.hurdles()) == list(SOURCES)


def test_sentences_are_whole_in_one_place_and_go_on_in_the_other():
    for words in queries.hurdles().values():
        assert words.main[0].isupper()
        assert words.main[-1] != "."
        assert words.least[0].islower()
        assert words.makes.endswith(".")
