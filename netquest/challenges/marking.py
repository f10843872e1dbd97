"""Writes of marks: saving a challenge for later, saying what it was to oneself, hiding it, and taking it back."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.accounts.service import hold
from netquest.catalogue.models import Challenge
from netquest.challenges import day_queries, menus
from netquest.challenges.models import Attempt, ChallengeRating, Hiding, SavedChallenge
from netquest.challenges.rules import HIDDEN, Verdict
from netquest.core.db import insert_new, transaction
from netquest.game.objections import Objection


def save(person: Person, challenge: Challenge, *, at: datetime) -> None:
    """Put a challenge aside for later. Again changes nothing."""
    with transaction() as session:
        insert_new(session, SavedChallenge, {"person_id": person.id, "slug": challenge.slug, "at": at})


def unsave(person: Person, challenge: Challenge) -> None:
    """Take a challenge off what is saved, if it is there."""
    mine = (SavedChallenge.person_id == person.id, SavedChallenge.slug == challenge.slug)
    with transaction() as session:
        session.execute(delete(SavedChallenge).where(*mine))


def rate(
    person: Person, challenge: Challenge, verdict: Verdict, reason: Objection | None = None, *, on: date, at: datetime
) -> None:
    """Say of a challenge that it helped, or why it is not for oneself. The latest word stands.

    The same again changes nothing. `on` is the person's local day.
    """
    objection = (reason or Objection.OTHER).value if verdict is Verdict.NOT_FOR_ME else ""
    said = {"version": challenge.version, "verdict": verdict.value, "reason": objection, "day": on, "at": at}
    with transaction() as session:
        row = {"person_id": person.id, "slug": challenge.slug, **said}
        if insert_new(session, ChallengeRating, row) is None:
            is_new = or_(ChallengeRating.verdict != verdict.value, ChallengeRating.reason != objection)
            session.execute(update(ChallengeRating).where(*_rating(person, challenge), is_new).values(said))


def unrate(person: Person, challenge: Challenge) -> None:
    """Take back what one said of a challenge, as if it had never been said."""
    with transaction() as session:
        session.execute(delete(ChallengeRating).where(*_rating(person, challenge)))


def hide(person: Person, slug: str, *, today: date, at: datetime) -> None:
    """Never lay a challenge out for somebody again, until they bring it back.

    On the menu of `today`, their local day, another takes its place, unless it was tried.
    """
    with transaction() as session:
        hold(session, person.id)
        _say(session, person, slug, after=HIDDEN, at=at)
        while not menus.drop(session, person, day_queries.day_of(person, today), slug, at=at):
            pass  # a swap on another page was first


def bring_back(person: Person, slug: str, *, at: datetime) -> None:
    """Let a hidden challenge come onto menus again, whether a word or a skip hid it."""
    with transaction() as session:
        hold(session, person.id)
        newest = session.scalar(select(func.max(Attempt.id)).where(Attempt.person_id == person.id))
        _say(session, person, slug, after=newest or 0, at=at)


def _say(session: Session, person: Person, slug: str, *, after: int, at: datetime) -> None:
    row = {"person_id": person.id, "slug": slug, "after": after, "at": at}
    if insert_new(session, Hiding, row) is None:
        mine = (Hiding.person_id == person.id, Hiding.slug == slug, Hiding.after != after)
        session.execute(update(Hiding).where(*mine).values(after=after, at=at))


def _rating(person: Person, challenge: Challenge) -> tuple[ColumnElement[bool], ...]:
    return ChallengeRating.person_id == person.id, ChallengeRating.slug == challenge.slug
