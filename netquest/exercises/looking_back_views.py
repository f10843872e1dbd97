"""What pages about looking back are drawn from: frozen values."""

from dataclasses import dataclass
from datetime import date, datetime

from netquest.catalogue.models import Challenge


@dataclass(frozen=True, slots=True)
class LookView:
    """One's own look back: the words of each step, the challenge chosen at its end and its day."""

    id: int
    is_heavy: bool
    happened: str
    pattern: str
    otherwise: str
    chosen: Challenge | None
    for_day: date | None
    created_at: datetime

    @property
    def written(self) -> tuple[str, str, str]:
        """The words, in the order of the steps."""
        return self.happened, self.pattern, self.otherwise
