"""The time that pages of progress look at, as their address says it: some weeks, this year, all, or own days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from flask_babel import gettext as _

from netquest.web.forms import clean, read_day

FOUR_WEEKS, TWELVE_WEEKS, YEAR, ALL, OWN = "4-weeks", "12-weeks", "year", "all", "own"
DEFAULT: Final = TWELVE_WEEKS


@dataclass(frozen=True, slots=True)
class Span:
    """The local days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a field for a day, and whether it is one."""

    typed: str

    @property
    def is_day(self) -> bool:
        """Whether a field for days can show it."""
        return not self.typed or read_day(self.typed) is not None


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asked for: the name of the range, own days as they were typed, and what is to mend in these.

    `span` is None where the days cannot be used: nothing is drawn then, and `errors` says why by field.
    """

    name: str
    span: Span | None
    since: str = ""
    until: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def first(self) -> Typed:
        """What stands in the first field: what was typed, else where the span begins."""
        return Typed(self.since or (self.span.first.isoformat() if self.span else ""))

    @property
    def last(self) -> Typed:
        """What stands in the second field."""
        return Typed(self.until or (self.span.last.isoformat() if self.span else ""))

    @property
    def query(self) -> str:
        """The part of an address that asks for the same again; empty for what one gets without asking."""
        if self.name == OWN:
            days = {"from": self.since, "to": self.until}
            return "?" + urlencode({name: day for name, day in days.items() if day})
        return "" if self.name == DEFAULT else f"?range={self.name}"


def read(given: Mapping[str, str], *, today: date, begun: date | None) -> Asked:
    """Read an address's query. Own days win over a range by name; a name that is not on offer is the usual one.

    `begun` is the day of the first try: nothing lies before it, so own days reach no farther back.
    """
    since, until = (clean(given.get(name, "")) for name in ("from", "to"))
    if since or until:
        return _own(since, until, today=today, begun=begun)
    name = given.get("range", "")
    firsts = {
        FOUR_WEEKS: today - timedelta(days=27),
        TWELVE_WEEKS: today - timedelta(days=83),
        YEAR: today.replace(month=1, day=1),
        ALL: begun or today,
    }
    name = name if name in firsts else DEFAULT
    return Asked(name, Span(firsts[name], today))


def _own(since: str, until: str, *, today: date, begun: date | None) -> Asked:
    first, last = read_day(since), read_day(until)
    errors = {
        name: _("This is no day that we can read. Type it like %(day)s.", day=today.isoformat())
        for name, typed, day in (("from", since, first), ("to", until, last))
        if typed and day is None
    }
    first, last = first or begun or today, min(last or today, today)
    if not errors and first > today:
        errors["from"] = _("This day is still to come.")
    elif not errors and first > last:
        errors["to"] = _("This day lies before the first one. Turn the two round, and it works.")
    if errors:
        return Asked(OWN, None, since, until, errors)
    return Asked(OWN, Span(min(last, max(first, begun or last)), last), since, until)
