"""`flask demo` as a newcomer meets it: on a database that is not there yet."""

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.test_serve import PATIENCE, ROOT


def test_it_makes_the_tables_before_the_people(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NETQUEST_")}
    address = {"NETQUEST_DATABASE_URL": f"sqlite:///{tmp_path / 'new' / 'netquest.db'}"}
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "demo", "--people", "2", "--days", "7"]
    made = subprocess.run(command, cwd=ROOT, env=kept | address, capture_output=True, text=True, timeout=PATIENCE)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.startswith("2 demo people with ")
