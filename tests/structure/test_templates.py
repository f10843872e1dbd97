"""What holds in every template: strict undefined, a first line that names its needs, nothing that the CSP refuses."""

import re

import pytest
from jinja2 import StrictUndefined, meta, nodes

from tests.structure.repository import TEMPLATES, templates

PAGES = [path for path in templates() if path.suffix == ".html"]
NEEDS = re.compile(r"\A{# needs: (.*?) #}", re.DOTALL)
EVENTS = (
    "(?:abort|after|anim|aux|before|blur|canc|change|click|close|context|copy|cut|dbl|drag|drop|error|focus|form|hash|inp"
    "|invalid|key|load|message|mouse|page|paste|play|point|pop|reset|resize|scroll|search|select|submit|toggle|touch|trans"
    "|unload|wheel)"
)
BARRED = {
    "hx-on": re.compile(r"\bhx-on\b"),
    "a js: value": re.compile(r"\bjs:"),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "a trigger filter": re.compile(r"hx-trigger\W+[^\"'>]*\["),
    "a style attribute": re.compile(r"[\s\"']style\s*[=:\"']"),
    "an event attribute": re.compile(rf"[\s\"']on{EVENTS}[a-z]*[\"']?\s*[=:]", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "an inline style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "|safe": re.compile(r"\|\s*safe\b|\bMarkup\("),
    "autoescape switched off": re.compile(r"{%-?\s*autoescape\b"),
    "another origin": re.compile(r"\b(?:src|srcset|action|formaction|hx-\w+)\s*=\s*[\"']?(?:https?:)?//"),
}


def name(path):
    return str(path.relative_to(TEMPLATES))


def test_every_template_compiles_under_strict_undefined(app):
    assert app.jinja_env.undefined is StrictUndefined
    assert all(app.jinja_env.get_template(name(path)) for path in templates())


@pytest.mark.parametrize("path", templates(), ids=name)
def test_no_template_holds_what_the_policy_bars(path):
    text = path.read_text()
    assert {what: hit.group() for what, bar in BARRED.items() if (hit := bar.search(text))} == {}


def test_the_first_line_of_each_template_names_what_it_needs(app):
    everywhere = given_everywhere(app)
    silent = {name(path): unnamed(app.jinja_env.parse(path.read_text()), needs(path)) - everywhere for path in PAGES}
    assert {path: names for path, names in silent.items() if names} == {}


def needs(path):
    """Return the names in the first line, `{# needs: menu, form #}`."""
    named = NEEDS.match(path.read_text())
    assert named, f"{name(path)} does not begin with {{# needs: … #}}"
    return set(re.findall(r"[a-z_]\w*", re.sub(r"\(.*?\)", "", named.group(1))))


def unnamed(tree, named):
    """Return the variables that a template neither sets itself nor names in its first line."""
    sets = tree.find_all((nodes.Assign, nodes.AssignBlock))
    own = {name.name for node in sets for name in node.find_all(nodes.Name) if name.ctx == "store"}
    return meta.find_undeclared_variables(tree) - own - named


def given_everywhere(app):
    """Return the names that every template sees: globals, and what the context processors add."""
    with app.test_request_context():
        context: dict[str, object] = {}
        app.update_template_context(context)
    return {*app.jinja_env.globals, *context, "_", "gettext", "ngettext", "pgettext", "npgettext"}


@pytest.mark.parametrize(
    "text",
    [
        '<a hx-on:click="x">',
        "<a hx-vals='js:{}'>",
        '<a href="JavaScript:x">',
        '<a hx-trigger="click[x]">',
        '<p style="x">',
        "{{ ui.button('x', attrs={'style': 'x'}) }}",
        '<p onclick="x">',
        "{{ ui.button('x', attrs={'onclick': 'x'}) }}",
        "<script>x</script>",
        "<style>x</style>",
        "{{ x|safe }}",
        "{% autoescape false %}",
        '<script src="//cdn.example/x.js"></script>',
    ],
)
def test_what_the_policy_bars_is_recognised(text):
    assert any(bar.search(text) for bar in BARRED.values())


def test_a_variable_that_the_first_line_leaves_out_is_noticed(app):
    assert unnamed(app.jinja_env.parse("{% set c = a %}{{ a }}{{ b }}{{ c }}"), {"a"}) == {"b"}
