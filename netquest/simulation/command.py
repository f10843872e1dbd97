"""`flask simulate`: let the policies guide the same simulated people, and say what came of it."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import click

from netquest.simulation.figures import Figures, figures
from netquest.simulation.interface import MakePolicy
from netquest.simulation.page import draw
from netquest.simulation.policies import POLICIES
from netquest.simulation.shipped import Shipped
from netquest.simulation.trial import Run, run
from netquest.simulation.world import VARIANTS, Crowd

ALL: dict[str, MakePolicy] = {"netquest": Shipped, **POLICIES}
_Asked = tuple[str, str, int, int, int]


def simulated(
    variant: str,
    *,
    people: int,
    days: int,
    seeds: int,
    policies: Iterable[str] = ALL,
    after_each: Callable[[], object] = lambda: None,
) -> dict[str, list[Run]]:
    """Run each policy once a seed, on as many cores as there are; `after_each` is called after each run."""
    names = list(policies)
    asked = [(name, variant, people, days, seed) for name in names for seed in range(1, seeds + 1)]
    runs: dict[str, list[Run]] = {name: [] for name in names}
    with ProcessPoolExecutor() as pool:
        for (name, *_), made in zip(asked, pool.map(one, asked), strict=True):
            runs[name].append(made)
            after_each()
    return runs


def one(asked: _Asked) -> Run:
    """Make one run: a policy, a variant, so many people and days, a seed."""
    name, variant, people, days, seed = asked
    world = Crowd(people, seed, VARIANTS[variant])
    return run(world, ALL[name](world, seed), days=days)


@click.command()
@click.option("--variant", type=click.Choice([*VARIANTS]), default="S1", show_default=True)
@click.option("--people", type=click.IntRange(2, 100_000), default=500, show_default=True)
@click.option("--days", type=click.IntRange(1, 1000), default=120, show_default=True)
@click.option("--seeds", type=click.IntRange(1, 100), default=4, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="Draw the two plots into this file.")
def simulate(variant: str, people: int, days: int, seeds: int, as_json: bool, svg: Path | None) -> None:
    """Let each policy guide the same simulated people, and print what came of it with 95 % confidence intervals."""
    with click.progressbar(length=len(ALL) * seeds, label=variant, file=sys.stderr) as bar:
        runs = simulated(variant, people=people, days=days, seeds=seeds, after_each=lambda: bar.update(1))
    found = figures(runs)
    if svg:
        svg.write_text(draw(found, title=f"{variant}: {people} people, {days} days, {seeds} seeds"))
    if as_json:
        click.echo(json.dumps(_plain(variant, found)))
    else:
        for line in table(found):
            click.echo(line)


def _plain(variant: str, found: dict[str, Figures]) -> dict[str, Any]:
    return {"variant": variant, "policies": {name: made.to_json() for name, made in found.items()}}


def table(found: dict[str, Figures]) -> Iterator[str]:
    """Yield the figures as lines of a table."""
    yield f"{'policy':9} {'growth':>13} {'day 120':>13} {'done':>13} {'ours ahead by':>15} {'ECE':>6} {'said':>6}"
    for name, made in found.items():
        means = [f"{value:.3f} ± {spread:.3f}" for value, spread in (made.growth, made.day120)]
        done, ahead = f"{made.done[0]:.1f} ± {made.done[1]:.1f}", f"{made.ahead[0]:+.3f} ± {made.ahead[1]:.3f}"
        errors = ["–" if error is None else f"{error:.3f}" for error in (made.ece, made.said)]
        yield f"{name:9} {means[0]:>13} {means[1]:>13} {done:>13} {ahead:>15} {errors[0]:>6} {errors[1]:>6}"
