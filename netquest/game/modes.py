"""How bold today's menu is: what the last tries suggest, and which way the person leans it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from math import log
from typing import Final, NamedTuple

from netquest.game.acts import Act, Outcome, Reason
from netquest.game.cards import Slot
from netquest.game.readiness import DONE

HEAVY_FROM: Final = 85
"""Nerves after a try (0-100) from which it weighed heavily."""

_LIGHT_UP_TO = 35
_GENTLE_AFTER, _BOLD_AFTER = 3, 6
_LEAN = 0.8

MOST_RECENT: Final = _BOLD_AFTER
"""So many tries a mode looks back on."""


class Mode(StrEnum):
    """What a menu aims for."""

    GENTLE = "gentle"
    NORMAL = "normal"
    BOLD = "bold"


class Lean(StrEnum):
    """What a person asked for with 'easier today' or 'bolder today'."""

    EASIER = "easier"
    NONE = ""
    BOLDER = "bolder"


class Recent(NamedTuple):
    """What a mode needs of an act: whether the person did their part, and the nerves afterwards, if they were rated."""

    is_done: bool
    nerves_after: int | None


def recent(act: Act) -> Recent | None:
    """Say of an act what a mode needs, or None when it says nothing: 'not for me' is no verdict on the day."""
    if act.outcome is Outcome.SKIPPED and act.reason is Reason.NOT_FOR_ME:
        return None
    return Recent(act.outcome in DONE, act.nerves_after)


CHANCES: Final[Mapping[Mode, tuple[float, float, float]]] = {
    Mode.GENTLE: (0.95, 0.88, 0.80),
    Mode.NORMAL: (0.90, 0.80, 0.65),
    Mode.BOLD: (0.85, 0.70, 0.50),
}
"""The chance that each slot aims for, easiest slot first."""


def mode_of(lately: Sequence[Recent]) -> Mode:
    """Read the mode off the latest acts, the newest last.

    Gentle: the last three were not done, or the last that was rated weighed heavily. Bold: the last six were done,
    nerves afterwards were rated, and never above 35. Else normal.
    """
    rated = [act.nerves_after for act in lately if act.nerves_after is not None]
    last = lately[-_GENTLE_AFTER:]
    if (rated and rated[-1] >= HEAVY_FROM) or (len(last) == _GENTLE_AFTER and not any(act.is_done for act in last)):
        return Mode.GENTLE
    run = lately[-_BOLD_AFTER:]
    light = [act.nerves_after for act in run if act.nerves_after is not None]
    if len(run) == _BOLD_AFTER and all(act.is_done for act in run) and light and max(light) <= _LIGHT_UP_TO:
        return Mode.BOLD
    return Mode.NORMAL


def targets(mode: Mode, lean: Lean = Lean.NONE) -> dict[Slot, float]:
    """Return the chance that each slot aims for, in logits."""
    shift = {Lean.EASIER: _LEAN, Lean.NONE: 0.0, Lean.BOLDER: -_LEAN}[lean]
    return {slot: log(p / (1 - p)) + shift for slot, p in zip(Slot, CHANCES[mode], strict=True)}


def plain_targets(highest_done: int, ceiling: int, lean: Lean = Lean.NONE) -> dict[Slot, float]:
    """Return the grade that each slot aims for when cards are chosen by grade alone, with its sign turned: easier is
    more, as with chances.

    The leap goes one grade beyond the highest that was done, the others stay one and two below it; whoever leans moves
    all three by one. None goes above the person's own ceiling.
    """
    shift = {Lean.EASIER: -1, Lean.NONE: 0, Lean.BOLDER: 1}[lean]
    top = max(1, highest_done) + 1 + shift
    return {slot: -float(min(ceiling, max(1, top - 2 + place))) for place, slot in enumerate(Slot)}
