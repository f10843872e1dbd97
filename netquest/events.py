"""Every event on one page: past tense, frozen, ids and scalars only."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PersonSignedUp:
    """Somebody has an account now."""

    person_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class WeeklyGoalChanged:
    """A person chose another number of active days a week, valid from a Monday on."""

    person_id: int
    goal: int
    valid_from: date


@dataclass(frozen=True, slots=True)
class ChallengeAttempted:
    """A try was recorded and paid. `day` is the local day that it is for."""

    attempt_id: int
    person_id: int
    slug: str
    outcome: str
    day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class AttemptWithdrawn:
    """A try was taken back; everything that followed from it is as if it had never been."""

    attempt_id: int
    person_id: int
    slug: str
    day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class AssessmentFinished:
    """A person finished an assessment. `scores` are source and score (1-5) of each answer that counts from now on."""

    person_id: int
    scores: tuple[tuple[str, int], ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class AssessmentDeleted:
    """A person deleted assessments. `scores` are those of the newest one that is left, none when all are gone."""

    person_id: int
    scores: tuple[tuple[str, int], ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class BoardJoined:
    """A person switched themselves on for a board: from now on it shows their name, rank and points."""

    person_id: int
    board_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class BoardsLeft:
    """A person left boards, or what they belong to: name, rank and points are gone from them."""

    person_id: int
    board_ids: tuple[int, ...]
    at: datetime
