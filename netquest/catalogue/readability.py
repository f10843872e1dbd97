"""How easily the challenges are read: Flesch's reading ease of their steps and openers; 60 and above is plain English.

Ease = 206.835 - 1.015 · words per sentence - 84.6 · syllables per word. Syllables are counted by spelling: against a
pronouncing dictionary 2 of 100 words are off by one, in both directions, and the mean is the same to a hundredth.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from netquest.catalogue.models import Challenge

PLAIN = 60.0
"""The least ease of a strategy's steps, and of its openers."""
APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
WORD = re.compile(r"[^\W_]+")
SENTENCE_END = re.compile(r"[.?!]['’)\]]*(?=\s|$)")
VOWELS = re.compile(r"[aeiouy]+")
MUTE_END = re.compile(r"(?<=[^aeiouy])(?<![^aeiouy]l)e[sd]?$")


@dataclass(frozen=True, slots=True)
class Ease:
    """How easily one strategy's challenges are read, and which of them is the hardest."""

    strategy: str
    steps: float
    openers: float
    hardest: str
    of_hardest: float

    @property
    def is_plain(self) -> bool:
        """Whether the steps are plain English, and the openers too."""
        return min(self.steps, self.openers) >= PLAIN


def table(challenges: Iterable[Challenge]) -> list[Ease]:
    """Measure the challenges of each strategy, in the order in which the strategies occur."""
    by_strategy: dict[str, list[Challenge]] = {}
    for challenge in challenges:
        by_strategy.setdefault(challenge.strategy, []).append(challenge)
    return [_measured(strategy, cards) for strategy, cards in by_strategy.items()]


def _measured(strategy: str, cards: list[Challenge]) -> Ease:
    of_hardest, hardest = min((ease([*card.steps, card.opener]), card.slug) for card in cards)
    steps = ease(step for card in cards for step in card.steps)
    return Ease(strategy, steps, ease(card.opener for card in cards), hardest, of_hardest)


def ease(texts: Iterable[str]) -> float:
    """Return the reading ease of texts that are read one after the other."""
    read = [APOSTROPHE.sub("", text) for text in texts if text]
    words = [word for text in read for word in WORD.findall(text)]
    sentences = sum(max(1, len(SENTENCE_END.findall(text))) for text in read)
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * sum(map(syllables, words)) / len(words)


def syllables(word: str) -> int:
    """Count the syllables of an English word by its groups of vowels; a figure counts as one."""
    return max(1, len(VOWELS.findall(MUTE_END.sub("", word.lower()))))
