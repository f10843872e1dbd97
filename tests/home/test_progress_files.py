"""The files of Progress: one's own tries and days of the time shown, and nothing else."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from tests.browser_client import Client
from tests.challenges.doing import MEETING, MESSAGE, do, points, undo
from tests.conftest import MakePerson

NOTE = '=HYPERLINK("http://evil","x"), "quoted";\nnext line'


def rows(browser: Client, file: str, query: str = "", separator: str = ",", **headers: str) -> list[dict[str, str]]:
    answer = browser.get(f"/progress/{file}.csv{query}", headers=headers)
    assert answer.status_code == 200
    text = answer.data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def test_the_file_of_tries_holds_each_that_survives(browser: Client, alice: Person):
    do(alice, MESSAGE, nerves_before=70, nerves_after=30, note=NOTE)
    undo(alice, do(alice, MEETING))
    do(alice, MEETING, outcome="skipped", back=1)
    found = rows(browser, "attempts")
    assert [row["What happened"] for row in found] == ["I did it", "Not today"]
    assert found[0]["Challenge"] == catalogue.get(MESSAGE).title
    assert found[0]["Note"] == f"'{NOTE}"
    assert (found[0]["Nerves before"], found[0]["Nerves after"], found[1]["Nerves before"]) == ("70", "30", "")
    assert (found[0]["Day"], found[0]["Noted at"]) == ("2026-11-18", "2026-11-18 10:00"), "by the clock in Berlin"
    assert found[1]["Day"] == "2026-11-17"


def test_the_file_of_days_has_every_day_and_the_same_points(
    browser: Client, alice: Person, clock: time_machine.Traveller
):
    do(alice, outcome="declined")
    clock.shift(timedelta(days=2))
    do(alice)
    do(alice, MEETING, outcome="partly")
    found = rows(browser, "days", "?range=all")
    assert [row["Day"] for row in found] == ["2026-11-18", "2026-11-19", "2026-11-20"]
    assert [row["Tries"] for row in found] == ["1", "0", "2"]
    assert found[0]["They said no"] == found[2]["Partly"] == "1"
    assert sum(int(row["Points"]) for row in found) == points(alice)


def test_only_the_time_asked_for_is_in_it(browser: Client, alice: Person, clock: time_machine.Traveller):
    do(alice)
    clock.shift(timedelta(days=3))
    do(alice, MEETING)
    assert len(rows(browser, "attempts")) == 2
    assert [row["Day"] for row in rows(browser, "attempts", "?from=2026-11-20")] == ["2026-11-21"]
    assert len(rows(browser, "days", "?to=2026-11-19")) == 2


def test_it_is_a_download_that_nobody_keeps(browser: Client):
    for file, name in (("attempts", "tries"), ("days", "days")):
        headers = browser.get(f"/progress/{file}.csv").headers
        assert headers["Content-Type"] == "text/csv; charset=utf-8"
        assert headers["Content-Disposition"] == f'attachment; filename="netquest-{name}-2026-11-18.csv"'
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_nothing_of_others_is_in_it(browser: Client, make_person: MakePerson):
    do(make_person("Bob"), note="Bob’s own line")
    assert rows(browser, "attempts") == []
    assert {row["Tries"] for row in rows(browser, "days")} == {"0"}


@pytest.mark.parametrize(("language", "separator", "head"), [("en", ",", "Day"), ("de", ";", "Tag")])
def test_it_speaks_the_language_and_uses_its_separator(
    browser: Client, alice: Person, language: str, separator: str, head: str
):
    do(alice)
    found = rows(browser, "attempts", separator=separator, **{"Accept-Language": language})
    assert head in found[0]
