"""Boards: what acts count on them, in which periods, and which rank a score has.

A score tells neither outcome nor readiness: base and effort alone, a day's sum capped, repeats falling as everywhere.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter

from netquest.game.acts import Act
from netquest.game.points import FULL_PAY, board_price, repeated

ALL = "all"
MOST_A_WEEK = 300
"""What one person's week counts at most for their team."""

PRIOR = 10
"""So many average people are added to each team."""

FEWEST = 3
"""A team of fewer people has no score."""


class Span(StrEnum):
    """How far back a board looks."""

    WEEK = "week"
    MONTH = "month"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Score:
    """Board points and tries of one period, and the instant at which the points were reached."""

    points: int
    tries: int
    reached_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a board: who, their score, and how many people share it."""

    person_id: int
    points: int
    tied: int


def period(span: Span, day: date) -> str:
    """Name the period of a span that a local day lies in: '2026-W47', '2026-11', 'all'."""
    if span is Span.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return f"{day:%Y-%m}" if span is Span.MONTH else ALL


def week_begins(name: str) -> date:
    """Return the Monday of a week by its name."""
    year, _, week = name.partition("-W")
    return date.fromisocalendar(int(year), int(week), 1)


def periods(act: Act) -> tuple[str, ...]:
    """Return the periods that an act counts in. One recorded after a week or month was over leaves that as it was."""
    on_time = [span for span in Span if period(span, act.recorded_on) <= period(span, act.day)]
    return tuple(period(span, act.day) for span in on_time)


def change(act: Act, others: Iterable[Act]) -> dict[str, Score]:
    """Return what one act more adds to each period that it counts in.

    `others` are surviving acts of its local day, in any order, and may be any others besides.
    """
    if not act.counts:
        return {}
    of_day = [other for other in others if other.day == act.day and other.counts and other.id != act.id]
    if all(one.recorded_on == one.day for one in (*of_day, act)):
        score = Score(_sum([*of_day, act]) - _sum(of_day), 1, act.at)
        return {period(span, act.day): score for span in Span}
    added = {}
    for name in periods(act):
        before = [other for other in of_day if name in periods(other)]
        added[name] = Score(_sum([*before, act]) - _sum(before), 1, act.at)
    return added


def scores(acts: Iterable[Act], *, since: date) -> dict[str, Score]:
    """Return the score of every period from surviving acts in any order; those before the day `since` do not count.

    It is what adding `change` act by act comes to. An act that adds no points any more moves no instant.
    """
    sums: dict[str, Score] = {}
    by_day: defaultdict[date, list[Act]] = defaultdict(list)
    for act in sorted({act.id: act for act in acts}.values(), key=attrgetter("at", "id")):
        if act.day >= since:
            add(sums, change(act, by_day[act.day]))
            by_day[act.day].append(act)
    return sums


def add(sums: dict[str, Score], changes: Mapping[str, Score]) -> None:
    """Add changes to sums, in place."""
    for name, score in changes.items():
        held = sums.get(name, Score(0, 0, score.reached_at))
        reached = score.reached_at if score.points else held.reached_at
        sums[name] = Score(held.points + score.points, held.tries + score.tries, reached)


def ranks(places: Sequence[Place], *, of: int, rank: int) -> list[int]:
    """Return the rank of each of some neighbouring rows, best first, given that of the row with the index `of`.

    Equal scores share a rank, and the next one counts on: 1, 1, 3.
    """
    found = {of: rank}
    for index in range(of - 1, -1, -1):
        same = places[index].points == places[index + 1].points
        found[index] = found[index + 1] - (0 if same else places[index].tied)
    for index in range(of + 1, len(places)):
        same = places[index].points == places[index - 1].points
        found[index] = found[index - 1] + (0 if same else places[index - 1].tied)
    return [found[index] for index in range(len(places))]


def team_scores(teams: Mapping[int, Collection[int]]) -> dict[int, int]:
    """Return the fair score of teams: week's points of everybody on Monday's roster (idle 0) to a whole number.

    Σ min(300, x) with ten people of the overall mean added, over n + 10: a small team's luck weighs as little as a
    large team's size. The mean is that of everybody on a roster; a team of fewer than three people gets no score.
    """
    counted = {team: [min(MOST_A_WEEK, points) for points in week] for team, week in teams.items()}
    people = [points for week in counted.values() for points in week]
    mean = sum(people) / len(people) if people else 0.0
    fair = {team: week for team, week in counted.items() if len(week) >= FEWEST}
    return {team: round((sum(week) + PRIOR * mean) / (len(week) + PRIOR)) for team, week in fair.items()}


def _sum(acts: Iterable[Act]) -> int:
    """Return the board points of one local day."""
    prices: defaultdict[str, list[int]] = defaultdict(list)
    for act in acts:
        prices[act.slug].append(board_price(act))
    return min(FULL_PAY, sum(repeated(amounts) for amounts in prices.values()))
