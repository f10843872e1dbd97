"""Builds what pages draw from rows and the rulebook's records. Pure: no query, no request."""

from collections.abc import Collection, Container, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.catalogue.queries import Told
from netquest.challenges.rules import State, key_of
from netquest.challenges.views import AttemptView, CardView, DaysView, PracticeView, Receipt, ReceiptLine, WeekDay
from netquest.game.calendar import Calendar
from netquest.game.cards import ASSIGNED, CHOSEN, DUE, PINS, Pick, band
from netquest.game.days import monday
from netquest.game.honesty import Frequency
from netquest.game.levels import progress
from netquest.game.points import Component
from netquest.game.rhythm import Rhythm
from netquest.game.streaks import REPAIRED_BY, RESERVE_DAY, day_streak, to_repair, week_streak
from netquest.game.strength import habit_strength

HEAVY_IN_A_ROW = 2
UNPLANNED = Rhythm()


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
        is_due=pick is not None and DUE in pick.reasons,
        is_steep=pick is not None and pick.is_steep,
        said=said,
        attempt=attempt,
    )


def practice_view(
    state: State,
    *,
    today: date,
    goal: int,
    points_today: int,
    rhythm: Rhythm = UNPLANNED,
    doubled: Iterable[date] | None = None,
) -> PracticeView:
    """Return the numbers of Today and Progress; `doubled` as in a `Day`."""
    calendar = state.record.calendar
    streak = week_streak(calendar, today, neutral=rhythm.neutral_weeks(today))
    level, done, pause = progress(state.points), calendar.week(today), rhythm.pause_on(today)
    return PracticeView(
        points=state.points,
        points_today=points_today,
        level=level.level,
        level_into=level.points_into,
        level_span=level.points_span,
        active_days=calendar.active_days,
        week=_week(done, today, rhythm),
        week_active=sum(done),
        goal=goal,
        streak=streak.length,
        best_streak=streak.best,
        misses_banked=int(streak.banked),
        is_heavy=state.record.tally.heavy >= HEAVY_IN_A_ROW,
        is_quiet=bool(calendar.active_days) and not any((*done, *calendar.week(today - timedelta(days=7)))),
        paused_until=pause.last if pause else None,
        days=None if doubled is None else _days_in_a_row(calendar, today, rhythm, frozenset(doubled), goal=goal),
    )


def _days_in_a_row(
    calendar: Calendar, today: date, rhythm: Rhythm, doubled: Collection[date], *, goal: int
) -> DaysView:
    """Return the days in a row; before the account was opened, no day asked for anything."""
    active = frozenset(calendar.days())
    opened = rhythm.since or today
    since = min(active, default=today) if active else today
    first = min(since, opened)
    off = rhythm.off(first, today) | {first + timedelta(days=number) for number in range((opened - first).days)}
    tries = dict.fromkeys(doubled, REPAIRED_BY)
    if today in active:
        tries.setdefault(today, 1)
    streak = day_streak(active, today, since=first, off=off, tries=tries)
    is_broken = not streak.length and bool(streak.best)
    return DaysView(
        length=streak.length,
        best=streak.best,
        spare=streak.charge // RESERVE_DAY,
        repair=to_repair(active, today, since=first, off=off, tries=tries),
        strength=habit_strength(calendar, goal=goal, today=today, off=off) if is_broken else None,
        active_days=len(active),
    )


def _week(done: Sequence[bool], today: date, rhythm: Rhythm) -> tuple[WeekDay, ...]:
    days = [monday(today) + timedelta(days=number) for number in range(7)]
    journeys = rhythm.journeys(days[0], today)
    return tuple(
        WeekDay(day, "done" if active else _idle(day, today, rhythm, journeys))
        for day, active in zip(days, done, strict=True)
    )


def _idle(day: date, today: date, rhythm: Rhythm, journeys: Container[date]) -> str:
    if day == today:
        return "today"
    if rhythm.pause_on(day):
        return "pause"
    if rhythm.is_rest(day):
        return "off"
    return "ahead" if day > today else "journey" if day in journeys else "rest"
