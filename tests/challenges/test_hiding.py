"""Hiding a challenge: it leaves the menu, comes onto none again, and is brought back whatever hid it."""

import pytest

from netquest.accounts.models import Person
from netquest.challenges import day_queries, marking, marks, menus, queries
from netquest.game.acts import Reason
from netquest.game.modes import Lean
from tests.challenges.doing import do, now, today_of, undo
from tests.challenges.test_menus import OTHER, STEEP, day_of, more, open_day, pin, slugs, stored, wish

pytestmark = pytest.mark.both


def hide(person: Person, slug: str) -> None:
    marking.hide(person, slug, today=today_of(person), at=now())


def test_what_is_hidden_leaves_the_menu_and_never_comes_back_to_one(alice: Person) -> None:
    open_day(alice, STEEP)
    more(alice)
    tried, *hidden = [slugs(alice)[0], *slugs(alice)[1:]]
    do(alice, tried)
    for slug in [tried, *hidden]:
        hide(alice, slug)
    assert set(slugs(alice)) & {tried, *hidden} == {tried}, "what was tried stays for its day"
    for number in range(6):
        wish(alice, minutes=60, energy=3, lean=[*Lean][number % 3])
        assert not set(slugs(alice)) & set(hidden)
    count = stored()
    pin(alice, STEEP)
    assert (STEEP in slugs(alice), stored()) == (False, count), "a set does not lay out what its walker hid"


def test_it_is_hidden_and_leaves_the_menu_in_one_act(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    open_day(alice, STEEP)
    seen, count = slugs(alice), stored()
    monkeypatch.setattr(menus, "insert_new", lost)
    with pytest.raises(ConnectionError):
        hide(alice, seen[0])
    assert (hidden(alice), slugs(alice), stored()) == (set(), seen, count)


def test_a_swap_that_came_in_between_does_not_keep_it_on_the_menu(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_day(alice)
    gone, swapped, _ = slugs(alice)
    read, read_before = day_queries.day_of, [day_of(alice)]
    menus.swap(alice, day_of(alice), swapped, seen=0, at=now())
    monkeypatch.setattr(day_queries, "day_of", lambda *asked: read_before.pop() if read_before else read(*asked))
    hide(alice, gone)
    assert not read_before
    assert not {gone, swapped}.intersection(slugs(alice))


def lost(*_: object) -> None:
    raise ConnectionError("the database is gone")


def test_it_is_brought_back_whether_a_word_or_a_skip_hid_it(alice: Person) -> None:
    skipped = do(alice, OTHER, outcome="skipped", reason=Reason.NOT_FOR_ME)
    hide(alice, STEEP)
    assert hidden(alice) == {OTHER, STEEP}
    for slug in (OTHER, STEEP):
        marking.bring_back(alice, slug, at=now())
    assert hidden(alice) == set()
    do(alice, OTHER, outcome="skipped", reason=Reason.NOT_FOR_ME)
    assert hidden(alice) == {OTHER}, "a later skip hides it again"
    undo(alice, skipped)
    assert hidden(alice) == {OTHER}


def test_undoing_the_skip_brings_it_back_and_leaves_what_was_hidden_by_word(alice: Person) -> None:
    made = [do(alice, slug, outcome="skipped", reason=Reason.NOT_FOR_ME) for slug in (OTHER, STEEP)]
    hide(alice, STEEP)
    for skip in made:
        undo(alice, skip)
    assert hidden(alice) == {STEEP}


def hidden(person: Person) -> set[str]:
    marked = {slug for slug, mark in marks.of(person).items() if mark.is_hidden}
    assert marked == queries.past_of(person, today_of(person)).hidden
    return marked
