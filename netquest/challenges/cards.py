"""Reads of challenges as one person sees them: cards, today's menu, one's own tries with receipts, one's numbers."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.calibration import calibration
from netquest.catalogue.models import Challenge
from netquest.catalogue.queries import Told
from netquest.challenges import queries
from netquest.challenges.day_queries import DEFAULT_ENERGY, AnyRow, Day
from netquest.challenges.present import attempt_view, card_view, practice_view, receipt
from netquest.challenges.views import AttemptView, CardView, PracticeView, Receipt
from netquest.game.readiness import predict
from netquest.scoring import queries as scores

_UNPAID: Mapping[int, Receipt] = MappingProxyType({})


def card(
    challenge: Challenge,
    day: Day,
    *,
    times_done: int = 0,
    attempt: AttemptView | None = None,
    is_fitting: bool = False,
) -> CardView:
    """Return a challenge as a card; off the menu its chance is predicted for today's energy."""
    pick = day.pick_of(challenge.slug)
    energy = day.menu.energy if day.menu else DEFAULT_ENERGY
    now = calibration(day.calibration)
    chance = predict(day.state.readiness, catalogue.card_of(challenge, now), energy=energy, times_done=times_done)
    return card_view(
        challenge,
        today=day.today,
        times_recorded=day.times_recorded(challenge.slug),
        percent=pick.percent if pick else chance.percent,
        said=None if day.state.readiness.is_off else now.say(pick.x if pick else chance.x),
        pick=pick,
        attempt=attempt,
        is_fitting=is_fitting,
    )


def menu(viewer: Person, day: Day, *, after: int | None = None) -> list[CardView]:
    """Return today's cards in the order of their slots; tried ones carry their attempt.

    `after` names the attempt that was recorded a moment ago, whose receipt is shown.
    """
    picks = day.menu.picks if day.menu else ()
    told = catalogue.told(day.recorded, scope=viewer.scope)
    tried = {pick.slug: day.last_try(pick.slug) for pick in picks}
    shown = [
        challenge
        for slug, row in tried.items()
        if (challenge := catalogue.find(slug, scope=viewer.scope) or (told.of(row) if row else None))
    ]
    fitting = next((slug for slug, row in tried.items() if row is None), None)
    bills = receipts(viewer, [row for row in tried.values() if row is not None and row.id == after])
    return [
        card(
            challenge,
            day,
            attempt=tried_today(challenge.slug, day, told, bills),
            is_fitting=challenge.slug == fitting,
        )
        for challenge in shown
    ]


def tried_today(slug: str, day: Day, told: Told, bills: Mapping[int, Receipt] = _UNPAID) -> AttemptView | None:
    """Return the last surviving try of a day at a challenge, with its receipt where `bills` holds one."""
    row = day.last_try(slug)
    return attempt_view(row, told, today=day.today, paid=bills.get(row.id)) if row is not None else None


def history(viewer: Person, slug: str, *, today: date) -> list[AttemptView]:
    """Return the viewer's latest attempts at a challenge, newest first, each with its receipt."""
    rows = queries.attempts_at(viewer, slug)
    bills, told = receipts(viewer, rows), catalogue.told(rows, scope=viewer.scope)
    return [attempt_view(row, told, today=today, paid=bills.get(row.id)) for row in rows]


def receipts(viewer: Person, rows: Iterable[AnyRow]) -> dict[int, Receipt]:
    """Return the receipts of the viewer's own attempts, by id."""
    rows = list(rows)
    if not rows:
        return {}
    lines = scores.lines_of(viewer.id, [(row.id, row.day) for row in rows])
    places = queries.places_on_day(viewer, rows)
    won: dict[int, list[str]] = {}
    for badge, (attempt_id, _) in scores.awards(viewer.id).items():
        won.setdefault(attempt_id, []).append(badge)
    return {row.id: receipt(lines[row.id], badges=won.get(row.id, ()), repeat=places[row.id]) for row in rows}


def practice(day: Day) -> PracticeView:
    """Return the numbers of a person's day."""
    return practice_view(
        day.state,
        today=day.today,
        goal=day.goal,
        points_today=day.points_today,
        rhythm=day.rhythm,
        doubled=day.doubled,
    )
