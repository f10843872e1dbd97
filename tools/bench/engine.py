"""The ladder's own work against a plain loop of additions: a menu, one attempt learned, a whole life learned anew."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from timeit import repeat

from netquest.game.acts import Act, Outcome
from netquest.game.cards import Card, Past, Wish
from netquest.game.ladder import choose, seed
from netquest.game.learning import learn, refold
from netquest.game.readiness import SOURCES
from tools.bench.rounds import Slice

YARDSTICK = "10,000 additions"
CARDS, ACTS, ADDITIONS = 300, 1_000, 10_000
DAY = date(2026, 3, 4)
_KINDS = ("message", "ask", "meet", "group", "give", "share", "reflect")
_TRIES = 100


def slices(rounds: int) -> Iterator[Slice]:
    """Yield a slice for each piece of work in each round: the quickest of many times, in CPU of this process."""
    for number in range(rounds):
        for row, work in _works(number).items():
            best = min(repeat(work, number=1, repeat=_TRIES))
            yield Slice(row, 1, 1, best, (best,))


def _works(number: int) -> dict[str, Callable[[], object]]:
    draw = Random(number)
    pool = [_card(draw, place) for place in range(CARDS)]
    acts = [_act(draw.choice(pool), place, draw) for place in range(ACTS)]
    past = Past(
        times_done={card.slug: 1 for card in pool[::4]},
        last_tried={card.slug: DAY - timedelta(days=draw.randint(1, 60)) for card in pool[::4]},
        last_shown={card.slug: DAY - timedelta(days=draw.randint(1, 60)) for card in pool[::2]},
        highest_done=5,
    )
    readiness = refold(acts)

    def menu(minutes: int, energy: int) -> Callable[[], object]:
        wish, drawn = Wish(minutes, energy, DAY), seed(number, DAY, 0)
        return lambda: choose(pool, readiness=readiness, past=past, wish=wish, seed=drawn)

    return {
        YARDSTICK: _add,
        "menu of 300": menu(10, 2),
        "menu of 300 that all fit": menu(60, 3),
        "attempt learned": lambda: learn(readiness, acts[-1], times_done=1),
        "1,000 learned anew": lambda: refold(acts),
    }


def _add() -> float:
    total = 0.0
    for _ in range(ADDITIONS):
        total += 1.1
    return total


def _card(draw: Random, place: int) -> Card:
    sources = draw.sample(SOURCES, draw.randint(1, 3))
    loads = {source: 1 / len(sources) for source in sources}
    minutes, energy = draw.choice((2, 10, 30, 60)), draw.randint(1, 3)
    return Card(f"c{place:03}", draw.randint(1, 5), loads, minutes, energy, draw.choice(_KINDS), draw.choice((0, 7)))


def _act(card: Card, place: int, draw: Random) -> Act:
    at = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=9 * place)
    outcome, nerves = draw.choice([*Outcome]), draw.randint(0, 100)
    facts = (card.slug, outcome, card.grade, card.minutes, card.kind, card.loads)
    return Act(place, at, at.date(), at.date(), *facts, predicted=70, nerves_before=nerves, nerves_after=nerves // 2)
