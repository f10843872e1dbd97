"""The sets of the standing organisation: who laid them out, to whom they were offered, and what people made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from netquest.catalogue import queries as catalogue
from netquest.demo import cast
from netquest.demo.personas import Persona
from netquest.demo.player import Errand


@dataclass(frozen=True, slots=True)
class Handout:
    """A set, laid out and offered some days ago, and due some days from now, or before now when that is below zero.

    It goes to the team of this name, or to people by name. `accepted` says how many of its challenges somebody gets
    to, `passed` who would rather not; the others have not answered.
    """

    key: str
    author: Persona
    name: str
    why: str
    slugs: tuple[str, ...]
    offered: int = 0
    due: int = 0
    team: str | None = None
    people: tuple[Persona, ...] = ()
    accepted: Mapping[Persona, int] = field(default_factory=dict)
    passed: tuple[Persona, ...] = ()

    @property
    def is_offered(self) -> bool:
        """Whether it was offered to anybody; else it is still being worked on."""
        return bool(self.team or self.people)

    def days(self, today: date) -> tuple[date, date]:
        """Return the local day of the offer and the one on which it is due, as the author reckons them."""
        return today - timedelta(days=self.offered), today + timedelta(days=self.due)


def handouts() -> tuple[Handout, ...]:
    """Return the sets in the order in which they were laid out; the last one is a draft."""
    return (_after_a_visit(), _good_word(), *_ready_made(), _draft())


def errands(today: date) -> dict[str, list[Errand]]:
    """Return what people take from these offers, by their addresses; `today` is that of the organisation's desk."""
    found: dict[str, list[Errand]] = {}
    for handout in handouts():
        offered_on, due_on = handout.days(today)
        for persona, most in handout.accepted.items():
            errand = Errand(handout.slugs[:most], offered_on + timedelta(days=1), due_on)
            found.setdefault(persona.address, []).append(errand)
    return found


def _after_a_visit() -> Handout:
    return Handout(
        "after-a-visit",
        cast.TERESA,
        "After a site visit",
        "You were there, you saw how they work, and then the van was full of other jobs. Four small things for the "
        "weeks after a visit. None of them sells anything.",
        ("promise-kept", "thanks-for-one-thing", "how-did-it-go", "what-became-of-it"),
        offered=34,
        due=-12,
        people=(cast.MIRA, cast.AROHA, cast.RAFAEL, cast.CAIO),
        accepted={cast.MIRA: 4, cast.AROHA: 4, cast.RAFAEL: 2},
        passed=(cast.CAIO,),
    )


def _good_word() -> Handout:
    return Handout(
        "good-word",
        cast.OKAN,
        "A good word in passing",
        "We are quick to report what went wrong. For a few weeks, let us be as quick to say who put it right. Three "
        "small steps; the last one needs a little courage.",
        ("cheer-the-effort", "thanks-for-one-thing", "tell-their-boss"),
        offered=20,
        due=4,
        team="Field service",
        accepted={cast.JUNE: 3, cast.LINNEA: 2, cast.SARITA: 1},
        passed=(cast.MIRA, cast.BISHAL),
    )


def _ready_made() -> tuple[Handout, ...]:
    first = _ready("first-week", cast.OKAN, offered=9, due=2, people=(cast.JOOST,), accepted={cast.JOOST: 3})
    to_team = {"team": "Field service"}
    takers = {
        cast.MIRA: 2,
        cast.JUNE: 6,
        cast.BISHAL: 1,
        cast.AROHA: 4,
        cast.LINNEA: 3,
        cast.SARITA: 2,
        cast.GEORGIA: 3,
    }
    warm_up = _ready(
        "conference-warm-up", cast.TERESA, offered=11, due=9, accepted=takers, passed=(cast.CAIO,), **to_team
    )
    takers = {cast.LINNEA: 1}
    quiet = _ready("quiet-networker", cast.OKAN, offered=2, due=19, accepted=takers, passed=(cast.JUNE,), **to_team)
    return warm_up, first, quiet


def _draft() -> Handout:
    return Handout(
        "quiet-customers",
        cast.TERESA,
        "Customers who have gone quiet",
        "For the people we have not heard from since spring. One thing is missing here: something for those of you who "
        "do not like the phone.",
        ("one-name-one-date", "follow-up", "walk-home-call"),
        offered=1,
    )


def _ready(ready: str, author: Persona, **more: Any) -> Handout:
    found = catalogue.get_ready_set(ready)
    return Handout(ready, author, found.name, found.why, found.items, **more)
