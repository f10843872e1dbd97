"""What the style guide shows of Progress: a picture of each kind, from tries that belong to nobody."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

from netquest.catalogue import queries as catalogue
from netquest.challenges.rules import BEGINNING
from netquest.game.calendar import Calendar
from netquest.game.days import monday
from netquest.game.readiness import PRIOR, Readiness
from netquest.game.record import Record
from netquest.home.progress import answers, ladder, overview, tries
from netquest.home.progress.span import Span, read

WEEKS = 12
NERVES = ((70, 30), (50, 50), (90, 50), (30, 10), (50, 70))
OUTCOMES = ("done", "done", "declined", "done", "partly", "done", "declined", "done")


def samples(today: date) -> dict[str, Any]:
    """Return what the template `home/_guide_progress.html` needs."""
    first = monday(today) - timedelta(weeks=WEEKS - 1)
    span, lived = Span(first, today), _lived(first, today)
    rows = [_try(day, number) for number, day in enumerate(lived)]
    told = catalogue.told(rows, scope=None)
    shown = [(challenge.title, challenge.language) for challenge in catalogue.offered()[: len(NERVES)]]
    return {
        "asked": read({"from": today.isoformat(), "to": first.isoformat()}, today=today, begun=first),
        "nerves": [(*pair, today - timedelta(days=n), *shown[n]) for n, pair in enumerate(NERVES)],
        "pictures": [
            overview.habit(_day(lived, today), span),
            overview.points({day: 12 + 9 * (number % 6) for number, day in enumerate(lived)}, span),
            tries.by_grade(rows),
            tries.by_format(rows, told),
            tries.parts(rows),
            answers.guesses(rows),
            ladder.compared([PRIOR, _risen(2.5)], span),
            ladder.line([first, first + timedelta(weeks=5), today], [PRIOR, _risen(1.4), _risen(2.5)], None, tries=31),
            tries.weekdays([]),
        ],
        "heat": overview.days({day: 1 + number % 3 for number, day in enumerate(lived)}, span, today),
    }


def _lived(first: date, today: date) -> list[date]:
    """Return some days of a span, more towards its end."""
    every = [first + timedelta(days=number) for number in range((today - first).days + 1)]
    return [day for number, day in enumerate(every) if number * number % 7 < 1 + number // 20]


def _day(lived: list[date], today: date) -> Any:
    calendar = Calendar()
    for day in lived:
        calendar = calendar.with_day(day, goal=3)
    state = SimpleNamespace(record=Record(calendar, BEGINNING.record.tally))
    return SimpleNamespace(state=state, goal=3, today=today, off=frozenset())


def _risen(by: float) -> Readiness:
    """Somebody who has come so far at large, in logits, and is known the better for it."""
    return Readiness((PRIOR.means[0] + by, *PRIOR.means[1:]), tuple(value / 2 for value in PRIOR.variances))


def _try(day: date, number: int) -> Any:
    challenge = catalogue.offered()[number % 40]
    at = datetime.combine(day, time(9 + number % 3 * 5), UTC)
    return SimpleNamespace(
        day=day,
        recorded_on=day,
        at=at,
        zone="Europe/Berlin",
        slug=challenge.slug,
        version=challenge.version,
        grade=challenge.grade,
        outcome=OUTCOMES[number % len(OUTCOMES)],
        guess=3 + number % 4,
        predicted=95 - number % 5 * 9,
        reason=None,
    )
