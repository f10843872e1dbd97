"""What somebody meets who is back after a break: all that is still theirs, and one small next step."""

from dataclasses import dataclass

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.challenges import cards
from netquest.challenges.day_queries import Day
from netquest.challenges.views import DaysView
from netquest.game.breaks import STREAK_FROM, Break, break_before
from netquest.game.points import COMEBACK
from netquest.game.streaks import week_streak
from netquest.game.strength import habit_strength

_INVITATION = "break"


@dataclass(frozen=True, slots=True)
class Kept:
    """What no break takes: `strength` is 0 to 1, `best` the longest run of weeks. `bonus`: points of coming back.

    `days` are those in a row, for who counts them. `step` is the easiest card of today’s menu that is still open; None
    before the menu is there, or when all are tried.
    """

    active_days: int
    strength: float
    best: int
    bonus: int
    step: Challenge | None
    days: DaysView | None = None


def kept(viewer: Person, day: Day) -> Kept:
    """Return what the viewer has, whether they are back after a break or not. No statement is needed for that."""
    calendar = day.state.record.calendar
    neutral = day.rhythm.neutral_weeks(day.today)
    found = _break(day)
    return Kept(
        active_days=calendar.active_days,
        strength=habit_strength(calendar, goal=day.goal, today=day.today, off=day.off),
        best=week_streak(calendar, day.today, neutral=neutral).best,
        bonus=COMEBACK if found and found.pays else 0,
        step=_step(viewer, day),
        days=cards.practice(day).days if day.doubled is not None else None,
    )


def shown(viewer: Person, day: Day) -> Kept | None:
    """Return what to welcome the viewer with on Today: once a break, until they try something or put it away."""
    name = invitation(day)
    return kept(viewer, day) if name and name not in viewer.put_away.split() else None


def invitation(day: Day) -> str | None:
    """Name the break that the viewer is back from, by its last active day; none while they pause."""
    if day.rhythm.pause_on(day.today):
        return None
    found = _break(day)
    return f"{_INVITATION}:{found.last}" if found else None


def _break(day: Day) -> Break | None:
    """Return the break that reaches up to a day; for who counts days in a row, the end of a run is one too."""
    calendar = day.state.record.calendar
    found = break_before(calendar, day.today, neutral=day.rhythm.neutral_weeks(day.today))
    if found or day.doubled is None:
        return found
    days, last = cards.practice(day).days, max(calendar.days(), default=day.today)
    is_over = days is not None and not days.length and days.best >= STREAK_FROM and last < day.today
    return Break(last, pays=False) if is_over else None


def _step(viewer: Person, day: Day) -> Challenge | None:
    open_ = [pick.slug for pick in (day.menu.picks if day.menu else ()) if not day.last_try(pick.slug)]
    return next((found for slug in open_ if (found := catalogue.find(slug, scope=viewer.scope))), None)
