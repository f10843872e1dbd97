"""Pure rules of expectations: what may be feared, what counts as a plan, and when a fear was not met."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

LINE_MOST = 160
LEARNT_MOST = 1000

FEARS = ("refusal", "silence", "pause", "bother", "silly", "motive", "blank", "alone")
"""What people often fear will happen; the words for each are in `words`."""

OWN = "own"
"""The fear that somebody put in words of their own."""

STONES = (10, 30, 50, 70, 90)
"""The nerves (0-100) that the five stones stand for, pebble to boulder."""

HARD_FROM = 3
HARD_FOR_SOME_FROM = 2


class Happened(StrEnum):
    """Whether what was feared happened."""

    NO = "no"
    PARTLY = "partly"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Expected:
    """What somebody says before a try: what they fear, how heavy it looks (0-100), and when or where they do what."""

    fears: tuple[str, ...] = ()
    own_fear: str = ""
    nerves: int | None = None
    cue: str = ""
    act: str = ""

    @property
    def all_fears(self) -> tuple[str, ...]:
        """What is feared, the one in own words as OWN."""
        return (*self.fears, *((OWN,) if self.own_fear else ()))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return not (self.all_fears or self.cue or self.act) and self.nerves is None

    @property
    def mark(self) -> str:
        """A short mark of all this, by which a form says what it showed; empty for nothing."""
        return "" if self.is_empty else _digest(pack_fears(self.fears), self.own_fear, self.nerves, self.cue, self.act)


@dataclass(frozen=True, slots=True)
class Found:
    """What somebody says after a try: of each fear whether it happened, and what they learnt."""

    happened: Mapping[str, Happened] = field(default_factory=dict)
    learnt: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return not (self.happened or self.learnt)

    @property
    def mark(self) -> str:
        """A short mark of all this, by which a form says what it showed; empty for nothing."""
        return "" if self.is_empty else _digest(pack_answers(self.happened), self.learnt)


def is_hard(grade: int, band: str) -> bool:
    """Tell whether a challenge is hard in itself, or for the person to whom it is a stretch or a leap.

    At grade 1 there is no risk of a no and nobody looks, so there is little to expect.
    """
    return grade >= HARD_FROM or (grade >= HARD_FOR_SOME_FROM and band in ("stretch", "leap"))


def are_unmet(happened: Mapping[str, Happened]) -> bool:
    """Tell whether nothing of what was feared happened, as far as it was said."""
    return bool(happened) and all(answer is Happened.NO for answer in happened.values())


def pack_fears(fears: Iterable[str]) -> str:
    """Write fears for a row, in the order of FEARS."""
    chosen = set(fears)
    return " ".join(fear for fear in FEARS if fear in chosen)


def unpack_fears(text: str) -> tuple[str, ...]:
    """Read what `pack_fears` wrote."""
    return tuple(text.split())


def pack_answers(happened: Mapping[str, Happened]) -> str:
    """Write for a row of each fear whether it happened."""
    return " ".join(f"{fear}={happened[fear].value}" for fear in (*FEARS, OWN) if fear in happened)


def unpack_answers(text: str, fears: Iterable[str]) -> dict[str, Happened]:
    """Read what `pack_answers` wrote, of those of these fears that were answered."""
    told = dict(pair.split("=") for pair in text.split())
    return {fear: Happened(told[fear]) for fear in fears if fear in told}


def _digest(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()[:16]
