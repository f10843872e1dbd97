"""How much sources weigh, what waits for itself, and how many people are told of."""

from hypothesis import given
from hypothesis import strategies as st

from netquest.authoring.rules import CROWD, crowd, needs_itself, weights
from netquest.catalogue.own import is_own
from netquest.catalogue.queries import catalogue
from netquest.game.readiness import SOURCES

slugs = st.sampled_from("abcdef")


@given(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=3, unique=True))
def test_weights_fall_from_the_main_source_on_and_sum_to_one(sources: list[str]) -> None:
    found = weights(sources)
    assert list(found) == sources
    assert sorted(found.values(), reverse=True) == list(found.values())
    assert len(set(found.values())) == len(sources)
    assert abs(sum(found.values()) - 1) < 1e-9


@given(st.integers(0, 10_000))
def test_a_crowd_is_told_in_steps_and_never_one_by_one(people: int) -> None:
    told = crowd(people)
    assert told <= people < told + CROWD
    assert told % CROWD == 0
    assert told == crowd(told)


@given(st.dictionaries(slugs, slugs), slugs, slugs)
def test_what_waits_for_itself_is_found(needed: dict[str, str], slug: str, first: str) -> None:
    needed.pop(slug, None)
    way, reached = first, {first}
    for _ in needed:
        way = needed.get(way, way)
        reached.add(way)
    assert needs_itself(slug, first, needed) == (slug in reached)


def test_no_challenge_of_the_files_has_a_slug_like_theirs() -> None:
    assert [slug for slug in catalogue().challenges if is_own(slug)] == []
