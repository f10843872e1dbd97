"""What `flask standings` composes: every derived row of everybody, compared with what attempts and settings give."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from netquest.assessment import audit as assessments
from netquest.assignments import audit as items
from netquest.challenges import audit
from netquest.challenges.queries import prior_of, surviving_acts
from netquest.core.db import db, leave_connections
from netquest.core.processes import in_order
from netquest.expectations import audit as plans
from netquest.quests import service as quests
from netquest.scoring import audit as boards

AT_ONCE = 250
"""People whom a process checks before it tells what it found."""


def check(people: Sequence[int], *, jobs: int) -> Iterator[list[str]]:
    """Recompute what is derived, in so many processes; yields what differs, some people at a time."""
    chunks = [people[first : first + AT_ONCE] for first in range(0, len(people), AT_ONCE)]
    if jobs > 1:
        db.session.remove()
    yield from in_order(_differences, chunks, jobs=jobs, prepare=leave_connections)
    yield [*boards.check(), *audit.calibrations()]


def _differences(people: Sequence[int]) -> list[str]:
    """Return what differs of these people, in words."""
    return [str(difference) for person_id in people for difference in _of(person_id)]


def _of(person_id: int) -> Iterator[object]:
    acts = surviving_acts(person_id)
    yield from audit.check(person_id, acts)
    yield from assessments.check(person_id, prior_of(person_id))
    yield from items.check(person_id, acts)
    yield from plans.check(person_id, acts)
    yield from quests.faults(person_id)


def rebuild(person_id: int, *, at: datetime) -> None:
    """Make everything derived of a person what the attempts give."""
    audit.rebuild(person_id, prior=assessments.due(person_id), at=at)
    items.rebuild(person_id, surviving_acts(person_id))
