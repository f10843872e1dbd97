"""Measure Today and an attempt against a bare application, boards of many against few, and the ladder by itself.

Exits with 1 when something is over its bar. Usage: python -m tools.bench [--rounds N] [--seconds S] [--quick]
"""

import argparse
import os
import platform
import secrets
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, closing
from math import ceil
from pathlib import Path

from tools.bench import engine, report, servers
from tools.bench.client import Unexpected
from tools.bench.rounds import Slice, run
from tools.bench.rows import MOST_WORKERS, TRIES_A_DAY, Members, Row, bare_rows
from tools.gate.__main__ import environment

CONCURRENCIES = (1, MOST_WORKERS)
FEW, MANY = 1_000, 20_000
"""People on the boards that are compared."""

WARM = 0.5
"""Seconds of the warm-up of each row, at most: a short run needs no long one."""

RESERVE = 2.0
"""How many more people are made than the pace of the warm-up asks for."""


def main(words: Sequence[str]) -> int:
    """Run the bench, print its table, write build/bench.json, and return the exit code."""
    rounds, seconds = _options(words)
    print(f"Measuring {rounds} rounds of {seconds:g} s; a table follows.", flush=True)
    with tempfile.TemporaryDirectory(prefix="netquest-bench-") as name:
        slices = [*engine.slices(rounds), *_measure(Path(name), rounds, seconds)]
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
    with ExitStack() as stack:
        yardstick = stack.enter_context(servers.bare(folder))
        members = _serve(stack, folder, "netquest", "tools.bench.cast")
        few = _serve(stack, folder, "few", "tools.bench.crowd", str(FEW))
        many = _serve(stack, folder, "many", "tools.bench.crowd", str(MANY))
        rows = _rows(yardstick, members, few, many, seconds=rounds * seconds)
        paid = _paid(folder)
        slices = list(run(rows, rounds=rounds, seconds=seconds, concurrencies=CONCURRENCIES))
        _check(slices, paid=_paid(folder) - paid)
    return slices


def _serve(stack: ExitStack, folder: Path, name: str, *maker: str) -> Members:
    """Serve NetQuest on a database of its own in `folder`, and return who can ask it."""
    settings = environment(os.environ) | {
        "PORT": str(servers.free_port()),
        "NETQUEST_DATABASE_URL": f"sqlite:///{folder / name}.db",
        "NETQUEST_SECRET_KEY": secrets.token_hex(),
        "NETQUEST_DEMO": "0",
    }
    return Members(stack.enter_context(servers.netquest(settings, folder, name)), settings, *maker)


def _rows(yardstick: servers.Server, members: Members, few: Members, many: Members, *, seconds: float) -> list[Row]:
    """Return the rows, warm, with people enough for so many seconds of attempts at each concurrency."""
    for group in (members, few, many):
        group.keep(16 * MOST_WORKERS)
    page, act = bare_rows(yardstick)
    rows = [
        page,
        members.today(),
        act,
        members.attempts(),
        few.board("board of few"),
        many.board("board of many"),
        many.board_after_page("board after page"),
        many.board_after_act("board after act"),
        few.attempts("attempt of few"),
        many.attempts("attempt of many"),
    ]
    warm = list(run(rows, rounds=1, seconds=min(WARM, seconds), concurrencies=CONCURRENCIES))
    pace = max(one.requests / sum(one.waits) * one.concurrency for one in warm if one.row.startswith("attempt"))
    enough = ceil(RESERVE * pace * seconds * len(CONCURRENCIES) / TRIES_A_DAY) + MOST_WORKERS
    members.keep(enough)
    few.keep(enough)
    many.keep(2 * enough)
    return rows


def _paid(folder: Path) -> int:
    """Count the attempts that brought at least one ledger line, in all databases."""
    counted = "SELECT count(DISTINCT cause) FROM ledger_line WHERE cause LIKE 'attempt:%'"
    paid = 0
    for path in folder.glob("*.db"):
        with closing(sqlite3.connect(path)) as connection:
            if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'ledger_line'").fetchone():
                paid += connection.execute(counted).fetchone()[0]
    return paid


def _check(slices: Sequence[Slice], *, paid: int) -> None:
    """Refuse a run in which an attempt was answered but not paid: it would have cost too little."""
    answered = sum(one.requests for one in slices if one.row.startswith("attempt") or one.row == "board after act")
    if paid != answered:
        raise Unexpected(f"{answered} attempts were answered and {paid} paid")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Unexpected as fault:
        sys.exit(f"The bench cannot measure: {fault}")
