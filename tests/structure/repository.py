"""What the structural tests look at: the tree of the repository."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "netquest"
TEMPLATES = ROOT / "templates"


def tracked() -> list[Path]:
    """Return the files that git tracks or is about to, those it ignores left out."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def texts(files: list[Path]) -> dict[Path, str]:
    """Read the files that hold text."""
    found = {}
    for file in files:
        content = file.read_bytes()
        if b"\0" not in content:
            found[file] = content.decode()
    return found


def templates() -> list[Path]:
    """Return every template."""
    return sorted(path for path in TEMPLATES.rglob("*") if path.is_file())


def modules() -> list[Path]:
    """Return every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))
