"""One's own tries and days as rows for a spreadsheet, in the words of the person's language."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import queries
from netquest.challenges.day_queries import AnyRow, Day
from netquest.challenges.filters import format_word
from netquest.game.acts import Outcome
from netquest.game.strength import course
from netquest.home.progress.span import Span
from netquest.scoring import queries as scores

Row = Sequence[Any]


def attempts(viewer: Person, span: Span) -> tuple[Row, Iterator[Row]]:
    """Return the head and the rows of every surviving attempt of a span, skipped ones too, in order of recording."""
    rows = queries.tries_between(viewer, span.first, span.last)
    told, sources = catalogue.told(rows, scope=viewer.scope), catalogue.source_names()
    strategies = {strategy.id: strategy.name for strategy in catalogue.strategies().values()}
    head = (
        *(_("Day"), _("Noted at"), _("Time zone"), _("Challenge"), _("What happened"), _("Grade")),
        *(_("Minutes"), _("Strategy"), _("Format"), _("Hurdles"), _("Nerves before"), _("Nerves after")),
        *(_("Guess, of ten"), _("NetQuest’s chance in percent"), _("Note")),
    )
    return head, (_attempt(row, told, sources, strategies) for row in rows)


def _attempt(row: AnyRow, told: catalogue.Told, sources: Any, strategies: Any) -> Row:
    challenge, local = told.of(row), row.at.astimezone(ZoneInfo(row.zone))
    return (
        row.day.isoformat(),
        local.strftime("%Y-%m-%d %H:%M"),
        row.zone,
        challenge.title if challenge else row.slug,
        outcome_word(row.outcome),
        row.grade,
        row.minutes,
        strategies.get(row.strategy, row.strategy),
        format_word(challenge.format) if challenge else "",
        ", ".join(sources.get(source, source) for source in row.loads),
        row.nerves_before,
        row.nerves_after,
        row.guess,
        row.predicted,
        row.note,
    )


def days(viewer: Person, day: Day, span: Span) -> tuple[Row, Iterator[Row]]:
    """Return the head and the rows of every local day of a span: its tries by outcome, its points, habit strength."""
    rows = queries.tries_between(viewer, span.first, span.last)
    outcomes = Counter((row.day, row.outcome) for row in rows)
    points = scores.points_by_day(viewer.id, since=span.first)
    calendar = day.state.record.calendar
    strengths = course(calendar, goal=day.goal, today=day.today, off=day.off)
    head = (_("Day"), _("Tries"), *map(outcome_word, Outcome), _("Points"), _("Habit strength, from 0 to 100"))

    def told() -> Iterator[Row]:
        for number in range(span.days):
            on = span.first + timedelta(days=number)
            counts = [outcomes[on, outcome] for outcome in Outcome]
            tries = sum(counts) - outcomes[on, Outcome.SKIPPED]
            place = on.toordinal() - calendar.start
            strength = strengths[place] if 0 <= place < len(strengths) else 0.0
            yield on.isoformat(), tries, *counts, points.get(on, 0), round(100 * strength)

    return head, told()


def outcome_word(outcome: str) -> str:
    """Say an outcome as the form does."""
    words = {
        Outcome.DONE: _("I did it"),
        Outcome.DECLINED: _("They said no"),
        Outcome.PARTLY: _("Partly"),
        Outcome.SKIPPED: _("Not today"),
    }
    return words[Outcome(outcome)]
