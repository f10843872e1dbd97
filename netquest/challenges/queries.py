"""Reads of attempts and of the menus shown. The viewer comes first, and sees their own rows only."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Date, Integer, String, and_, case, cast, func, literal, null, select, union_all

from netquest.accounts.models import Person
from netquest.accounts.queries import goals_of
from netquest.challenges.day_queries import AnyRow, act_of
from netquest.challenges.models import Attempt, ChallengeRating, Hiding, Menu, Practice, Withdrawal
from netquest.challenges.rules import Verdict, is_hidden, unpack_picks, unpack_prior
from netquest.challenges.steers import read_steers, steers_of
from netquest.core.db import db
from netquest.core.errors import NotFound
from netquest.game.acts import Act, Outcome, Reason
from netquest.game.cards import Past
from netquest.game.objections import Objection, strength
from netquest.game.readiness import DONE, PRIOR, Readiness
from netquest.game.steering import Steer

SHOWN_LATELY = timedelta(days=56)
"""Who saw a card longer ago than this sees it as new."""


class Ground(NamedTuple):
    """What a life is folded with: weekly goals as `accounts.queries.weekly_goals` gives them, where the readiness
    begins, and what the person said about how NetQuest chooses.
    """

    goals: Sequence[tuple[date, int]] = ()
    prior: Readiness = PRIOR
    steers: tuple[Steer, ...] = ()


_attempt = Attempt.__table__.c
_withdrawn = Attempt.id.in_(select(Withdrawal.attempt_id))


def attempt_with_key(viewer: Person, key: str) -> AnyRow:
    """Return the viewer's attempt that a key was used for. Raises NotFound when it was not used yet."""
    return _one(viewer, Attempt.key == key)


def get_attempt(viewer: Person, attempt_id: int) -> AnyRow:
    """Return the viewer's own attempt with `is_withdrawn`. Raises NotFound."""
    return _one(viewer, Attempt.id == attempt_id)


def _one(viewer: Person, *where: Any) -> AnyRow:
    mine = select(*_attempt, _withdrawn.label("is_withdrawn")).where(Attempt.person_id == viewer.id, *where)
    row = db.session.execute(mine).one_or_none()
    if row is None:
        raise NotFound
    return row


def places_on_day(viewer: Person, rows: Sequence[AnyRow]) -> dict[int, int]:
    """Return by id the how-manieth try at its challenge on its day each attempt was when it was recorded."""
    tried = select(Attempt.id, Attempt.slug, Attempt.day).where(
        _tried_by(viewer),
        Attempt.slug.in_({row.slug for row in rows}),
        Attempt.day.in_({row.day for row in rows}),
    )
    places = [(row.slug, row.day, row.id) for row in db.session.execute(tried)]
    return {
        row.id: 1 + sum((slug, day) == (row.slug, row.day) and id_ < row.id for slug, day, id_ in places)
        for row in rows
    }


def surviving_acts(person_id: int) -> list[Act]:
    """Return all acts of a person that were not withdrawn, in order of recording."""
    rows = select(*_attempt).where(Attempt.person_id == person_id, ~_withdrawn).order_by(Attempt.at, Attempt.id)
    return [act_of(row) for row in db.session.execute(rows)]


def prior_of(person_id: int) -> Readiness:
    """Return where a person's readiness begins."""
    kept = db.session.scalar(select(Practice.prior).where(Practice.person_id == person_id))
    return unpack_prior(kept or "")


def ground_of(person_id: int) -> Ground:
    """Return what a person's life is folded with beside their attempts, in one statement."""
    mine = Practice.person_id == person_id
    rows = db.session.execute(
        goals_of(person_id)
        .add_columns(Practice.prior, steers_of(literal(person_id)).label("steers"))
        .join(Practice, mine)
    ).all()
    goals = [(row.valid_from, int(row.value)) for row in rows]
    return Ground(goals, unpack_prior(rows[0].prior), read_steers(rows[0].steers)) if rows else Ground()


def attempts_at(viewer: Person, slug: str, *, most: int = 20) -> Sequence[AnyRow]:
    """Return the viewer's attempts at a challenge, newest first, withdrawn ones left out."""
    return attempts(viewer, Attempt.slug == slug, most=most)


def attempts(viewer: Person, *where: Any, most: int) -> Sequence[AnyRow]:
    """Return the viewer's latest surviving attempts, newest first."""
    mine = select(*_attempt, _withdrawn.label("is_withdrawn")).where(
        Attempt.person_id == viewer.id, ~_withdrawn, *where
    )
    return db.session.execute(mine.order_by(Attempt.at.desc(), Attempt.id.desc()).limit(most)).all()


def past_of(viewer: Person, today: date) -> Past:
    """Return what the ladder needs of the viewer's history, in two statements."""
    rows = db.session.execute(union_all(_tried_challenges(viewer), _objections(viewer), _hidings(viewer))).all()
    words = {row.slug: row.word for row in rows if row.word is not None}
    skipped = {row.slug: row.skipped for row in rows if row.skipped}
    return Past(
        times_done={row.slug: int(row.times) for row in rows if row.times},
        last_tried={row.slug: row.last for row in rows if row.last},
        last_shown=_last_shown(viewer, today),
        highest_done=max((int(row.grade) for row in rows), default=0),
        hidden=frozenset(slug for slug in skipped | words if is_hidden(skipped.get(slug, 0), words.get(slug))),
        objections={
            row.slug: strength(Objection(row.objection), (today - row.since).days) for row in rows if row.objection
        },
    )


def _tried_challenges(viewer: Person) -> Any:
    tried = Attempt.outcome != Outcome.SKIPPED.value
    done = Attempt.outcome.in_([outcome.value for outcome in DONE])
    return (
        select(
            Attempt.slug,
            func.sum(case((done, 1), else_=0)).label("times"),
            func.max(case((tried, Attempt.day))).label("last"),
            func.max(case((done, Attempt.grade), else_=0)).label("grade"),
            func.max(case((Attempt.reason == Reason.NOT_FOR_ME.value, Attempt.id), else_=0)).label("skipped"),
            cast(null(), String).label("objection"),
            cast(null(), Date).label("since"),
            cast(null(), Integer).label("word"),
        )
        .where(Attempt.person_id == viewer.id, ~_withdrawn)
        .group_by(Attempt.slug)
    )


def _objections(viewer: Person) -> Any:
    """Select what is not for the viewer, in the columns of what was tried: the two go in one statement."""
    nothing = literal(0)
    return select(
        ChallengeRating.slug,
        nothing,
        cast(null(), Date),
        nothing,
        nothing,
        ChallengeRating.reason,
        ChallengeRating.day,
        cast(null(), Integer),
    ).where(ChallengeRating.person_id == viewer.id, ChallengeRating.verdict == Verdict.NOT_FOR_ME.value)


def _hidings(viewer: Person) -> Any:
    """Select what the viewer said of hiding, in the same columns."""
    nothing, no_day = literal(0), cast(null(), Date)
    said = select(Hiding.slug, nothing, no_day, nothing, nothing, cast(null(), String), no_day, Hiding.after)
    return said.where(Hiding.person_id == viewer.id)


def _last_shown(viewer: Person, today: date) -> dict[str, date]:
    shown: dict[str, date] = {}
    rows = db.session.execute(
        select(Menu.day, Menu.picks)
        .where(Menu.person_id == viewer.id, Menu.day >= today - SHOWN_LATELY, Menu.day < today)
        .order_by(Menu.day)
    )
    for day, picks in rows:
        shown |= dict.fromkeys((pick.slug for pick in unpack_picks(picks)), day)
    return shown


def rated(viewer: Person, *, most: int) -> Sequence[AnyRow]:
    """Return the viewer's latest tries with nerves before and after, newest first."""
    given = (Attempt.nerves_before.is_not(None), Attempt.nerves_after.is_not(None))
    return attempts(viewer, *given, Attempt.outcome != Outcome.SKIPPED.value, most=most)


def tries_between(viewer: Person, first: date, last: date) -> Sequence[AnyRow]:
    """Return the viewer's surviving attempts for the local days from `first` to `last`, in order of recording."""
    mine = select(*_attempt).where(Attempt.person_id == viewer.id, ~_withdrawn, Attempt.day.between(first, last))
    return db.session.execute(mine.order_by(Attempt.at, Attempt.id)).all()


def tries_by_day(viewer: Person, *, since: date) -> dict[date, int]:
    """Return how many tries the viewer made for each local day from `since` on."""
    mine = select(Attempt.day, func.count()).where(_tried_by(viewer), Attempt.day >= since)
    return {day: int(tries) for day, tries in db.session.execute(mine.group_by(Attempt.day))}


def tries_by_challenge(viewer: Person) -> dict[str, AnyRow]:
    """Return by challenge the viewer's `tries`, those `rated` before and after, and how these went, in one statement.

    `lighter` and `heavier` than it looked are of the rated ones; what is in neither was as heavy as it looked.
    """
    before, after = Attempt.nerves_before, Attempt.nerves_after
    counted = {
        "rated": and_(before.is_not(None), after.is_not(None)),
        "lighter": after < before,
        "heavier": after > before,
    }
    sums = [func.sum(case((condition, 1), else_=0)).label(name) for name, condition in counted.items()]
    mine = select(Attempt.slug, func.count().label("tries"), *sums).where(_tried_by(viewer)).group_by(Attempt.slug)
    return {row.slug: row for row in db.session.execute(mine)}


def _tried_by(viewer: Person) -> ColumnElement[bool]:
    return and_(Attempt.person_id == viewer.id, Attempt.outcome != Outcome.SKIPPED.value, ~_withdrawn)
