"""What follows from one act, before anything is written: pure, so that services and the demo share it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from netquest.challenges.day_queries import History
from netquest.challenges.rules import State
from netquest.game.acts import Act
from netquest.game.badges import changed
from netquest.game.days import monday
from netquest.game.learning import learn
from netquest.game.life import Life
from netquest.game.points import Settlement, settle
from netquest.game.readiness import DONE, Readiness
from netquest.game.record import Record, extend
from netquest.game.streaks import comebacks


@dataclass(frozen=True, slots=True)
class Effect:
    """What an act makes of everything that is derived; the ledger says what it comes to in points.

    `due` is what the local days from `since` on (a Monday) earn now. `won` maps badges to the attempt (id and local
    day) that won them, `taken` are those that are lost or won by another attempt.
    """

    since: date
    due: Settlement
    record: Record
    readiness: Readiness
    won: Mapping[str, tuple[int, date]]
    taken: frozenset[str]

    def state(self, points: int) -> State:
        """Return the person's new state, given all their points."""
        return State(points, self.record, self.readiness)


def of_attempt(act: Act, history: History) -> Effect:
    """Let everything follow from one act more."""
    before, since = history.state, monday(act.day)
    earlier = sorted((past for past in history.acts if past.slug == act.slug), key=lambda past: (past.at, past.id))
    record = extend(before.record, act, goal=history.goal, earlier=earlier)
    times_done = sum(past.outcome in DONE for past in earlier)
    gained, lost = changed(before.record, record)
    return Effect(
        since=since,
        due=_due(act, history, record, since=since),
        record=record,
        readiness=learn(before.readiness, act, times_done=times_done),
        won=dict.fromkeys(sorted(gained), (act.id, act.day)),
        taken=frozenset(lost),
    )


def of_life(lived: Life, *, since: date, held: Mapping[str, tuple[int, date]]) -> Effect:
    """Let everything follow from a life folded anew; `held` are the badges that the person has, as in `won`."""
    awards = {badge: (act.id, act.day) for badge, act in lived.awards.items()}
    return Effect(
        since=since,
        due={key: pay for key, pay in lived.settlement.items() if key[0] >= since},
        record=lived.record,
        readiness=lived.readiness,
        won={badge: by for badge, by in awards.items() if held.get(badge) != by},
        taken=frozenset(badge for badge, by in held.items() if awards.get(badge) != by),
    )


def _due(act: Act, history: History, record: Record, *, since: date) -> Settlement:
    """Return what the weeks from `since` on earn. The calendar knows each week's goal and every comeback."""
    recent = [past for past in (*history.acts, act) if past.day >= since]
    goals = {week: record.calendar.goal_of(week) for week in {monday(past.day) for past in recent}}
    back = frozenset(comebacks(record.calendar.days()))
    return settle(recent, tried_before=history.tried_before, goals=goals, comebacks=back)
