"""Reads of a person's local day and of what a new attempt is settled against, each in one statement.

They are built once, told their values, and run without the ORM: both would cost more than the database does.
"""

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Date, Integer, String, and_, bindparam, exists, func, select, union
from sqlalchemy.orm import Session, aliased

from netquest.accounts.models import DEFAULT_WEEKLY_GOAL, Person
from netquest.accounts.queries import weekly_goal_of
from netquest.catalogue.calibration import newest_version
from netquest.challenges.doubled import doubled_of, read_doubled
from netquest.challenges.models import Attempt, Menu, Practice, Withdrawal
from netquest.challenges.rules import State, unpack_picks
from netquest.core.db import db
from netquest.game.acts import Act, Outcome, Reason
from netquest.game.cards import Pick
from netquest.game.days import monday
from netquest.game.modes import Lean, Mode
from netquest.game.points import Settlement
from netquest.game.rhythm import Rhythm
from netquest.organisations.queries import boards_of, on_boards
from netquest.organisations.views import OnBoard
from netquest.rhythm.queries import changes_of, pauses_of
from netquest.rhythm.rules import rhythm
from netquest.scoring.queries import held_of, points_on, read_held

DEFAULT_ENERGY = 2

AnyRow = Any
"""A row of an attempt with whatever was joined to it; its columns are read by name."""

_person = bindparam("person", type_=Integer)
_today = bindparam("today", type_=Date)
_monday = bindparam("monday", type_=Date)
_since = bindparam("since", type_=Date)
_slug = bindparam("slug", type_=String)

_attempt = Attempt.__table__.c
_withdrawn = exists().where(Withdrawal.attempt_id == Attempt.id)
_practice = (Practice.points, Practice.calendar, Practice.tally, Practice.readiness)
_latest = select(func.max(Menu.number)).where(Menu.person_id == _person, Menu.day == _today).scalar_subquery()
_menu = and_(Menu.person_id == Practice.person_id, Menu.day == _today, Menu.number == _latest)
_menu_columns = (
    Menu.number.label("menu_number"),
    Menu.minutes.label("menu_minutes"),
    Menu.energy.label("menu_energy"),
    Menu.mode.label("menu_mode"),
    Menu.lean.label("menu_lean"),
    Menu.picks,
    Menu.swapped,
)

_rhythm = (changes_of(_person).label("changes"), pauses_of(_person).label("pauses"))

_DAY = (
    select(
        *_practice,
        *_menu_columns,
        points_on(_person, _today).label("points_today"),
        *_rhythm,
        doubled_of(_person).label("doubled"),
        weekly_goal_of(_person, _monday).label("goal"),
        newest_version.label("calibration_now"),
        *_attempt,
        _withdrawn.label("is_withdrawn"),
    )
    .select_from(Practice)
    .outerjoin(Menu, _menu)
    .outerjoin(
        Attempt,
        and_(
            Attempt.person_id == Practice.person_id,
            Attempt.recorded_on == _today,
            Attempt.day >= bindparam("yesterday", type_=Date),
        ),
    )
    .where(Practice.person_id == _person)
    .order_by(Attempt.at, Attempt.id)
)

_RECKONED = (
    Attempt.id,
    Attempt.at,
    Attempt.day,
    Attempt.recorded_on,
    Attempt.slug,
    Attempt.outcome,
    Attempt.grade,
    Attempt.minutes,
    Attempt.kind,
    Attempt.predicted,
    Attempt.energy,
    Attempt.nerves_before,
    Attempt.nerves_after,
)
"""What a past attempt is reckoned with when another one is settled: neither its note nor its sources."""

_OUTCOMES = {outcome.value: outcome for outcome in Outcome}

_before = aliased(Attempt)
_tried_before = exists().where(
    _before.person_id == Attempt.person_id,
    _before.slug == Attempt.slug,
    _before.day < _since,
    _before.outcome != Outcome.SKIPPED.value,
    ~exists().where(Withdrawal.attempt_id == _before.id),
)
_settled_against = union(
    select(Attempt.id).where(Attempt.person_id == _person, Attempt.day >= _since),
    select(Attempt.id).where(Attempt.person_id == _person, Attempt.slug == _slug),
)
"""Two stretches of two indexes; a condition with 'or' would read a whole life."""

_HISTORY = (
    select(
        *_RECKONED,
        _tried_before.label("was_tried_before"),
        *_practice,
        *_menu_columns,
        weekly_goal_of(_person, _monday).label("goal"),
        boards_of(_person).label("boards"),
        *_rhythm,
        held_of(_person, _since).label("held"),
        newest_version.label("calibration_now"),
    )
    .select_from(Practice)
    .outerjoin(Menu, _menu)
    .outerjoin(Attempt, and_(Attempt.id.in_(_settled_against), ~_withdrawn))
    .where(Practice.person_id == _person)
)


@dataclass(frozen=True, slots=True)
class ShownMenu:
    """A menu as it was stored: its number on its day, what was wished for, how bold, the picks, what was swapped."""

    number: int
    minutes: int
    energy: int
    mode: Mode
    lean: Lean
    picks: tuple[Pick, ...]
    swapped: tuple[str, ...]

    def pick_of(self, slug: str) -> Pick | None:
        """Return the pick that shows this challenge."""
        return next((pick for pick in self.picks if pick.slug == slug), None)


@dataclass(frozen=True, slots=True)
class Day:
    """A person's local day: state, today's menu (None before the first visit), goal, and what was recorded today.

    `recorded` holds rows of attempts, withdrawn ones included, in order of recording. `doubled` are the days with
    several different challenges, None for who does not count days in a row. `calibration` is the version that
    counts now.
    """

    today: date
    state: State
    menu: ShownMenu | None
    goal: int
    points_today: int
    recorded: tuple[AnyRow, ...]
    calibration: int = 0
    rhythm: Rhythm = field(default_factory=Rhythm)
    doubled: frozenset[date] | None = None

    @property
    def off(self) -> frozenset[date]:
        """The days, from the week of the first try on, that cost nothing when idle."""
        calendar = self.state.record.calendar
        return self.rhythm.off(calendar.monday(0), self.today) if calendar.packed else frozenset()

    def last_try(self, slug: str) -> AnyRow | None:
        """Return today's last surviving attempt at this challenge."""
        return next((row for row in reversed(self.recorded) if row.slug == slug and not row.is_withdrawn), None)

    def times_recorded(self, slug: str) -> int:
        """Count the attempts at this challenge recorded today, withdrawn and skipped ones too."""
        return sum(row.slug == slug for row in self.recorded)

    def pick_of(self, slug: str) -> Pick | None:
        """Return the pick of today's menu that shows this challenge."""
        return self.menu.pick_of(slug) if self.menu else None


@dataclass(frozen=True, slots=True)
class History:
    """What a new attempt is settled against: state, today's menu, the goal of its week, boards, and earlier acts.

    `acts` are the surviving ones from `since` (a Monday) on and all at the same challenge; `tried_before` are the
    challenges among them that were tried before `since`. `held` is what the ledger holds from `since` on,
    `calibration` the version that counts now.
    """

    state: State
    menu: ShownMenu | None
    goal: int
    acts: tuple[Act, ...]
    tried_before: frozenset[str]
    boards: tuple[OnBoard, ...] = ()
    held: Settlement = field(default_factory=dict)
    calibration: int = 0
    rhythm: Rhythm = field(default_factory=Rhythm)

    @property
    def energy(self) -> int:
        """The energy (1-3) that the person declared on today's menu."""
        return self.menu.energy if self.menu else DEFAULT_ENERGY


def day_of(viewer: Person, today: date) -> Day:
    """Return the viewer's local day in one statement."""
    values = {"person": viewer.id, "today": today, "yesterday": today - timedelta(days=1), "monday": monday(today)}
    rows = db.session.connection().execute(_DAY, values).all()
    first = rows[0]
    return Day(
        today=today,
        state=_state(first),
        menu=_shown(first),
        goal=int(first.goal or DEFAULT_WEEKLY_GOAL),
        points_today=int(first.points_today),
        recorded=tuple(row for row in rows if row.id is not None),
        calibration=first.calibration_now or 0,
        rhythm=rhythm(first.changes, first.pauses),
        doubled=read_doubled(first.doubled),
    )


def history_for(session: Session, person_id: int, slug: str, *, day: date, today: date) -> History:
    """Return what an attempt at `slug` for the local day `day` is settled against, in one statement."""
    values = {"person": person_id, "today": today, "since": monday(day), "monday": monday(day), "slug": slug}
    rows = session.connection().execute(_HISTORY, values).all()
    first = rows[0]
    return History(
        state=_state(first),
        menu=_shown(first),
        goal=int(first.goal or DEFAULT_WEEKLY_GOAL),
        acts=tuple(_past_act(row) for row in rows if row.id is not None),
        tried_before=frozenset(row.slug for row in rows if row.was_tried_before and row.id is not None),
        boards=on_boards(first.boards),
        held=read_held(first.held),
        calibration=first.calibration_now or 0,
        rhythm=rhythm(first.changes, first.pauses),
    )


def _state(row: AnyRow) -> State:
    return State.unpack(row.points, row.calendar, row.tally, row.readiness)


def _shown(row: AnyRow) -> ShownMenu | None:
    if row.menu_number is None:
        return None
    swapped = tuple(json.loads(row.swapped))
    wished = row.menu_minutes, row.menu_energy, Mode(row.menu_mode), Lean(row.menu_lean)
    return ShownMenu(row.menu_number, *wished, unpack_picks(row.picks), swapped)


def act_of(row: Any) -> Act:
    """Return the attempt of a row as the rules see it."""
    return Act(
        id=row.id,
        at=row.at,
        day=row.day,
        recorded_on=row.recorded_on,
        slug=row.slug,
        outcome=Outcome(row.outcome),
        grade=row.grade,
        minutes=row.minutes,
        kind=row.kind,
        loads=row.loads,
        predicted=row.predicted,
        energy=row.energy,
        nerves_before=row.nerves_before,
        nerves_after=row.nerves_after,
        reason=Reason(row.reason) if row.reason else None,
        has_note=bool(row.note),
        gives=row.gives,
        offset=row.offset,
        doubt=row.doubt,
    )


def _past_act(row: AnyRow) -> Act:
    """Return a past attempt as it is reckoned with when another one is settled; its columns come first."""
    id_, at, day, recorded_on, slug, outcome, grade, minutes, kind, predicted, energy, before, after = row[:13]
    said = _OUTCOMES[outcome]
    return Act(id_, at, day, recorded_on, slug, said, grade, minutes, kind, {}, predicted, energy, before, after)
