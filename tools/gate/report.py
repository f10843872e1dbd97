"""The closing report of the gate, as text."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tools.gate.steps import Result

SLOWEST = 10
HEAD = ("step", "where", "result", "passed", "failed", "skipped", "seconds")


def closing(results: Sequence[Result], *, seconds: float) -> str:
    """Say what ran where and how it went, what was skipped, what was slow; the last line is the sum."""
    parts = [_table(results), _skipped(results), _slowest(results), _sum(results, seconds)]
    return "\n\n".join(part for part in parts if part)


def box(lines: Iterable[str]) -> str:
    """Frame lines that nobody should overlook."""
    lines = list(lines)
    width = max(map(len, lines))
    rule = "+-" + "-" * width + "-+"
    return "\n".join([rule, *(f"| {line:<{width}} |" for line in lines), rule])


def _table(results: Sequence[Result]) -> str:
    rows = [HEAD, *(_row(result) for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _row(result: Result) -> tuple[str, ...]:
    counts = (str(count) for count in result.counts)
    return (result.step.name, result.step.where or "-", result.word, *counts, f"{result.seconds:.1f}")


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    """Align words to the left and numbers to the right."""
    cells = [
        f"{cell:<{width}}" if column < 3 else f"{cell:>{width}}"
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells)


def _skipped(results: Sequence[Result]) -> str:
    reasons: Counter[tuple[str, str]] = Counter()
    for result in results:
        if result.code is None:
            reasons[result.step.name, " ".join(result.step.obstacle)] += 1
        reasons.update((result.step.name, case.reason) for case in result.cases if case.outcome == "skipped")
    lines = [f"  {count} x {step}: {reason}" for (step, reason), count in reasons.most_common()]
    return "\n".join(["Skipped, and why:", *(lines or ["  nothing"])])


def _slowest(results: Sequence[Result]) -> str:
    timed = ((case.seconds, result.step.name, case.name) for result in results for case in result.cases)
    lines = [f"  {seconds:6.1f} s  {name}  ({step})" for seconds, step, name in sorted(timed, reverse=True)[:SLOWEST]]
    return "\n".join([f"The {SLOWEST} slowest tests:", *lines]) if lines else ""


def _sum(results: Sequence[Result], seconds: float) -> str:
    passed, failed, skipped = (sum(column) for column in zip(*(result.counts for result in results), strict=True))
    failing = ", ".join(result.step.name for result in results if result.has_failed)
    verdict = f"FAILED: {failing}" if failing else "Everything that ran holds."
    return f"{verdict} ({seconds / 60:.1f} minutes)\n{passed} passed, {failed} failed, {skipped} skipped"
