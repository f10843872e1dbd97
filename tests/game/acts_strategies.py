"""Invented acts for the tests of the rulebook: one at a time, or whole lives drawn by hypothesis."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from netquest.game.acts import GIFTS, Act, Outcome
from netquest.game.points import Component, Settlement

MONDAY = date(2026, 3, 2)
"""The first day of the drawn lives."""

GOAL = 3
KINDS = ("message", "ask", "meet", "group", "give", "share", "reflect")
SOURCES = ("rejection", "time", "introversion", "value", "inauthenticity")

few = settings(max_examples=40, deadline=None)
"""Enough to find a broken rule, few enough for a suite that everybody runs."""


def days_on(number: int) -> date:
    """The date so many days after the first Monday."""
    return MONDAY + timedelta(days=number)


def an_act(number: int = 1, *, on: int = 0, **facts: Any) -> Act:
    """A grade 1 challenge of ten minutes, done `on` so many days after the first Monday."""
    day = days_on(on)
    at = datetime.combine(day, time(12), UTC) + timedelta(seconds=number)
    told: dict[str, Any] = {
        "slug": f"challenge-{number}",
        "outcome": Outcome.DONE,
        "grade": 1,
        "minutes": 10,
        "kind": "ask",
    }
    told |= {"loads": {"rejection": 1.0}, "predicted": 95, "recorded_on": day, "at": at}
    return Act(id=number, day=day, **(told | facts))


@st.composite
def lives(draw: st.DrawFn, *, most: int = 20, days: int = 28) -> list[Act]:
    """Some acts over so many days at ten challenges, in order of their ids. A challenge never changes."""
    picks = draw(
        st.lists(
            st.tuples(st.integers(0, days - 1), st.integers(0, 9), st.sampled_from(Outcome), st.integers(1, 99)),
            max_size=most,
        )
    )
    return [
        _challenge_act(number, on=on, slug=slug, outcome=outcome, chance=chance)
        for number, (on, slug, outcome, chance) in enumerate(picks, start=1)
    ]


def _challenge_act(number: int, *, on: int, slug: int, outcome: Outcome, chance: int) -> Act:
    act = an_act(number, on=on, slug=f"challenge-{slug}", outcome=outcome, predicted=chance)
    return replace(
        act,
        grade=slug % 5 + 1,
        minutes=(2, 10, 30)[slug % 3],
        kind=KINDS[slug % 7],
        loads={SOURCES[slug % 5]: 1.0},
        nerves_before=chance if chance % 2 else None,
        nerves_after=50,
        has_note=chance % 3 == 0,
        closes_follow_up=chance % 5 == 0,
        gives=("", "", "", *GIFTS)[slug],
    )


def goals(acts: Iterable[Act], goal: int = GOAL) -> dict[date, int]:
    """The same weekly goal for each week of these acts."""
    return {act.day - timedelta(days=act.day.weekday()): goal for act in acts}


def points_of(settlement: Settlement, *, without: Component) -> int:
    """All points of a settlement but those of one component."""
    return sum(pay.points for (_, component), pay in settlement.items() if component is not without)
