"""The plots of a simulation as one SVG file: growth and staying, day by day, a line for each policy."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import escape

from netquest.simulation.figures import OURS, Figures

_WIDTH, _HEIGHT = 860, 380
_PLOT_WIDTH, _PLOT_HEIGHT, _TOP = 300, 260, 56
_COLOURS = ("#1f6f54", "#8a5a00", "#7a3b8f", "#2b5fa8", "#a03636", "#5d6470", "#b06a9d", "#111111")


def draw(found: Mapping[str, Figures], *, title: str) -> str:
    """Return an SVG with two plots side by side; our own line is the thick one, the oracle's the dashed one."""
    plots = [
        *_plot(48, "Growth, logits", {name: made.levels for name, made in found.items()}),
        *_plot(428, "Still active, share", {name: made.active for name, made in found.items()}),
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="12"><title>{escape(title)}</title>'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>'
        f'<text x="48" y="24" font-size="15" font-weight="600">{escape(title)}</text>'
    )
    return "\n".join([head, *plots, "</svg>", ""])


def _plot(left: int, name: str, series: Mapping[str, Sequence[float]]) -> Iterator[str]:
    top = max(max(values) for values in series.values()) * 1.05 or 1.0
    days = max(len(values) for values in series.values())
    yield f'<text x="{left}" y="{_TOP - 10}">{escape(name)}</text>'
    for part in range(5):
        y = _TOP + _PLOT_HEIGHT * (1 - part / 4)
        yield f'<path d="M{left} {y:.1f}h{_PLOT_WIDTH}" stroke="#dde1e6"/>'
        yield f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end" fill="#5d6470">{top * part / 4:.2g}</text>'
    yield f'<text x="{left}" y="{_TOP + _PLOT_HEIGHT + 18}" fill="#5d6470">day 1</text>'
    yield (
        f'<text x="{left + _PLOT_WIDTH}" y="{_TOP + _PLOT_HEIGHT + 18}" text-anchor="end" fill="#5d6470">{days}</text>'
    )
    ends = _apart({label: _TOP + _PLOT_HEIGHT * (1 - values[-1] / top) for label, values in series.items()})
    for colour, (label, values) in zip(_COLOURS, series.items(), strict=False):
        yield _line(left, values, top, colour, label)
        yield f'<text x="{left + _PLOT_WIDTH + 6}" y="{ends[label] + 4:.1f}" fill="{colour}">{escape(label)}</text>'


def _line(left: int, values: Sequence[float], top: float, colour: str, label: str) -> str:
    step = _PLOT_WIDTH / max(1, len(values) - 1)
    points = " ".join(
        f"{left + place * step:.1f},{_TOP + _PLOT_HEIGHT * (1 - value / top):.1f}" for place, value in enumerate(values)
    )
    dashes = ' stroke-dasharray="5 4"' if label == "oracle" else ""
    width = 3 if label == OURS else 1.5
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}"{dashes}/>'


def _apart(ends: Mapping[str, float]) -> dict[str, float]:
    """Move the labels of lines that end close together apart, from the top down."""
    placed: dict[str, float] = {}
    lowest = 0.0
    for label, y in sorted(ends.items(), key=lambda end: end[1]):
        lowest = placed[label] = max(y, lowest + 14)
    return placed
