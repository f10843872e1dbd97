"""What pages about expectations are drawn from: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from netquest.expectations.rules import Expected, Found, Happened


@dataclass(frozen=True, slots=True)
class PlanView:
    """One's own plan for a challenge, with what came of it once it was tried and told."""

    key: str
    slug: str
    attempt_id: int | None
    expected: Expected
    found: Found
    made_on: date

    @property
    def answered(self) -> list[tuple[str, Happened | None]]:
        """Each fear with whether it happened, None where that was not said."""
        told: Mapping[str, Happened] = self.found.happened
        return [(fear, told.get(fear)) for fear in self.expected.all_fears]


@dataclass(frozen=True, slots=True)
class Before:
    """What lies beside the challenge with this slug before it is tried: the plan that waits, or a way to make one."""

    slug: str
    plan: PlanView | None
    is_hard: bool
