"""When a statement comes back: at growing intervals once it was answered wrongly; one that was always right rests."""

from collections.abc import Iterable
from datetime import date, timedelta

GAPS = (1, 3, 7, 21)
"""After so many days a statement comes back; a right answer leads to the next gap, and after the last one it rests."""


def due_on(answers: Iterable[tuple[date, bool]]) -> date | None:
    """Return the local day on which a statement comes back, None when it rests.

    `answers` are the days on which it was answered, in their order, and whether rightly. A wrong answer begins the gaps
    anew. Whoever comes later than the day that was due loses nothing: the next gap counts from the answer.
    """
    step, last = len(GAPS), date.min
    for last, is_right in answers:  # noqa: B007 - the last day is wanted
        step = min(step + 1, len(GAPS)) if is_right else 0
    return last + timedelta(days=GAPS[step]) if step < len(GAPS) else None
