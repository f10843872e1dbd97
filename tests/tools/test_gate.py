import pytest

from tools.gate import __main__ as gate
from tools.gate import machine
from tools.gate.machine import Browser, Server
from tools.gate.steps import Step, all_steps

CHROMIUM = Browser(machine.CHROMIUMS[0])
SERVER = Server("postgresql://127.0.0.1", "15.1")


def step(name, *, browser=CHROMIUM, postgres=SERVER, redis=SERVER):
    return next(step for step in all_steps(browser, postgres, redis) if step.name == name)


@pytest.fixture
def run_steps(monkeypatch):
    """Run the gate with steps of one's own, on a machine that offers everything."""

    def run(*steps):
        monkeypatch.setattr(machine, "browser", lambda: CHROMIUM)
        monkeypatch.setattr(machine, "postgres", lambda: SERVER)
        monkeypatch.setattr(machine, "redis", lambda: SERVER)
        monkeypatch.setattr(gate, "all_steps", lambda *_: steps)
        return gate.main([])

    return run


def test_the_settings_of_an_installation_do_not_reach_the_tests():
    given = {"PATH": "/bin", "PORT": "9000", "NETQUEST_DATABASE_URL": "sqlite://", "NETQUEST_TEST_POSTGRES": "x"}
    assert gate.environment(given) == {"PATH": "/bin"}


@pytest.mark.parametrize("name", ["format", "lint", "types", "templates", "imports", "sizes", "tests", "browser tests"])
def test_every_check_is_a_step_of_the_gate(name):
    assert step(name).command


def test_every_step_runs_though_an_early_one_failed(run_steps, capfd):
    assert run_steps(Step("first", ("false",)), Step("second", ("echo", "it ran"))) == 1
    assert "it ran" in capfd.readouterr().out


def test_nothing_failed_means_exit_code_zero(run_steps):
    assert run_steps(Step("only", ("true",))) == 0


@pytest.mark.parametrize("name", ["postgres", "redis"])
def test_a_missing_server_is_said_loudly_without_its_password(monkeypatch, name):
    scheme = {"postgres": "postgresql"}.get(name, name)
    monkeypatch.setenv(f"NETQUEST_TEST_{name.upper()}", f"{scheme}://someone:hidden-word@127.0.0.1:1")
    server = getattr(machine, name)()
    assert server.obstacle[0] == f"NOTHING RAN ON {scheme.upper()}."
    assert "127.0.0.1:1" in server.obstacle[1]
    assert "hidden-word" not in " ".join(server.obstacle)
    named = {"postgres": "PostgreSQL", "redis": "Redis"}[name]
    assert step(f"tests on {named}", **{name: server}).is_optional


def test_a_missing_browser_fails_the_run_and_names_the_package(monkeypatch, tmp_path):
    monkeypatch.setenv("NETQUEST_CHROMIUM", str(tmp_path / "nothing"))
    browser = machine.browser()
    assert "apt-get install chromium" in " ".join(browser.obstacle)
    assert not step("browser tests", browser=browser).is_optional


def test_either_chromium_of_debian_will_do(monkeypatch, tmp_path):
    monkeypatch.delenv("NETQUEST_CHROMIUM", raising=False)
    whole = tmp_path / "chromium"
    monkeypatch.setattr(machine, "CHROMIUMS", (str(tmp_path / "shell"), str(whole)))
    assert machine.chromium() == str(tmp_path / "shell")
    whole.touch()
    assert machine.chromium() == str(whole)
