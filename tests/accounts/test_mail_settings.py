"""Which mail server the settings name, what is said without one, and the page of mails in development."""

import logging
import smtplib
from dataclasses import replace

import pytest
from flask import Flask

from netquest.accounts import mail
from netquest.accounts.routes import bp
from netquest.core import outbox
from netquest.core.db import db
from netquest.web.urls import add_converters

pytestmark = pytest.mark.both


@pytest.fixture
def stranger(make_person):
    """Somebody with one confirmation mail to be sent."""
    return make_person("Stranger", confirmed=False)


def test_without_a_server_mails_wait(app, stranger):
    assert mail.deliver() == 0
    assert outbox.latest(db.session(), 1)[0].tries == 0


def test_production_without_a_server_says_so_in_one_line(change_settings, caplog):
    caplog.set_level(logging.WARNING)
    change_settings(environment="production")
    assert [line for line in caplog.messages if "NETQUEST_SMTP_URL" in line] == [
        "NETQUEST_SMTP_URL is not set: mails wait in the outbox until it is."
    ]


def test_a_password_is_not_given_away_on_an_open_line():
    connection = object.__new__(mail.Smtp)
    connection._is_open = True
    with pytest.raises(smtplib.SMTPNotSupportedError):
        connection.login("user", "password")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 25, None, None, False)),
        ("smtp://me%40x:p%3Aw@mail.example:587", ("mail.example", 587, "me@x", "p:w", False)),
        ("smtps://mail.example", ("mail.example", 465, None, None, True)),
    ],
)
def test_the_address_of_the_server_is_read(change_settings, url, expected):
    state = change_settings(smtp_url=url).extensions["mailman"]
    assert (state.server, state.port, state.username, state.password, state.use_ssl) == expected


def test_the_page_of_mails_shows_links_in_development(client, stranger):
    page = client.get("/dev/mails").text
    assert "Is this your address?" in page
    assert 'href="http://127.0.0.1:8000/confirm/' in page


def test_production_has_no_page_of_mails(settings):
    app = Flask(__name__)
    app.config["SETTINGS"] = replace(settings, environment="production")
    add_converters(app)
    app.register_blueprint(bp)
    assert "accounts.login" in app.view_functions
    assert "accounts.mails" not in app.view_functions
