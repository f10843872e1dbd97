"""Texts are gathered from templates and code, and what is translated stays."""

import pytest

from tools import messages
from tools.messages import Text

PAGE = """<p>{{ _('One step.') }}</p>{% trans %}Hello {{ name }},{% endtrans %}
{{ ngettext('%(num)s try', '%(num)s tries', n) }}{% set kept = _('“%(set)s” is open.', set=a) %}"""
MODULE = "from x import gettext as _, lazy_gettext as _l\nNAME = _l('Name')\n_('One step.')\n"


@pytest.fixture
def tree(tmp_path):
    for place in ("netquest", "templates", "tests"):
        (tmp_path / place).mkdir()
    (tmp_path / "netquest" / "forms.py").write_text(MODULE)
    (tmp_path / "templates" / "page.html").write_text(PAGE)
    (tmp_path / "templates" / "mail.txt").write_text("{{ _('A mail') }}")
    (tmp_path / "tests" / "test_a.py").write_text("_('Nobody reads this.')")
    return tmp_path


def test_every_text_is_found_once_with_all_its_files(tree):
    found = messages.found(tree)
    assert set(found) == {
        *("Name", "One step.", "A mail", "Hello %(name)s,", "“%(set)s” is open."),
        ("%(num)s try", "%(num)s tries"),
    }
    assert found["One step."].files == ["netquest/forms.py", "templates/page.html"]


def test_what_is_translated_stays_what_is_new_waits_and_what_is_gone_goes(tree):
    known: dict[messages.Id, Text] = {"Name": Text("Name", [], ("Der Name",)), "Old": Text("Old", [], ("Alt",))}
    merged = {text.id: text for text in messages.merged(messages.found(tree), known, 2)}
    assert "Old" not in merged
    assert merged["Name"].said == ("Der Name",)
    assert merged["One step."].said == ("",)
    assert merged["%(num)s try", "%(num)s tries"].said == ("", "")
    assert [text.is_done for text in merged.values()].count(True) == 1


def test_a_counted_text_with_one_form_missing_waits():
    assert not Text(("%(num)s try", "%(num)s tries"), [], ("%(num)s Versuch", "")).is_done


def test_what_is_written_is_read_back(tree, monkeypatch):
    file = tree / "messages.po"
    monkeypatch.setattr(messages, "path_of", lambda language: file)
    file.write_text('msgid ""\nmsgstr ""\n"Language: de\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n')
    catalog, _ = messages.translated("de")
    texts = [
        Text('Say "no"\n%(a)s', ["a.py"], ('Sag „nein“\n"%(a)s"',)),
        Text(("one", "%(num)d"), ["b.py"], ("eins", "x")),
    ]
    file.write_text(messages.written("de", catalog, texts), "utf-8")
    assert list(messages.translated("de")[1].values()) == texts
