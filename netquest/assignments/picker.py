"""What a set is made from: the ready-made ones, and challenges that are found by words, strategy and grade."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from netquest.assignments.views import ReadyLine
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.catalogue.own import Scope

WORDS_MOST = 80
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Picker:
    """What was looked for, what there is to choose, the first challenges found, and how many there are in all."""

    q: str
    strategy: str
    grade: str
    strategies: tuple[tuple[str, str], ...]
    grades: tuple[tuple[str, str], ...]
    found: tuple[Challenge, ...]
    total: int

    @property
    def sought(self) -> dict[str, str]:
        """What was looked for, by name, as far as anything was."""
        words = {"q": self.q, "strategy": self.strategy, "grade": self.grade}
        return {name: value for name, value in words.items() if value}


def ready_lines() -> list[ReadyLine]:
    """Return the ready-made sets as a list shows them."""
    return [
        ReadyLine(ready.id, ready.name, len(ready.items), max(catalogue.get(slug).grade for slug in ready.items))
        for ready in catalogue.ready_sets().values()
    ]


def pick(given: Mapping[str, str], *, scope: Scope) -> Picker:
    """Read an address's query, and find what passes, easiest first; what is not on offer counts as empty."""
    strategies = (("", _("any")), *((s.id, s.name) for s in catalogue.strategies().values()))
    grades = (("", _("any")), *((str(n), _("Grade %(grade)s", grade=n)) for n in range(1, 6)))
    q = "".join(character for character in given.get("q", "") if character.isprintable()).strip()[:WORDS_MOST]
    strategy = given.get("strategy", "") if given.get("strategy") in dict(strategies) else ""
    grade = given.get("grade", "") if given.get("grade") in dict(grades) else ""
    found = [
        challenge
        for challenge in catalogue.offered(scope=scope)
        if strategy in ("", challenge.strategy)
        and grade in ("", str(challenge.grade))
        and catalogue.speaks_of(challenge, q)
    ]
    found.sort(key=lambda challenge: (challenge.grade, challenge.slug))
    return Picker(q, strategy, grade, strategies, grades, tuple(found[:SHOWN]), len(found))
