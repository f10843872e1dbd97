"""What pages about challenges are drawn from: frozen values, free of tables and requests."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from netquest.catalogue.models import BadgeText, Challenge
from netquest.game.cards import Pick
from netquest.game.honesty import Frequency


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of a receipt: what paid (`component` of `game.points`), and its points, negative for a deduction."""

    component: str
    points: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one attempt brought: its lines in the order of the rules, their sum, and the badges it won."""

    lines: tuple[ReceiptLine, ...]
    total: int
    badges: tuple[BadgeText, ...] = ()
    repeat: int = 1
    """The how-manieth try at this challenge on its day; 2 pays half."""


@dataclass(frozen=True, slots=True)
class AttemptView:
    """One own attempt: `day` is the local day that it is for; `can_undo` while its recording day lasts.

    `title` and `smaller` are the challenge's, in `language`: of ours as they are today, of an organisation's own as
    they were tried. `has_page`: the challenge can be opened; who left its organisation keeps the try alone.
    `is_earlier`: it says something else by now. `said` is what other features say of it a moment after.
    `asides` are what other features lay beside it.
    """

    id: int
    slug: str
    title: str
    smaller: str
    language: str
    outcome: str
    day: date
    at: datetime
    grade: int
    band: str
    nerves_before: int | None
    nerves_after: int | None
    note: str
    reason: str | None
    can_undo: bool
    receipt: Receipt | None = None
    has_page: bool = True
    is_earlier: bool = False
    said: "tuple[Aside, ...]" = ()
    asides: "tuple[Aside, ...]" = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """A piece that another feature lays beside a challenge or a try: the template that draws it, given this as `aside`.

    `nerves` (0-100), where it holds what the person said of how heavy it looks: the form of a try begins with that.
    """

    template: str
    needs: Any
    nerves: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What one person's past leaves at a challenge: how often they did it, whether they saved it, what they say of it.

    `verdict` is 'helped', 'not-for-me' or empty; `reason` says why not. `is_hidden`: it never comes
    onto their menu.
    """

    times_done: int = 0
    is_saved: bool = False
    verdict: str = ""
    reason: str = ""
    is_hidden: bool = False


UNMARKED = Mark()


@dataclass(frozen=True, slots=True)
class CardView:
    """A challenge as it is offered to one person today.

    `slot` is set on the menu ('warm-up', 'stretch', 'leap'); `band` is the same scale by today's chance for this
    person. `reasons` are the ladder's terms, largest first ('fit', 'need', 'new', 'rested'). `is_assigned`: it belongs
    to a set that the person accepted, named `set_name` where the page knows it. `is_chosen`: they chose it
    themselves the day before. `is_due`: a follow-up is due. `is_steep`: a smaller one should come first.
    `said` is the chance as it is told, None
    while it is too early to say. `key` makes the next attempt safe to repeat. `attempt` is today's try, once there is
    one. `asides` are what other features lay beside it. `mark` is set in the library and on the challenge's own page.
    """

    challenge: Challenge
    band: str
    key: str
    slot: str | None = None
    reasons: tuple[str, ...] = ()
    reason_source: str | None = None
    is_fitting: bool = False
    is_assigned: bool = False
    is_chosen: bool = False
    is_steep: bool = False
    is_due: bool = False
    said: Frequency | None = None
    set_name: str = ""
    attempt: AttemptView | None = None
    asides: tuple[Aside, ...] = ()
    mark: Mark = UNMARKED

    @property
    def nerves_before(self) -> int | None:
        """How heavy it looks, as the person said beforehand; None where they did not."""
        return next((aside.nerves for aside in self.asides if aside.nerves is not None), None)


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of the week strip; `state` is 'done', 'rest', 'off', 'pause', 'journey', 'today' or 'ahead'."""

    day: date
    state: str


@dataclass(frozen=True, slots=True)
class DaysView:
    """The days in a row of who counts them. `spare` quiet days are covered.

    `repair`: so many different challenges more, tried today, and an idle yesterday counts as well; 0 when there is
    nothing to repair. `strength` is that of the habit, from 0 to 1; it is known after a break. `active_days` are all.
    """

    length: int
    best: int
    spare: int
    repair: int = 0
    strength: float | None = None
    active_days: int = 0


@dataclass(frozen=True, slots=True)
class PracticeView:
    """The numbers that Today and Progress show, all derived.

    `is_heavy`: the last two rated tries weighed heavily afterwards, so a word about help is due. `is_quiet`: there was
    no active day this week nor last week, but there were some before. `paused_until` is the last day of a pause that
    lasts today. `days` is None for who does not count days in a row.
    """

    points: int
    points_today: int
    level: int
    level_into: int
    level_span: int
    active_days: int
    week: tuple[WeekDay, ...]
    week_active: int
    goal: int
    streak: int
    best_streak: int
    misses_banked: int
    is_heavy: bool = False
    is_quiet: bool = False
    paused_until: date | None = None
    days: DaysView | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of recording an attempt: the attempt with its receipt, the numbers after it, its place on the menu.

    Days in a row are not among the numbers: the week asks for them itself.
    """

    attempt: AttemptView
    practice: PracticeView
    pick: Pick | None
