"""Break each rule in a copy of the project, run its tests, and exit 1 when one of them stays green.

Usage: python -m tools.mutations
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

from tools.mutations.rules import BREAKS, Break

ROOT = Path(__file__).parents[2]
COPIED = ("netquest", "tests", "templates", "migrations", "static", "pyproject.toml")


def main() -> int:
    """Break everything once, two at a time, and say which breaks nobody noticed."""
    with tempfile.TemporaryDirectory(prefix="netquest-mutations-") as name, ThreadPoolExecutor(2) as pool:
        numbers = count()
        seen = list(pool.map(lambda one: _is_seen(one, Path(name) / str(next(numbers))), BREAKS))
    missed = [one for one, is_seen in zip(BREAKS, seen, strict=True) if not is_seen]
    for one in missed:
        print(f"Nobody noticed: {one.path}: {one.broken or 'nothing'} in place of {one.sound}")
    print(f"{len(BREAKS) - len(missed)} of {len(BREAKS)} broken rules were seen red.")
    return int(bool(missed))


def _is_seen(one: Break, folder: Path) -> bool:
    """Tell whether the tests of a rule fail once it is broken. Raises RuntimeError when they could not run."""
    _copy(folder)
    path = folder / one.path
    path.write_text(path.read_text().replace(one.sound, one.broken))
    command = (sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", f"tests/game/test_{one.tests}.py")
    done = subprocess.run(command, cwd=folder, env=os.environ | {"PYTHONPATH": str(folder)}, capture_output=True)
    shutil.rmtree(folder)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{one.path}: {one.broken}: {done.stdout.decode()[-2000:]}")
    print("." if done.returncode else "!", end="", flush=True)
    return done.returncode == 1


def _copy(folder: Path) -> None:
    folder.mkdir()
    for name in COPIED:
        source = ROOT / name
        if name == "netquest":
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (folder / name).symlink_to(source)


if __name__ == "__main__":
    sys.exit(main())
