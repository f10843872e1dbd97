"""Badges: which there are and what each needs. Badges pay nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from netquest.game.record import Record
from netquest.game.streaks import comebacks


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge: won once `have(record)` reaches `need`. A private one is never shown to others.

    `group` is 'start', 'courage', 'giving', 'keeping' or 'growth'; `band` ('warm', 'stretch', 'leap') is its colour.
    """

    id: str
    group: str
    band: str
    need: int
    have: Callable[[Record], int]
    is_private: bool = False


def _elsewhere(record: Record) -> int:
    """Say that no attempt wins it; whoever knows what does adds it where badges are shown."""
    return 0


def _tries(record: Record) -> int:
    return record.tally.tries


def _leaps(record: Record) -> int:
    return record.tally.leaps


def _declined(record: Record) -> int:
    return record.tally.declined


def _active_days(record: Record) -> int:
    return record.calendar.active_days


def _good_weeks(record: Record) -> int:
    return sum(record.calendar.goals_met())


def _best_week(record: Record) -> int:
    return max((active for _, active, _ in record.calendar.weeks()), default=0)


BADGES: tuple[Badge, ...] = (
    Badge("first-step", "start", "warm", 1, _tries),
    Badge("first-week", "start", "warm", 3, _best_week),
    Badge("day-seven", "start", "stretch", 7, _active_days),
    Badge("tried-anyway", "start", "stretch", 1, lambda record: record.tally.partly, is_private=True),
    Badge("first-leap", "courage", "leap", 1, _leaps),
    Badge("five-leaps", "courage", "leap", 5, _leaps),
    Badge("twenty-five-leaps", "courage", "leap", 25, _leaps),
    Badge("heard-a-no", "courage", "stretch", 1, _declined, is_private=True),
    Badge("ten-noes", "courage", "leap", 10, _declined, is_private=True),
    Badge("grade-four", "courage", "stretch", 1, lambda record: record.tally.grades[4]),
    Badge("grade-five", "courage", "leap", 1, lambda record: record.tally.grades[5]),
    Badge("all-kinds", "growth", "stretch", 7, lambda record: len(record.tally.kinds)),
    Badge("every-source", "growth", "stretch", 10, lambda record: len(record.tally.sources)),
    Badge("four-good-weeks", "growth", "warm", 4, _good_weeks),
    Badge("twelve-good-weeks", "growth", "stretch", 12, _good_weeks),
    Badge("comeback", "growth", "warm", 1, lambda record: len(comebacks(record.calendar.days())), is_private=True),
    Badge("hundred-acts", "growth", "leap", 100, _tries),
    Badge("reflector", "growth", "warm", 50, lambda record: record.tally.notes),
    Badge("easier-now", "growth", "warm", 1, lambda record: record.tally.eased, is_private=True),
)

"""Those that attempts alone can win."""

HONEST_START = Badge("honest-start", "start", "warm", 1, _elsewhere, is_private=True)
"""Won by the first assessment that is finished, and gone with the last one that is deleted."""

ALL: tuple[Badge, ...] = (*BADGES, HONEST_START)


def won(record: Record) -> frozenset[str]:
    """Return the ids of the badges that this history holds."""
    return frozenset(badge.id for badge in BADGES if badge.have(record) >= badge.need)


def progress(record: Record) -> list[tuple[Badge, int]]:
    """Return every badge with how much of its need is there, at most all of it."""
    return [(badge, min(badge.need, badge.have(record))) for badge in BADGES]
