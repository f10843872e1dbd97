"""What boards must hold, counted once more from attempts and stays alone, row by row and without our rules."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from netquest.challenges.models import Attempt, Withdrawal
from netquest.core.db import db
from netquest.organisations.models import Board, BoardStay
from netquest.scoring.models import Standing, StandingBin

Rows = dict[tuple[int, str, int], tuple[int, int, datetime]]
"""Points, tries and the instant by board, period and person."""


def held() -> Rows:
    """Return the standings that are stored."""
    rows = db.session.execute(select(Standing.__table__))
    return {(row.board_id, row.period, row.person_id): (row.points, row.tries, row.reached_at) for row in rows}


def due() -> Rows:
    """Return the standings that people's open stays and surviving tries give."""
    stays = db.session.execute(select(BoardStay.__table__).where(BoardStay.left_at.is_(None))).all()
    return {
        (stay.board_id, period, stay.person_id): score
        for stay in stays
        for period, score in _scores(_tries(stay.person_id, stay.since)).items()
    }


def bins(standings: Rows) -> dict[tuple[int, str, int], tuple[int, int]]:
    """Return the histogram of some standings: people and tries by board, period and points."""
    people: Counter[tuple[int, str, int]] = Counter()
    tries: Counter[tuple[int, str, int]] = Counter()
    for (board, period, _), (points, tried, _) in standings.items():
        people[board, period, points] += 1
        tries[board, period, points] += tried
    return {key: (people[key], tries[key]) for key in people}


def held_bins() -> dict[tuple[int, str, int], tuple[int, int]]:
    """Return the histogram that is stored, without the bins that nobody is in."""
    rows = db.session.execute(select(StandingBin.__table__))
    found = {(row.board_id, row.period, row.points): (row.people, row.tries) for row in rows}
    return {key: counted for key, counted in found.items() if counted != (0, 0)}


def numbers_of_people() -> dict[int, tuple[int, int]]:
    """Return by board how many people are said to be on it, and how many are."""
    on = Counter(db.session.scalars(select(BoardStay.board_id).where(BoardStay.left_at.is_(None))))
    return {board: (people, on[board]) for board, people in db.session.execute(select(Board.id, Board.people))}


def faults() -> list[str]:
    """Name everything on boards that is not what it must be."""
    standings = due()
    pairs = {"standings": (held(), standings), "bins": (held_bins(), bins(standings))}
    wrong = [f"{name}: {held} instead of {due}" for name, (held, due) in pairs.items() if held != due]
    return wrong + [f"board {board}: {pair}" for board, pair in numbers_of_people().items() if pair[0] != pair[1]]


def _tries(person_id: int, since: date) -> list[Any]:
    taken_back = Attempt.id.in_(select(Withdrawal.attempt_id))
    mine = (Attempt.person_id == person_id, Attempt.outcome != "skipped", Attempt.day >= since, ~taken_back)
    return list(db.session.execute(select(Attempt.__table__).where(*mine).order_by(Attempt.at, Attempt.id)))


def _scores(tries: Iterable[Any]) -> dict[str, tuple[int, int, datetime]]:
    by_period = defaultdict(list)
    for tried in tries:
        for period, was_open in _periods(tried):
            if was_open:
                by_period[period].append(tried)
    return {period: _score(counted) for period, counted in by_period.items()}


def _periods(tried: Any) -> Iterable[tuple[str, bool]]:
    day, on = tried.day, tried.recorded_on
    yield f"{day:%G-W%V}", f"{on:%G%V}" <= f"{day:%G%V}"
    yield f"{day:%Y-%m}", f"{on:%Y%m}" <= f"{day:%Y%m}"
    yield "all", True


def _score(tries: list[Any]) -> tuple[int, int, datetime]:
    """Count the days over again after each try: the instant is that of the last one that added anything."""
    points, reached = 0, tries[0].at
    for number, tried in enumerate(tries, start=1):
        now = _points(tries[:number])
        points, reached = now, tried.at if now > points else reached
    return points, len(tries), reached


def _points(tries: list[Any]) -> int:
    prices = defaultdict(list)
    for tried in tries:
        effort = 0 if tried.minutes < 10 else 2 if tried.minutes < 30 else 5
        prices[tried.day, tried.slug].append((0, 10, 16, 25, 38, 55)[tried.grade] + effort)
    days: Counter[date] = Counter()
    for (day, _), row in prices.items():
        days[day] += sum(price >> place for place, price in enumerate(sorted(row)[::-1][:3]))
    return sum(min(120, sum_) for sum_ in days.values())
