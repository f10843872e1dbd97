"""What a person says about how NetQuest chooses for them: facts that stand among their tries when a life is folded."""

from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple


class Kind(StrEnum):
    """What one may say. The first two are about one source; `OFF` and `ON` frame tries that teach nothing."""

    EASIER = "easier"
    HARDER = "harder"
    ANEW = "anew"
    OFF = "off"
    ON = "on"


STEP: Final = 0.5
"""How far one word moves the belief about a source: half a grade."""

CONTRADICTED: Final = 0.32
"""After a word against it a belief is in doubt again at least as much as after two statements of the assessment."""

MOST_SAID: Final = 4
"""So many words about one source count at once: as far as words alone go. Tries go on from there."""

ABOUT_SOURCE: Final = frozenset({Kind.EASIER, Kind.HARDER})
SWITCHES: Final = frozenset({Kind.OFF, Kind.ON})


class Steer(NamedTuple):
    """One thing said. It comes after all tries with an id up to `after` and before all later ones; `id` orders them.

    `source` is the source that it is about, empty for what is about none. `recorded_on` is the local day on which it
    was said; only what was believed on a day (`learning.believed_on`) asks for it.
    """

    id: int
    after: int
    kind: Kind
    source: str = ""
    recorded_on: date = date.min
