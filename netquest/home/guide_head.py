"""What the style guide shows of the exercises, from samples that belong to nobody."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from netquest.catalogue import queries as catalogue
from netquest.catalogue.schemas import VERDICTS


def samples(today: date) -> dict[str, Any]:
    """Return what the template `home/_guide_head.html` needs."""
    states = ("new", "back", "waits", "rests")
    myths = catalogue.myths().values()
    drills = [catalogue.get(slug) for slug in catalogue.drills()]
    source = catalogue.sources()["past"]
    guide = catalogue.reframes_of(source.id)[0]
    words = SimpleNamespace(thought=source.sounds[0], card=source.card, answers=(guide.answer, "", ""))
    return {
        "own_cards": [SimpleNamespace(id=n, source=source, guide=guide, words=words) for n in (1, 2)],
        "look": SimpleNamespace(
            id=1, happened="x" * 120, written=("x", "", ""), chosen=None, for_day=None, created_at=today
        ),
        "past": source,
        "smalls": drills[:2],
        "verdicts": VERDICTS,
        "myth_views": [
            SimpleNamespace(myth=myth, state=state, due_on=today) for myth, state in zip(myths, states, strict=False)
        ],
        "drilled": list(zip(drills, (0, 1, 12), strict=False)),
        "inventory": [SimpleNamespace(id=1, text=drills[0].title), SimpleNamespace(id=2, text="x" * 90)],
    }
