"""Badges that no try wins: a feature says its number, and until then they are nowhere."""

from collections.abc import Iterator
from datetime import date

import pytest

from netquest.accounts.models import Person
from netquest.assessment.queries import badges_of
from netquest.game.badges import Reached
from netquest.home import shelf
from tests.conftest import NOW

TODAY = NOW.date()


@pytest.fixture(autouse=True)
def as_composed(app: object) -> Iterator[None]:
    """Put back what the composition root brought."""
    before = list(shelf._tellers)
    yield
    shelf.bring(*before)


def have(viewer: Person) -> dict[str, tuple[int, date | None]]:
    return {badge.id: (badge.have, badge.won_on) for badge in shelf.shelf(viewer, TODAY)}


def test_a_feature_brings_its_badges_with_one_line(alice: Person) -> None:
    assert "mapper" not in have(alice)
    shelf.bring(badges_of, lambda viewer: {"planner": Reached(0), "myth-buster": Reached(3)})
    assert {id_: have(alice)[id_] for id_ in ("planner", "myth-buster")} == {
        "planner": (0, None),
        "myth-buster": (3, None),
    }
    shelf.bring(lambda viewer: {"planner": Reached(2, TODAY)})
    assert have(alice)["planner"] == (1, TODAY)
    assert "honest-start" not in have(alice)
