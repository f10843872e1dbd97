"""What must and must not stand in the files of the repository."""

import re

import pytest

from tests.structure.repository import ROOT, texts, tracked

LOCKS = [*sorted((ROOT / "requirements").iterdir()), ROOT / "package-lock.json", ROOT / ".npmrc"]
MACHINE_PATH = re.compile(r"(?<![\w.~/-])/(?:root|home|work|Users)/\w")
PIN = re.compile(r"^([a-z0-9.\[\]_-]+)==(\S+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / "requirements" / name).read_text()))


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_no_lock_file_names_a_registry(path):
    assert re.findall(r"https?://\S+", path.read_text()) == []


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "uv.txt"])
def test_every_requirement_is_pinned_with_a_hash(name):
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements" / name).read_text().strip())
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_tests_run_on_what_runs_in_production():
    assert pins("run.txt").items() <= pins("dev.txt").items()


def test_no_file_holds_a_path_of_one_machine():
    found = {
        path.relative_to(ROOT): hit for path, text in texts(tracked()).items() if (hit := MACHINE_PATH.search(text))
    }
    assert found == {}


@pytest.mark.parametrize("place", ["home", "root", "work", "Users"])
@pytest.mark.parametrize("before", ["cd ", "(", "path=", '"', ""])
def test_a_path_of_one_machine_is_recognised(place, before):
    assert MACHINE_PATH.search(f"{before}/{place}/someone")
