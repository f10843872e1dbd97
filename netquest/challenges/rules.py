"""Pure rules of the daily practice: a person's state packed for its row, keys that make a post safe to repeat."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from netquest.game.calendar import Calendar
from netquest.game.cards import Pick, Slot
from netquest.game.readiness import PRIOR, Readiness
from netquest.game.record import Record
from netquest.game.tally import Tally


@dataclass(frozen=True, slots=True)
class State:
    """What a person's surviving attempts add up to, as the `practice` row holds it."""

    points: int
    record: Record
    readiness: Readiness

    @classmethod
    def unpack(cls, points: int, calendar: str, tally: str, readiness: str) -> "State":
        """Read the columns of a row."""
        record = Record(Calendar.parse(calendar), Tally.from_json(json.loads(tally)))
        return cls(points, record, Readiness.from_json(json.loads(readiness)))

    def pack(self) -> dict[str, str | int]:
        """Return the columns of a row; equal states give equal columns."""
        return {
            "points": self.points,
            "calendar": str(self.record.calendar),
            "tally": json.dumps(self.record.tally.to_json(), sort_keys=True),
            "readiness": json.dumps(self.readiness.to_json()),
        }


class Verdict(StrEnum):
    """What a person says of a challenge for themself."""

    HELPED = "helped"
    NOT_FOR_ME = "not-for-me"


BEGINNING = State(0, Record(), PRIOR)
"""The state of somebody who has not tried anything yet."""


def pack_prior(prior: Readiness) -> str:
    """Write where a readiness begins for its row, empty for where it begins for anybody."""
    return "" if prior == PRIOR else json.dumps(prior.to_json())


def unpack_prior(text: str) -> Readiness:
    """Read what `pack_prior` wrote."""
    return Readiness.from_json(json.loads(text)) if text else PRIOR


def key_of(slug: str, *, day: date, number: int) -> str:
    """Return the key of the next attempt: two open tabs share it, and a redo after an undo gets another.

    `day` is the local day on which the form is rendered, `number` how many attempts at this challenge the person
    recorded on it, withdrawn and skipped ones included.
    """
    return f"{day}:{slug}:{number}"


def days_open(today: date) -> tuple[date, date]:
    """Return the local days that an attempt may be for."""
    return today, today - timedelta(days=1)


def pack_picks(picks: Iterable[Pick]) -> str:
    """Write a menu's picks for its row."""
    return json.dumps([pick.to_json() for pick in picks])


def unpack_picks(text: str) -> tuple[Pick, ...]:
    """Read what `pack_picks` wrote."""
    return tuple(Pick.from_json(pick) for pick in json.loads(text))


Row = dict[Slot, Pick]
"""Cards of a menu that stand side by side: one in each slot, where there were enough."""


def rows_of(picks: Iterable[Pick]) -> list[Row]:
    """Return a menu row by row: whoever asked for more has more than one."""
    rows: list[Row] = [{}]
    for pick in picks:
        row = next((row for row in rows if pick.slot not in row), None)
        if row is None:
            rows.append(row := {})
        row[pick.slot] = pick
    return rows


def picks_of(rows: Iterable[Row]) -> tuple[Pick, ...]:
    """Return the picks of some rows, each row in the order of its slots."""
    return tuple(row[slot] for row in rows for slot in Slot if slot in row)


HIDDEN = -1
"""What stands for 'hidden by a word of their own' where else the newest attempt stands that hides it no more."""


def is_hidden(skipped: int, word: int | None) -> bool:
    """Tell whether a challenge is hidden from somebody.

    `skipped` is their newest attempt that said 'not for me, hide it', 0 without one. `word` is what they said last
    beside that: HIDDEN, or the newest attempt when they brought it back; None when they said nothing.
    """
    return word == HIDDEN or skipped > (word or 0)
