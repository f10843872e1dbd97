"""Measure the tail of functions, modules, templates and tests: craft shows there, not in the median.

Usage: python -m tools.sizes: prints the tail, and exits 1 when a limit does not hold.
"""

import ast
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = ("netquest", "tools", "wsgi.py", "migrations/env.py", "tests")
LONGEST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """One function, module or template, with its length in lines."""

    name: str
    lines: int


@dataclass(frozen=True, slots=True)
class Tail:
    """The pieces of one kind, with what nine of ten may be long (`p90_limit`) and none may exceed (`limit`)."""

    kind: str
    p90_limit: int
    limit: int
    pieces: Sequence[Piece]

    @property
    def p90(self) -> int:
        """The length that nine pieces of ten do not exceed (nearest rank), in lines."""
        lengths = sorted(piece.lines for piece in self.pieces)
        return lengths[math.ceil(0.9 * len(lengths)) - 1] if lengths else 0

    @property
    def longest(self) -> Sequence[Piece]:
        """The longest pieces, longest first."""
        return sorted(self.pieces, key=lambda piece: (-piece.lines, piece.name))[:LONGEST_SHOWN]

    @property
    def faults(self) -> list[str]:
        """One line for each limit that does not hold."""
        over = [piece for piece in self.pieces if piece.lines > self.limit]
        lines = [f"{piece.name} has {piece.lines} lines, {self.limit} at most" for piece in over]
        if self.p90 > self.p90_limit:
            lines.append(f"the 90th percentile of {self.kind} is {self.p90} lines, {self.p90_limit} at most")
        return lines


def tails(root: Path = ROOT) -> list[Tail]:
    """Measure the whole tree."""
    modules = list(_python_files(root))
    functions = [piece for module in modules for piece in _functions(module, root)]
    tests = [piece for piece in functions if "::test_" in piece.name]
    templates = sorted((root / "templates").rglob("*.*"))
    return [
        Tail("functions", 20, 40, [piece for piece in functions if piece not in tests]),
        Tail("test functions", 15, 40, tests),
        Tail("modules", 200, 300, _files(modules, root)),
        Tail("templates", 60, 120, _files(templates, root)),
    ]


def _python_files(root: Path) -> Iterator[Path]:
    for place in CODE:
        path = root / place
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path] * path.exists()


def _functions(module: Path, root: Path) -> Iterator[Piece]:
    name = module.relative_to(root)
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Piece(f"{name}::{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)


def _files(paths: Iterable[Path], root: Path) -> list[Piece]:
    return [Piece(str(path.relative_to(root)), len(path.read_text().splitlines())) for path in paths]


def table(measured: Iterable[Tail]) -> str:
    """Show each kind with its 90th percentile, its limits and its longest pieces."""
    lines = []
    for tail in measured:
        lines.append(f"{tail.kind}: {len(tail.pieces)}, p90 {tail.p90} of {tail.p90_limit}, limit {tail.limit}")
        lines += [f"  {piece.lines:4}  {piece.name}" for piece in tail.longest]
    return "\n".join(lines)


def main() -> int:
    """Print the tail and what exceeds it; return the exit code."""
    measured = tails()
    faults = [fault for tail in measured for fault in tail.faults]
    print("\n".join([table(measured), *(f"TOO LONG: {fault}" for fault in faults)]))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
