"""Reads of one's own answers about myths. The viewer comes first, and sees their own rows alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Myth
from netquest.core.db import db
from netquest.exercises.myth_models import MythAnswer
from netquest.game.recall import due_on


class MythState(StrEnum):
    """Where somebody is with a myth."""

    NEW = "new"
    BACK = "back"
    WAITS = "waits"
    RESTS = "rests"


@dataclass(frozen=True, slots=True)
class MythView:
    """A myth as one person stands to it: what they said last, and when it comes back, if it does."""

    myth: Myth
    state: MythState
    said: str = ""
    told: str = ""
    due_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer today."""
        return self.state in (MythState.NEW, MythState.BACK)

    @property
    def was_right(self) -> bool:
        """Whether the last answer agreed with what we said then."""
        return bool(self.said) and self.said == self.told


def views(viewer: Person, *, today: date, slug: str = "") -> list[MythView]:
    """Return every myth in its order as the viewer stands to it on a local day, or that one; in one statement."""
    given: defaultdict[str, list[Any]] = defaultdict(list)
    mine = select(MythAnswer.myth, MythAnswer.answer, MythAnswer.verdict, MythAnswer.day).where(
        MythAnswer.person_id == viewer.id, *([MythAnswer.myth == slug] if slug else [])
    )
    for row in db.session.execute(mine.order_by(MythAnswer.id)):
        given[row.myth].append(row)
    myths = [catalogue.get_myth(slug)] if slug else catalogue.myths().values()
    return [_view(myth, given[myth.id], today) for myth in myths]


def next_open(found: Sequence[MythView]) -> MythView | None:
    """Return the myth to ask next: what came back, the longest due before the others, then what is new."""
    back = [view for view in found if view.state is MythState.BACK]
    if back:
        return min(back, key=lambda view: view.due_on or date.max)
    return next((view for view in found if view.is_open), None)


def _view(myth: Myth, rows: Sequence[Any], today: date) -> MythView:
    if not rows:
        return MythView(myth, MythState.NEW)
    due = due_on((row.day, row.answer == row.verdict) for row in rows)
    state = MythState.RESTS if due is None else MythState.WAITS if due > today else MythState.BACK
    return MythView(myth, state, said=rows[-1].answer, told=rows[-1].verdict, due_on=due)
