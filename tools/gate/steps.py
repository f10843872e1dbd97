"""The steps of the gate, and what one of them came to."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.gate.junit import Case
from tools.gate.machine import Browser, Server

BIN = Path(sys.executable).parent
REPORTS = Path("build/gate")


@dataclass(frozen=True, slots=True)
class Step:
    """One command of the gate. With an `obstacle` (lines that say what is missing) it cannot run here."""

    name: str
    command: Sequence[str]
    where: str = ""
    report: Path | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    obstacle: tuple[str, ...] = ()
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What a step came to: `code` is None when it did not run, `cases` are its tests."""

    step: Step
    code: int | None = None
    seconds: float = 0.0
    cases: Sequence[Case] = ()

    @property
    def has_failed(self) -> bool:
        """Whether the gate fails by it: a step that could not run fails unless it is optional."""
        return not self.step.is_optional if self.code is None else self.code != 0

    @property
    def word(self) -> str:
        """The result in one word."""
        return "FAILED" if self.has_failed else "not run" if self.code is None else "ok"

    @property
    def counts(self) -> tuple[int, int, int]:
        """Passed, failed, skipped: its tests, or the step itself as one check; a failed step counts at least one."""
        if not self.cases:
            return int(self.word == "ok"), int(self.has_failed), int(self.word == "not run")
        passed, failed, skipped = (
            sum(case.outcome == word for case in self.cases) for word in ("passed", "failed", "skipped")
        )
        return passed, max(failed, int(self.has_failed)), skipped


def all_steps(browser: Browser, postgres: Server, redis: Server) -> list[Step]:
    """List the steps in the order in which they run: what is quick to tell comes first."""
    return [
        Step("format", _tool("ruff", "format", "--check", ".")),
        Step("lint", _tool("ruff", "check", ".")),
        Step("types", _tool("mypy")),
        Step("templates", _tool("djlint", "--lint", "--quiet", "templates")),
        Step("imports", _tool("lint-imports", "--no-logo")),
        Step("sizes", (sys.executable, "-m", "tools.sizes")),
        _tests("tests", "not browser and not redis", "SQLite", "-n", "2"),
        _browser_tests(browser),
        _postgres_tests(postgres),
        _redis_tests(redis),
    ]


def _tool(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(BIN / name), *arguments)


def _tests(
    name: str,
    marked: str,
    where: str,
    *options: str,
    settings: Mapping[str, str] | None = None,
    obstacle: tuple[str, ...] = (),
    is_optional: bool = False,
) -> Step:
    written = REPORTS / f"{name.replace(' ', '-').lower()}.xml"
    command = (sys.executable, "-m", "pytest", "-m", marked, f"--junit-xml={written}", *options)
    return Step(name, command, where, written, settings or {}, obstacle, is_optional)


def _browser_tests(browser: Browser) -> Step:
    settings = {"NETQUEST_CHROMIUM": browser.path}
    return _tests("browser tests", "browser", "SQLite", "-n", "2", settings=settings, obstacle=browser.obstacle)


def _postgres_tests(server: Server) -> Step:
    return _tests(
        "tests on PostgreSQL",
        "both and not browser",
        f"PostgreSQL {server.version}".strip(),
        "-n",
        "2",
        settings={"NETQUEST_TEST_DATABASE_URL": server.address},
        obstacle=server.obstacle,
        is_optional=True,
    )


def _redis_tests(server: Server) -> Step:
    return _tests(
        "tests on Redis",
        "redis",
        f"Redis {server.version}".strip(),
        settings={"NETQUEST_TEST_REDIS": server.address},
        obstacle=server.obstacle,
        is_optional=True,
    )
