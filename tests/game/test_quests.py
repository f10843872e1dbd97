"""Quests: three a week that fit a person, the same everywhere; progress grows with tries and knows no order."""

import json
import subprocess
import sys
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.questing import ENOUGH, Option, Person, another, quarter, seed, theme_of, week
from netquest.game.quests import ALWAYS_FITS, NEAR, NEW, Ask, Deed, Quest, have, is_done
from tests.game.acts_strategies import KINDS, MONDAY, SOURCES, days_on, few

STAGES = ("self", "stranger", "new", "weak", "strong", "dormant", "mentor", "group")
STRATEGIES = ("patience", "tailor", "reframe", "celebrate")
FORMATS = ("solo", "message", "call", "one-on-one", "small-group", "event", "public")


def options(number: int = 160) -> list[Option]:
    """A catalogue of every kind of card, the likely and the unlikely."""
    draw = Random(7)
    return [
        Option(
            draw.choice(KINDS),
            draw.choice(STRATEGIES),
            draw.choice(SOURCES),
            draw.choice(STAGES),
            1 + n % 5,
            (2, 10, 30)[n % 3],
            draw.randint(20, 97),
            is_fresh=n % 4 > 0,
        )
        for n in range(number)
    ]


ALL = options()
people = st.builds(
    Person,
    pace=st.floats(0, 12),
    goal=st.integers(1, 7),
    ceiling=st.integers(1, 5),
    highest_done=st.integers(0, 5),
    last_week=st.integers(0, 5),
)
seeds = st.integers(0, 2**64 - 1)


@st.composite
def deeds(draw: st.DrawFn) -> list[Deed]:
    """Some tries over a week."""
    made = draw(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 11), st.integers(1, 99)), max_size=12))
    return [
        Deed(
            number,
            days_on(day),
            f"challenge-{slug}",
            KINDS[slug % 7],
            STRATEGIES[slug % 4],
            SOURCES[slug % 5],
            slug % 5 + 1,
            (2, 10, 30)[slug % 3],
            percent,
            slug % 2 == 0,
            percent % 3 == 0,
            percent % 2 == 0,
            FORMATS[slug % 7],
            STAGES[slug % 8],
        )
        for number, (day, slug, percent) in enumerate(made)
    ]


@st.composite
def quests(draw: st.DrawFn) -> Quest:
    ask, need = draw(st.sampled_from(Ask)), draw(st.integers(1, 4))
    of = {Ask.KIND: KINDS, Ask.SOURCE: SOURCES, Ask.STRATEGY: STRATEGIES}.get(ask, ("",))
    return Quest(ask, need, draw(st.sampled_from(of)), draw(st.integers(1, 5)) if ask is Ask.STEP else 0)


@few
@given(people, seeds)
def test_three_quests_of_three_asks_the_first_of_them_small(person: Person, drawn: int) -> None:
    three = week(person, ALL, seed=drawn)
    assert len({quest.ask for quest in three}) == len(three) == 3
    assert three[0].is_small
    assert all(quest.need >= 1 for quest in three)


@few
@given(people, seeds)
def test_all_three_take_no_more_tries_than_the_goal_and_one(person: Person, drawn: int) -> None:
    small, *larger = week(person, ALL, seed=drawn)
    wanted = sum(quest.need for quest in larger)
    assert wanted <= max(2, round(person.pace))
    assert wanted + (small.ask not in ALWAYS_FITS) <= person.goal + 1


@few
@given(people, seeds)
def test_they_can_be_done_with_cards_that_are_likely_enough(person: Person, drawn: int) -> None:
    three = week(person, ALL, seed=drawn)
    made = [deed for quest in three[1:] for deed in tries_for(quest, person, drawn)]
    made += [] if three[0].ask in ALWAYS_FITS else tries_for(three[0], person, drawn)
    assert len(made) <= person.goal + 1
    assert all(is_done(quest, made) for quest in three)


def tries_for(quest: Quest, person: Person, drawn: int) -> list[Deed]:
    """As many tries as a quest needs, at cards that the person may be offered."""
    highest = min(person.ceiling, person.highest_done + 2)
    cards = [(n, one) for n, one in enumerate(ALL) if one.grade <= highest and one.percent >= 50]
    made: list[Deed] = []
    for number, one in cards:
        deed = Deed(
            number,
            days_on(len(made)),
            f"card-{number}",
            one.kind,
            one.strategy,
            one.source,
            one.grade,
            one.minutes,
            one.percent,
            one.is_fresh,
            has_note=True,
            has_nerves=True,
            stage=one.stage,
        )
        if have(quest, [*made, deed]) > have(quest, made):
            made.append(deed)
    assert len(made) == quest.need, f"{quest} cannot be done"
    return made


@few
@given(people, seeds, seeds)
def test_the_next_week_asks_for_something_else(person: Person, drawn: int, next_drawn: int) -> None:
    before = week(person, ALL, seed=drawn)
    after = week(person, ALL, seed=next_drawn, before=before)
    assert not {(one.ask, one.of) for one in before} & {(one.ask, one.of) for one in after}


@few
@given(people, seeds, st.integers(0, 2))
def test_a_swap_brings_another_one_of_its_size_or_smaller(person: Person, drawn: int, place: int) -> None:
    three = week(person, ALL, seed=drawn)
    swapped = another(three, place, person, ALL, seed=drawn + 1)
    assert [swapped[n] for n in range(3) if n != place] == [three[n] for n in range(3) if n != place]
    assert swapped[place].ask is not three[place].ask
    assert swapped[place].need <= three[place].need
    assert swapped[0].is_small
    assert sum(quest.need for quest in swapped if quest.ask not in ALWAYS_FITS) <= person.goal + 1


def test_nothing_is_asked_for_where_there_is_no_card() -> None:
    assert week(Person(3.0, 3), (), seed=1) == ()
    assert week(Person(3.0, 3), [one for one in ALL if one.percent < 50], seed=1) == ()


def test_two_cards_of_a_kind_are_no_choice() -> None:
    few_meetings = [one for one in ALL if one.kind != "meet"] + [one for one in ALL if one.kind == "meet"][: ENOUGH - 1]
    for drawn in range(60):
        assert all(
            quest.of != "meet" for quest in week(Person(9.0, 7, 5, 5), few_meetings, seed=seed(drawn, MONDAY, 0))
        )


CODE = """
import json, sys
sys.path.insert(0, ".")
from tests.game.test_quests import ALL
from netquest.game.questing import Person, seed, week
from datetime import date
weeks = [week(Person(4.0, 3, 5, 2, 2), ALL, seed=seed(n, date(2026, 3, 2), 0)) for n in range(20)]
print(json.dumps([[quest.to_json() for quest in three] for three in weeks]))
"""


def test_every_process_gives_the_same_three() -> None:
    runs = {
        subprocess.run(
            [sys.executable, "-c", CODE],
            env={"PYTHONHASHSEED": hashes, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hashes in ("0", "1", "4711")
    }
    here = [[q.to_json() for q in week(Person(4.0, 3, 5, 2, 2), ALL, seed=seed(n, MONDAY, 0))] for n in range(20)]
    assert runs == {json.dumps(here) + "\n"}


def test_weeks_and_people_differ() -> None:
    person = Person(4.0, 4, 5, 3, 2)
    seen = {week(person, ALL, seed=seed(1, MONDAY + timedelta(weeks=n), 0)) for n in range(40)}
    assert len(seen) > 35
    assert len({quest.ask for three in seen for quest in three}) > 10
    assert len({week(person, ALL, seed=seed(n, MONDAY, 0)) for n in range(40)}) > 35


@given(quests(), deeds(), st.randoms())
def test_order_and_duplicates_of_tries_do_not_matter(quest: Quest, made: list[Deed], draw: Random) -> None:
    mixed = [*made, *draw.sample(made, len(made) // 2)]
    draw.shuffle(mixed)
    assert have(quest, mixed) == have(quest, made)


@given(quests(), deeds(), st.integers(0, 11))
def test_progress_grows_with_tries_and_an_undo_is_exact(quest: Quest, made: list[Deed], place: int) -> None:
    less = [deed for deed in made if deed.id != place]
    assert 0 <= have(quest, less) <= have(quest, made) <= quest.need
    assert have(quest, made) - have(quest, less) <= 1


@given(quests())
def test_a_quest_is_read_as_it_was_written(quest: Quest) -> None:
    assert Quest.from_json(json.loads(json.dumps(quest.to_json()))) == quest
    assert have(quest, []) == 0


def test_the_same_card_on_the_same_day_counts_once() -> None:
    again = [deed_at(number, slug="follow-up") for number in range(3)]
    assert have(Quest(Ask.KIND, 3, "ask"), again) == 1


def test_two_follow_ups_and_one_new_contact() -> None:
    quest = Quest(Ask.TIES, 3)
    near, new = [deed_at(n, stage=sorted(NEAR)[n]) for n in range(3)], [deed_at(9 + n, stage="new") for n in range(2)]
    assert [have(quest, near), have(quest, new), have(quest, [*near[:2], *new])] == [2, 1, 3]


@pytest.mark.parametrize(("percent", "held"), [(84, 1), (85, 0), (60, 1)])
def test_a_stretch_is_what_is_no_warm_up(percent: int, held: int) -> None:
    assert have(Quest(Ask.STRETCH), [deed_at(1, percent=percent)]) == held


@pytest.mark.parametrize("stage", sorted(NEW))
def test_a_newcomer_is_a_stranger_or_somebody_new(stage: str) -> None:
    assert is_done(Quest(Ask.NEWCOMER), [deed_at(1, stage=stage)])


def deed_at(number: int, **facts: object) -> Deed:
    told = {"slug": f"card-{number}", "kind": "ask", "strategy": "tailor", "source": "time", "grade": 1, "minutes": 10}
    return Deed(**{"id": number, "day": MONDAY, "percent": 90, **told, **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 31)),
        (date(2026, 4, 1), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 9, 30), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_quarters(day: date, first: date, last: date) -> None:
    assert quarter(day) == (first, last)


def test_themes_take_turns_by_the_year_and_no_two_quarters_share_one() -> None:
    themes = {f"{letter}{number}": number for letter in "ab" for number in (1, 2, 3, 4)}
    year = [theme_of(date(2026, month, 15), themes) for month in (2, 5, 8, 11)]
    assert year == ["a1", "a2", "a3", "a4"]
    assert theme_of(date(2027, 2, 15), themes) == "b1"
    assert theme_of(date(2027, 2, 15), {"only": 2}) is None
