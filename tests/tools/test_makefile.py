import subprocess

import pytest

from tests.structure.repository import ROOT


def make(*arguments):
    return subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True)


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
