"""Only core/clock.py reads the clock: ruff forbids it elsewhere, and this holds the rule switched on."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.structure.repository import ROOT, modules

RUFF = Path(sys.executable).parent / "ruff"


def offences(source: str, path: str) -> str:
    command = [str(RUFF), "check", "--no-cache", "--select=TID251", f"--stdin-filename={path}", "-"]
    return subprocess.run(command, input=source, cwd=ROOT, capture_output=True, text=True).stdout


@pytest.mark.parametrize(
    "source",
    [
        "import time\ntime.time()\n",
        "from datetime import UTC, datetime\ndatetime.now(UTC)\n",
        "import datetime\ndatetime.datetime.utcnow()\n",
        "from datetime import date\ndate.today()\n",
    ],
)
def test_reading_the_clock_is_refused_outside_its_module(source):
    assert "TID251" in offences(source, "netquest/challenges/service.py")
    assert "TID251" in offences(source, "netquest/game/points.py")
    assert "TID251" not in offences(source, "netquest/core/clock.py")


def test_no_other_module_is_exempt():
    exemptions = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]["per-file-ignores"]
    assert [path for path, rules in exemptions.items() if "TID251" in rules] == ["netquest/core/clock.py"]


def test_no_module_asks_for_an_exemption():
    exempt = [path.name for path in modules() if re.search(r"noqa:.*TID251", path.read_text())]
    assert exempt == []
