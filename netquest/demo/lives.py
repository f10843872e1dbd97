"""Demo people before they are in any table: who they are, and all that they did, as rows without ids.

Nothing here asks a database, so that lives may be lived in other processes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from netquest.accounts.models import DEFAULT_DAY_START, DEFAULT_WEEKLY_GOAL, Person, PreferenceChange
from netquest.assessment.service import INVITATION
from netquest.catalogue import queries as catalogue
from netquest.challenges.models import Attempt
from netquest.demo import expecting, inward, keepsakes, looks, resting
from netquest.demo.books import Books, Rows
from netquest.demo.looks import Look
from netquest.demo.personas import Persona
from netquest.demo.plans import Place
from netquest.demo.player import BREAKFAST, Errand, Player, instant
from netquest.game.acts import Act
from netquest.game.cards import Card
from netquest.game.days import local_day, monday, next_monday

Errands = Mapping[str, Sequence[Errand]]
"""What people take from offers, by their addresses."""


@dataclass(frozen=True, slots=True)
class Life:
    """Somebody's account, acts, assessments, and the rows of all tables but their account.

    Their attempts are numbered from 1, in every row that names one; the id of their person is not known yet.
    """

    account: dict[str, Any]
    acts: list[Act]
    looked: list[Look]
    rows: Rows

    @property
    def attempts(self) -> int:
        """How many attempts there are, withdrawn ones included."""
        return len(self.rows[Attempt])

    def settled(self, person_id: int, ids: Sequence[int]) -> Iterator[tuple[type[Any], list[dict[str, Any]]]]:
        """Yield the rows by table, now that the ids of the person and of their attempts are known; only once."""
        for table, rows in self.rows.items():
            own = {"person_id": person_id} if "person_id" in table.__table__.columns else {}
            for row in rows:
                row.update(own)
                if table is Attempt:
                    row["id"] = ids[row["id"] - 1]
                elif "attempt_id" in row:
                    row["attempt_id"] = ids[row["attempt_id"] - 1]
                elif "cause" in row:
                    kind, _, number = row["cause"].partition(":")
                    row["cause"] = f"{kind}:{ids[int(number) - 1]}"
            yield table, rows


def live(places: Sequence[Place], *, errands: Errands, days: int, at: datetime) -> list[Life]:
    """Let people live so many days up to `at`; the same people live the same each time."""
    pool = catalogue.pool()
    return [_life(place.persona, errands.get(place.persona.address, ()), pool, days=days, at=at) for place in places]


def _life(persona: Persona, errands: Sequence[Errand], pool: Sequence[Card], *, days: int, at: datetime) -> Life:
    zone = ZoneInfo(persona.zone)
    today = local_day(at, zone=persona.zone, day_start=DEFAULT_DAY_START)
    first = max(today - timedelta(days=days), monday(today) - timedelta(weeks=len(persona.weeks) - 1))
    account = _account(persona, at=instant(first, BREAKFAST, zone))
    person = Person(**account)
    changes, looked = _goal_changes(persona, first, at=at), looks.looks_of(persona, person, at=at)
    goals = [(monday(first), DEFAULT_WEEKLY_GOAL), *((row["valid_from"], int(row["value"])) for row in changes)]
    books = Books(person, goals, count(1), prior=looks.beginning(looked))
    rng = Random(persona.address)  # noqa: S311 - repeatable, not secret
    Player(persona, books, rng, pool=pool, at=at, errands=errands).play(first, today)
    rows: Rows = defaultdict(list, {PreferenceChange: changes})
    inner = keepsakes.rows(person, books.acts) | inward.rows(persona, person, at=at)
    inner |= expecting.rows(persona, person, books.acts)
    for table, some in (books.rows() | inner | resting.rows(persona, person, at=at)).items():
        rows[table] += some
    return Life(account, books.acts, looked, rows)


def _account(persona: Persona, *, at: datetime) -> dict[str, Any]:
    """Return an account without a password, its address confirmed, since no mail reaches it."""
    return {
        "name": persona.name,
        "email": persona.address,
        "password": None,
        "is_demo": True,
        "created_at": at,
        "confirmed_at": at,
        "timezone": persona.zone,
        "day_start": DEFAULT_DAY_START,
        "minutes": persona.minutes,
        "day_streak": persona.counts_days,
        "put_away": INVITATION if persona.looks else "",
        "keeps_expectations": True if persona.looks else None,
    }


def _goal_changes(persona: Persona, first: date, *, at: datetime) -> list[dict[str, Any]]:
    """Return the rows of the weekly goals that a person has chosen by now, each valid from the Monday after."""
    days = [(first + timedelta(weeks=weeks), goal) for weeks, goal in persona.goals]
    chosen = [(day, goal, instant(day, BREAKFAST + 5, ZoneInfo(persona.zone))) for day, goal in days]
    return [
        {"name": "weekly_goal", "value": str(goal), "at": when, "valid_from": next_monday(day)}
        for day, goal, when in chosen
        if when <= at
    ]
