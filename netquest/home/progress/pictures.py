"""What a picture is, and the shapes that several of them share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from netquest.web.figures import day as write_day

EARLY: Final = 5
"""With fewer tries than this a picture says that it is too early to see more in it than these."""

PATTERN_EARLY: Final = 12
"""A pattern over the week takes a few more."""

_A_YEAR: Final = 370


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with the sentence that says what it shows, and its numbers as a table.

    `drawing` is the macro of `ui` that draws `drawn`. Without `rows` there is nothing to draw, and the sentence stands
    alone.
    """

    id: str
    title: str
    says: str
    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[Any]]
    drawing: str
    drawn: Any


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a line: how far along and how high it lies, and the span that it is unsure in (all 0 to 1)."""

    along: float
    height: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is drawn: its points, marks up the side (height from 0 to 1, words), words along the foot."""

    points: Sequence[Point]
    marks: Sequence[tuple[float, str]]
    foot: Sequence[tuple[float, str]]

    @property
    def ridge(self) -> str:
        """The points joined, as a path in a square of 100 whose origin is the upper left corner."""
        return _path((point.along, point.height) for point in self.points)

    @property
    def doubt(self) -> str:
        """The outline of what the points are unsure in, as such a path; empty where nothing is."""
        high = [(point.along, point.high) for point in self.points if point.high is not None]
        low = [(point.along, point.low) for point in self.points if point.low is not None]
        return f"{_path([*high, *reversed(low)])}Z" if low else ""


def _path(spots: Iterable[tuple[float, float]]) -> str:
    return "M" + " L".join(f"{100 * far:.2f} {100 - 100 * height:.2f}" for far, height in spots)


def along(days: Sequence[date]) -> list[float]:
    """Return how far along a line each of some days lies; a single one lies at its end."""
    length = (days[-1] - days[0]).days
    return [(day - days[0]).days / length if length else 1.0 for day in days]


def foot(days: Sequence[date], *, most: int = 4) -> list[tuple[float, str]]:
    """Return the words at the foot of a line: its first and its last day, and a few between."""
    far, step = along(days), max(1, (len(days) - 1) / (most - 1))
    places = sorted({min(len(days) - 1, round(number * step)) for number in range(most)})
    is_long = (days[-1] - days[0]).days > _A_YEAR
    return [
        (far[place], write_day(days[place], "y MMM") if is_long else write_day(days[place], "d MMM"))
        for place in places
    ]


def ranked(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return names with their counts, the largest first, then by name."""
    return sorted(counts, key=lambda pair: (-pair[1], pair[0]))
