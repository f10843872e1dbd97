"""The worker: it does what is due, once a day what is daily, and no job that fails holds up another."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from netquest import jobs
from netquest.jobs import Job, daily, run_worker, schedule

pytestmark = pytest.mark.both
MORNING = datetime(2026, 11, 18, 9, tzinfo=UTC)


def test_what_is_daily_is_done_at_the_start_and_once_a_day() -> None:
    done: list[datetime] = []
    job = daily(lambda at: done.append(at))
    for hours in (0, 1, 14, 15, 16, 40):
        assert job(MORNING + timedelta(hours=hours)) is False
    assert [at.day for at in done] == [18, 19, 20]


def test_what_failed_is_not_done_yet() -> None:
    done: list[datetime] = []

    def fail_once(at: datetime) -> None:
        done.append(at)
        if len(done) == 1:
            raise RuntimeError

    job = daily(fail_once)
    with pytest.raises(RuntimeError):
        job(MORNING)
    job(MORNING)
    assert len(done) == 2


@pytest.fixture
def work(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let a worker run these jobs, without pauses, until one of them sets its event."""

    def run(stop: threading.Event, *of_worker: Job) -> None:
        monkeypatch.setattr(jobs, "schedule", lambda: of_worker)
        monkeypatch.setattr(jobs, "PAUSE", 0.0)
        run_worker(app, stop)

    return run


def test_a_job_that_fails_rests_and_the_others_go_on(work: Callable[..., None]) -> None:
    stop, asked = threading.Event(), list[str]()

    def fail(at: datetime) -> bool:
        asked.append("fail")
        raise RuntimeError

    def go_on(at: datetime) -> bool:
        asked.append("go on")
        if len(asked) > 3:
            stop.set()
        return False

    work(stop, fail, go_on)
    assert asked == ["fail", "go on", "go on", "go on"]


def test_it_is_tried_again_after_its_rest(work: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "PAUSE_AFTER_FAULT", -1.0)
    stop, asked = threading.Event(), list[datetime]()

    def fail(at: datetime) -> bool:
        asked.append(at)
        if len(asked) > 1:
            stop.set()
        raise RuntimeError

    work(stop, fail)
    assert len(asked) == 2


def test_every_job_of_the_schedule_runs_on_an_empty_database(app: Flask) -> None:
    for job in schedule():
        while job(MORNING):
            pass
    assert [job(MORNING) for job in schedule()[:-1]] == [False, False, False]
