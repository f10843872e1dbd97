"""The challenges that the standing organisation wrote for its own people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from netquest.demo import cast
from netquest.demo.personas import Persona


@dataclass(frozen=True, slots=True)
class House:
    """One of them: who wrote it, so many days ago, and what it says, as a data file would."""

    key: str
    author: Persona
    written: int
    entry: Mapping[str, Any]


def houses() -> tuple[House, ...]:
    """Return them in the order in which they were written."""
    return (House("where-things-are", cast.OKAN, 30, _DRAWER), House("what-the-desk-hears", cast.TERESA, 16, _DESK))


_DRAWER = {
    "title": "Show a new colleague where one thing is",
    "strategy": "offer-support",
    "sources": {"value": 0.6, "introversion": 0.4},
    "benefits": ["community", "relationships"],
    "grade": 1,
    "minutes": 2,
    "energy": 1,
    "kind": "give",
    "format": "one-on-one",
    "stage": "new",
    "needs_contact": True,
    "cooldown_days": 3,
    "prerequisites": [],
    "why": "In the first weeks people search in silence: the spare fuses, the good kettle, the form for a van. You "
    "know where all of it is. Showing one drawer takes two minutes, and it tells somebody that they may ask.",
    "steps": [
        "Think of one thing here that took you weeks to find.",
        "When you next pass somebody who started this year, show them that one thing.",
        "Tell them whom to ask for the next one: you, or somebody who knows better.",
    ],
    "done_when": "One person knows where one thing is. If they knew already, the two of you have met.",
    "opener": "Hello {name}, nobody told me where [the thing] is kept, so I am telling you: [the place]. If you look "
    "for anything else, ask me or [a name].",
    "smaller": "Write a label for the drawer that everybody opens last.",
    "reflect": "What else do you know that is written down nowhere?",
}
_DESK = {
    "title": "Ask the front desk what they hear first",
    "strategy": "trust-rapport",
    "sources": {"introversion": 0.5, "misconceptions": 0.3, "time": 0.2},
    "benefits": ["knowledge", "community"],
    "grade": 2,
    "minutes": 10,
    "energy": 1,
    "kind": "ask",
    "format": "one-on-one",
    "stage": "weak",
    "needs_contact": True,
    "cooldown_days": 7,
    "prerequisites": [],
    "why": "The front desk hears each complaint before it has a number, and each thanks before it is forgotten. Hardly "
    "anybody from the workshop asks them. A few minutes at the counter, or by phone, tell you more than the file does.",
    "steps": [
        "Choose a quiet quarter of an hour. Monday before ten is not one.",
        "Ask what people say first when they ring about the instrument that you work on.",
        "Write the answer down word for word, and thank whoever told you by name.",
    ],
    "done_when": "You asked once, and one sentence of theirs is on paper. 'Ask me tomorrow' counts too.",
    "opener": "Hello {name}, I work on [instrument]. When somebody rings about one, what do they say first? Two "
    "sentences would help me a lot. If it is busy, tomorrow is fine.",
    "smaller": "Look up who sits at the front desk today, and learn one name.",
    "reflect": "Which of their words does nobody in the workshop use?",
}
