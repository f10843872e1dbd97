"""The night: what the attempts of a day teach about challenges, whoever reads them, and however often."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import delete, select, update

from netquest.accounts.models import Person
from netquest.catalogue import calibration
from netquest.catalogue import queries as catalogue
from netquest.catalogue.calibration_models import CalibrationNight, ChallengeOffset
from netquest.challenges import audit, jobs, nights
from netquest.challenges.models import Attempt, Menu, Withdrawal
from netquest.challenges.queries import surviving_acts
from netquest.challenges.steering import steer
from netquest.core.db import db, transaction
from netquest.core.errors import Conflict
from netquest.game.acts import Act, Reason
from netquest.game.calibration import Offset, Reading, calibrate, reading
from netquest.game.honesty import Honesty, fit
from netquest.game.readiness import DONE
from netquest.game.steering import Kind
from netquest.jobs import daily
from tests.challenges.doing import MEETING, MESSAGE, differences, do, undo
from tests.conftest import NOW

pytestmark = pytest.mark.both

TODAY = NOW.date()
THEN = datetime.combine(TODAY + timedelta(days=1), time(0, 11), UTC)
"""The night after today, when the day is surely over."""

FOLLOW_UP = "follow-up"


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nights, "AT_ONCE", 1)


@pytest.fixture
def tried(alice: Person) -> Person:
    """Alice after a day with three tries, a skip that says nothing, and one that she took back."""
    do(alice)
    do(alice, MEETING, outcome="partly")
    do(alice, FOLLOW_UP, outcome="skipped", reason=Reason.NERVOUS)
    do(alice, MEETING, outcome="skipped", reason=Reason.NO_TIME)
    undo(alice, do(alice, FOLLOW_UP))
    return alice


def whole(night: date = TODAY, *, at: datetime = THEN) -> None:
    """Do a night from where it stands to its end."""
    while nights.step(night, at=at):
        pass


def offsets() -> dict[str, Offset]:
    """What counts now."""
    calibration.forget()
    return dict(calibration.now().offsets)


def rows() -> list[tuple[object, ...]]:
    """All that the nights have written, instants left out."""
    fits = select(CalibrationNight.version, CalibrationNight.night, CalibrationNight.shift, CalibrationNight.slope)
    held = select(ChallengeOffset.__table__).order_by(ChallengeOffset.slug, ChallengeOffset.version)
    return [*map(tuple, db.session.execute(fits.add_columns(CalibrationNight.tries))), *db.session.execute(held)]


def test_it_finds_what_the_rules_give(tried: Person) -> None:
    acts = [(row, act) for row, act in zip(made(tried), surviving_acts(tried.id), strict=True)]
    due = {act.slug: calibrate(Offset(), [said]) for row, act in acts if (said := told(row, act))}
    lived = [(row.logit, act.outcome in DONE) for row, act in acts if act.reason is not Reason.NO_TIME]
    whole()
    assert offsets() == due
    assert set(due) == {MESSAGE, MEETING, FOLLOW_UP}
    assert (calibration.now().honesty, calibration.now().tries) == (fit(lived), 3)


def made(person: Person) -> list[Any]:
    taken = Withdrawal.attempt_id
    mine = select(Attempt).where(Attempt.person_id == person.id, Attempt.id.not_in(select(taken)))
    return list(db.session.scalars(mine.order_by(Attempt.at, Attempt.id)))


def told(row: Any, act: Act) -> Reading | None:
    return reading(act, x=row.logit, doubt=row.margin_doubt)


def test_doing_it_again_changes_nothing(tried: Person) -> None:
    whole()
    before = rows()
    whole(at=THEN + timedelta(hours=3))
    assert rows() == before
    assert jobs.calibrate(at=THEN) is False


def test_stopped_anywhere_it_goes_on_and_finds_the_same(tried: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    whole()
    before = rows()
    with transaction() as session:
        session.execute(delete(CalibrationNight))
    nights.step(TODAY, at=THEN)
    with monkeypatch.context() as patch:
        patch.setattr(nights, "insert_rows", killed)
        with pytest.raises(KeyboardInterrupt):
            nights.step(TODAY, at=THEN)
    assert offsets() == {}, "half a night counts for nobody"
    whole()
    assert rows() == before


def killed(*args: object) -> None:
    raise KeyboardInterrupt


def test_two_workers_at_the_same_step_write_it_once(tried: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    whole()
    before = rows()
    with transaction() as session:
        session.execute(delete(CalibrationNight))
    work_out, others = nights._calibrated, iter([True, True])

    def overtaken(found: nights.Night, slugs: list[str]) -> list[dict[str, object]]:
        mine = work_out(found, slugs)
        if next(others, False):
            nights.step(TODAY, at=THEN)
        return mine

    monkeypatch.setattr(nights, "_calibrated", overtaken)
    whole()
    assert rows() == before


def test_what_is_taken_back_after_the_night_has_been_read(alice: Person) -> None:
    with time_machine.travel(datetime.combine(TODAY, time(23, 30), UTC), tick=False):
        late = do(alice)
    with time_machine.travel(THEN, tick=False):
        undo(alice, late)
    whole()
    assert MESSAGE in offsets()


def test_nothing_is_learned_from_those_of_whom_nothing_is_to_be_believed(alice: Person) -> None:
    steer(alice, Kind.OFF, seen=0, at=NOW)
    do(alice)
    whole()
    assert (offsets(), calibration.now().tries) == ({}, 0)


def test_an_attempt_keeps_what_it_saw_and_is_folded_with_it(tried: Person) -> None:
    whole()
    found = offsets()[MESSAGE]
    with time_machine.travel(THEN + timedelta(hours=8), tick=False):
        second = do(tried)
        last = do(tried, MEETING)
    whole(TODAY + timedelta(days=1), at=THEN + timedelta(days=1))
    saw = [(row.calibration, row.offset, row.doubt) for row in made(tried) if row.slug == MESSAGE]
    assert saw == [(0, 0.0, 0.5), (1, found.mean, found.variance)]
    assert offsets()[MESSAGE] != found
    assert differences(tried) == []
    with time_machine.travel(THEN + timedelta(hours=9), tick=False):
        undo(tried, last)
    assert differences(tried) == []
    assert second.attempt.id in {act.id for act in surviving_acts(tried.id) if act.offset == found.mean}


def test_the_checker_names_an_attempt_that_does_not_hold_what_it_saw(tried: Person) -> None:
    whole()
    with time_machine.travel(THEN + timedelta(hours=8), tick=False):
        made_later = do(tried).attempt.id
    assert audit.calibrations() == []
    for attempt_id, version in ((made_later, 1), (made_later - 1, 0)):
        with transaction() as session:
            session.execute(update(Attempt).where(Attempt.id == attempt_id).values(offset=0.1))
        said = f"attempt {attempt_id} of person {tried.id}, offset: is not what version {version} says"
        assert said in audit.calibrations()


def test_the_menu_is_chosen_by_the_newest_and_says_by_which(tried: Person, sign_in) -> None:
    whole()
    with transaction() as session:
        session.execute(update(ChallengeOffset).values(mean=2.5))
    calibration.forget()
    pool = {card.slug: card.offset for card in catalogue.pool(calibration.now())}
    assert {pool[slug] for slug in (MESSAGE, MEETING)} == {2.5}
    with time_machine.travel(THEN + timedelta(hours=8), tick=False):
        sign_in(tried).get("/today")
    assert db.session.scalars(select(Menu.calibration)).all() == [1]


def test_nights_are_read_in_their_order_and_only_when_they_are_over(tried: Person) -> None:
    for early in (NOW, datetime.combine(TODAY + timedelta(days=1), time(0, 9), UTC)):
        with pytest.raises(Conflict):
            nights.step(TODAY, at=early)
    whole()
    with pytest.raises(Conflict):
        nights.step(TODAY - timedelta(days=1), at=THEN)
    with time_machine.travel(THEN, tick=False):
        do(tried)
    nights.step(TODAY + timedelta(days=1), at=THEN + timedelta(days=3))
    with pytest.raises(Conflict):
        nights.step(TODAY + timedelta(days=2), at=THEN + timedelta(days=3))


@pytest.mark.parametrize(("pause", "made_up"), [(1, 1), (3, 3), (90, 30)])
def test_the_worker_makes_up_for_the_nights_of_a_pause(app, pause: int, made_up: int) -> None:
    whole()
    later, job = THEN + timedelta(days=pause), daily(jobs.calibrate, after=nights.GRACE)
    while job(later):
        pass
    found = db.session.scalars(select(CalibrationNight.night).order_by(CalibrationNight.version)).all()
    assert found[1:] == [TODAY + timedelta(days=pause - back) for back in reversed(range(made_up))]
    assert job(later) is False


def test_before_the_first_night_nothing_is_bent_and_nothing_said(alice: Person) -> None:
    known = calibration.now()
    assert (known.version, known.honesty, known.offset_of(MESSAGE)) == (0, Honesty(), Offset())
    assert known.say(1.0) is None
