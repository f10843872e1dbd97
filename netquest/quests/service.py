"""Writes of quests: a week's first three, and the ones after a swap. Each is stored once, however many ask at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.accounts.service import hold
from netquest.catalogue import queries as catalogue
from netquest.challenges.day_queries import DEFAULT_ENERGY, Day
from netquest.core.db import insert_new, transaction
from netquest.game import RULES, questing
from netquest.game.days import monday
from netquest.game.questing import WEEKLY, Option
from netquest.game.quests import Quest, is_done
from netquest.game.readiness import predict
from netquest.quests import queries
from netquest.quests.models import QuestWeek
from netquest.quests.queries import PACED, WEEK, Week
from netquest.quests.rules import is_away, pack, unpack

SWAPS = 1
"""So many quests a week may be swapped for another one."""


def open_week(person: Person, day: Day, *, at: datetime) -> None:
    """Store the three quests of the week of a local day. Whoever comes second finds them stored.

    They rest on what lies before the week alone, and on what is believed of the person now. Who is away has none.
    """
    if is_away(day.rhythm, day.today):
        return
    first = monday(day.today)
    with transaction() as session:
        hold(session, person.id)
        whom, options = _sized(person, day, first)
        drawn = questing.seed(person.id, first, 0)
        quests = questing.week(whom, options, seed=drawn, before=_last(person, first))
        _store(session, person, first, 0, quests, drawn, at=at)


def swap(person: Person, day: Day, place: int, *, seen: int, at: datetime) -> None:
    """Store the week with another quest at a place (from 0): once a week, and none that is finished.

    `seen` is the number of the week that was shown; of an older one nothing is changed.
    """
    first = monday(day.today)
    with transaction() as session:
        hold(session, person.id)
        week = queries.find_week(person.id, first)
        if week is None or seen != week.number or week.number >= SWAPS or place >= len(week.quests):
            return
        if is_done(week.quests[place], queries.deeds(week.tries, since=first, scope=person.scope)):
            return
        whom, options = _sized(person, day, first)
        drawn = questing.seed(person.id, first, week.number + 1)
        quests = questing.another(week.quests, place, whom, options, seed=drawn, before=_last(person, first))
        if quests != week.quests:
            _store(session, person, first, week.number + 1, quests, drawn, at=at)


def faults(person_id: int) -> Iterable[str]:
    """Yield what is wrong with the stored weeks of a person, in words: their seeds follow from who and when."""
    for row in queries.rows(person_id):
        due = str(questing.seed(person_id, row.monday, row.number))
        if row.seed != due or row.monday.weekday() or row.number > SWAPS or len(unpack(row.quests)) > WEEKLY:
            yield f"quest_week of person {person_id}, {row.monday} number {row.number}: is none that was drawn for them"


def _last(person: Person, first: date) -> tuple[Quest, ...]:
    found: list[Week] = queries.weeks(person.id, since=first - WEEK, until=first)
    return found[0].quests if found else ()


def _sized(person: Person, day: Day, first: date) -> tuple[questing.Person, list[Option]]:
    """Return what the quests of a person are sized to, and the cards that there are for them."""
    past = queries.lately(person, first)
    whom = questing.Person(
        pace=sum(row.tries for row in past) * WEEK / PACED,
        goal=day.goal,
        ceiling=person.ceiling,
        highest_done=max((row.grade for row in past), default=0),
        last_week=max((row.last_week for row in past), default=0),
    )
    return whom, _options(person, day, past)


def _options(person: Person, day: Day, past: Sequence[Any]) -> list[Option]:
    times = {row.slug: int(row.times) for row in past}
    tried, hidden = {row.slug for row in past if row.ever}, {row.slug for row in past if row.hidden}
    return [
        Option(
            kind=one.kind,
            strategy=one.strategy,
            source=_main(one.sources),
            stage=one.stage,
            grade=one.grade,
            minutes=one.minutes,
            percent=predict(
                day.state.readiness,
                catalogue.card_of(one),
                energy=DEFAULT_ENERGY,
                times_done=times.get(one.slug, 0),
            ).percent,
            is_fresh=one.slug not in tried,
        )
        for one in catalogue.offered(scope=person.scope)
        if one.slug not in hidden
    ]


def _main(loads: Mapping[str, float]) -> str:
    """Return the source with the largest load, the first by name of two."""
    return min(loads, key=lambda source: (-loads[source], source))


def _store(
    session: Session, person: Person, first: date, number: int, quests: Sequence[Quest], drawn: int, *, at: datetime
) -> None:
    row: dict[str, object] = {
        "person_id": person.id,
        "monday": first,
        "number": number,
        "at": at,
        "seed": str(drawn),
        "rules": RULES,
        "quests": pack(quests),
    }
    insert_new(session, QuestWeek, row)
