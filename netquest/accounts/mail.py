"""What sends the outbox over SMTP: claimed by lease, one recipient a mail, each sent once."""

import smtplib
import ssl
from contextlib import suppress
from typing import Any
from urllib.parse import unquote, urlsplit

from flask import Flask, current_app
from flask_mailman import EmailMessage, Mail
from flask_mailman.backends.smtp import EmailBackend

from netquest.accounts import letters
from netquest.accounts.letters import Letter
from netquest.core import clock, outbox
from netquest.core.config import LOOPBACK, Settings
from netquest.core.db import db, transaction
from netquest.core.outbox import Claimed

TIMEOUT = 10.0
"""Seconds for each step of the talk with the mail server; all of them together stay below the lease."""


class Smtp(smtplib.SMTP):
    """SMTP that encrypts where the server offers it, and gives no password away on an open line."""

    def __init__(self, host: str, port: int, **options: Any) -> None:
        super().__init__(host, port, **options)
        self._is_open = host not in LOOPBACK
        try:
            self.ehlo_or_helo_if_needed()
            if self._is_open and self.has_extn("starttls"):
                self.starttls(context=ssl.create_default_context())
                self._is_open = False
        except BaseException:
            self.close()
            raise

    def login(self, *credentials: Any, **options: Any) -> Any:
        if self._is_open:
            raise smtplib.SMTPNotSupportedError("the server offers no encryption")
        return super().login(*credentials, **options)


class Backend(EmailBackend):
    """Flask-Mailman's SMTP on our connection."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return smtplib.SMTP_SSL if self.use_ssl else Smtp


def set_up(app: Flask, settings: Settings) -> None:
    """Configure Flask-Mailman from the settings. Production without a mail server says so, and mails wait."""
    server = urlsplit(settings.smtp_url)
    is_ssl = server.scheme == "smtps"
    app.config.update(
        MAIL_BACKEND=Backend,
        MAIL_SERVER=server.hostname or "localhost",
        MAIL_PORT=server.port or (465 if is_ssl else 25),
        MAIL_USERNAME=unquote(server.username or "") or None,
        MAIL_PASSWORD=unquote(server.password or "") or None,
        MAIL_USE_SSL=is_ssl,
        MAIL_DEFAULT_SENDER=settings.mail_from,
        MAIL_TIMEOUT=TIMEOUT,
    )
    Mail(app)
    if settings.is_production and not settings.smtp_url:
        app.logger.warning("NETQUEST_SMTP_URL is not set: mails wait in the outbox until it is.")


def deliver(limit: int = 50) -> int:
    """Take up to `limit` due mails one after the other and send each; return how many were taken."""
    settings: Settings = current_app.config["SETTINGS"]
    taken = 0
    while settings.smtp_url and taken < limit and (row := _claim()) is not None:
        taken += 1
        _settle(row)
    return taken


def _claim() -> Claimed | None:
    if not outbox.is_due(db.session(), at=clock.now()):
        return None
    with transaction() as session:
        return outbox.claim(session, at=clock.now())


def _settle(row: Claimed) -> None:
    """Send one claimed row, outside of any transaction, then note what became of it."""
    fault, for_good = _try_to_send(row)
    now = clock.now()
    with transaction() as session:
        if fault:
            outbox.fail(session, row, at=now, fault=fault, for_good=for_good)
        else:
            outbox.finish(session, row, at=now)
    if fault:
        current_app.logger.warning("mail %s did not leave: %s", row.id, fault)


def _try_to_send(row: Claimed) -> tuple[str, bool]:
    """Return why the mail did not leave (empty when it did, or nobody needs it), and whether trying again is vain.

    A server that is away or refuses our sign-in, or a fault of ours, may be mended later; a row that never works is
    parked after the last wait.
    """
    if not outbox.has_room(db.session(), row, at=clock.now()):
        return f"more than {outbox.MOST_A_DAY} mails in a day", True
    try:
        letter = letters.write(row.kind, row.person_id, row.about, asked_in=row.language)
        db.session.remove()
        if letter is not None:
            _send(_message(letter, row))
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
        code = _code(error)
        return f"the mail server answered {code}", 500 <= code < 600
    except Exception as error:
        return type(error).__name__, False
    return "", False


def _send(message: EmailMessage) -> None:
    connection = current_app.extensions["mailman"].get_connection()
    try:
        connection.open()
        connection.send_messages([message])
    finally:
        with suppress(OSError):  # what the server says to our good-bye changes nothing
            connection.close()


def _message(letter: Letter, row: Claimed) -> EmailMessage:
    """Address the mail. Its Message-ID is the row's, so that one sent again after a crash is known as the same."""
    settings: Settings = current_app.config["SETTINGS"]
    host = urlsplit(settings.public_origin).hostname
    message_id = f"<{row.id}.{row.created_at:%Y%m%d%H%M%S%f}@{host}>"
    headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
    return EmailMessage(letter.subject, letter.text, None, [letter.to], headers=headers)


def _code(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> int:
    if isinstance(error, smtplib.SMTPDataError):
        return error.smtp_code
    return next(iter(error.recipients.values()))[0]
