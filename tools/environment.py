"""Make `.venv` hold what a command needs; a second call finds its stamp and returns at once.

Usage: python3 tools/environment.py run|dev. Standard library only: it runs before anything is installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "netquest-requirements"
LEVELS = ("run", "dev")  # each holds all that the one before it holds


def main() -> None:
    """Bring the environment to the level that the command line names."""
    if len(sys.argv) != 2 or sys.argv[1] not in LEVELS:
        _stop(f"Usage: {Path(__file__).name} {'|'.join(LEVELS)}")
    level, digest = level_to_install(sys.argv[1], _read(STAMP)), _digest()
    if PYTHON.exists() and _read(STAMP) == f"{level} {digest}":
        return
    if not _has_pip():
        _create()
    _install(ROOT / "requirements" / f"{level}.txt")
    STAMP.write_text(f"{level} {digest}")


def level_to_install(wanted: str, stamp: str) -> str:
    """Return the higher of the wanted level and the stamp's: `make run` leaves the tools of `make test` in place."""
    held = stamp.partition(" ")[0]
    return max(wanted, held if held in LEVELS else wanted, key=LEVELS.index)


def _digest() -> str:
    """Return one hash over all requirement files, so that a change to any of them is noticed."""
    files = sorted((ROOT / "requirements").glob("*.txt"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def _has_pip() -> bool:
    """Whether there is an environment whose interpreter starts and has pip: half-made ones are made anew."""
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode == 0


def _create() -> None:
    if find_spec("ensurepip") is None:
        _install_venv_support()
    print("Making the environment in .venv …", flush=True)
    if subprocess.run([sys.executable, "-m", "venv", "--clear", VENV]).returncode:
        _stop(f"'{sys.executable} -m venv' did not work; its message is above.")


def _install_venv_support() -> None:
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        _stop(f"This Python cannot make environments yet. As root: apt-get install {package}")
    print(f"Installing {package} …", flush=True)
    apt = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", "update"], env=apt)
    if subprocess.run(["apt-get", "-qq", "-y", "install", "--no-install-recommends", package], env=apt).returncode:
        _stop(f"apt-get could not install {package}; its message is above.")


def _install(requirements: Path) -> None:
    """Install exactly the hashed requirements: with uv where it can be had, else with pip, which takes minutes."""
    print(f"Installing requirements/{requirements.name} …", flush=True)
    if _uv_is_there() and _run(VENV / "bin" / "uv", "pip", "sync", "--quiet", "--require-hashes", requirements):
        return
    print("uv did not do it; trying pip, which is slower …", flush=True)
    if not _run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", requirements):
        _stop("The requirements could not be installed; pip's message is above.")


def _uv_is_there() -> bool:
    pinned = ROOT / "requirements" / "uv.txt"
    return _run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", pinned)


def _run(*command: str | Path) -> bool:
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "VIRTUAL_ENV": str(VENV)}).returncode == 0


def _stop(line: str) -> NoReturn:
    print(line, file=sys.stderr)
    raise SystemExit(1)


if __name__ == "__main__":
    main()
