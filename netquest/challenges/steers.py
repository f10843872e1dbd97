"""Reads of what people said about how NetQuest chooses for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, String, cast, exists, select

from netquest.challenges.models import Steer, SteerWithdrawal
from netquest.core.db import db, joined
from netquest.game import steering
from netquest.game.steering import ABOUT_SOURCE, MOST_SAID, SWITCHES, Kind


@dataclass(frozen=True, slots=True)
class Said:
    """All that a person said, in order; `count` holds what was taken back too and numbers the next."""

    steers: tuple[steering.Steer, ...]
    count: int

    @property
    def is_off(self) -> bool:
        """Whether nothing is to be believed of them."""
        switched = [steer.kind for steer in self.steers if steer.kind in SWITCHES]
        return switched[-1:] == [Kind.OFF]

    @property
    def beginning(self) -> steering.Steer | None:
        """Return what they began anew with last."""
        return next((steer for steer in reversed(self.steers) if steer.kind is Kind.ANEW), None)

    @property
    def corrections(self) -> list[steering.Steer]:
        """Return what they said about sources since they last began anew."""
        since = self.beginning.id if self.beginning else 0
        return [steer for steer in self.steers if steer.kind in ABOUT_SOURCE and steer.id > since]

    def is_full(self, source: str) -> bool:
        """Whether words about a source have gone as far as words go."""
        return sum(steer.source == source for steer in self.corrections) >= MOST_SAID


_is_withdrawn = exists().where(SteerWithdrawal.steer_id == Steer.id)


def said_by(person_id: int) -> Said:
    """Return all that a person said and did not take back, in one statement."""
    columns = (Steer.id, Steer.after, Steer.kind, Steer.source, Steer.day, _is_withdrawn.label("is_withdrawn"))
    mine = select(*columns).where(Steer.person_id == person_id).order_by(Steer.id)
    rows: Sequence[Any] = db.session.execute(mine).all()
    living = [row for row in rows if not row.is_withdrawn]
    return Said(
        steers=tuple(steering.Steer(row.id, row.after, Kind(row.kind), row.source, row.day) for row in living),
        count=len(rows),
    )


def steers_of(person_id: ColumnElement[int]) -> ScalarSelect[str]:
    """Return, as an expression for a larger SELECT, what a person said; `read_steers` reads it."""
    id_, after = cast(Steer.id, String), cast(Steer.after, String)
    each = id_ + ":" + after + ":" + Steer.kind + ":" + Steer.source + ":" + cast(Steer.day, String)
    return select(joined(each)).where(Steer.person_id == person_id, ~_is_withdrawn).scalar_subquery()


def read_steers(text: str | None) -> tuple[steering.Steer, ...]:
    """Read what `steers_of` selects, in order."""
    parts = [steer.split(":") for steer in (text or "").split()]
    steers = [
        steering.Steer(int(id_), int(after), Kind(kind), source, date.fromisoformat(day))
        for id_, after, kind, source, day in parts
    ]
    return tuple(sorted(steers))
