"""The schedule on one page: what is done beside requests. Each job is one call of a feature, told the time."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

from flask import Flask

from netquest.accounts import mail
from netquest.challenges import jobs as challenges
from netquest.challenges.nights import GRACE
from netquest.core import clock
from netquest.leaderboards import jobs as leaderboards

PAUSE = 2.0
PAUSE_AFTER_FAULT = 30.0
"""Seconds between two looks for work, and before a job that failed is tried again."""

Job = Callable[[datetime], bool]
"""It is asked again at once when it says that there may be more to do."""


def schedule() -> tuple[Job, ...]:
    """Return the jobs of one worker, in their order."""
    return (
        mail_one,
        daily(leaderboards.refresh_team_scores),
        daily(leaderboards.sweep),
        daily(challenges.calibrate, after=GRACE),
    )


def mail_one(at: datetime) -> bool:
    """Send the next mail that is due."""
    return mail.deliver(1) > 0


def daily(work: Callable[..., bool | None], *, after: timedelta = timedelta()) -> Job:
    """Make a job of what is due once a day (in UTC), and when a worker starts; every worker does it, to one effect.

    It is due so long after midnight. Work that says so is asked for more, until all is done.
    """
    done: date | None = None

    def when_due(at: datetime) -> bool:
        nonlocal done
        today = (at - after).astimezone(UTC).date()
        if done == today:
            return False
        is_more = bool(work(at=at))
        done = done if is_more else today
        return is_more

    return when_due


def run_worker(app: Flask, stop: threading.Event) -> None:
    """Do what is due until `stop` is set. Any number of workers may run, in any number of processes."""
    jobs, resting = schedule(), dict[Job, float]()
    while not stop.is_set():
        stop.wait(_round(app, jobs, resting))


def _round(app: Flask, jobs: Sequence[Job], resting: dict[Job, float]) -> float:
    """Ask every job once; returns how long to pause. One that fails rests for a while, and holds up no other."""
    pause = PAUSE
    for job in jobs:
        if resting.get(job, 0.0) > clock.monotonic():
            continue
        try:
            with app.app_context():
                pause = 0.0 if job(clock.now()) else pause
        except Exception:
            app.logger.exception("a job of the worker failed")
            resting[job] = clock.monotonic() + PAUSE_AFTER_FAULT
    return pause
