"""`flask calibrate`: a night by hand."""

import pytest
from flask import Flask

from netquest.accounts.models import Person
from tests.challenges.doing import do, now


@pytest.mark.parametrize("asked", [(), ("--night", "2026-11-18")])
def test_it_says_what_a_night_found_and_again_finds_the_same(app: Flask, alice: Person, clock, asked) -> None:
    do(alice)
    clock.move_to("2026-11-19T06:00:00+00:00")
    answers = [app.test_cli_runner().invoke(args=["calibrate", *asked]) for _ in range(2)]
    assert [answer.exit_code for answer in answers] == [0, 0]
    assert answers[0].output.startswith("Night of 2026-11-18, version 1: 1 challenges calibrated.")
    assert answers[1].output == (answers[0].output if asked else "")


def test_a_day_that_is_not_over_is_refused_with_a_sentence(app: Flask) -> None:
    answer = app.test_cli_runner().invoke(args=["calibrate", "--night", f"{now():%Y-%m-%d}"])
    assert answer.exit_code == 1
    assert "not over" in answer.output
