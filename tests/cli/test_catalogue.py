"""`flask catalogue`: an operator sees what is wrong before a restart, and a process keeps what it has read."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns

import pytest
from flask import Flask

from netquest.catalogue import queries
from netquest.catalogue.loader import FOLDER, BadData, read
from netquest.core.language import SOURCE
from tests.catalogue.copies import copy, replace

ROOT = Path(__file__).parents[2]
CARDS = "challenges/patience.toml"
Run = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def catalogue(app: Flask) -> Run:
    """Run a command of the group, and return its exit code and lines."""

    def run(*arguments: str) -> tuple[int, list[str]]:
        result = app.test_cli_runner().invoke(args=["catalogue", *arguments])
        return result.exit_code, result.output.splitlines()

    return run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy(FOLDER, tmp_path / "data")


def test_a_sound_curriculum_passes(catalogue: Run, data: Path) -> None:
    code, lines = catalogue("check", str(data))
    assert (code, len(lines)) == (0, 1)
    assert lines[0].endswith("0 faults.")
    assert catalogue("check") == (code, lines), "without a folder it is the one in place"


def test_each_fault_is_a_line_with_file_entry_and_field(catalogue: Run, data: Path) -> None:
    replace(data, CARDS, "grade = 2", "grade = 9")
    replace(data, "sets.toml", '"who-has-not-spoken"', '"who-has-gone"')
    code, lines = catalogue("check", str(data))
    assert code == 1
    assert lines[0].startswith(f"{CARDS}: follow-up: grade: Must be")
    assert lines[1] == "sets.toml: first-week: items: there is no challenge 'who-has-gone'"


def test_a_challenge_that_is_gone_is_a_fault_since_people_may_have_tried_it(catalogue: Run, data: Path) -> None:
    replace(data, CARDS, 'slug = "three-gaps"', 'slug = "four-gaps"')
    code, lines = catalogue("check", str(data))
    assert code == 1
    assert lines[1:] == [f"{CARDS}: three-gaps: is gone; a slug lives for ever, mark it retired instead"]


def test_a_folder_that_is_not_there_is_refused(catalogue: Run, data: Path) -> None:
    assert catalogue("check", str(data / "nowhere"))[0] == 2


def test_a_process_keeps_what_it_read_whatever_becomes_of_the_files(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = queries.catalogue()
    replace(data, CARDS, "grade = 2", "grade = 9")
    monkeypatch.setattr(queries, "read", lambda: read(data))
    assert queries.catalogue() is before
    with pytest.raises(BadData):
        queries._read_in.__wrapped__(SOURCE)


@pytest.mark.parametrize("command", ["serve", "catalogue check"])
def test_with_a_broken_curriculum_in_place_no_process_starts_and_the_database_is_left_alone(
    command: str, tmp_path: Path
) -> None:
    copytree(ROOT / "netquest", tmp_path / "netquest", ignore=ignore_patterns("__pycache__"))
    copyfile(ROOT / "wsgi.py", tmp_path / "wsgi.py")
    replace(tmp_path / "netquest" / "catalogue" / "data", CARDS, "grade = 2", "grade = 9")
    place = {"NETQUEST_DATABASE_URL": f"sqlite:///{tmp_path}/netquest.db", "PATH": os.environ["PATH"]}
    started = [sys.executable, "-m", "flask", "--app", "wsgi", *command.split()]
    done = subprocess.run(started, cwd=tmp_path, env=place, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    heading, fault = done.stderr.splitlines()
    assert heading == "NetQuest does not start:"
    assert fault.startswith(f"  {CARDS}: follow-up: grade: ")
    assert not (tmp_path / "netquest.db").exists()


def test_the_readability_of_every_strategy_is_a_line(catalogue: Run) -> None:
    code, lines = catalogue("readability")
    assert code == 0
    assert [line.split()[0] for line in lines[1:-1]] == sorted(queries.strategies())
    assert "Flesch" in lines[-1]


def test_it_exits_1_when_a_strategy_is_not_plain(catalogue: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netquest.catalogue.readability.PLAIN", 101.0)
    assert catalogue("readability")[0] == 1
