"""What the rules know of an attempt: one frozen record, and the words for its outcome."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Outcome(StrEnum):
    """How a try went. `declined`: the other side said no or did not answer, which counts in full."""

    DONE = "done"
    DECLINED = "declined"
    PARTLY = "partly"
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why a challenge was left for today."""

    NERVOUS = "nervous"
    NO_TIME = "no-time"
    NO_CHANCE = "no-chance"
    NOT_FOR_ME = "not-for-me"


GIFTS = ("introduction", "thanks", "offer", "recommendation", "story", "talk", "lesson")
"""What a challenge may give to somebody else."""


@dataclass(frozen=True, slots=True)
class Act:
    """One surviving attempt, as the rules see it.

    `day` is the person's local day that the try is for, `recorded_on` the local day and `at` the instant (aware, UTC)
    at which it was recorded. `loads` maps sources to weights that sum to 1. `predicted` is the chance in whole
    percent that the ladder gave before the act. `energy` (1-3) is what the person declared that day.
    Nerves are 0-100 or None. Grade, minutes, kind and loads are those of the challenge as it was then; so are `gives`,
    one of GIFTS or nothing, and `offset` and `doubt`, its calibration in logits and the variance of that.
    """

    id: int
    at: datetime
    day: date
    recorded_on: date
    slug: str
    outcome: Outcome
    grade: int
    minutes: int
    kind: str
    loads: Mapping[str, float]
    predicted: int
    energy: int = 2
    nerves_before: int | None = None
    nerves_after: int | None = None
    reason: Reason | None = None
    has_note: bool = False
    closes_follow_up: bool = False
    gives: str = ""
    offset: float = 0.0
    doubt: float = 0.5

    @property
    def counts(self) -> bool:
        """Whether this is a try: it makes its day active and may pay. A skip does neither."""
        return self.outcome is not Outcome.SKIPPED
