"""The list of broken rules stays true: each stands once in its module, is a change, and has its tests."""

from pathlib import Path

import pytest

from tools.mutations import __main__ as mutations
from tools.mutations.rules import BREAKS, Break

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: f"{one.module}-{one.sound[:30]}")
def test_a_rule_that_is_broken_stands_once_and_has_its_tests(one: Break) -> None:
    assert (ROOT / one.path).read_text().count(one.sound) == 1
    assert one.sound != one.broken
    assert (ROOT / f"tests/game/test_{one.tests}.py").exists()


def test_at_least_twenty_rules_are_broken() -> None:
    assert len(set(BREAKS)) == len(BREAKS) >= 20


@pytest.mark.slow
def test_what_breaks_nothing_is_not_called_seen(tmp_path: Path) -> None:
    harmless = Break("levels", '"""Levels', '"""The levels', "levels")
    harmful = Break("levels", "(level - 1) * (level + 2)", "(level - 1) * level", "levels")
    assert not mutations._is_seen(harmless, tmp_path / "harmless")
    assert mutations._is_seen(harmful, tmp_path / "harmful")
