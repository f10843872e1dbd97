import os
import subprocess

import pytest

from tests.structure.repository import ROOT


def make(*arguments):
    """Run make as from a shell, also when the suite itself was started by it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", *arguments], cwd=ROOT, env=kept, capture_output=True, text=True)


@pytest.mark.parametrize("target", ["install", "run", "test", "bench", "lock", "vendor", "clean"])
def test_the_list_of_commands_explains_each(target):
    assert f"make {target} " in make().stdout


@pytest.mark.parametrize("interpreter", ["no-such-python", "false"])
def test_an_unfit_python_is_refused_in_one_line(interpreter):
    refused = make("install", f"PYTHON={interpreter}")
    assert refused.returncode == 2
    assert [line for line in refused.stderr.splitlines() if not line.startswith("make:")] == [
        f"NetQuest needs Python 3.11 or newer, and '{interpreter}' is not. Name another: make run PYTHON=python3.12"
    ]
