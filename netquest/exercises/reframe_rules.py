"""Pure rules of reframes: what they say, which card lies beside which challenge, and what a search finds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

THOUGHT_MOST = 300
ANSWER_MOST = 600
CARD_MOST = 140
MOST = 200
"""So many cards one person keeps, those put away counted."""

STEEP_FROM = 3
"""From this grade on it is worth catching a thought first."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a reframe says: the thought, the answers to three questions (each may be empty), and the card."""

    thought: str
    first_answer: str
    second_answer: str
    third_answer: str
    card: str

    @property
    def answers(self) -> tuple[str, str, str]:
        """The answers, in the order of the questions."""
        return self.first_answer, self.second_answer, self.third_answer


class Kept(Protocol):
    """A kept card, as far as it matters before which challenge it is shown."""

    @property
    def id(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def before(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Ahead:
    """A challenge that is about to be tried: its slug, its grade, and the weights of the sources that it answers."""

    slug: str
    grade: int
    sources: Mapping[str, float]


Card = TypeVar("Card", bound=Kept)


def lay(kept: Iterable[Card], ahead: Sequence[Ahead]) -> dict[str, Card]:
    """Lay at most one kept card beside each challenge that answers its source, none beside two of them.

    Of several that fit, the one that was made for this challenge comes first, then the one for the source that the
    challenge answers most, then the newest. Challenges choose in the order given.
    """
    left, laid = list(kept), dict[str, Card]()
    for one in ahead:
        fitting = [card for card in left if card.source in one.sources]
        if fitting:
            best = max(fitting, key=lambda card: (one.slug in card.before, one.sources[card.source], card.id))
            laid[one.slug] = best
            left.remove(best)
    return laid


def to_offer(ahead: Iterable[Ahead], laid: Mapping[str, object]) -> str | None:
    """Return the one challenge at which to offer catching a thought: the steepest, if it is steep and has no card."""
    steep = [one for one in ahead if one.grade >= STEEP_FROM and one.slug not in laid]
    return max(steep, key=lambda one: one.grade).slug if steep else None


def speaks_of(words: Words, sought: str) -> bool:
    """Tell whether all words sought stand anywhere in a reframe, whatever their case."""
    text = " ".join((words.thought, *words.answers, words.card)).casefold()
    return all(word in text for word in sought.casefold().split())
