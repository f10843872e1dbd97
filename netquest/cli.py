"""Commands: `flask serve`, `demo`, `simulate`, `calibrate`, `jobs work`, `standings check | rebuild`, `catalogue …`."""

import os
import signal
import sys
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext
from flask_migrate import upgrade
from sqlalchemy.exc import DatabaseError
from waitress.server import create_server

from netquest import checking
from netquest.catalogue import queries as curriculum
from netquest.catalogue import readability as reading
from netquest.catalogue.loader import FOLDER, BadData, read
from netquest.catalogue.translations import translated
from netquest.challenges import audit, nights
from netquest.core import clock
from netquest.core.config import Settings
from netquest.core.db import db
from netquest.core.errors import Conflict
from netquest.core.language import LANGUAGES, SOURCE
from netquest.demo import people as demo_people
from netquest.home import health
from netquest.jobs import run_worker
from netquest.scoring import audit as boards
from netquest.simulation.command import simulate

MANY = 1_000
"""For fewer people no further processes are worth their start."""

TOLD_EVERY = 5_000

UNFIT = {
    "database": "it does not answer",
    "migrations": "its tables are not those of this version. `flask db upgrade` brings older ones up to date",
}
"""Why a command cannot work, by what the probe says of the database."""

JOBS = click.option(
    "--jobs", type=click.IntRange(1, 64), help="Processes, one for each processor unless told otherwise."
)

standings = AppGroup("standings", help="Compare what is derived with the attempts it comes from.")
jobs = AppGroup("jobs", help="Work that no request waits for.")
catalogue = AppGroup("catalogue", help="Look at the curriculum before people do.")


def add_commands(app: Flask) -> None:
    """Add our commands to `flask`."""
    for command in (serve, demo, standings, jobs, calibrate, catalogue, simulate):
        app.cli.add_command(command)


@click.command()
@with_appcontext
def serve() -> None:
    """Migrate, fill the demo when it is on, and serve until Ctrl-C."""
    settings: Settings = current_app.config["SETTINGS"]
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    _migrate()
    if settings.demo:
        demo_people.fill(at=clock.now())
    server = _listen(app, settings)
    stop = threading.Event()
    worker = threading.Thread(target=run_worker, args=(app, stop), name="jobs", daemon=True)
    worker.start()
    signal.signal(signal.SIGTERM, _interrupt)
    _announce(settings)
    try:
        server.run()
    finally:
        stop.set()
        worker.join(timeout=5)
    print("NetQuest has stopped.")


def _listen(app: Flask, settings: Settings) -> Any:
    """Bind the port, so that the address is announced when somebody listens there."""
    try:
        return create_server(
            app,
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            channel_timeout=30,
            cleanup_interval=10,
            ident=None,
            clear_untrusted_proxy_headers=not settings.proxies,
        )
    except OSError as error:
        sys.exit(f"NetQuest cannot listen on {settings.host}:{settings.port}: {error.strerror}. Choose another PORT.")


def _interrupt(number: int, frame: Any) -> None:
    raise KeyboardInterrupt


def _migrate() -> None:
    """Bring the tables up to date, or refuse with one line: a fresh database is never made over a broken one."""
    try:
        upgrade()
    except DatabaseError as error:
        sys.exit(f"NetQuest cannot use its database: {error.orig}")
    except SystemExit:
        sys.exit("NetQuest cannot use its database: its tables belong to a newer version.")


def _need_tables() -> None:
    """Refuse with one line when the database is not there, or not up to date."""
    for fault in health.faults():
        sys.exit(f"NetQuest cannot use its database: {UNFIT[fault]}.")
    db.session.remove()


def _announce(settings: Settings) -> None:
    print(f"NetQuest is at {settings.public_origin}")
    if settings.demo:
        print(f"Look around without an account: {settings.public_origin}/login, as member, manager or admin.")
    if not settings.smtp_url and not settings.is_production:
        print(f"Mails are not sent but shown at {settings.public_origin}/dev/mails")
    print("Stop with Ctrl-C.", flush=True)


@click.command()
@click.option("--people", type=click.IntRange(1, 100_000), default=6, show_default=True)
@click.option("--days", type=click.IntRange(1, 365), default=90, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@JOBS
@with_appcontext
def demo(people: int, days: int, seed: int, jobs: int | None) -> None:
    """Migrate, and add demo people with a history made by the rules."""
    _migrate()

    def tell(made: demo_people.Made) -> None:
        if made.people // TOLD_EVERY != told[-1] // TOLD_EVERY:
            told.append(made.people)
            print(f"{made.people} of {people} people, {made.attempts} attempts.", flush=True)

    told, processes = [0], _processes(jobs, people=people)
    made = demo_people.populate(people=people, days=days, seed=seed, at=clock.now(), jobs=processes, tell=tell)
    print(f"{made.people} demo people with {made.attempts} attempts over {days} days.")


@standings.command()
@JOBS
def check(jobs: int | None) -> None:
    """Recompute everything derived, print each difference, and exit 1 if there is one."""
    _need_tables()
    people, found = audit.people(), 0
    for differences in checking.check(people, jobs=_processes(jobs, people=len(people))):
        found += len(differences)
        for difference in differences:
            print(difference)
    print(f"{len(people)} people checked, {found} differences.")
    sys.exit(1 if found else 0)


@standings.command()
def rebuild() -> None:
    """Make everything derived what the attempts give."""
    _need_tables()
    people = audit.people()
    for person_id in people:
        checking.rebuild(person_id, at=clock.now())
    boards.rebuild()
    print(f"{len(people)} people rebuilt.")


def _processes(jobs: int | None, *, people: int) -> int:
    return jobs or (1 if people < MANY else os.cpu_count() or 1)


@jobs.command()
def work() -> None:
    """Send mails and keep boards until Ctrl-C. Any number of these may run."""
    _need_tables()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    run_worker(current_app._get_current_object(), stop)  # type: ignore[attr-defined]


@click.command()
@click.option(
    "--night", type=click.DateTime(["%Y-%m-%d"]), help="A day in UTC that is over; without it, all that are due."
)
@with_appcontext
def calibrate(night: datetime | None) -> None:
    """Learn from a day's attempts how hard challenges are. The worker does it by itself; a night counts once."""
    _need_tables()
    now = clock.now()
    wanted = night.date() if night else nights.due(at=now)
    while wanted:
        try:
            while nights.step(wanted, at=now):
                pass
        except Conflict:
            sys.exit(f"The night of {wanted} cannot be read: it is not over, or another one comes first.")
        version, moved, said, tries = nights.found_out(wanted)
        print(f"Night of {wanted}, version {version}: {moved} challenges calibrated.")
        print(f"What is said rests on {tries} attempts: shift {said.shift:+.3f}, slope {said.slope:.3f}.")
        wanted = None if night else nights.due(at=now)


@catalogue.command("check")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=FOLDER)
def check_catalogue(folder: Path) -> None:
    """Read the curriculum in FOLDER, print each fault, and exit 1 if there is one. What is running stays as it is."""
    try:
        found = read(folder)
        for code in LANGUAGES.keys() - {SOURCE}:
            translated(found, code, folder)
        faults = curriculum.missing_from(found)
        print(f"{len(found.challenges)} challenges and {len(found.sets)} ready-made sets read, {len(faults)} faults.")
    except BadData as refusal:
        faults = refusal.faults
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


@catalogue.command()
def readability() -> None:
    """Print how easily each strategy's challenges are read, and exit 1 if some are no plain English."""
    measured = reading.table(curriculum.offered())
    print(f"{'strategy':18} steps openers  hardest challenge")
    for ease in measured:
        print(f"{ease.strategy:18} {ease.steps:5.1f} {ease.openers:7.1f}  {ease.hardest} {ease.of_hardest:.1f}")
    print(f"Flesch reading ease; {reading.PLAIN:.0f} and above is plain English.")
    sys.exit(0 if all(ease.is_plain for ease in measured) else 1)
