"""The data files load, and each kind of fault is refused with file, entry and field named."""

from typing import Any

import pytest

from netquest.catalogue import queries
from netquest.catalogue.loader import BadData, read
from netquest.core.errors import NotFound
from tests.catalogue.copies import SMALL, append, copy, faults, replace

CARDS = "challenges/courage.toml"

SPOILT_CARDS = {
    "unknown field": ("energy = 1", 'energy = 1\nmood = "good"', "mood: Unknown field."),
    "unknown gift": (
        "energy = 1",
        'energy = 1\ngives = "gold"',
        "gives: must be one of: , introduction, thanks, offer, recommendation, story, talk, lesson",
    ),
    "missing field": ("energy = 1", "", "energy: Missing data for required field."),
    "true for an integer": ("grade = 1", "grade = true", "grade: Not a valid integer."),
    "a fraction for an integer": ("grade = 1", "grade = 1.5", "grade: Not a valid integer."),
    "text for an integer": ("grade = 1", 'grade = "1"', "grade: Not a valid integer."),
    "an integer for text": ('stage = "weak"', "stage = 4", "stage: Not a valid string."),
    "text for a list": ('["company"]', '"company"', "benefits: Not a valid list."),
    "an integer for yes or no": ("= false", "= 0", "needs_contact: Not a valid boolean."),
    "text for yes or no": ("= false", '= "no"', "needs_contact: Not a valid boolean."),
    "text for a weight": ("past = 0.25", 'past = "0.25"', "sources.past.value: Not a valid number."),
    "true for a weight": ("past = 0.25", "past = true", "sources.past.value: Not a valid number."),
    "weights beside 1": ("past = 0.25", "past = 0.2", "sources: weights must be above 0 and sum to 1"),
    "a weight below 0": ("0.5, time = 0.25", "1, time = -0.25", "sources: weights must be above 0 and sum to 1"),
    "a weight of 0": ("0.5, time = 0.25", "0.75, time = 0", "sources: weights must be above 0 and sum to 1"),
    "a source left out": ("time = 0.25", "value = 0.25", "sources: there is no source 'value'"),
    "no source": ("{ rejection = 0.5, time = 0.25, past = 0.25 }", "{}", "sources: Length must be between 1 and 3."),
    "unknown benefit": ('["company"]', '["fame"]', "benefits: there is no benefit 'fame'"),
    "a benefit twice": ('["company"]', '["company", "company"]', "benefits: names the same id twice"),
    "unknown prerequisite": ("[]", '["gone"]', "prerequisites: there is no challenge 'gone'"),
    "two prerequisites": ("[]", '["wave", "shout"]', "prerequisites: Length must be between 0 and 1."),
    "a strategy of another file": ('"courage"', '"calm"', "strategy: belongs in challenges/calm.toml"),
    "a grade too high": (
        "grade = 1",
        "grade = 6",
        "grade: Must be greater than or equal to 1 and less than or equal to 5.",
    ),
    "minutes in between": ("minutes = 2", "minutes = 7", "minutes: must be one of: 2, 10, 30, 60"),
    "text too long": ("Did they", "Did they" + " ever" * 40, "reflect: Length must be between 10 and 160."),
    "text too short": ("Wave at a neighbour", "Wave", "title: Length must be between 12 and 60."),
    "a step too long": ("Stand", "Stand" + " still" * 60, "steps.0: Length must be between 20 and 300."),
    "one step": (', "Raise your hand when they look up."', "", "steps: Length must be between 2 and 5."),
    "a blank at the end": ('neighbour"', 'neighbour "', "title: has blanks at an end, or two in a row"),
    "two blanks in a row": ("at a neigh", "at  a neigh", "title: has blanks at an end, or two in a row"),
    "a fact without its study": (
        '"study-2020"',
        '"study-1999"',
        "evidence.id: there is no sound citation 'study-1999' in evidence.toml",
    ),
    "a fact without limits": (', limits = "In one street."', "", "evidence.limits: Missing data for required field."),
    "a fact with empty limits": ('"In one street."', '""', "evidence.limits: Length must be between 10 and 240."),
}
"""By kind of fault: what stands in the card `wave`, what it becomes, and the fault's field and words."""

SPOILT_PAGES = [
    ("sources.toml", 'first = "wave"', 'first = "gone"', "rejection: first: there is no challenge 'gone'"),
    ("sources.toml", 'then = ["shout"]', 'then = ["gone"]', "rejection: then: there is no challenge 'gone'"),
    ("sources.toml", '["courage"]', '["gone"]', "rejection: strategies: there is no strategy 'gone'"),
    ("strategies.toml", '["wave"]', '["gone"]', "courage: begin: there is no challenge 'gone'"),
    ("strategies.toml", '"self"', '"mine"', "courage: side: must be one of: self, others"),
    ("benefits.toml", 'first = "wave"', 'first = "gone"', "company: first: there is no challenge 'gone'"),
    ("benefits.toml", '["shout"]', '["gone"]', "company: see_also: there is no challenge 'gone'"),
    ("sets.toml", '["wave", "shout"]', '["wave", "gone"]', "first-days: items: there is no challenge 'gone'"),
    ("sets.toml", '"shout"', '"wave"', "first-days: items: names the same id twice"),
    ("sets.toml", '["wave", "shout"]', '["wave"]', "first-days: items: Length must be between 2 and 12."),
    ("reframes.toml", '"shout"]', '"gone"]', "odd-hand: before: there is no challenge 'gone'"),
    ("reframes.toml", '"rejection"', '"value"', "odd-hand: source: there is no source 'value'"),
    ("reframes.toml", ', "How long does a wave take?"', "", "odd-hand: ask: Length must be between 3 and 3."),
    ("reframes.toml", "[1, 2]", "[1, 1]", "odd-hand: sounds: names the same id twice"),
    ("myths.toml", 'test = "wave"', 'test = "gone"', "they-look-away: test: there is no challenge 'gone'"),
    ("myths.toml", '"partly"', '"maybe"', "they-look-away: verdict: must be one of: true, partly, not true"),
    ("myths.toml", '"partly"', "true", "they-look-away: verdict: Not a valid string."),
    ("myths.toml", 'before = "Will they look away?"', "", "they-look-away: before: Missing data for required field."),
    (
        "myths.toml",
        'unsure = "Nobody has counted it in this street."',
        "",
        "they-look-away: unsure: must stand where there is no study, and nowhere else",
    ),
    (
        "myths.toml",
        "known = {",
        'unsure = "Nobody has counted it in this street."\nknown = {',
        "dogs-wave: unsure: must stand where there is no study, and nowhere else",
    ),
    (
        "myths.toml",
        '"study-2020"',
        '"study-1999"',
        "dogs-wave: known.id: there is no sound citation 'study-1999' in evidence.toml",
    ),
    ("drills.toml", 'id = "wave"', 'id = "gone"', "gone: id: there is no challenge 'gone'"),
    ("drills.toml", '"shout"', '"gone"', "wave: then: there is no challenge 'gone'"),
    ("drills.toml", '"openers"', '"charm"', "wave: skill: must be one of: listening, openers, closing, asking"),
    (
        "assessment.toml",
        '"rejection"',
        '"weather"',
        "stays-down: source: must be one of: rejection, time, introversion, value, inauthenticity, confidence, past, "
        "misconceptions, access, mindset",
    ),
    (
        "assessment.toml",
        "My hand stays down in a large room.",
        "Hm.",
        "stays-down: text: Length must be between 20 and 120.",
    ),
    ("hurdles.toml", 'least = "waving is not"', "", "rejection: least: Missing data for required field."),
    (
        "seasons.toml",
        "quarter = 1",
        "quarter = 5",
        "high-tide: quarter: Must be greater than or equal to 1 and less than or equal to 4.",
    ),
    (
        "seasons.toml",
        '"days"',
        '"kind"',
        "high-tide: of: must name what is asked for, where there is something to name",
    ),
    ("badges.toml", 'name = "First wave"', "", "first-wave: name: Missing data for required field."),
    ("badges.toml", 'begin = "wave"', 'begin = "gone"', "first-wave: begin: there is no challenge 'gone'"),
    (
        "badges.toml",
        'begin = "wave"',
        "",
        "first-wave: begin: must stand where there is no 'look', and nowhere else",
    ),
    ("badges.toml", 'begin = "wave"', 'look = "today"', "first-wave: look: String does not match expected pattern."),
    ("badges.toml", 'id = "first-wave"', "", "entry 1: id: Missing data for required field."),
    ("badges.toml", '"first-wave"', '"First Wave"', "First Wave: id: must be lower-case words joined by hyphens"),
]


@pytest.fixture
def data(tmp_path):
    return copy(SMALL, tmp_path)


def test_the_real_data_loads():
    found = queries.catalogue()
    assert (len(found.sources), len(found.strategies), len(found.benefits)) == (10, 15, 10)
    assert queries.get("follow-up").title == "Send the second message"


def test_a_sound_curriculum_loads_whole(data):
    found = read(data)
    assert list(found.challenges) == ["wave", "shout"]
    assert found.challenges["shout"].prerequisites == ("wave",)
    assert faults(data) == []


def test_a_fact_carries_its_study(data):
    evidence = read(data).challenges["wave"].evidence
    assert evidence
    assert (evidence.citation.authors, evidence.limits) == ("Ada, Bo", "In one street.")


def test_the_main_source_comes_first(data):
    replace(data, CARDS, "rejection = 0.5, time = 0.25, past = 0.25", "past = 0.2, time = 0.5, rejection = 0.3")
    assert list(read(data).challenges["wave"].sources) == ["time", "rejection", "past"]


def test_what_was_read_cannot_be_changed(data):
    found: Any = read(data)
    with pytest.raises(TypeError):
        found.challenges["mine"] = found.challenges["wave"]
    with pytest.raises(TypeError):
        found.challenges["wave"].sources["time"] = 1.0


def test_the_version_changes_with_the_card_and_with_nothing_else(data):
    before = read(data).challenges
    replace(data, CARDS, "Stand where", "Sit where")
    after = read(data).challenges
    assert {slug for slug in after if after[slug].version != before[slug].version} == {"wave"}


@pytest.mark.parametrize(("old", "new", "fault"), SPOILT_CARDS.values(), ids=SPOILT_CARDS)
def test_a_spoilt_card_is_refused_by_file_entry_and_field(data, old, new, fault):
    replace(data, CARDS, old, new)
    assert faults(data) == [f"{CARDS}: wave: {fault}"]


@pytest.mark.parametrize(("file", "old", "new", "fault"), SPOILT_PAGES)
def test_a_spoilt_page_is_refused_by_file_entry_and_field(data, file, old, new, fault):
    replace(data, file, old, new)
    assert faults(data) == [f"{file}: {fault}"]


def test_an_unknown_source_or_format_is_told_which_there_are(data):
    replace(data, CARDS, "time = 0.25", "shyness = 0.25")
    replace(data, CARDS, '"solo"', '"letter"')
    assert [fault.partition(", ")[0] for fault in faults(data)] == [
        f"{CARDS}: wave: sources.shyness.key: must be one of: rejection",
        f"{CARDS}: wave: format: must be one of: solo",
    ]


def test_an_unknown_strategy_is_refused(data):
    replace(data, CARDS, '"courage"', '"charm"')
    assert f"{CARDS}: wave: strategy: there is no strategy 'charm'" in faults(data)


def test_a_study_of_the_wrong_type_is_refused(data):
    replace(data, "evidence.toml", "2020\n", "true\n")
    assert "evidence.toml: study-2020: year: Not a valid integer." in faults(data)


@pytest.mark.parametrize("file", ["sources.toml", CARDS])
def test_bad_toml_is_refused_with_its_line(data, file):
    lines = (data / file).read_text("utf-8").count("\n")
    append(data, file, "title = no quotes\n")
    assert faults(data) == [f"{file}: Invalid value (at line {lines + 1}, column 9)"]


def test_a_file_that_is_not_utf_8_is_refused(data):
    (data / CARDS).write_bytes("# für dich".encode("latin-1"))
    (fault,) = faults(data)
    assert fault.startswith(f"{CARDS}: 'utf-8' codec")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("[[chalenge]]\n", "chalenge: unknown table"),
        ("", "challenge: there must be at least one [[challenge]]"),
        ("challenge = 3\n", "challenge: there must be at least one [[challenge]]"),
        ("challenge = [3]\n", "entry 1: _schema: Invalid input type."),
        ("[[challenge]]\nslug = 3\n", "entry 1: slug: Not a valid string."),
    ],
)
def test_a_file_of_another_shape_is_refused(data, content, fault):
    (data / CARDS).write_text(content)
    assert f"{CARDS}: {fault}" in faults(data)


KINDS = ["sources", "strategies", "benefits", "evidence", "badges", "sets", "reframes", "myths", "drills", "seasons"]
KINDS += ["assessment", "hurdles"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_file_is_refused(data, kind):
    (data / f"{kind}.toml").unlink()
    assert f"{kind}.toml: there is no such file" in faults(data)


def test_a_curriculum_without_cards_is_refused(data):
    (data / CARDS).unlink()
    assert faults(data) == ["challenges/*.toml: there is no such file"]


def test_a_slug_that_occurs_twice_names_both_files(data):
    append(data, "challenges/calm.toml", (SMALL / CARDS).read_text("utf-8").replace('"courage"', '"calm"'))
    assert f"{CARDS}: wave: slug: stands already in challenges/calm.toml" in faults(data)


def test_a_study_listed_twice_is_refused(data):
    append(data, "evidence.toml", (SMALL / "evidence.toml").read_text("utf-8"))
    assert faults(data) == ["evidence.toml: study-2020: id: stands already in evidence.toml"]


def test_every_fault_is_named_at_once_and_none_only_because_of_another(data):
    replace(data, CARDS, "grade = 1", "grade = true")
    replace(data, "badges.toml", '"First wave"', "1")
    with pytest.raises(BadData) as refusal:
        read(data)
    assert str(refusal.value).splitlines() == [
        f"{CARDS}: wave: grade: Not a valid integer.",
        "badges.toml: first-wave: name: Not a valid string.",
    ]


def test_one_fault_keeps_everything_out(data, monkeypatch):
    replace(data, "badges.toml", '"First wave"', "1")
    monkeypatch.setattr(queries, "catalogue", lambda: read(data))
    for look in (queries.offered, queries.sources, queries.badges, lambda: queries.find("wave")):
        with pytest.raises(BadData):
            look()


def test_a_slug_that_never_was_is_not_found():
    assert queries.find("no-such-card") is None
    with pytest.raises(NotFound):
        queries.get("no-such-card")
