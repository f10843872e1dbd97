"""The verdict: medians, their ratios, and which bar holds."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Literal

from tools.bench.engine import YARDSTICK
from tools.bench.rounds import Slice


@dataclass(frozen=True, slots=True)
class Bar:
    """How many times what its yardstick takes a row may take: CPU, or where rows hold other requests too, time."""

    row: str
    against: str
    must: float
    stretch: float
    by: Literal["cpu_us", "p50_ms"] = "cpu_us"


BARS = (
    Bar("Today", "bare page", 2.0, 1.5),
    Bar("attempt", "bare POST", 2.5, 1.8),
    Bar("board of many", "board of few", 1.25, 1.1),
    Bar("board after act", "board after page", 1.2, 1.05, by="p50_ms"),
    Bar("attempt of many", "attempt of few", 1.15, 1.05),
    Bar("menu of 300", YARDSTICK, 2.0, 1.5),
    Bar("attempt learned", YARDSTICK, 0.04, 0.025),
    Bar("1,000 learned anew", YARDSTICK, 60, 30),
)
"""Few are 1,000 people on one board, many 20,000. 'board after act' is the many's board right after an attempt.

Its yardstick is the same board right after a page that changes nothing: a processor that did something else in between
has forgotten as much in either case, so what differs is what the attempt did to the board.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One row at one concurrency: medians over the rounds. `ratio` and `verdict` only where there is a bar."""

    row: str
    concurrency: int
    cpu_us: float
    p50_ms: float
    requests: int
    ratio: float | None = None
    bar: Bar | None = None

    @property
    def is_over(self) -> bool:
        """Whether the row takes more than it must."""
        return self.ratio is not None and self.bar is not None and self.ratio > self.bar.must

    @property
    def verdict(self) -> str:
        """What the ratio reaches, in a word."""
        if self.ratio is None or self.bar is None:
            return ""
        return "OVER" if self.is_over else "stretch" if self.ratio <= self.bar.stretch else "must"


def lines(slices: Sequence[Slice], bars: Sequence[Bar] = BARS) -> list[Line]:
    """Return one line for each row at each concurrency, in the order in which they were first measured."""
    measured = dict.fromkeys((one.row, one.concurrency) for one in slices)
    found = []
    for row, concurrency in measured:
        bar = next((bar for bar in bars if bar.row == row), None)
        own = _of(slices, row, concurrency)
        ratio = _median(own, bar.by) / _median(_of(slices, bar.against, concurrency), bar.by) if bar else None
        count = sum(one.requests for one in own)
        found.append(Line(row, concurrency, _median(own, "cpu_us"), _median(own, "p50_ms"), count, ratio, bar))
    return found


def _median(slices: Iterable[Slice], figure: str) -> float:
    found: float = median(getattr(one, figure) for one in slices)
    return found


def _of(slices: Iterable[Slice], row: str, concurrency: int) -> list[Slice]:
    return [one for one in slices if (one.row, one.concurrency) == (row, concurrency)]


def table(measured: Iterable[Line]) -> str:
    """Show the lines below each other."""
    head = f"{'row':<24} {'at once':>7} {'CPU µs':>8} {'p50 ms':>8} {'requests':>8} {'ratio':>6} {'must':>5} "
    shown = [head + f"{'stretch':>7}  verdict"]
    for line in measured:
        text = f"{line.row:<24} {line.concurrency:>7} {line.cpu_us:>8.0f} {line.p50_ms:>8.2f} {line.requests:>8}"
        if line.bar:
            text += f" {line.ratio:>6.2f} {line.bar.must:>5.4g} {line.bar.stretch:>7.4g}  {line.verdict}"
        shown.append(text)
    return "\n".join(shown)


def as_json(measured: Iterable[Line], slices: Iterable[Slice], **settings: object) -> str:
    """Write all of it for a machine: settings, lines with their verdicts, and every slice without its single waits."""
    rounds = [
        {"row": one.row, "concurrency": one.concurrency, "requests": one.requests}
        | {"cpu_us": round(one.cpu_us, 1), "p50_ms": round(one.p50_ms, 3)}
        for one in slices
    ]
    judged = [asdict(line) | {"verdict": line.verdict} for line in measured]
    return json.dumps({"settings": settings, "lines": judged, "slices": rounds}, indent=2) + "\n"
