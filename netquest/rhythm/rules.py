"""Pure rules of a rhythm: how it is kept as text, and which pauses there may be."""

from datetime import UTC, date, datetime, timedelta

from netquest.game.days import Stay
from netquest.game.rhythm import MOST_PAUSED, Rhythm, Span

MOST_PAUSES = 100
"""Pauses that a person keeps."""

WEEKDAYS = range(7)
"""Monday is 0."""

_REACH = timedelta(days=MOST_PAUSED)


def days_open(today: date) -> Span:
    """Return the days that a pause may lie on: a year back, a year ahead."""
    return Span(today - _REACH, today + _REACH)


def pack_weekdays(weekdays: frozenset[int]) -> str:
    """Write the rest days of a week: a digit each, Monday is 0."""
    return "".join(map(str, sorted(weekdays)))


def unpack_weekdays(text: str) -> frozenset[int]:
    """Read what `pack_weekdays` wrote."""
    return frozenset(map(int, text))


def rhythm(changes: str | None, pauses: str | None) -> Rhythm:
    """Read what `queries.changes_of` and `queries.pauses_of` select."""
    spans = (Span(*map(date.fromisoformat, span.split(":"))) for span in (pauses or "").split())
    lines = sorted(_changes(changes or ""))
    rests = sorted(((day, at, id_), value) for at, id_, name, value, day in lines if name == "rest_days")
    return Rhythm(
        rests=tuple((place[0], unpack_weekdays(value)) for place, value in rests),
        pauses=tuple(sorted(spans)),
        stays=tuple(_stays(lines)),
    )


_Change = tuple[datetime, int, str, str, date]
"""Instant, id, name, value, and the local day from which it holds."""


def _changes(text: str) -> list[_Change]:
    found = list[_Change]()
    for line in text.split():
        id_, name, value, valid_from, at = line.split(":", 4)
        instant = datetime.fromisoformat(at)
        aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
        found.append((aware, int(id_), name, value, date.fromisoformat(valid_from)))
    return found


def _stays(changes: list[_Change]) -> list[Stay]:
    """Return where somebody lived: each change of zone or day start begins another stay, two at once make one."""
    stays, lived = list[Stay](), dict[str, str]()
    for at, _, name, value, _ in changes:
        if name == "rest_days":
            continue
        lived[name] = value
        if len(lived) < len(PLACES):
            continue
        if stays and stays[-1].since == at:
            stays.pop()
        stays.append(Stay(at, lived["timezone"], int(lived["day_start"])))
    return stays


PLACES = ("timezone", "day_start")
"""The preferences that say which day it is."""
