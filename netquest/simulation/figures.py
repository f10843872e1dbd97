"""What many runs come to: means with confidence intervals, and differences between policies on the same people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev
from typing import Any

from netquest.simulation.trial import Reliability, Run

_TWO_SIDED_95 = 1.96
OURS = "netquest"

Mean = tuple[float, float]
"""A mean, and half the width of its 95 % confidence interval."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one policy came to over all seeds.

    `growth` in logits, `day120` the share still active on the last day, `done` challenges a person. `ahead`: by how
    much our policy's growth is above this one's, person by person. `ece` of what was predicted and `said` of what
    would be said; None for a policy that predicts nothing. `levels` and `active`: the mean growth and the share of
    active people after each day.
    """

    growth: Mean
    day120: Mean
    done: Mean
    ahead: Mean
    ece: float | None
    said: float | None
    levels: Sequence[float]
    active: Sequence[float]

    def to_json(self) -> dict[str, Any]:
        """Say it in plain values, rounded to four digits."""
        means = {name: [round(value, 4) for value in getattr(self, name)] for name in ("growth", "day120", "done")}
        return {
            **means,
            "ece": None if self.ece is None else round(self.ece, 4),
            "said": None if self.said is None else round(self.said, 4),
            "ahead": [round(value, 4) for value in self.ahead],
        }


def figures(runs: Mapping[str, Sequence[Run]]) -> dict[str, Figures]:
    """Return the figures of each policy; each has one run a seed, all in the same order of seeds."""
    ours = [growth for run in runs[OURS] for growth in run.growth] if OURS in runs else []
    return {name: _of(made, ours) for name, made in runs.items()}


def _of(runs: Sequence[Run], ours: Sequence[float]) -> Figures:
    growth = [value for run in runs for value in run.growth]
    ahead = [mine - theirs for mine, theirs in zip(ours, growth, strict=True)] if ours else [0.0]
    return Figures(
        growth=mean(growth),
        day120=mean([float(stayed) for run in runs for stayed in run.stayed]),
        done=mean([float(done) for run in runs for done in run.done]),
        ahead=mean(ahead),
        ece=joined([run.predicted for run in runs]).error(),
        said=joined([run.said for run in runs]).error(),
        levels=[fmean(days) for days in _days([run.levels for run in runs])],
        active=[fmean(days) for days in _days([run.active for run in runs])],
    )


def mean(values: Sequence[float]) -> Mean:
    """Return the mean of some values and half the width of its 95 % confidence interval."""
    spread = _TWO_SIDED_95 * stdev(values) / sqrt(len(values)) if len(values) > 1 else 0.0
    return fmean(values), spread


def joined(parts: Sequence[Reliability]) -> Reliability:
    """Add up what several runs counted."""
    whole = Reliability()
    for part in parts:
        whole.join(part)
    return whole


def _days(series: Sequence[Sequence[float]]) -> Iterator[tuple[float, ...]]:
    return zip(*series, strict=True)
