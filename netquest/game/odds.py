"""What was thought beforehand beside what came: how often, out of ten."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Odds:
    """So many tries, of which so many came out; `thought` is the sum of the chances (0 to 1) given beforehand."""

    tries: int = 0
    came: int = 0
    thought: float = 0.0

    def add(self, chance: float, *, did: bool) -> Self:
        """Return the odds with one try more."""
        return type(self)(self.tries + 1, self.came + did, self.thought + chance)

    @property
    def share_thought(self) -> float:
        """The average chance, 0 without tries."""
        return self.thought / self.tries if self.tries else 0.0

    @property
    def share_came(self) -> float:
        """The share that came out, 0 without tries."""
        return self.came / self.tries if self.tries else 0.0


def together(pairs: Iterable[tuple[float, bool]]) -> Odds:
    """Return the odds of pairs of chance (0 to 1) and whether it came out."""
    odds = Odds()
    for chance, did in pairs:
        odds = odds.add(chance, did=did)
    return odds


def by_tenth(pairs: Iterable[tuple[float, bool]]) -> list[tuple[int, Odds]]:
    """Return the odds of such pairs by how many of ten were thought (0 to 10, halves up), the largest first."""
    found: dict[int, Odds] = {}
    for chance, did in pairs:
        tenth = tenths(chance)
        found[tenth] = found.get(tenth, Odds()).add(chance, did=did)
    return sorted(found.items(), reverse=True)


def tenths(share: float) -> int:
    """Return a share (0 to 1) as so many of ten, halves up."""
    return int(10 * share + 0.5)
