import json
import os
import time

import pytest

from tools.bench import __main__ as bench
from tools.bench import engine, report, servers
from tools.bench.client import Unexpected
from tools.bench.report import Bar
from tools.bench.rounds import Slice

BARS = (Bar("ours", "yardstick", must=2.0, stretch=1.5),)


def slices(row, *cpu_us, concurrency=1):
    """Return one slice of ten requests for each figure: microseconds of CPU a request."""
    return [Slice(row, concurrency, 10, cpu * 10 / 1e6, (0.001, 0.002, 0.003)) for cpu in cpu_us]


def judged(ours, yardstick=(100,)):
    lines = report.lines([*slices("yardstick", *yardstick), *slices("ours", *ours)], BARS)
    return next(line for line in lines if line.row == "ours")


@pytest.mark.parametrize(("cpu_us", "verdict"), [(150, "stretch"), (151, "must"), (200, "must"), (201, "OVER")])
def test_a_ratio_is_judged_by_its_bar(cpu_us, verdict):
    assert judged([cpu_us]).verdict == verdict


def test_a_row_that_holds_other_requests_too_is_judged_by_its_time():
    bar = Bar("ours", "yardstick", must=2.0, stretch=1.5, by="p50_ms")
    measured = [*slices("yardstick", 100), *slices("ours", 900)]
    assert report.lines(measured, [bar])[-1].ratio == 1


def test_one_disturbed_round_decides_nothing():
    assert judged([140, 900, 150, 145, 148], yardstick=(100, 20, 100)).ratio == pytest.approx(1.48)


def test_concurrencies_are_judged_apart():
    measured = [
        *slices("yardstick", 100),
        *slices("yardstick", 200, concurrency=8),
        *slices("ours", 190),
        *slices("ours", 500, concurrency=8),
    ]
    assert [line.verdict for line in report.lines(measured, BARS)] == ["", "", "must", "OVER"]


def test_the_table_and_the_json_hold_every_verdict():
    measured = [*slices("yardstick", 100), *slices("ours", 250)]
    lines = report.lines(measured, BARS)
    assert report.table(lines).splitlines()[-1].split() == [
        "ours",
        "1",
        "250",
        "2.00",
        "10",
        "2.50",
        "2",
        "1.5",
        "OVER",
    ]
    kept = json.loads(report.as_json(lines, measured, rounds=1))
    assert [line["verdict"] for line in kept["lines"]] == ["", "OVER"]
    assert kept["slices"][1]["cpu_us"] == 250


@pytest.mark.parametrize(("cpu_us", "code"), [(200, 0), (201, 1)])
def test_a_ratio_over_its_must_is_the_exit_code(monkeypatch, tmp_path, cpu_us, code):
    measured = [*slices("bare page", 100), *slices("Today", cpu_us)]
    monkeypatch.setattr(bench, "_measure", lambda *_: measured)
    monkeypatch.setattr(engine, "slices", lambda rounds: ())
    monkeypatch.setattr(bench, "_kept_at", lambda: tmp_path / "bench.json")
    assert bench.main([]) == code
    assert (tmp_path / "bench.json").exists()


def test_an_attempt_that_was_not_paid_spoils_the_run():
    with pytest.raises(Unexpected, match="10 attempts were answered and 9 paid"):
        bench._check(slices("attempt", 1), paid=9)


def test_the_bench_measures_every_row_at_both_concurrencies(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(bench, "_kept_at", lambda: tmp_path / "bench.json")
    monkeypatch.setattr(bench, "FEW", 10)
    monkeypatch.setattr(bench, "MANY", 40)
    bench.main(["--rounds", "1", "--seconds", "0.1"])
    shown = [line[:32].rsplit(maxsplit=1) for line in capsys.readouterr().out.splitlines()[2:27]]
    game = ("10,000 additions", "menu of 300", "menu of 300 that all fit", "attempt learned", "1,000 learned anew")
    rows: tuple[str, ...] = ("bare page", "Today", "bare POST", "attempt")
    rows += ("board of few", "board of many", "board after page", "board after act")
    rows += ("attempt of few", "attempt of many")
    wanted = [*((row, 1) for row in game), *((row, many) for many in (1, 8) for row in rows)]
    assert [(name.strip(), int(count)) for name, count in shown] == wanted


def test_the_ladder_is_judged_by_a_loop_of_additions():
    judged = [line for line in report.lines([*engine.slices(1)]) if line.bar]
    assert [line.row for line in judged] == ["menu of 300", "attempt learned", "1,000 learned anew"]
    assert all(line.ratio and line.bar and line.bar.against == engine.YARDSTICK for line in judged)


def test_the_cpu_of_a_process_is_what_it_says_itself():
    spent = time.process_time()
    while time.process_time() < spent + 0.05:
        pass
    assert servers.cpu_of(os.getpid()) == pytest.approx(time.process_time(), abs=0.5)
