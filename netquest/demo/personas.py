"""Who demo people are, and the names from which any number of them is drawn by a seed."""

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
    looks. `leaves_today` keeps the day open for whoever enters as them, `looks` says
    how many assessments they finished. `rests` are weekdays (0-6) that they chose for resting, `paused` is an ISO week
    that they paused for (so many before the running one), `counts_days`: they count days in a row too.
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
    looks: int = 0
    rests: frozenset[int] = frozenset()
    paused: int | None = None
    counts_days: bool = False

    def days_in(self, weeks_ago: int) -> int:
        """Return the days of activity planned for the ISO week so many weeks before the running one."""
        return self.weeks[-1 - weeks_ago] if weeks_ago < len(self.weeks) else 0


NAMES = (
    *("Ada", "Amir", "Anouk", "Bente", "Chidi", "Dalia", "Dario", "Edda", "Emeka", "Farah", "Freya", "Goran"),
    *("Hana", "Hugo", "Ilse", "Imani", "Iris", "Kaia", "Kofi", "Lale", "Leif", "Lucia", "Malik", "Mei"),
    *("Nadia", "Nils", "Noor", "Olek", "Paula", "Petra", "Rana", "Sanna", "Selim", "Signe", "Tariq", "Thea"),
    *("Timo", "Ulla", "Vera", "Wanja", "Yael", "Yusuf", "Zofia"),
)
PACES = (50, 30, 15, 5)
"""How many of a hundred people are active on about one, two, three and four days a week: ten tries or so in a month."""

ZONES = (
    *("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "America/Sao_Paulo"),
    *("Europe/London", "America/Los_Angeles", "Asia/Tokyo", "Africa/Lagos", "Australia/Adelaide"),
)


def address(number: int, *, seed: int) -> str:
    """Return the mail address of one of the many."""
    return f"{seed}-{number}@{DOMAIN}"


def drawn(number: int, *, days: int, seed: int) -> Persona:
    """Draw one of the many: the same number, days and seed give the same person."""
    rng = Random(f"{seed}:{number}")  # noqa: S311 - repeatable, nothing secret
    pace = rng.choices((1, 2, 3, 4), PACES)[0]
    weeks = tuple(_days_of_a_week(rng, pace) for _ in range(days // 7 + 2))
    return Persona(
        f"{rng.choice(NAMES)} (demo {number})",
        address(number, seed=seed),
        rng.choice(ZONES),
        weeks=weeks,
        goals=((rng.randrange(3), rng.choice((1, 2, 2, 4, 5))),) if rng.random() < 0.4 else (),
        minutes=rng.choice((2, 10, 10, 10, 30, 60)),
        ease=rng.gauss(0.2, 0.4),
        dread=round(rng.gauss(0, 9)),
        looks=rng.choices((0, 1, 2), (50, 35, 15))[0],
    )


def _days_of_a_week(rng: Random, pace: int) -> int:
    """Return one week's days of activity: a little more or less than the pace, and now and then none."""
    return 0 if rng.random() < 0.2 else min(7, max(1, pace + rng.choice((-1, 0, 0, 1))))
