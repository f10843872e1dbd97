"""Writes of the daily practice: recording an attempt, and taking it back. One act is one transaction."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.accounts.queries import goal_on
from netquest.accounts.service import hold
from netquest.catalogue import queries as catalogue
from netquest.catalogue.calibration import calibration
from netquest.catalogue.models import Challenge
from netquest.catalogue.queries import Told
from netquest.challenges import day_queries, effects, queries, steers
from netquest.challenges.day_queries import AnyRow, History
from netquest.challenges.models import Attempt, Practice, Withdrawal
from netquest.challenges.present import attempt_view, practice_view, receipt
from netquest.challenges.rules import BEGINNING, State, pack_prior
from netquest.challenges.views import Recorded
from netquest.core.bus import publish
from netquest.core.db import insert_new, insert_rows, transaction
from netquest.core.errors import Conflict, LimitReached
from netquest.events import AttemptWithdrawn, ChallengeAttempted
from netquest.game import RULES, boards, learning, life
from netquest.game.acts import Act, Outcome, Reason
from netquest.game.days import local_day, monday
from netquest.game.points import DAILY_LIMIT, Settlement
from netquest.game.readiness import DONE, Readiness, predict
from netquest.organisations import queries as organisations
from netquest.scoring import queries as scores
from netquest.scoring import service as scoring
from netquest.scoring import standings

_SAVE = (
    update(Practice.__table__)  # type: ignore[arg-type]
    .where(Practice.person_id == bindparam("person"))
    .values({name: bindparam(name) for name in BEGINNING.pack()})
)


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of a try. `day` is the local day that it is for; nerves are 0-100 or None.

    `guess` is how many of ten they thought beforehand would say yes to it, or None.
    """

    outcome: Outcome
    day: date
    nerves_before: int | None = None
    nerves_after: int | None = None
    note: str = ""
    reason: Reason | None = None
    source: str | None = None
    guess: int | None = None


def begin(session: Session, person_id: int) -> None:
    """Give somebody new the row that their acts will add up in."""
    insert_rows(session, Practice, [{"person_id": person_id, **BEGINNING.pack()}])


def attempt(person: Person, challenge: Challenge, given: Given, *, key: str, at: datetime) -> Recorded:
    """Record a try at a challenge and pay it. The same `key` again changes nothing and returns the same.

    Raises LimitReached for one try too many on a local day.
    """
    today = local_day(at, zone=person.timezone, day_start=person.day_start)
    with transaction() as session:
        hold(session, person.id)
        history = day_queries.history_for(session, person.id, challenge.slug, day=given.day, today=today)
        at = max([at, *(past.at for past in history.acts)])  # two tabs, two nodes: recorded later is later
        row = {**facts(person, challenge, given, history, at=at, today=today), "key": key}
        attempt_id = insert_new(session, Attempt, row)
        if attempt_id is None:
            return recorded(person, key, today=today)
        made = SimpleNamespace(id=attempt_id, **row)
        act = day_queries.act_of(made)
        if act.counts and sum(past.counts and past.day == act.day for past in history.acts) >= DAILY_LIMIT:
            raise LimitReached
        told = Told({(challenge.slug, challenge.version): challenge}, person.scope)
        came_of_it = _record(session, made, act, history, told)
        publish(ChallengeAttempted(act.id, person.id, slug=act.slug, outcome=act.outcome, day=act.day, at=at))
    return came_of_it


def recorded(person: Person, key: str, *, today: date) -> Recorded:
    """Return what recording the attempt with this key came to, the same as the first time. Raises NotFound."""
    made = queries.attempt_with_key(person, key)
    day = day_queries.day_of(person, today)
    lines = scores.lines_of(person.id, [(made.id, made.day)])[made.id]
    badges = [badge for badge, (attempt_id, _) in scores.awards(person.id).items() if attempt_id == made.id]
    bill = receipt(lines, badges=badges, repeat=queries.places_on_day(person, [made])[made.id])
    told = catalogue.told([made], scope=person.scope)
    return Recorded(
        attempt_view(made, told, today=today, paid=bill),
        practice_view(day.state, today=today, goal=day.goal, points_today=day.points_today, rhythm=day.rhythm),
        day.pick_of(made.slug),
    )


def withdraw(person: Person, attempt_id: int, *, at: datetime) -> str:
    """Take an attempt back, and return its challenge. Again changes nothing.

    Everything derived is refolded from the attempts that are left, so it is as if this one had never been made.
    Raises NotFound for what is not the person's own, Conflict once the local day of its recording is over.
    """
    today = local_day(at, zone=person.timezone, day_start=person.day_start)
    with transaction() as session:
        hold(session, person.id)
        made = queries.get_attempt(person, attempt_id)
        slug: str = made.slug
        if insert_new(session, Withdrawal, {"attempt_id": made.id, "at": at}) is None:
            return slug
        if made.recorded_on != today:
            raise Conflict
        refold(session, person.id, since=monday(made.day), cause=f"withdrawal:{made.id}", at=at)
        publish(AttemptWithdrawn(made.id, person.id, slug=slug, day=made.day, at=at))
    return slug


def facts(
    person: Person, challenge: Challenge, given: Given, history: History, *, at: datetime, today: date
) -> dict[str, object]:
    """Return the columns of a new attempt: what was said, and the challenge and the chance as they are now."""
    times_done = sum(past.slug == challenge.slug and past.outcome in DONE for past in history.acts)
    card = catalogue.card_of(challenge, calibration(history.calibration))
    chance = predict(history.state.readiness, card, energy=history.energy, times_done=times_done)
    skipped = given.outcome is Outcome.SKIPPED
    return {
        "person_id": person.id,
        "slug": challenge.slug,
        "version": challenge.version,
        "rules": RULES,
        "outcome": given.outcome.value,
        "day": given.day,
        "recorded_on": today,
        "at": at,
        "zone": person.timezone,
        "grade": challenge.grade,
        "minutes": challenge.minutes,
        "kind": challenge.kind,
        "strategy": challenge.strategy,
        "loads": dict(challenge.sources),
        "gives": challenge.gives,
        "predicted": chance.percent,
        "calibration": history.calibration,
        "offset": card.offset,
        "doubt": card.variance,
        "logit": None if history.state.readiness.is_off else chance.x,
        "margin_doubt": None if history.state.readiness.is_off else chance.s2,
        "energy": history.energy,
        "nerves_before": given.nerves_before,
        "nerves_after": given.nerves_after,
        "guess": None if skipped else given.guess,
        "note": given.note,
        "reason": given.reason.value if skipped and given.reason else None,
        "source": given.source if skipped else None,
    }


def _record(session: Session, made: AnyRow, act: Act, history: History, told: Told) -> Recorded:
    """Let everything derived follow from one act more: ledger lines, badges, the person's row, standings."""
    effect, paid = effects.of_attempt(act, history), Settlement()
    if act.counts:
        cause = f"attempt:{act.id}"
        paid = scoring.settle(session, made.person_id, due=effect.due, held=history.held, cause=cause, at=act.at)
    scoring.award(session, made.person_id, won=effect.won, taken=effect.taken)
    state = effect.state(history.state.points + sum(pay.points for pay in paid.values()))
    _save(session, made.person_id, state)
    if history.boards:
        standings.add(session, made.person_id, history.boards, act, boards.change(act, history.acts))
    repeat = 1 + sum(past.counts and past.day == act.day and past.slug == act.slug for past in history.acts)
    bill = receipt([(component, pay.points) for (_, component), pay in paid.items()], badges=effect.won, repeat=repeat)
    points_today = sum(pay.points for (day, _), pay in effect.due.items() if day == act.recorded_on)
    return Recorded(
        attempt_view(made, told, today=act.recorded_on, paid=bill),
        practice_view(
            state, today=act.recorded_on, goal=history.goal, points_today=points_today, rhythm=history.rhythm
        ),
        history.menu.pick_of(act.slug) if history.menu else None,
    )


def refold(session: Session, person_id: int, *, since: date, cause: str, at: datetime) -> None:
    """Compute a person's life anew from the surviving attempts, and make every derived row agree with it.

    `since` is the first local day (a Monday) on which the ledger may differ; call it inside a transaction.
    """
    acts = queries.surviving_acts(person_id)
    lived = life_of(person_id, acts)
    held, awards = scores.held_and_awards(person_id, since=since)
    effect = effects.of_life(lived, since=since, held=awards)
    scoring.settle(session, person_id, due=effect.due, held=held, cause=cause, at=at)
    scoring.award(session, person_id, won=effect.won, taken=effect.taken)
    _save(session, person_id, effect.state(lived.points))
    standings.restate(session, person_id, organisations.boards(person_id), acts)


def begin_from(session: Session, person_id: int, prior: Readiness) -> None:
    """Let a person's readiness begin elsewhere, and fold all their tries into it; call it inside a transaction.

    Nothing else moves: each attempt keeps the chance that it stored, and with it its points.
    """
    believed = learning.refold(queries.surviving_acts(person_id), prior, steers.said_by(person_id).steers)
    values = {"prior": pack_prior(prior), "readiness": json.dumps(believed.to_json())}
    session.execute(update(Practice).where(Practice.person_id == person_id).values(values))


def restate(session: Session, person_id: int) -> None:
    """Make a person's standings agree with the boards that they are on now; call it inside a transaction."""
    on = organisations.boards(person_id)
    standings.restate(session, person_id, on, queries.surviving_acts(person_id) if on else ())


def life_of(person_id: int, acts: Iterable[Act]) -> life.Life:
    """Fold a person's surviving attempts, settings and words alone into everything that is derived from them."""
    ground = queries.ground_of(person_id)
    return life.fold(acts, goal_of=lambda week: goal_on(ground.goals, week), prior=ground.prior, steers=ground.steers)


def _save(session: Session, person_id: int, state: State) -> None:
    session.connection().execute(_SAVE, {"person": person_id, **state.pack()})
