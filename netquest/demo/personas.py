"""Who the demo people are: six who are always there, and as many more as are asked for, drawn by a seed."""

from dataclasses import dataclass
from random import Random

DOMAIN = "demo.invalid"
"""A domain that no mail reaches and no account can be opened with (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to be played.

    `weeks` says on how many days of each ISO week they try something, the running week last; before them, nothing.
    `goals` are the weekly goals they chose: (whole weeks after their beginning, days a week). `ease` says, in logits,
    how much better they do than the ladder expects, `dread` how much heavier than for most (nerves, 0-100) a try
    looks. `leaves_today` keeps the day open for whoever enters as them.
    """

    name: str
    address: str
    zone: str
    weeks: tuple[int, ...]
    goals: tuple[tuple[int, int], ...] = ()
    minutes: int = 10
    ease: float = 0.2
    dread: int = 0
    leaves_today: bool = False

    def days_in(self, weeks_ago: int) -> int:
        """Return the days of activity planned for the ISO week so many weeks before the running one."""
        return self.weeks[-1 - weeks_ago] if weeks_ago < len(self.weeks) else 0


STANDING = (
    Persona(
        "Mira (demo)",
        f"member@{DOMAIN}",
        "Europe/Berlin",
        weeks=(1, 1, 1, 1, 2, 1, 0, 1, 2, 3, 3, 3, 3, 2),
        goals=((1, 2), (7, 3)),
        minutes=30,
        ease=0.35,
        dread=6,
        leaves_today=True,
    ),
    Persona(
        "June (demo)",
        f"june@{DOMAIN}",
        "America/New_York",
        weeks=(3, 4, 3, 4, 5, 3, 0, 4, 4, 3, 5, 4, 4, 4),
        goals=((3, 4),),
        minutes=30,
        ease=0.5,
        dread=-8,
    ),
    Persona(
        "Bishal (demo)",
        f"bishal@{DOMAIN}",
        "Asia/Kathmandu",
        weeks=(1, 1, 0, 2, 2, 2, 1, 2, 2, 3, 2, 2, 2, 1),
        goals=((0, 2),),
        ease=0.0,
        dread=14,
    ),
    Persona(
        "Aroha (demo)",
        f"aroha@{DOMAIN}",
        "Pacific/Auckland",
        weeks=(2, 3, 3, 0, 0, 0, 2, 3, 3, 3, 4, 3, 3, 3),
        ease=0.3,
    ),
    Persona(
        "Caio (demo)",
        f"caio@{DOMAIN}",
        "America/Sao_Paulo",
        weeks=(5, 4, 4, 2, 1, 1, 0, 1, 1, 0, 2, 1, 2, 1),
        goals=((2, 5), (6, 1)),
        minutes=2,
        ease=-0.1,
    ),
    Persona(
        "Linnea (demo)",
        f"linnea@{DOMAIN}",
        "Europe/Berlin",
        weeks=(2, 2, 3, 2, 3, 3, 2, 0, 3, 3, 2, 3, 3, 2),
        minutes=60,
        dread=-4,
    ),
)
"""The people who are always there. The first is the member whom anybody may look around as."""

NAMES = (
    *("Ada", "Amir", "Anouk", "Bente", "Chidi", "Dalia", "Dario", "Edda", "Emeka", "Farah", "Freya", "Goran"),
    *("Hana", "Hugo", "Ilse", "Imani", "Iris", "Kaia", "Kofi", "Lale", "Leif", "Lucia", "Malik", "Mei"),
    *("Nadia", "Nils", "Noor", "Olek", "Paula", "Petra", "Rana", "Sanna", "Selim", "Signe", "Tariq", "Thea"),
    *("Timo", "Ulla", "Vera", "Wanja", "Yael", "Yusuf", "Zofia"),
)
ZONES = (
    *("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "America/Sao_Paulo"),
    *("Europe/London", "America/Los_Angeles", "Asia/Tokyo", "Africa/Lagos", "Australia/Adelaide"),
)


def drawn(number: int, *, days: int, seed: int) -> Persona:
    """Draw one of the many: the same number, days and seed give the same person."""
    rng = Random(f"{seed}:{number}")  # noqa: S311 - repeatable, nothing secret
    pace = rng.choices((1, 2, 3), (80, 14, 6))[0]
    weeks = tuple(_days_of_a_week(rng, pace) for _ in range(days // 7 + 2))
    return Persona(
        f"{rng.choice(NAMES)} (demo {number})",
        f"{seed}-{number}@{DOMAIN}",
        rng.choice(ZONES),
        weeks=weeks,
        goals=((rng.randrange(3), rng.choice((1, 2, 2, 4, 5))),) if rng.random() < 0.4 else (),
        minutes=rng.choice((2, 10, 10, 10, 30, 60)),
        ease=rng.gauss(0.2, 0.4),
        dread=round(rng.gauss(0, 9)),
    )


def _days_of_a_week(rng: Random, pace: int) -> int:
    """Return one week's days of activity: a little more or less than the pace, and now and then none."""
    return 0 if rng.random() < 0.2 else min(7, max(1, pace + rng.choice((-1, 0, 0, 1))))
