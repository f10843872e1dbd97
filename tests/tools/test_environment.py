import pytest

from tools.environment import level_to_install


@pytest.mark.parametrize(
    ("wanted", "stamp", "level"),
    [
        ("run", "", "run"),
        ("dev", "", "dev"),
        ("dev", "run 12ab", "dev"),
        ("run", "dev 12ab", "dev"),
        ("run", "something else", "run"),
    ],
)
def test_an_environment_grows_and_never_shrinks(wanted, stamp, level):
    assert level_to_install(wanted, stamp) == level
