"""The first page of Progress: days, habit and points over a time, and the latest tries."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import queries
from netquest.challenges.day_queries import Day
from netquest.challenges.present import attempt_view
from netquest.game.days import monday
from netquest.game.patterns import by_month, by_week, looks
from netquest.game.strength import course
from netquest.home import shelf
from netquest.home.progress.pictures import Line, Picture, Point, along, foot
from netquest.home.progress.span import Span
from netquest.scoring import queries as scores
from netquest.web.figures import day as write_day
from netquest.web.figures import listing

HEAT_WEEKS = 53
NERVES_SHOWN = 30
RECORDS_SHOWN = 10
HELD = 3
"""A habit that moved by less than so many of 100 held."""


def of(viewer: Person, day: Day, span: Span) -> dict[str, Any]:
    """Return everything that the first page draws of a span."""
    latest, rated = queries.attempts(viewer, most=RECORDS_SHOWN), queries.rated(viewer, most=NERVES_SHOWN)
    told = catalogue.told([*latest, *rated], scope=viewer.scope)
    return {
        "habit": habit(day, span),
        "points": points(scores.points_by_day(viewer.id, since=span.first), span),
        "days": days(queries.tries_by_day(viewer, since=_year_of(span)), span, day.today),
        "nerves": [(row.nerves_before, row.nerves_after, row.day, *_titled(row, told)) for row in reversed(rated)],
        "records": [attempt_view(row, told, today=day.today) for row in latest],
        **shelf.counts(viewer, day.state.record),
    }


def habit(day: Day, span: Span) -> Picture:
    """Draw habit strength as it stands and as it went."""
    calendar = day.state.record.calendar
    strengths = course(calendar, goal=day.goal, today=day.today, off=day.off)
    seen = looks(span.first, span.last)
    places = [look.toordinal() - calendar.start for look in seen]
    line = [strengths[place] if 0 <= place < len(strengths) else 0.0 for place in places]
    percents = [round(100 * value) for value in line]
    return Picture(
        id="habit",
        title=_("Habit strength"),
        says=_of_habit(percents),
        caption=_("Habit strength, from 0 to 100"),
        head=(_("Day"), _("Strength")),
        rows=[(write_day(look, "d MMM y"), percent) for look, percent in zip(seen, percents, strict=True)][::-1],
        drawing="line_chart",
        drawn=Line(
            [Point(*place) for place in zip(along(seen), line, strict=True)],
            [(mark / 100, str(mark)) for mark in (0, 50, 100)],
            foot(seen),
        ),
    )


def _of_habit(percents: Sequence[int]) -> str:
    first, last = percents[0], percents[-1]
    if last > first + HELD:
        says = _("Your habit grew from %(first)s to %(last)s of 100 in this time.", first=first, last=last)
    elif last < first - HELD:
        says = _(
            "Your habit rests at %(last)s of 100, after %(first)s. A few tries carry it up again.",
            first=first,
            last=last,
        )
    else:
        says = _("Your habit stands at about %(last)s of 100, as it did when this time began.", last=last)
    means = _("It rises with every active day and sinks slowly: a week off costs a little, not everything.")
    return f"{says} {means}"


def points(earned: Mapping[date, int], span: Span) -> Picture:
    """Draw points by week, or by month where that would be more than a year of weeks."""
    is_long = span.days > 7 * HEAT_WEEKS
    sums = (by_month if is_long else by_week)(earned, span.first, span.last)
    title = _("Points by month") if is_long else _("Points by week")
    return Picture(
        id="points",
        title=title,
        says=_of_points(sums, is_long=is_long),
        caption=title,
        head=(_("Month") if is_long else _("Week of"), _("Points")),
        rows=[
            (write_day(begin, "y MMMM") if is_long else write_day(begin, "d MMM y"), value)
            for begin, value in reversed(sums)
        ],
        drawing="sums_chart",
        drawn=[(write_day(begin, "y MMM") if is_long else write_day(begin, "d MMM"), value) for begin, value in sums],
    )


def _of_points(sums: Sequence[tuple[date, int]], *, is_long: bool) -> str:
    best, most = max(sums, key=lambda pair: pair[1])
    if not most:
        return _("No points in this time. They begin with any try, whatever the answer.")
    if is_long:
        return _(
            "Your fullest month was %(month)s, with %(points)s points.", month=write_day(best, "y MMMM"), points=most
        )
    day = write_day(best, "d MMMM")
    return _("Your fullest week brought %(points)s points; it began on %(day)s.", points=most, day=day)


def days(tries: Mapping[date, int], span: Span, today: date) -> Picture:
    """Draw every day of the year that a span ends in, or of the whole span where that is longer."""
    since = _year_of(span)
    lived = {day: count for day, count in tries.items() if since <= day <= span.last}
    all_, active = sum(lived.values()), len(lived)
    says = _("%(tries)s on %(days)s in the weeks shown.", tries=_tries(all_), days=_days(active))
    return Picture(
        id="days",
        title=_("A calendar of stones"),
        says=says,
        caption=_("Tries day by day"),
        head=(_("Month"), _("Days"), _("Tries"), _("On")),
        rows=[(write_day(begin, "y MMMM"), *month) for begin, month in _months(lived)],
        drawing="years",
        drawn=(_strips(lived, since, span.last), today),
    )


def _months(lived: Mapping[date, int]) -> list[tuple[date, tuple[int, int, str]]]:
    """Return by month, the latest first, its active days, its tries, and which days these were."""
    months: dict[date, list[date]] = {}
    for day in sorted(lived):
        months.setdefault(day.replace(day=1), []).append(day)
    return [
        (begin, (len(active), sum(lived[day] for day in active), listing(_on(day, lived[day]) for day in active)))
        for begin, active in reversed(months.items())
    ]


def _on(day: date, tries: int) -> str:
    return str(day.day) if tries == 1 else _("%(day)s (%(tries)s tries)", day=day.day, tries=tries)


def _strips(lived: Mapping[date, int], since: date, last: date) -> list[list[list[tuple[date, int, bool]]]]:
    """Return the weeks, each with its seven days (date, tries, whether it lies ahead), in strips of a year."""
    begins = [since + timedelta(weeks=number) for number in range((monday(last) - since).days // 7 + 1)]
    weeks = [[_cell(begin + timedelta(days=n), lived, last) for n in range(7)] for begin in begins]
    cuts = range(len(weeks), 0, -HEAT_WEEKS)
    return [weeks[max(0, cut - HEAT_WEEKS) : cut] for cut in cuts]


def _cell(day: date, lived: Mapping[date, int], last: date) -> tuple[date, int, bool]:
    return day, lived.get(day, 0), day > last


def _year_of(span: Span) -> date:
    return min(monday(span.first), monday(span.last) - timedelta(weeks=HEAT_WEEKS - 1))


def _tries(number: int) -> str:
    return ngettext("%(num)s try", "%(num)s tries", number)


def _days(number: int) -> str:
    return ngettext("%(num)s day", "%(num)s days", number)


def _titled(row: Any, told: catalogue.Told) -> tuple[str, str]:
    """Return how what was tried in a row is called, and in which language."""
    challenge = told.of(row)
    return (challenge.title, challenge.language) if challenge else (row.slug, "")
