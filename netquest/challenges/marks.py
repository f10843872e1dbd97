"""Reads of marks, which a person leaves at challenges: done how often, saved, of help or not for them, hidden."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import String, cast, func, literal, null, select, true, union_all

from netquest.accounts.models import Person
from netquest.challenges.models import Attempt, ChallengeRating, Hiding, SavedChallenge, Withdrawal
from netquest.challenges.rules import is_hidden
from netquest.challenges.views import UNMARKED, Mark
from netquest.core.db import db
from netquest.game.acts import Reason
from netquest.game.readiness import DONE

_withdrawn = Attempt.id.in_(select(Withdrawal.attempt_id))
_nothing = cast(null(), String)


def of(viewer: Person, *, among: Collection[str] | None = None) -> dict[str, Mark]:
    """Return the viewer's marks by challenge, of all or `among` some, in one statement; unmarked ones are not in it."""
    found: defaultdict[str, Mark] = defaultdict(Mark)
    skipped, words = dict[str, int](), dict[str, int]()
    parts = (_done(viewer, among), _saved(viewer, among), _rated(viewer, among), *_hiding(viewer, among))
    for kind, slug, number, verdict, reason in db.session.execute(union_all(*parts)):
        if kind == "skipped":
            skipped[slug] = number
        elif kind == "word":
            words[slug] = number
        else:
            found[slug] = replace(found[slug], **_told(kind, number, verdict, reason))
    for slug in skipped | words:
        if is_hidden(skipped.get(slug, 0), words.get(slug)):
            found[slug] = replace(found[slug], is_hidden=True)
    return dict(found)


def _told(kind: str, number: int, verdict: str, reason: str) -> dict[str, Any]:
    if kind == "rated":
        return {"verdict": verdict, "reason": reason}
    return {"times_done": number} if kind == "done" else {"is_saved": True}


def at(viewer: Person, slug: str) -> Mark:
    """Return the viewer's mark at one challenge."""
    return of(viewer, among=[slug]).get(slug, UNMARKED)


def _done(viewer: Person, among: Collection[str] | None) -> Any:
    done = Attempt.outcome.in_([outcome.value for outcome in DONE])
    return _tries("done", func.count(), viewer, among, done)


def _saved(viewer: Person, among: Collection[str] | None) -> Any:
    mine = select(literal("saved"), SavedChallenge.slug, literal(1), _nothing, _nothing)
    return mine.where(SavedChallenge.person_id == viewer.id, _is_among(SavedChallenge.slug, among))


def _rated(viewer: Person, among: Collection[str] | None) -> Any:
    mine = select(literal("rated"), ChallengeRating.slug, literal(0), ChallengeRating.verdict, ChallengeRating.reason)
    return mine.where(ChallengeRating.person_id == viewer.id, _is_among(ChallengeRating.slug, among))


def _hiding(viewer: Person, among: Collection[str] | None) -> tuple[Any, Any]:
    """Select the newest skip that hides each challenge, and what was said of that since."""
    said = select(literal("word"), Hiding.slug, Hiding.after, _nothing, _nothing)
    skips = _tries("skipped", func.max(Attempt.id), viewer, among, Attempt.reason == Reason.NOT_FOR_ME.value)
    return skips, said.where(Hiding.person_id == viewer.id, _is_among(Hiding.slug, among))


def _tries(kind: str, number: Any, viewer: Person, among: Collection[str] | None, *where: Any) -> Any:
    mine = (Attempt.person_id == viewer.id, ~_withdrawn, _is_among(Attempt.slug, among), *where)
    return (
        select(literal(kind).label("kind"), Attempt.slug, number, _nothing, _nothing)
        .where(*mine)
        .group_by(Attempt.slug)
    )


def _is_among(slug: Any, among: Collection[str] | None) -> Any:
    return true() if among is None else slug.in_(among)
