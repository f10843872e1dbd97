"""Builds what pages draw from rows and the rulebook's records. Pure: no query, no request."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.catalogue.queries import Told
from netquest.challenges.rules import State, key_of
from netquest.challenges.views import AttemptView, CardView, PracticeView, Receipt, ReceiptLine, WeekDay
from netquest.game.cards import ASSIGNED, CHOSEN, PINS, Pick, band
from netquest.game.days import monday
from netquest.game.honesty import Frequency
from netquest.game.levels import progress
from netquest.game.points import Component
from netquest.game.streaks import week_streak

HEAVY_IN_A_ROW = 2


def receipt(lines: Iterable[tuple[str, int]], *, badges: Iterable[str], repeat: int) -> Receipt:
    """Return a receipt: the points of each component, in the order of the rules, what came to nothing left out."""
    sums = dict.fromkeys(Component, 0)
    for component, points in lines:
        sums[Component(component)] += points
    shown = tuple(ReceiptLine(component.value, points) for component, points in sums.items() if points)
    texts = catalogue.badges()
    won = tuple(texts[badge] for badge in sorted(badges) if badge in texts)
    return Receipt(shown, sum(line.points for line in shown), won, repeat)


def attempt_view(row: Any, told: Told, *, today: date, paid: Receipt | None = None) -> AttemptView:
    """Return one own attempt, which can be undone while the local day of its recording lasts."""
    challenge = told.of(row)
    return AttemptView(
        id=row.id,
        slug=row.slug,
        title=challenge.title if challenge else row.slug,
        smaller=challenge.smaller if challenge else "",
        language=challenge.language if challenge else "",
        outcome=row.outcome,
        day=row.day,
        at=row.at,
        grade=row.grade,
        band=band(row.predicted / 100).value,
        nerves_before=row.nerves_before,
        nerves_after=row.nerves_after,
        note=row.note,
        reason=row.reason,
        can_undo=row.recorded_on == today,
        receipt=paid,
        has_page=told.has_page(row.slug),
        is_earlier=told.is_earlier(row),
    )


def card_view(
    challenge: Challenge,
    *,
    today: date,
    times_recorded: int,
    percent: int,
    said: Frequency | None = None,
    pick: Pick | None = None,
    is_fitting: bool = False,
    attempt: AttemptView | None = None,
) -> CardView:
    """Return a challenge as one person sees it today; `pick` is its place on today's menu."""
    return CardView(
        challenge=challenge,
        band=band(percent / 100).value,
        key=key_of(challenge.slug, day=today, number=times_recorded),
        slot=pick.slot.value if pick else None,
        reasons=tuple(reason for reason in pick.reasons if reason not in PINS) if pick else (),
        reason_source=pick.source if pick else None,
        is_fitting=is_fitting,
        is_assigned=pick is not None and ASSIGNED in pick.reasons,
        is_chosen=pick is not None and CHOSEN in pick.reasons,
        is_steep=pick is not None and pick.is_steep,
        said=said,
        attempt=attempt,
    )


def practice_view(state: State, *, today: date, goal: int, points_today: int) -> PracticeView:
    """Return the numbers of Today and Progress."""
    calendar = state.record.calendar
    level, streak, done = progress(state.points), week_streak(calendar, today), calendar.week(today)
    return PracticeView(
        points=state.points,
        points_today=points_today,
        level=level.level,
        level_into=level.points_into,
        level_span=level.points_span,
        active_days=calendar.active_days,
        week=_week(done, today),
        week_active=sum(done),
        goal=goal,
        streak=streak.length,
        best_streak=streak.best,
        misses_banked=int(streak.banked),
        is_heavy=state.record.tally.heavy >= HEAVY_IN_A_ROW,
        is_quiet=bool(calendar.active_days) and not any((*done, *calendar.week(today - timedelta(days=7)))),
    )


def _week(done: Sequence[bool], today: date) -> tuple[WeekDay, ...]:
    days = (monday(today) + timedelta(days=number) for number in range(7))
    return tuple(WeekDay(day, _state_of(day, today, active)) for day, active in zip(days, done, strict=True))


def _state_of(day: date, today: date, active: bool) -> str:
    if active:
        return "done"
    return "today" if day == today else "ahead" if day > today else "rest"
