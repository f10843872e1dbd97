"""Reads of marks, which a person leaves at challenges: done how often, saved for later, of help or not for them."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import String, cast, func, literal, null, select, true, union_all

from netquest.accounts.models import Person
from netquest.challenges.models import Attempt, ChallengeRating, SavedChallenge, Withdrawal
from netquest.challenges.views import UNMARKED, Mark
from netquest.core.db import db
from netquest.game.readiness import DONE

_withdrawn = Attempt.id.in_(select(Withdrawal.attempt_id))
_nothing = cast(null(), String)


def of(viewer: Person, *, among: Collection[str] | None = None) -> dict[str, Mark]:
    """Return the viewer's marks by challenge, of all or `among` some, in one statement; unmarked ones are not in it."""
    found: dict[str, Mark] = {}
    for slug, times, is_saved, verdict, reason in db.session.execute(
        union_all(_done(viewer, among), _saved(viewer, among), _rated(viewer, among))
    ):
        mark = found.get(slug, UNMARKED)
        if verdict:
            found[slug] = replace(mark, verdict=verdict, reason=reason)
        else:
            found[slug] = replace(mark, times_done=mark.times_done + times, is_saved=mark.is_saved or bool(is_saved))
    return found


def at(viewer: Person, slug: str) -> Mark:
    """Return the viewer's mark at one challenge."""
    return of(viewer, among=[slug]).get(slug, UNMARKED)


def _done(viewer: Person, among: Collection[str] | None) -> Any:
    done = Attempt.outcome.in_([outcome.value for outcome in DONE])
    return (
        select(Attempt.slug, func.count().label("times"), literal(0), _nothing, _nothing)
        .where(Attempt.person_id == viewer.id, done, ~_withdrawn, _is_among(Attempt.slug, among))
        .group_by(Attempt.slug)
    )


def _saved(viewer: Person, among: Collection[str] | None) -> Any:
    mine = select(SavedChallenge.slug, literal(0), literal(1), _nothing, _nothing)
    return mine.where(SavedChallenge.person_id == viewer.id, _is_among(SavedChallenge.slug, among))


def _rated(viewer: Person, among: Collection[str] | None) -> Any:
    mine = select(ChallengeRating.slug, literal(0), literal(0), ChallengeRating.verdict, ChallengeRating.reason)
    return mine.where(ChallengeRating.person_id == viewer.id, _is_among(ChallengeRating.slug, among))


def _is_among(slug: Any, among: Collection[str] | None) -> Any:
    return true() if among is None else slug.in_(among)
