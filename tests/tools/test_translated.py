"""Nothing that a page says lacks its translation, and no translation is of something that no page says any more."""

import pytest

from tools import messages

LANGUAGES = messages.languages()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language):
    wanted, (_, known) = messages.found(), messages.translated(language)
    waiting = [id for id in wanted if id not in known or not known[id].is_done]
    assert waiting == [], "run `make messages`, then translate what it lists"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_over(language):
    wanted, (_, known) = messages.found(), messages.translated(language)
    assert [id for id in known if id not in wanted] == [], "run `make messages`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_no_copy_of_a_sentence(language):
    _, known = messages.translated(language)
    copies = [text.id for text in known.values() if isinstance(text.id, str) and text.said == (text.id,)]
    assert [id for id in copies if " " in id and "%(" not in id] == []
