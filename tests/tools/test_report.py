import pytest

from tools.gate import report
from tools.gate.junit import Case
from tools.gate.steps import Result, Step

CASES = [Case("a", "passed", 2.0), Case("b", "skipped", 0.0, reason="no server"), Case("c", "passed", 3.0)]
LINT = Result(Step("lint", ()), code=0, seconds=1.5)
TESTS = Result(Step("tests", (), "SQLite"), code=0, seconds=5.0, cases=CASES)
NOT_RUN = Result(Step("tests on PostgreSQL", (), "PostgreSQL", obstacle=("No server.",), is_optional=True))


def last_line(*results):
    return report.closing(results, seconds=60).splitlines()[-1]


def test_the_last_line_is_the_plain_sum():
    assert last_line(LINT, TESTS) == "3 passed, 0 failed, 1 skipped"


def test_a_check_counts_as_one():
    assert last_line(Result(Step("lint", ()), code=1), TESTS) == "2 passed, 1 failed, 1 skipped"


def test_a_run_that_failed_without_a_failed_test_counts_as_a_failure():
    assert last_line(Result(Step("tests", ()), code=3, cases=CASES)) == "2 passed, 1 failed, 1 skipped"


def test_a_run_without_any_tests_is_a_failure():
    assert last_line(Result(Step("tests", ()), code=5)) == "0 passed, 1 failed, 0 skipped"


def test_an_optional_step_that_could_not_run_is_skipped_with_its_reason():
    assert last_line(NOT_RUN) == "0 passed, 0 failed, 1 skipped"
    assert "1 x tests on PostgreSQL: No server." in report.closing([NOT_RUN], seconds=0)


def test_a_step_that_could_not_run_fails_unless_it_is_optional():
    assert not NOT_RUN.has_failed
    assert Result(Step("browser tests", (), obstacle=("No Chromium.",))).has_failed


def test_the_slowest_tests_come_first_over_all_steps():
    many = [Case(f"quick {number}", "passed", 0.1) for number in range(20)]
    text = report.closing([Result(Step("other", ()), code=0, cases=many), TESTS], seconds=0)
    shown = text.partition("slowest tests:\n")[2].splitlines()[:10]
    assert ["c  (tests)" in shown[0], "a  (tests)" in shown[1], "quick" in shown[9]] == [True, True, True]


@pytest.mark.parametrize("word", ["lint", "tests", "SQLite", "1.5", "no server"])
def test_the_report_says_what_ran_where(word):
    assert word in report.closing([LINT, TESTS], seconds=0)


def test_a_box_frames_its_lines():
    assert report.box(["one", "three"]).splitlines() == ["+-------+", "| one   |", "| three |", "+-------+"]
