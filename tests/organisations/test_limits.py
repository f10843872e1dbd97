"""How often one may invite."""

import pytest

from netquest.web.limits import limiter

pytestmark = pytest.mark.both


@pytest.fixture
def _few(app, monkeypatch):
    """Three invitations a minute."""
    monkeypatch.setitem(app.config, "LIMITS", app.config["LIMITS"] | {"invitations": "3 per minute"})
    limiter.reset()


@pytest.mark.usefixtures("_few")
def test_invitations_are_limited_by_person_over_all_places(cast, browse):
    paths = [f"/teams/{cast.harbour.slug}/invitations", "/organisation/invitations"] * 2
    answers = [browse(cast.dan).post(path, data={"email": f"g{n}@example.org"}) for n, path in enumerate(paths)]
    assert [answer.status_code for answer in answers] == [303, 303, 303, 429]
    assert browse(cast.bob).post(paths[0], data={"email": "g9@example.org"}).status_code == 303


@pytest.mark.usefixtures("_few")
def test_looking_is_free(cast, browse):
    path = f"/teams/{cast.harbour.slug}/invitations"
    assert [browse(cast.dan).get(path).status_code for _ in range(6)] == [200] * 6
