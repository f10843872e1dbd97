"""What one tries and when: by grade, strategy, source and format, by weekday and by the time of the day."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from babel.dates import get_day_names
from flask_babel import gettext as _
from flask_babel import ngettext

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import queries
from netquest.challenges.day_queries import AnyRow, Day
from netquest.challenges.filters import format_word
from netquest.game.acts import Outcome
from netquest.game.patterns import HOURS, PARTS, by_part, by_weekday, peak
from netquest.home.progress.pictures import EARLY, PATTERN_EARLY, Picture, ranked
from netquest.home.progress.span import Span
from netquest.web.language import speech

GRADES: Final = range(1, 6)


def of(viewer: Person, day: Day, span: Span) -> dict[str, Any]:
    """Return everything that the page on what one tries draws of a span."""
    rows = [row for row in queries.tries_between(viewer, span.first, span.last) if row.outcome != Outcome.SKIPPED]
    told = catalogue.told(rows, scope=viewer.scope)
    return {
        "pictures": [by_grade(rows), by_strategy(rows), by_source(rows), by_format(rows, told)],
        "times": [weekdays(rows), parts(rows)],
    }


def by_grade(rows: Sequence[AnyRow]) -> Picture:
    """Draw how many tries there were of each grade."""
    counts = Counter(row.grade for row in rows)
    named = [(_("Grade %(grade)s", grade=grade), counts[grade]) for grade in GRADES]
    says = _("The highest grade that you tried in this time is %(grade)s.", grade=max(counts, default=0))
    return _picture("grades", (_("Tries by grade"), _("Grade")), named, says, tries=len(rows))


def by_strategy(rows: Sequence[AnyRow]) -> Picture:
    """Draw how many tries belong to each strategy."""
    names = {strategy.id: strategy.name for strategy in catalogue.strategies().values()}
    named = _named(Counter(row.strategy for row in rows), names)
    says = _most(
        named,
        lambda name, n, all_: _("“%(name)s” comes up most: %(n)s of %(all)s.", name=name, n=n, all=all_),
        ngettext(
            "They belong to %(num)s strategy.", "They spread over %(num)s strategies, and none stands out.", len(named)
        ),
        len(rows),
    )
    return _picture("strategies", (_("Tries by strategy"), _("Strategy")), named, says, tries=len(rows))


def by_source(rows: Sequence[AnyRow]) -> Picture:
    """Draw how many tries worked against each source of resistance; one may work against three."""
    named = _named(Counter(source for row in rows for source in row.loads), catalogue.source_names())
    says = _most(
        named,
        lambda name, n, all_: _(
            "%(n)s of %(all)s work against this most: %(name)s. One try may work against more than one.",
            name=name,
            n=n,
            all=all_,
        ),
        _("They work against many things, and none stands out. One try may work against more than one."),
        len(rows),
    )
    return _picture("sources", (_("Tries by what they work against"), _("Hurdle")), named, says, tries=len(rows))


def by_format(rows: Sequence[AnyRow], told: catalogue.Told) -> Picture:
    """Draw how many tries there were in each format: alone, by message, in a group."""
    found = Counter(challenge.format for row in rows if (challenge := told.of(row)))
    named = ranked((format_word(name), count) for name, count in found.items())
    says = _most(
        named,
        lambda name, n, all_: _("“%(name)s” comes up most: %(n)s of %(all)s.", name=name, n=n, all=all_),
        ngettext("They have %(num)s form.", "They take %(num)s forms, and none stands out.", len(named)),
        len(rows),
    )
    return _picture("formats", (_("Tries by format"), _("Format")), named, says, tries=len(rows))


def weekdays(rows: Sequence[AnyRow]) -> Picture:
    """Draw on which days of the week tries fall."""
    counts, names = by_weekday(row.day for row in rows), _weekdays()
    top = peak(counts)
    if top is None:
        says = _("They spread over the week; no day stands out.")
    else:
        says = _("%(day)s is your fullest day: %(n)s of %(all)s.", day=names[top], n=counts[top], all=len(rows))
    named = list(zip(names, counts, strict=True))
    heads = _("Tries by weekday"), _("Weekday")
    return _picture("weekdays", heads, named, says, tries=len(rows), early=PATTERN_EARLY)


def parts(rows: Sequence[AnyRow]) -> Picture:
    """Draw at what time of which weekday tries were noted. One for the day before says nothing about its hour."""
    noted = [(row.day, row.at, row.zone) for row in rows if row.day == row.recorded_on]
    counts = by_part(noted)
    hours = [_("%(from)s to %(to)s", **{"from": HOURS * n, "to": HOURS * (n + 1)}) for n in range(PARTS)]
    sums = [sum(day[n] for day in counts) for n in range(PARTS)]
    top = peak(sums)
    if top is None:
        says = _("No time of the day stands out.")
    else:
        n, all_ = sums[top], len(noted)
        says = _("The hours from %(hours)s come up most: %(n)s of %(all)s.", hours=hours[top], n=n, all=all_)
    means = _("It is the time at which you noted a try, by the clock of where you were.")
    says = f"{_early(len(noted), PATTERN_EARLY) or says} {means}"
    names = _weekdays()
    return Picture(
        id="parts",
        title=_("Time of the day"),
        says=says if noted else _("No try was noted on its own day in this time."),
        caption=_("Tries by weekday and time of the day"),
        head=(_("Weekday"), *hours),
        rows=[(name, *day) for name, day in zip(names, counts, strict=True)] if noted else [],
        drawing="punch",
        drawn=(list(zip(_weekdays("abbreviated"), counts, strict=True)), [str(HOURS * n) for n in range(PARTS + 1)]),
    )


def _picture(
    id_: str, heads: tuple[str, str], named: list[tuple[str, int]], says: str, *, tries: int, early: int = EARLY
) -> Picture:
    """Put a picture of named counts together. With few tries its sentence says that it is too early."""
    title, of_what = heads
    said = _early(tries, early) or says if tries else _("No try in this time.")
    rows = named if tries else []
    return Picture(id_, title, said, title, (of_what, _("Tries")), rows, "rows_chart", rows)


def _early(tries: int, enough: int) -> str:
    """Say that these are too few tries to see anything in; empty when they are not."""
    if tries >= enough:
        return ""
    return ngettext(
        "%(num)s try so far: too early to see more in it than that.",
        "%(num)s tries so far: too early to see more in them than that.",
        tries,
    )


def _most(named: Sequence[tuple[str, int]], of_peak: Callable[[str, int, int], str], flat: str, tries: int) -> str:
    """Say which of some names stands out, else what is said when none does."""
    top = peak([count for _, count in named]) if len(named) > 1 else 0 if named else None
    return flat if top is None else of_peak(*named[top], tries)


def _named(counts: Mapping[str, int], names: Mapping[str, str]) -> list[tuple[str, int]]:
    return ranked((names.get(id_, id_), count) for id_, count in counts.items())


def _weekdays(width: Any = "wide") -> list[str]:
    """Return the names of the weekdays, Monday first."""
    names: Mapping[int, str] = get_day_names(width, "stand-alone", speech().locale)
    return [names[number] for number in range(7)]
