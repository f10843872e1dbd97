"""Which organisations demo people make up: their teams, who is where in which role, and who shows on boards."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from netquest.demo.personas import Persona, drawn
from netquest.organisations.rules import Role

ORGANISATION = (20, 500)
TEAM = (3, 40)
"""How many people are in an organisation and in a team, from and to."""

FROM_THE_START = ((0, None),)
NEVER: tuple[tuple[int, int | None], ...] = ()
FOR_A_WHILE = ((0, 20),)
AGAIN = ((0, 12), (19, None))
"""When somebody is on the boards of where they belong: days after joining, None for still."""


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """A team, the goal that its manager set for its board, and whether the board shows everybody who is on it."""

    name: str
    goal: int | None = None
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's time in a team, given by its number in the plan: from so many days after joining, None for still."""

    team: int
    role: Role = Role.MEMBER
    since: int = 0
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody belongs; they join so many days after their own beginning. The first part is their home."""

    persona: Persona
    parts: tuple[Part, ...]
    role: Role = Role.MEMBER
    joins: int = 1
    on_boards: tuple[tuple[int, int | None], ...] = FROM_THE_START


@dataclass(frozen=True, slots=True)
class Plan:
    """An organisation. Who comes first starts it, and is its admin."""

    key: str
    name: str
    teams: tuple[TeamPlan, ...]
    places: tuple[Place, ...]
    goal: int | None = None

    def batches(self, most: int) -> Iterator[list[Place]]:
        """Part the people into batches of about so many; a team comes whole, after those before it."""
        batch: list[Place] = []
        for team in range(len(self.teams)):
            home = [place for place in self.places if place.parts[0].team == team]
            if batch and len(batch) + len(home) > most:
                yield batch
                batch = []
            batch += home
        yield batch


HOUSES = (
    "Alder",
    "Bramble",
    "Cinder",
    "Fennel",
    "Gable",
    "Heron",
    "Juniper",
    "Lantern",
    "Millrace",
    "Osier",
    "Thistle",
)
TRADES = ("Instruments", "Library", "Clinic", "Ferries", "Bakeries", "Software", "Museum", "School", "Paper", "Gardens")
TEAMS = (
    *("Front desk", "Workshop", "Field service", "Night shift", "Drawing office", "Stores", "Bookkeeping"),
    *("Kitchen", "Research", "Harbour", "Archive", "Evening school", "Dispatch", "Laboratory"),
)


def drawn_plans(numbers: Sequence[int], *, days: int, seed: int) -> Iterator[Plan]:
    """Part these of the many into organisations; the same numbers and seed give the same ones.

    Fewer than the smallest organisation holds make up one.
    """
    first = numbers[0] if numbers else 0
    rng = Random(f"{seed}:{first}:organisations")  # noqa: S311 - repeatable, nothing secret
    rest = iter(numbers)
    for size in parted(len(numbers), *ORGANISATION, rng):
        yield _plan([next(rest) for _ in range(size)], rng, days=days, seed=seed)


def parted(total: int, least: int, most: int, rng: Random) -> list[int]:
    """Part a number at random into sizes between two, small ones more often; below the least it stays whole."""
    sizes = []
    while total:
        drawn_size = round(least * (most / least) ** rng.random())
        sizes.append(total if total < 2 * least else min(drawn_size, total - least))
        total -= sizes[-1]
    return sizes


def _plan(numbers: Sequence[int], rng: Random, *, days: int, seed: int) -> Plan:
    sizes = parted(len(numbers), *TEAM, rng)
    homes = [team for team, size in enumerate(sizes) for _ in range(size)]
    places = [
        _place(drawn(number, days=days, seed=seed), _parts(order, homes, sizes, rng), order, rng)
        for order, number in enumerate(numbers)
    ]
    return Plan(
        key=f"demo:{seed}:{numbers[0]}",
        name=f"{rng.choice(HOUSES)} {rng.choice(TRADES)} (demo {numbers[0]})",
        teams=tuple(TeamPlan(name, is_full=rng.random() < 0.3) for name in _names(len(sizes), rng)),
        places=tuple(places),
    )


def _place(persona: Persona, parts: tuple[Part, ...], order: int, rng: Random) -> Place:
    """Place somebody: who comes first has founded the house, and most others have been there from its first days."""
    on_boards = rng.choices((FROM_THE_START, AGAIN, FOR_A_WHILE, NEVER), (80, 5, 5, 10))[0]
    if order == 0:
        return Place(persona, parts, Role.ADMIN, joins=0, on_boards=on_boards)
    return Place(persona, parts, joins=rng.choice((1, 1, 1, 2, 4)), on_boards=on_boards)


def _parts(order: int, homes: Sequence[int], sizes: list[int], rng: Random) -> tuple[Part, ...]:
    """Return the teams of somebody: their home, managed by who comes first in it, and now and then one before it."""
    home = homes[order]
    is_first = order == 0 or homes[order - 1] != home
    parts = (Part(home, Role.MANAGER if is_first else Role.MEMBER),)
    others = [team for team in range(home) if sizes[team] < TEAM[1]]
    if is_first or not others or rng.random() > 0.06:
        return parts
    other = rng.choice(others)
    sizes[other] += 1
    return (*parts, Part(other))


def _names(teams: int, rng: Random) -> Iterable[str]:
    """Name so many teams; when the names are used up, they come again with a number."""
    names = rng.sample(TEAMS, len(TEAMS))
    return [names[n % len(names)] + (f" {n // len(names) + 1}" if n >= len(names) else "") for n in range(teams)]
