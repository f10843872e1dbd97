"""What stands translated beside the data files: read, checked like them, and whole where it must be."""

import pytest

from netquest.catalogue import queries
from netquest.catalogue.loader import BadData, read
from netquest.catalogue.translations import translated
from netquest.core.language import LANGUAGES, PSEUDO, SOURCE
from netquest.web.language import speaking
from tests.catalogue.copies import SMALL, append, copy

SIGNATURES = ("one-on-one-meeting", "follow-up", "share-a-success-story")
OTHERS = sorted(LANGUAGES.keys() - {SOURCE})


@pytest.fixture
def data(tmp_path):
    return copy(SMALL, tmp_path)


def refused(data):
    with pytest.raises(BadData) as refusal:
        translated(read(data), "de", data)
    return refusal.value.faults


@pytest.mark.parametrize("language", OTHERS)
def test_the_three_signature_challenges_are_translated_whole(app, language):
    with speaking(language):
        assert {queries.get(slug).language for slug in SIGNATURES} == {language}


@pytest.mark.parametrize("language", OTHERS)
def test_every_name_is_translated(app, language):
    english = queries.catalogue()
    with speaking(language):
        here = queries.catalogue()
    same = [
        (part, id)
        for part in ("sources", "strategies", "benefits", "badges", "sets")
        for id, record in getattr(here, part).items()
        if record.name == getattr(english, part)[id].name
    ]
    assert same == []


@pytest.mark.parametrize("language", OTHERS)
def test_badges_are_translated_whole(app, language):
    with speaking(language):
        assert {badge.language for badge in queries.badges().values()} == {language}


def test_what_is_not_translated_says_its_language(app):
    with speaking("de"):
        assert queries.get("two-silent-seconds").language == "en"


def test_a_version_is_that_of_the_content_in_whatever_language(app):
    english = queries.get("follow-up")
    with speaking("de"):
        german = queries.get("follow-up")
    assert (german.version, german.slug, german.grade) == (english.version, english.slug, english.grade)
    assert (german.title, len(german.steps)) == ("Die zweite Nachricht schicken", len(english.steps))


def test_the_rehearsal_lengthens_every_text(app):
    english = read()
    there = translated(english, PSEUDO)
    for slug, challenge in there.challenges.items():
        assert len(challenge.why) > 1.3 * len(english.challenges[slug].why)


SMALL_ONE = next(iter(read(SMALL).challenges.values()))
WHOLE = {
    "slug": SMALL_ONE.slug,
    **{name: getattr(SMALL_ONE, name) for name in ("title", "why", "done_when", "opener", "smaller", "reflect")},
}


def written(**changes):
    entry = {**WHOLE, "steps": list(SMALL_ONE.steps), **changes}
    lines = [f"{name} = {toml(value)}" for name, value in entry.items() if value]
    if SMALL_ONE.evidence:
        fact = {"says": SMALL_ONE.evidence.says, "limits": SMALL_ONE.evidence.limits}
        lines.append("evidence = { " + ", ".join(f"{name} = {toml(text)}" for name, text in fact.items()) + " }")
    return "[[challenge]]\n" + "\n".join(lines) + "\n"


def toml(value):
    if isinstance(value, list):
        return "[" + ", ".join(toml(part) for part in value) + "]"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def beside(data, **changes):
    append(data, f"challenges/{SMALL_ONE.strategy}.de.toml", written(**changes))
    return data


def test_a_translated_challenge_is_read(data):
    there = translated(read(beside(data, title="Eine kleine Übung für dich")), "de", data)
    assert there.challenges[SMALL_ONE.slug].title == "Eine kleine Übung für dich"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"slug": "no-such-card"}, "nothing of this name"),
        ({"title": ""}, "title: not translated"),
        ({"grade": "5"}, "grade: is no text"),
        ({"steps": list(SMALL_ONE.steps[:-1])}, f"steps: must be {len(SMALL_ONE.steps)} texts"),
        ({"why": SMALL_ONE.why + " {name}"}, "why: must have the places"),
        ({"why": SMALL_ONE.why + " [Tag]"}, "why: must have 0 [brackets]"),
        ({"why": SMALL_ONE.why * 2}, "why: is too long"),
        ({"why": " " + SMALL_ONE.why}, "why: must be a text"),
    ],
)
def test_a_translation_that_does_not_fit_is_refused_with_its_place(data, changes, fault):
    faults = refused(beside(data, **changes))
    assert any(fault in line and line.startswith("challenges/") for line in faults), faults


def test_a_file_that_cannot_be_read_is_refused(data):
    append(data, "badges.de.toml", "[[badge]\n")
    append(data, "sets.de.toml", '[[sets]]\nid = "a"\n')
    assert len(refused(data)) == 2


def test_names_may_be_translated_alone_and_other_texts_may_not(data):
    source = next(iter(read(data).sources.values()))
    append(data, "sources.de.toml", f'[[source]]\nid = "{source.id}"\nname = "Ein Name"\n')
    there = translated(read(data), "de", data)
    assert (there.sources[source.id].name, there.sources[source.id].language) == ("Ein Name", "en")
    append(data, "sources.de.toml", 'helps = "Was hilft."\n')
    assert "not translated" in refused(data)[0]
