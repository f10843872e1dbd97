"""Expected and felt: how heavy tries looked and were, what of one's fears happened, and what grew easier."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask_babel import gettext as _
from flask_babel import ngettext

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import queries
from netquest.challenges.day_queries import AnyRow, Day
from netquest.expectations import queries as expectations
from netquest.expectations.rules import FEARS, OWN, Happened
from netquest.expectations.views import PlanView
from netquest.expectations.words import fear_word, happened_word
from netquest.game.acts import Outcome
from netquest.game.days import monday
from netquest.game.felt import Again, Felt, Mean, again, by_source, by_time, together
from netquest.home.progress.pictures import EARLY, Picture
from netquest.home.progress.span import Span
from netquest.web.figures import day as write_day

ABOUT: Final = 3
"""Nerves that lie no farther apart than this are about the same."""

WEEKS_SHOWN: Final = 84
AGAIN_SHOWN, LISTED = 9, 5


@dataclass(frozen=True, slots=True)
class Came:
    """A try before which something was expected: how it is called, in which language, its day, and the plan."""

    title: str
    language: str
    day: date
    plan: PlanView


def of(viewer: Person, day: Day, span: Span) -> dict[str, Any]:
    """Return everything that the page draws of a span."""
    rows = [row for row in queries.tries_between(viewer, span.first, span.last) if row.outcome != Outcome.SKIPPED]
    told = catalogue.told(rows, scope=viewer.scope)
    felt = [
        Felt(row.slug, row.day, row.loads, row.nerves_before, row.nerves_after)
        for row in rows
        if row.nerves_before is not None
    ]
    came = _came(rows, told, expectations.tried(viewer))
    return {
        "pictures": [over_time(felt, span), sources(felt), easier(felt, _titles(rows, told))],
        "fears": fears([one.plan for one in came]) if viewer.keeps_expectations else None,
        "open": [one for one in reversed(came) if one.plan.found.is_empty][:LISTED],
        "learnt": [one for one in reversed(came) if one.plan.found.learnt][:LISTED],
    }


def over_time(felt: Sequence[Felt], span: Span) -> Picture:
    """Draw how heavy tries looked and were, week by week, or by month where the time is longer."""
    is_long = span.days > WEEKS_SHOWN
    means = by_time(felt, (lambda day: day.replace(day=1)) if is_long else monday)
    rows = [(_when(begin, is_long=is_long), round(mean.tries), *_rounded(mean)) for begin, mean in reversed(means)]
    return Picture(
        id="felt",
        title=_("Over the time"),
        says=_of_mean(together(felt)),
        caption=_("Nerves before and after by time, from 0 to 100"),
        head=(_("When"), _("Tries"), _("Expected"), _("Felt")),
        rows=rows,
        drawing="pairs_chart",
        drawn=(_("how it looked beforehand"), _("how it was"), [(name, "", *pair) for name, _n, *pair in rows]),
    )


def _when(begin: date, *, is_long: bool) -> str:
    return write_day(begin, "y MMMM") if is_long else _("from %(day)s", day=write_day(begin, "d MMM"))


def _of_mean(mean: Mean) -> str:
    if not mean.tries:
        return _(
            "Weigh a try before and after, and you will see here how the two compare. "
            "For many people the second stone is smaller."
        )
    before, after = _rounded(mean)
    says = _("On average you expected %(before)s and felt %(after)s, of 100.", before=before, after=after)
    if mean.tries < EARLY:
        return (
            says
            + " "
            + ngettext(
                "That is from %(num)s try, so take it as a first look.",
                "That is from %(num)s tries, so take it as a first look.",
                round(mean.tries),
            )
        )
    if mean.lighter > ABOUT:
        return says + " " + _("The second stone is the smaller one.")
    if mean.lighter < -ABOUT:
        return says + " " + _("It was heavier than it looked, and you carried it. Smaller cards are waiting on Today.")
    return says + " " + _("You know well what awaits you.")


def sources(felt: Sequence[Felt]) -> Picture:
    """Draw the same by what tries work against."""
    names, means = catalogue.source_names(), by_source(felt)
    rows = [(names.get(source, source), *_rounded(mean)) for source, mean in means]
    return Picture(
        id="felt-sources",
        title=_("By what it works against"),
        says=_of_sources(means, names),
        caption=_("Nerves before and after by hurdle, from 0 to 100"),
        head=(_("Hurdle"), _("Expected"), _("Felt")),
        rows=rows,
        drawing="pairs_chart",
        drawn=(_("how it looked beforehand"), _("how it was"), [(name, "", *pair) for name, *pair in rows]),
    )


def _of_sources(means: Sequence[tuple[str, Mean]], names: Any) -> str:
    if not means:
        return _("No try in this time was weighed before and after.")
    source, mean = max(means, key=lambda pair: pair[1].lighter)
    before, after = _rounded(mean)
    if mean.lighter <= ABOUT:
        return _("Against none of them did it turn out lighter than it looked in this time.")
    return _(
        "Here the two are farthest apart: %(name)s, expected %(before)s, felt %(after)s.",
        name=names.get(source, source),
        before=before,
        after=after,
    )


def easier(felt: Sequence[Felt], titles: dict[str, tuple[str, str]]) -> Picture:
    """Draw how heavy a challenge looked the first time and the latest, where it was tried several times."""
    found = again(felt)[:AGAIN_SHOWN]
    rows = [(titles[one.slug][0], one.times, one.first, one.latest) for one in found]
    return Picture(
        id="easier",
        title=_("Easier now"),
        says=_of_again(found, titles),
        caption=_("Nerves before a challenge, the first time and the latest, from 0 to 100"),
        head=(_("Challenge"), _("Tries"), _("The first time"), _("The latest")),
        rows=rows,
        drawing="pairs_chart",
        drawn=(
            _("how it looked the first time"),
            _("how it looks now"),
            [(*titles[one.slug], one.first, one.latest) for one in found],
        ),
    )


def _of_again(found: Sequence[Again], titles: dict[str, tuple[str, str]]) -> str:
    if not found:
        return _("Do a challenge a second time, and you will see here whether it looks smaller by then.")
    best = found[0]
    if best.easier > 0:
        return _(
            "“%(title)s” looked like %(first)s the first time, and like %(latest)s the latest.",
            title=titles[best.slug][0],
            first=best.first,
            latest=best.latest,
        )
    return _("None of them looks smaller yet. Some take a third time, and some stay as heavy as they are.")


def fears(plans: Iterable[PlanView]) -> Picture:
    """Draw how often what was feared happened, of all that one looked back on."""
    told = [(fear, answer) for plan in plans for fear, answer in plan.found.happened.items()]
    counts, each = Counter(answer for _f, answer in told), Counter(told)
    feared = [fear for fear in (*FEARS, OWN) if any(each[fear, answer] for answer in Happened)]
    return Picture(
        id="fears",
        title=_("What you feared, and what happened"),
        says=_of_fears(counts),
        caption=_("How often what you feared happened"),
        head=(_("What you feared"), *(happened_word(answer) for answer in Happened)),
        rows=[(fear_word(fear), *(each[fear, answer] for answer in Happened)) for fear in feared],
        drawing="rows_chart",
        drawn=[(happened_word(answer), counts[answer]) for answer in Happened],
    )


def _of_fears(counts: Counter[Happened]) -> str:
    all_ = sum(counts.values())
    if not all_:
        return _("Say before a try what you fear, and afterwards whether it happened. Then it is counted here.")
    met, partly = counts[Happened.YES], counts[Happened.PARTLY]
    if not met and not partly:
        return ngettext(
            "The one thing that you feared and looked back on did not happen.",
            "Of the %(num)s things that you feared and looked back on, none happened.",
            all_,
        )
    return _(
        "Of %(all)s things that you feared and looked back on, %(met)s happened and %(partly)s in part.",
        all=all_,
        met=met,
        partly=partly,
    )


def _came(rows: Sequence[AnyRow], told: catalogue.Told, plans: Iterable[PlanView]) -> list[Came]:
    """Return the tries before which something was expected, oldest first."""
    by_attempt, titles = {plan.attempt_id: plan for plan in plans}, _titles(rows, told)
    return [Came(*titles[row.slug], row.day, by_attempt[row.id]) for row in rows if row.id in by_attempt]


def _titles(rows: Sequence[AnyRow], told: catalogue.Told) -> dict[str, tuple[str, str]]:
    """Return by challenge how it is called, and in which language."""
    found = {row.slug: told.of(row) for row in rows}
    return {slug: (one.title, one.language) if one else (slug, "") for slug, one in found.items()}


def _rounded(mean: Mean) -> tuple[int, int]:
    return round(mean.expected), round(mean.felt)
