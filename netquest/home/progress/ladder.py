"""How far one reached over a time: the readiness that the tries until then taught, said on the scale of the grades."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Source
from netquest.challenges import queries
from netquest.challenges.day_queries import Day
from netquest.game.learning import believed_on
from netquest.game.patterns import looks
from netquest.game.reach import Reach, reach, reach_at_large
from netquest.game.readiness import Readiness
from netquest.home.progress.pictures import EARLY, Line, Picture, Point, along, foot
from netquest.home.progress.span import Span
from netquest.web.figures import day as write_day
from netquest.web.figures import number

MOVED = 0.1
"""A reach that moved by less than this, in grades, held."""

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Way:
    """How far one reached against a source at the beginning and at the end of a time."""

    source: Source
    before: Reach
    now: Reach


def of(viewer: Person, day: Day, span: Span, source: Source | None) -> dict[str, Any]:
    """Return everything that the page on readiness draws of a span; without a source at large, and nothing when the
    viewer wants nothing to be believed of them.

    The whole life is folded once, whatever the span. On days on which nothing was to be believed nothing is drawn.
    """
    acts, ground = queries.surviving_acts(viewer.id), queries.ground_of(viewer.id)
    days = looks(span.first, span.last)
    states = zip(days, believed_on(days, acts, ground.prior, ground.steers), strict=True)
    shown = [(on, state) for on, state in states if not state.is_off]
    if not shown or day.state.readiness.is_off:
        return {"pictures": []}
    seen, believed = [on for on, _ in shown], [state for _, state in shown]
    tries = day.state.record.tally.tries
    return {
        "source": source,
        "sources": catalogue.source_names(),
        "pictures": [line(seen, believed, source, tries=tries), compared(believed, span)],
    }


def line(seen: Sequence[date], believed: Sequence[Readiness], source: Source | None, *, tries: int) -> Picture:
    """Draw how far one reached, against a source or at large, with the span in which the truth may lie."""
    reached = [reach(state, source.id) if source else reach_at_large(state) for state in believed]
    pairs = list(zip(seen, reached, strict=True))
    return Picture(
        id="reach",
        title=source.short if source else _("At large"),
        says=_of_reach(reached, tries),
        caption=_("The grade at which you would manage four of five"),
        head=(_("Day"), _("Grade"), _("At least"), _("At most")),
        rows=[(write_day(on, "d MMM y"), *map(_written, (at.grade, at.low, at.high))) for on, at in reversed(pairs)],
        drawing="line_chart",
        drawn=Line(
            [
                Point(far, _height(at.grade), _height(at.low), _height(at.high))
                for far, at in zip(along(seen), reached, strict=True)
            ],
            [(_height(grade), str(grade)) for grade in range(LOWEST, HIGHEST + 1)],
            foot(seen),
        ),
    )


def compared(believed: Sequence[Readiness], span: Span) -> Picture:
    """Draw how far one reached against each source when a time began and when it ended, the farthest first."""
    ways = [
        Way(source, reach(believed[0], source.id), reach(believed[-1], source.id))
        for source in catalogue.sources().values()
    ]
    ways.sort(key=lambda way: -way.now.grade)
    return Picture(
        id="ways",
        title=_("Against each hurdle"),
        says=_of_ways(ways),
        caption=_("The grade at which you would manage four of five, by hurdle"),
        head=(_("Hurdle"), write_day(span.first, "d MMM y"), write_day(span.last, "d MMM y")),
        rows=[(way.source.short, _written(way.before.grade), _written(way.now.grade)) for way in ways],
        drawing="ways_chart",
        drawn=[
            (way.source.short, way.now.grade, way.now.low, way.now.high, way.before.grade, _about(way.now.grade))
            for way in ways
        ],
    )


def _of_reach(reached: Sequence[Reach], tries: int) -> str:
    first, last = reached[0], reached[-1]
    now = _written(last.grade)
    if last.grade > first.grade + MOVED:
        says = _(
            "At first you would have managed four of five at about grade %(first)s, at the end at %(now)s.",
            first=_written(first.grade),
            now=now,
        )
    elif last.grade < first.grade - MOVED:
        says = _(
            "It went from about grade %(first)s to %(now)s; the cards followed and grew a little smaller.",
            first=_written(first.grade),
            now=now,
        )
    elif last.grade <= LOWEST + MOVED:
        says = _("You would manage four of five at about grade 1, where the scale begins.")
    else:
        says = _("It held: you would manage four of five at about grade %(now)s.", now=now)
    if tries < EARLY:
        early = ngettext(
            "This rests on %(num)s try, so take it as a first guess.",
            "This rests on %(num)s tries, so take it as a first guess.",
            tries,
        )
        return f"{says} {early}"
    low, high = _written(last.low), _written(last.high)
    doubt = _("It may really be anywhere from %(low)s to %(high)s.", low=low, high=high)
    return f"{says} {doubt}"


def _of_ways(ways: Sequence[Way]) -> str:
    best = max(ways, key=lambda way: way.now.grade - way.before.grade)
    before, now = best.before.grade, best.now.grade
    if now - before < MOVED:
        return _("None of them moved by much in this time.")
    return _(
        "You came farthest here: %(name)s, from grade %(before)s to %(now)s.",
        name=best.source.short,
        before=_written(before),
        now=_written(now),
    )


def _about(grade: float) -> str:
    return _("about grade %(grade)s", grade=round(grade))


def _written(grade: float) -> str:
    return number(round(grade, 1))


def _height(grade: float) -> float:
    return (grade - LOWEST) / (HIGHEST - LOWEST)
