"""Run every step, even after one failed; print the closing report; exit 1 if anything failed.

Usage: python -m tools.gate [word ...]: with words, only the steps whose name holds one of them.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from tools.gate import junit, machine, report
from tools.gate.steps import Result, Step, all_steps

ROOT = Path(__file__).resolve().parents[2]


def main(words: list[str]) -> int:
    """Run the steps that the words name (all, without words) and return the exit code."""
    started = time.monotonic()
    steps = all_steps(machine.browser(), machine.postgres(), machine.redis())
    steps = [step for step in steps if not words or any(word in step.name for word in words)]
    results = [_run(step) for step in steps]
    print("\n" + report.closing(results, seconds=time.monotonic() - started))
    return int(any(result.has_failed for result in results))


def _run(step: Step) -> Result:
    print(f"\n==== {step.name} ({step.where})" if step.where else f"\n==== {step.name}", flush=True)
    if step.obstacle:
        print(report.box(step.obstacle), flush=True)
        return Result(step)
    started = time.monotonic()
    if step.report:
        step.report.parent.mkdir(parents=True, exist_ok=True)
        step.report.unlink(missing_ok=True)
    done = subprocess.run(step.command, cwd=ROOT, env=environment(os.environ) | dict(step.settings))
    cases = junit.read(step.report) if step.report else ()
    return Result(step, code=done.returncode, seconds=time.monotonic() - started, cases=cases)


def environment(given: os._Environ[str] | dict[str, str]) -> dict[str, str]:
    """Return the environment without the settings of an installation, which must not reach the tests."""
    return {name: value for name, value in given.items() if name != "PORT" and not name.startswith("NETQUEST_")}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
