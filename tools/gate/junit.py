"""Read what pytest writes with --junit-xml."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True, slots=True)
class Case:
    """One test of one run: outcome 'passed', 'failed' or 'skipped', with the reason of a skip."""

    name: str
    outcome: str
    seconds: float
    reason: str = ""


def read(path: Path) -> Sequence[Case]:
    """Read the tests of a report; a run that broke off before it wrote one had none."""
    if not path.exists():
        return ()
    tree = ElementTree.parse(path)  # noqa: S314 - our own file, written a moment ago
    return [_case(node) for node in tree.iter("testcase")]


def _case(node: ElementTree.Element) -> Case:
    module = node.get("classname", "").removeprefix("tests.")
    name = f"{module}::{node.get('name')}" if module else str(node.get("name"))
    seconds = float(node.get("time", "0"))
    if node.find("failure") is not None or node.find("error") is not None:
        return Case(name, "failed", seconds)
    skip = node.find("skipped")
    if skip is not None:
        return Case(name, "skipped", seconds, reason=skip.get("message", "no reason given"))
    return Case(name, "passed", seconds)
