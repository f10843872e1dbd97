"""Reads for Progress: what a person's tries add up to, ready to be drawn."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import cards, day_queries, queries
from netquest.challenges.present import attempt_view
from netquest.game.days import monday
from netquest.game.strength import habit_strength
from netquest.home import shelf
from netquest.scoring import queries as scores

HEAT_WEEKS = 53
POINT_WEEKS = 12
NERVES_SHOWN = 30
RECORDS_SHOWN = 10


def of(viewer: Person, today: date) -> dict[str, Any]:
    """Return everything that the progress page draws."""
    day = day_queries.day_of(viewer, today)
    since = monday(today) - timedelta(weeks=HEAT_WEEKS - 1)
    tries = queries.tries_by_day(viewer, since=since)
    latest, rated = queries.attempts(viewer, most=RECORDS_SHOWN), queries.rated(viewer, most=NERVES_SHOWN)
    told = catalogue.told([*latest, *rated], scope=viewer.scope)
    return {
        "practice": cards.practice(day),
        "strength": habit_strength(day.state.record.calendar, goal=day.goal, today=today),
        "heat": _heat(tries, since, today),
        "points_by_week": _weeks(
            scores.points_by_day(viewer.id, since=monday(today) - timedelta(weeks=POINT_WEEKS - 1)), today
        ),
        "by_grade": sorted(day.state.record.tally.grades.items()),
        "by_strategy": _by_strategy(viewer),
        "nerves": [(row.nerves_before, row.nerves_after, row.day, *_titled(row, told)) for row in reversed(rated)],
        "records": [attempt_view(row, told, today=today) for row in latest],
        **shelf.counts(viewer, day.state.record),
    }


def _heat(tries: dict[date, int], since: date, today: date) -> list[list[tuple[date, int, bool]]]:
    """Return the weeks from `since` on, each with its seven days: date, tries, whether it is still to come."""
    weeks = (monday(today) - since).days // 7 + 1
    days = [since + timedelta(days=number) for number in range(7 * weeks)]
    cells = [(day, tries.get(day, 0), day > today) for day in days]
    return [cells[start : start + 7] for start in range(0, len(cells), 7)]


def _weeks(points: dict[date, int], today: date) -> list[tuple[date, int]]:
    sums: Counter[date] = Counter()
    for day, value in points.items():
        sums[monday(day)] += value
    mondays = [monday(today) - timedelta(weeks=number) for number in reversed(range(POINT_WEEKS))]
    return [(week, sums[week]) for week in mondays]


def _by_strategy(viewer: Person) -> list[tuple[str, int]]:
    counts = queries.tries_by_strategy(viewer)
    names = {strategy.id: strategy.name for strategy in catalogue.strategies().values()}
    return [(names.get(strategy, strategy), tries) for strategy, tries in counts]


def _titled(row: Any, told: catalogue.Told) -> tuple[str, str]:
    """Return how what was tried in a row is called, and in which language."""
    challenge = told.of(row)
    return (challenge.title, challenge.language) if challenge else (row.slug, "")
