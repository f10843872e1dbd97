"""What pages and services see of an assessment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from netquest.catalogue.models import Source
from netquest.game.assessment import Answer, opens_on


@dataclass(frozen=True, slots=True)
class Sheet:
    """One assessment: `finished_on` is None while it is open. `answers` are by statement; skipped ones are missing."""

    id: int
    number: int
    finished_on: date | None
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Desk:
    """All of a person's assessments: the open one, the finished ones, newest first.

    The answers of the open one and of the newest two are read with it; older ones stand here without theirs.
    """

    open: Sheet | None
    finished: tuple[Sheet, ...]

    @property
    def latest(self) -> Sheet | None:
        """The newest finished one, which says where the ladder begins."""
        return self.finished[0] if self.finished else None

    @property
    def opens_on(self) -> date | None:
        """The local day from which on another one may begin; None when there was none yet."""
        return opens_on(self.latest.finished_on) if self.latest and self.latest.finished_on else None

    def can_answer(self, on: date) -> bool:
        """Whether there are statements to answer on this local day."""
        return self.open is not None or self.opens_on is None or on >= self.opens_on


@dataclass(frozen=True, slots=True)
class Row:
    """One source in a result: how tall it stands (1-5, None without an answer), how sure that is, and last time's.

    `low` and `high` are the heights that the answers leave open, `grade` the one at which its cards begin.
    """

    source: Source
    height: float | None
    low: float
    high: float
    answers: int
    before: float | None
    change: float
    grade: int


@dataclass(frozen=True, slots=True)
class Result:
    """What a finished assessment says, the tallest source first, those without an answer last.

    `headline` is the main sentence where one source stands out, `alike` are the sources that share the top, and
    `makes` says what follows on Today from those that are named.
    """

    sheet: Sheet
    rows: tuple[Row, ...]
    headline: str
    contrast: str
    alike: tuple[Source, ...]
    makes: tuple[str, ...]
    before_on: date | None
    is_newest: bool
