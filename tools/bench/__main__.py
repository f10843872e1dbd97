"""Measure Today and an attempt against a bare application; exit 1 when one takes more CPU than it must.

Usage: python -m tools.bench [--rounds N] [--seconds S] [--quick]
"""

import argparse
import os
import platform
import secrets
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from math import ceil
from pathlib import Path

from tools.bench import report, servers
from tools.bench.client import Unexpected
from tools.bench.rounds import Slice, run
from tools.bench.rows import MOST_WORKERS, TRIES_A_DAY, Members, Row, bare_rows
from tools.gate.__main__ import environment

CONCURRENCIES = (1, MOST_WORKERS)
RESERVE = 1.5
"""How many more people are made than the pace of the warm-up asks for."""


def main(words: Sequence[str]) -> int:
    """Run the bench, print its table, write build/bench.json, and return the exit code."""
    rounds, seconds = _options(words)
    print(f"Measuring {rounds} rounds of {seconds:g} s; a table follows.", flush=True)
    with tempfile.TemporaryDirectory(prefix="netquest-bench-") as name:
        slices = _measure(Path(name), rounds, seconds)
    lines = report.lines(slices)
    print(report.table(lines))
    machine = {"python": platform.python_version(), "cores": os.cpu_count(), "load": os.getloadavg()}
    kept = _kept_at()
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(report.as_json(lines, slices, rounds=rounds, seconds=seconds, **machine))
    over = [line for line in lines if line.is_over]
    for line in over:
        print(f"{line.row} at {line.concurrency} at once takes {line.ratio:.2f} times the CPU: too much.")
    return int(bool(over))


def _kept_at() -> Path:
    return servers.ROOT / "build" / "bench.json"


def _options(words: Sequence[str]) -> tuple[int, float]:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=4, help="how often the rows alternate (default 4)")
    parser.add_argument("--seconds", type=float, default=2.0, help="length of a slice (default 2)")
    parser.add_argument("--quick", action="store_true", help="one short round, for a first look")
    given = parser.parse_args(words)
    return (1, 0.5) if given.quick else (given.rounds, given.seconds)


def _measure(folder: Path, rounds: int, seconds: float) -> list[Slice]:
    database = folder / "netquest.db"
    settings = environment(os.environ) | {
        "PORT": str(servers.free_port()),
        "NETQUEST_DATABASE_URL": f"sqlite:///{database}",
        "NETQUEST_SECRET_KEY": secrets.token_hex(),
        "NETQUEST_DEMO": "0",
    }
    with servers.bare(folder) as yardstick, servers.netquest(settings, folder) as ours:
        rows = _rows(yardstick, Members(ours, settings), seconds=rounds * seconds)
        paid = _paid(database)
        slices = list(run(rows, rounds=rounds, seconds=seconds, concurrencies=CONCURRENCIES))
        _check(slices, paid=_paid(database) - paid)
    return slices


def _rows(yardstick: servers.Server, members: Members, *, seconds: float) -> list[Row]:
    """Return the rows, warm, with people enough for so many seconds of attempts at each concurrency."""
    members.add(4 * MOST_WORKERS)
    page, act = bare_rows(yardstick)
    rows = [page, members.today(), act, members.attempts()]
    warm = list(run(rows, rounds=1, seconds=0.5, concurrencies=CONCURRENCIES))
    pace = max(one.requests / sum(one.waits) * one.concurrency for one in warm if one.row == "attempt")
    members.add(ceil(RESERVE * pace * seconds * len(CONCURRENCIES) / TRIES_A_DAY) + MOST_WORKERS)
    return rows


def _paid(database: Path) -> int:
    """Count the attempts that brought at least one ledger line."""
    with closing(sqlite3.connect(database)) as connection:
        counted = connection.execute("SELECT count(DISTINCT cause) FROM ledger_line WHERE cause LIKE 'attempt:%'")
        found: int = counted.fetchone()[0]
    return found


def _check(slices: Sequence[Slice], *, paid: int) -> None:
    """Refuse a run in which an attempt was answered but not paid: it would have cost too little."""
    answered = sum(one.requests for one in slices if one.row == "attempt")
    if paid != answered:
        raise Unexpected(f"{answered} attempts were answered and {paid} paid")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Unexpected as fault:
        sys.exit(f"The bench cannot measure: {fault}")
