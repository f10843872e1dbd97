"""The tally of a person's surviving acts: the counts that badges and pages speak of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from netquest.game.acts import Act
from netquest.game.modes import HEAVY_FROM, MOST_RECENT, Recent, recent
from netquest.game.readiness import DONE

LEAP_BELOW = 72
"""Percent: a try that was predicted to succeed less often than this was a leap."""

EASED_BY = 30
EASED_AT_TRY = 3


def _ungraded() -> dict[int, int]:
    return dict.fromkeys(range(1, 6), 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over surviving acts. A try is any outcome but `skipped`.

    `leaps`: tries in the leap band. `grades`: tries by grade (1-5, each present). `kinds`: tries by kind.
    `sources`: the sources of resistance of tried challenges. `gifts`: by what they give (`acts.GIFTS`), the tries in
    which the person did their part. `notes`: acts of any outcome with a note.
    `eased`: tries, the third at their challenge or a later one, with nerves at least 30 below the first rating
    that a try at it was given. `heavy`: how many of the last rated acts in a row weighed heavily afterwards.
    `lately`: of the last six acts what tells the mode of the next menu, the newest last.
    """

    tries: int = 0
    done: int = 0
    declined: int = 0
    partly: int = 0
    skipped: int = 0
    leaps: int = 0
    notes: int = 0
    eased: int = 0
    heavy: int = 0
    grades: Mapping[int, int] = field(default_factory=_ungraded)
    kinds: Mapping[str, int] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    gifts: Mapping[str, int] = field(default_factory=dict)
    lately: tuple[Recent, ...] = ()

    def add(self, act: Act, *, earlier: Sequence[Act]) -> Self:
        """Return the tally with `act`. `earlier`: surviving acts at its challenge recorded before it, in order."""
        counted: dict[str, Any] = {act.outcome.value: getattr(self, act.outcome.value) + 1}
        counted["notes"] = self.notes + act.has_note
        if act.nerves_after is not None:
            counted["heavy"] = self.heavy + 1 if act.nerves_after >= HEAVY_FROM else 0
        if (seen := recent(act)) is not None:
            counted["lately"] = (*self.lately, seen)[-MOST_RECENT:]
        if not act.counts:
            return replace(self, **counted)
        return replace(
            self,
            **counted,
            tries=self.tries + 1,
            leaps=self.leaps + (act.predicted < LEAP_BELOW),
            eased=self.eased + _is_eased(act, earlier),
            grades={**self.grades, act.grade: self.grades[act.grade] + 1},
            kinds={**self.kinds, act.kind: self.kinds.get(act.kind, 0) + 1},
            sources=self.sources | act.loads.keys(),
            gifts=_given(self.gifts, act),
        )

    def to_json(self) -> dict[str, Any]:
        """Return a plain dict that survives JSON, the same for equal tallies."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        grades = {str(grade): count for grade, count in self.grades.items()}
        return plain | {
            "grades": grades,
            "kinds": dict(sorted(self.kinds.items())),
            "sources": sorted(self.sources),
            "gifts": dict(sorted(self.gifts.items())),
            "lately": [list(seen) for seen in self.lately],
        }

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote. An empty dict is an empty tally."""
        if not plain:
            return cls()
        grades = {int(grade): count for grade, count in plain["grades"].items()}
        lately = tuple(Recent(*seen) for seen in plain.get("lately", ()))
        return cls(**{**plain, "grades": grades, "sources": frozenset(plain["sources"]), "lately": lately})


def _given(gifts: Mapping[str, int], act: Act) -> Mapping[str, int]:
    """Count what an act gave: a no, or no answer, takes nothing from it."""
    if not act.gives or act.outcome not in DONE:
        return gifts
    return {**gifts, act.gives: gifts.get(act.gives, 0) + 1}


def _is_eased(act: Act, earlier: Sequence[Act]) -> bool:
    """Tell whether a try came so much easier than the first one that was rated."""
    tries = [past for past in earlier if past.counts]
    rated = [past.nerves_before for past in tries if past.nerves_before is not None]
    if act.nerves_before is None or not rated or len(tries) + 1 < EASED_AT_TRY:
        return False
    return rated[0] - act.nerves_before >= EASED_BY
