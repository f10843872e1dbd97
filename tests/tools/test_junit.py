from tools.gate import junit
from tools.gate.junit import Case

REPORT = """<testsuites><testsuite>
<testcase classname="tests.game.test_points" name="test_a" time="0.25" />
<testcase classname="tests.game.test_points" name="test_b" time="1"><failure message="no">…</failure></testcase>
<testcase classname="tests.game.test_points" name="test_c" time="0"><error message="no">…</error></testcase>
<testcase classname="tests.game.test_points" name="test_d" time="0"><skipped message="no server" /></testcase>
</testsuite></testsuites>"""


def test_each_test_is_read_with_its_outcome(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert junit.read(report) == [
        Case("game.test_points::test_a", "passed", 0.25),
        Case("game.test_points::test_b", "failed", 1.0),
        Case("game.test_points::test_c", "failed", 0.0),
        Case("game.test_points::test_d", "skipped", 0.0, reason="no server"),
    ]


def test_a_run_that_broke_off_had_no_tests(tmp_path):
    assert junit.read(tmp_path / "missing.xml") == ()
