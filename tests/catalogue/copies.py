"""Copies of data files that a test may change: of the real ones, or of `small/`, a whole curriculum of two cards."""

import shutil
from pathlib import Path

from netquest.catalogue.loader import BadData, read

SMALL = Path(__file__).parent / "small"


def copy(data: Path, folder: Path) -> Path:
    """Copy data files into `folder`, and return where they are."""
    return Path(shutil.copytree(data, folder, dirs_exist_ok=True))


def replace(data: Path, file: str, old: str, new: str) -> None:
    """Change the first `old` of a file, which must be there."""
    path = data / file
    text = path.read_text("utf-8")
    assert old in text, f"{file} has no '{old}' to change"
    path.write_text(text.replace(old, new, 1), "utf-8")


def append(data: Path, file: str, text: str) -> None:
    """Add text at the end of a file, which may be new."""
    with (data / file).open("a", encoding="utf-8") as target:
        target.write(text)


def faults(data: Path) -> list[str]:
    """Return the faults for which the curriculum is refused; none when it is not."""
    try:
        read(data)
    except BadData as refusal:
        return refusal.faults
    return []
