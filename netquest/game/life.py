"""A person's whole derived history in one fold: what an undo, the checker and the demo compute it from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from netquest.game.acts import Act
from netquest.game.badges import won
from netquest.game.learning import refold
from netquest.game.points import Settlement
from netquest.game.readiness import PRIOR, Readiness
from netquest.game.record import Record, steps, total
from netquest.game.steering import Steer


@dataclass(frozen=True, slots=True)
class Life:
    """Record, readiness, badges with the act that won each, and what every day earned."""

    record: Record
    readiness: Readiness
    awards: dict[str, Act]
    settlement: Settlement

    @property
    def points(self) -> int:
        """All points together."""
        return sum(pay.points for pay in self.settlement.values())


def fold(
    acts: Iterable[Act],
    *,
    goal_of: Callable[[date], int],
    prior: Readiness = PRIOR,
    steers: Iterable[Steer] = (),
) -> Life:
    """Return the life that these surviving acts make, in any order; `goal_of` tells a week's goal by its Monday,
    `prior` is where the readiness begins, `steers` what the person said meanwhile of how NetQuest chooses.

    A badge belongs to the act after which it was held to the end.
    """
    acts = list(acts)
    record, awards = Record(), dict[str, Act]()
    for act, record in steps(acts, goal_of=goal_of):
        held = won(record)
        awards = {badge: by for badge, by in awards.items() if badge in held}
        awards |= {badge: act for badge in held if badge not in awards}
    return Life(record, refold(acts, prior, steers), awards, total(acts, goal_of=goal_of))
