"""Pure rules of looking back: its steps, and which three small challenges it ends in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from netquest.game.draw import mix64, number_of

TEXT_MOST = 2000
MOST = 100
"""So many of them one person keeps."""

SOURCE = "past"
HIGHEST_GRADE = 2
CHOICES = 3
NEAR = 0.5
"""From this weight on a challenge is about the past before anything else."""

STEPS = ("happened", "pattern", "otherwise")
"""The steps in which one writes; the last step is a choice."""

CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Small:
    """A challenge that could follow: its slug, grade and kind, and how much of it answers the past."""

    slug: str
    grade: int
    kind: str
    weight: float


def mark(words: str) -> str:
    """Return a short mark of some words, by which a form says which ones it showed."""
    return sha256(words.encode()).hexdigest()[:16]


def after(step: str) -> str:
    """Return the step that follows one of STEPS."""
    return (*STEPS, CHOICE)[STEPS.index(step) + 1]


def waiting(written: Sequence[str]) -> str:
    """Return the first step without words, given the words of each; the choice when all have some."""
    return next((step for step, words in zip(STEPS, written, strict=True) if not words), CHOICE)


def three(cards: Sequence[Small], *, seed: int) -> tuple[str, ...]:
    """Choose three challenges, easiest first: one of grade 1, one that is about the past, and one of another kind.

    Acts come before reflections, since there has been enough of looking. With the same seed the three stay the same;
    fewer cards give fewer.
    """
    left = sorted(cards, key=lambda card: (card.kind == "reflect", mix64(seed ^ number_of(card.slug))))
    chosen: list[Small] = []
    wishes: tuple[Callable[[Small], bool], ...] = (
        lambda card: card.grade == 1,
        lambda card: card.weight >= NEAR,
        lambda card: card.kind not in {other.kind for other in chosen},
    )
    for wish in wishes:
        if left:
            chosen.append(next(filter(wish, left), left[0]))
            left.remove(chosen[-1])
    return tuple(card.slug for card in sorted(chosen, key=lambda card: (card.grade, -card.weight)))
