"""Macros keep their latest results, so a macro may show nothing but its arguments, or it must be named as live."""

from pathlib import Path

import pytest
from flask import Flask, g
from jinja2 import Environment, nodes
from markupsafe import Markup

from netquest.web.templating import LIVE, PLAIN, keep

UI = Path(__file__).parents[2] / "templates" / "ui"
PERSONAL = {"current_user", "g", "get_flashed_messages", "request", "session"}
BY_ZONE = {"datetimeformat", "timeformat", "timedeltaformat"}


def reaches(environment: Environment) -> dict[str, set[str]]:
    """What each macro names: globals that are not its own arguments, filters, and the macros that it calls."""
    found: dict[str, set[str]] = {}
    for path in UI.glob("*.html"):
        for macro in environment.parse(path.read_text()).find_all(nodes.Macro):
            names = {node.name for node in macro.find_all(nodes.Name) if node.ctx == "load"}
            names -= {argument.name for argument in macro.args}
            names |= {node.name for node in macro.find_all(nodes.Filter)}
            found[macro.name] = names | {node.attr for node in macro.find_all(nodes.Getattr) if is_ui(node.node)}
    return found


def is_ui(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Name) and node.name == "ui"


def live_ones(found: dict[str, set[str]]) -> set[str]:
    live = {name for name, names in found.items() if names & (PERSONAL | BY_ZONE)}
    while more := {name for name, names in found.items() if names & live} - live:
        live |= more
    return live


def test_every_macro_that_shows_more_than_its_arguments_is_live(app: Flask) -> None:
    assert live_ones(reaches(app.jinja_env)) <= LIVE


def counting() -> tuple[list[object], object]:
    calls: list[object] = []

    def macro(*args: object) -> str:
        calls.append(args)
        return f"{len(calls)}"

    return calls, keep(macro, PLAIN)


@pytest.mark.parametrize("value", ["a", 1, None, True])
def test_equal_plain_arguments_are_drawn_once(app: Flask, value: object) -> None:
    calls, macro = counting()
    with app.test_request_context():
        assert macro(value) == macro(value)  # type: ignore[operator]
    assert len(calls) == 1


@pytest.mark.parametrize("pair", [(1, True), ("<b>", Markup("<b>")), ([1], [1]), ({"note": "a"}, {"note": "a"})])
def test_what_looks_alike_or_may_change_is_drawn_again(app: Flask, pair: tuple[object, object]) -> None:
    calls, macro = counting()
    with app.test_request_context():
        for value in pair:
            macro(value)  # type: ignore[operator]
    assert len(calls) == 2


def test_what_is_kept_holds_no_token_and_gives_each_request_its_own(app: Flask) -> None:
    form, shown = app.jinja_env.from_string("{{ ui.card_swap('a-slug', 1) }}"), []
    for token in ("token-of-one", "token-of-another"):
        with app.test_request_context():
            g.csrf_token = token
            shown.append(form.render())
    assert 'value="token-of-one"' in shown[0]
    assert shown[1] == shown[0].replace("token-of-one", "token-of-another")
