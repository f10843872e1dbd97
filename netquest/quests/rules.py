"""Pure rules of storing quests: when there are any, and a week's packed for its row."""

import json
from collections.abc import Iterable
from datetime import date

from netquest.game.days import monday
from netquest.game.quests import Quest
from netquest.game.rhythm import Rhythm


def pack(quests: Iterable[Quest]) -> str:
    """Write the quests of a week for its row."""
    return json.dumps([quest.to_json() for quest in quests])


def unpack(text: str) -> tuple[Quest, ...]:
    """Read what `pack` wrote."""
    return tuple(Quest.from_json(quest) for quest in json.loads(text))


def is_away(rhythm: Rhythm, today: date) -> bool:
    """Whether somebody pauses on a local day, or for most of its week: then nothing is asked of them."""
    return rhythm.pause_on(today) is not None or monday(today) in rhythm.neutral_weeks(today)
