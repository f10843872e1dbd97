"""The pages in docs/ say what is so: every setting is described, every link leads somewhere."""

import re

import pytest

from netquest.core import config
from tests.structure.repository import ROOT, tracked

OPERATORS = ROOT / "docs" / "operators.md"
PAGES = [path for path in tracked() if path.suffix == ".md"]
SETTING = re.compile(r"\b(?:NETQUEST_[A-Z_]+[A-Z]|PORT)\b")
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#]+)")
FOR_DEVELOPERS = re.compile(r"NETQUEST_(?:TEST_\w+|CHROMIUM)")


def described():
    """Return the names in the first column of the table of settings."""
    return {
        name
        for row in re.findall(r"^\| (`[^|]+) \|", OPERATORS.read_text(), re.MULTILINE)
        for name in SETTING.findall(row)
    }


def test_every_setting_is_described_for_operators():
    assert set(config._READERS) - described() == set()


def test_no_setting_is_described_that_does_not_exist():
    assert described() - set(config._READERS) == set()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_names_a_setting_that_does_not_exist(path):
    named = {name for name in SETTING.findall(path.read_text()) if not FOR_DEVELOPERS.fullmatch(name)}
    assert named - set(config._READERS) == set()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_inside_the_repository_leads_somewhere(path):
    missing = [link for link in LINK.findall(path.read_text()) if not (path.parent / link).exists()]
    assert missing == []


def test_every_make_target_that_is_named_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {word for path in PAGES for word in re.findall(r"`make ([a-z]+)", path.read_text())}
    assert named - targets == set()


def test_decisions_are_numbered_one_after_the_other_and_say_their_number():
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    said = [re.match(r"# (\d+)\. ", path.read_text()) for path in decisions]
    assert [int(number[1]) for number in said if number] == list(range(1, len(decisions) + 1))
