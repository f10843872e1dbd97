"""Every text of the interface goes through Flask-Babel."""

import re

import pytest

from tests.structure import code_texts, template_texts
from tests.structure.repository import ROOT, TEMPLATES, modules, templates

SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
LITERAL = re.compile(r"""(["'`])([A-Z][a-z’']*[ ,.].*?)\1""")
UI = {
    name: args for path in TEMPLATES.glob("ui/*") for name, args in template_texts.signatures(path.read_text()).items()
}


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_text_of_a_template_escapes_translation(path):
    assert template_texts.untranslated(path.read_text(), UI) == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_of_the_code_escapes_translation(path):
    assert code_texts.untranslated(path) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_take_their_words_from_the_page(path):
    assert [words for _, words in LITERAL.findall(path.read_text())] == []


@pytest.mark.parametrize("line", ["say('That went wrong.')", 'text = "Saved."', "`Hello, ${name}`"])
def test_words_in_a_script_are_recognised(line):
    assert LITERAL.search(line)


@pytest.mark.parametrize(
    "template",
    [
        "<p>Hello</p>",
        "{% if a %}Hello{% endif %}",
        "<p>{{ 'Hello' if a else _('Bye') }}</p>",
        "<p>{{ name or 'Somebody' }}</p>",
        "<p>{{ name|default('Somebody') }}</p>",
        "<img alt='A hill'>",
        "<nav aria-label=\"{{ 'Main' if a else b }}\"></nav>",
        "<input type='submit' value='Send'>",
        "<meta name='description' content='A hill'>",
        "<div data-offline='You are offline'></div>",
        "{{ ui.button('send') }}",
        "{{ ui.button(text='send') }}",
        "{% call ui.button('send') %}{% endcall %}",
        "{% set words = {'a': 'You did it'} %}",
        "{{ _(name) }}",
    ],
)
def test_a_text_that_escapes_is_found(template):
    assert template_texts.untranslated(template, {"button": ["text", "kind"]})


@pytest.mark.parametrize(
    "template",
    [
        "<p>{{ _('Hello') }} {% trans %}Hello{% endtrans %} · 12 &nbsp; NetQuest</p>",
        "{% trans n=3 %}one card{% pluralize %}{{ n }} cards{% endtrans %}",
        "<p class='warm {{ 'is-on' if a }}' id=\"{{ 'Card' }}\">{{ name }}</p>",
        "{{ ui.button(_('Send'), 'go') }}",
        "{# Hello #}<script type='module' src='a.js'></script>",
        "{% set words = {'a': _('You did it'), 'b': 'is-on'} %}",
        "<input type='hidden' value='Send'>",
    ],
)
def test_what_people_do_not_read_is_left_alone(template):
    assert template_texts.untranslated(template, {"button": ["text", "kind"]}) == []


@pytest.mark.parametrize(
    "source",
    [
        "name = StringField('Name')",
        "name = StringField(_l('Name'), description='Shown')",
        "check = Length(max=9, message='too long')",
        "choice = RadioField(_l('Kind'), choices=[('done', 'Done')])",
        "raise Conflict('too late')",
        "raise Invalid({'note': ['too long']})",
        "abort(404, 'gone')",
        "flash(f'{n} points')",
        "WORDS = {'done': 'You did it.'}",
        "_(f'{n} points')",
    ],
)
def test_a_text_in_code_that_escapes_is_found(source):
    assert code_texts.in_source(source)


@pytest.mark.parametrize(
    "source",
    [
        "'''Say hello to them.'''",
        "name = StringField(_l('Name'), description=_l('Shown to others'))",
        "raise ValueError('The caller must give a date.')",
        "assert day, 'The day is known here.'",
        "choice = RadioField(_l('Kind'), choices=[('done', _l('Done'))])",
        "flash(_('%(n)s points', n=3), 'joy')",
        "bp = Blueprint('challenges', __name__)",
    ],
)
def test_what_programmers_read_is_left_alone(source):
    assert code_texts.in_source(source) == []
