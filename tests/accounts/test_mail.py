"""Mails over a real SMTP server."""

import socket
import threading
import time
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller

from netquest.accounts import letters, mail
from netquest.core import outbox
from netquest.core.db import db, transaction
from netquest.core.outbox import LEASE, OutboxRow
from netquest.jobs import run_worker
from netquest.web.language import speaking

pytestmark = pytest.mark.both


class Postbox:
    """Takes mails as a mail server does, or answers to the recipient as it is told."""

    def __init__(self):
        self.envelopes = []
        self.answers = []
        self.lock = threading.Lock()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        with self.lock:
            self.envelopes.append(envelope)
        return "250 OK"

    @property
    def messages(self):
        return [message_from_bytes(envelope.content, policy=policy.default) for envelope in self.envelopes]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def server():
    controller = Controller(Postbox(), hostname="127.0.0.1", port=free_port())
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def postbox(server):
    server.handler.__init__()
    return server.handler


@pytest.fixture
def sending(change_settings, server, postbox):
    """The application, sending to the postbox."""
    return change_settings(smtp_url=f"smtp://127.0.0.1:{server.port}", public_origin="https://netquest.example")


@pytest.fixture
def stranger(make_person):
    """Somebody with one confirmation mail to be sent."""
    return make_person("Stranger", confirmed=False)


def ask(person, number):
    with transaction() as session:
        for n in range(number):
            outbox.put(session, "password-changed", person_id=person.id, period=str(n), at=person.created_at)


def rows():
    db.session.expire_all()
    return db.session.query(OutboxRow).order_by(OutboxRow.id).all()


def test_a_mail_is_delivered_once(sending, postbox, stranger):
    assert [mail.deliver(), mail.deliver()] == [1, 0]
    (message,) = postbox.messages
    assert message["To"] == "stranger@example.org"
    assert message["Subject"] == "Is this your address?"
    assert message.get_content_type() == "text/plain"
    assert rows()[0].sent_at is not None


def test_links_come_from_the_public_origin_alone(sending, postbox, stranger):
    with sending.test_request_context("/", base_url="http://evil.example"):
        mail.deliver()
    text = postbox.messages[0].get_content()
    assert "https://netquest.example/confirm/" in text
    assert "evil" not in text


def test_each_recipient_gets_a_message_alone(sending, postbox, make_person):
    for name in ("Ann", "Ben"):
        make_person(name, confirmed=False)
    mail.deliver()
    assert [envelope.rcpt_tos for envelope in postbox.envelopes] == [["ann@example.org"], ["ben@example.org"]]


def test_a_name_stays_inside_the_text(sending, postbox, make_person):
    make_person("Zoë <b> Bcc: x@example.org", email="zoe@example.org", confirmed=False)
    mail.deliver()
    assert "Hello Zoë <b> Bcc: x@example.org," in postbox.messages[0].get_content()
    assert postbox.messages[0]["Bcc"] is None


def test_what_nobody_needs_any_more_is_not_sent(sending, postbox, alice):
    assert mail.deliver() == 1
    assert postbox.envelopes == []
    assert rows()[0].sent_at is not None


def test_parallel_workers_send_no_duplicates(sending, postbox, make_person):
    people = [make_person(f"P{n}", confirmed=False) for n in range(24)]
    with workers(sending, 4):
        wait_until(lambda: all(row.sent_at for row in rows()))
    assert Counter(envelope.rcpt_tos[0] for envelope in postbox.envelopes) == Counter(p.email for p in people)


@contextmanager
def workers(app, number):
    stop = threading.Event()
    threads = [threading.Thread(target=run_worker, args=(app, stop)) for _ in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(20)


def wait_until(is_so):
    until = time.perf_counter() + 20
    while not is_so() and time.perf_counter() < until:
        threading.Event().wait(0.05)
    assert is_so()


def test_a_421_is_tried_again_after_a_minute(sending, postbox, stranger, clock):
    postbox.answers = ["421 busy, come back later"]
    mail.deliver()
    assert (rows()[0].sent_at, rows()[0].fault) == (None, "the mail server answered 421")
    assert mail.deliver() == 0
    clock.shift(timedelta(minutes=1))
    mail.deliver()
    assert len(postbox.envelopes) == 1


def test_a_550_is_parked(sending, postbox, stranger, clock, caplog):
    postbox.answers = ["550 no such mailbox"]
    mail.deliver()
    assert rows()[0].parked_at is not None
    assert "stranger@" not in caplog.text
    clock.shift(timedelta(days=30))
    assert mail.deliver() == 0


def test_a_server_that_is_away_costs_time_and_no_mail(change_settings, stranger):
    change_settings(smtp_url=f"smtp://127.0.0.1:{free_port()}")
    assert mail.deliver() == 1
    assert rows()[0].fault == "ConnectionRefusedError"
    assert (rows()[0].parked_at, rows()[0].tries) == (None, 1)


def test_a_crash_after_the_claim_costs_the_lease_and_no_mail(sending, postbox, stranger, clock):
    with transaction() as session:
        outbox.claim(session, at=stranger.created_at)
    assert mail.deliver() == 0
    clock.shift(LEASE)
    assert mail.deliver() == 1
    assert len(postbox.envelopes) == 1


def test_a_mail_sent_again_after_a_crash_is_known_as_the_same(sending, postbox, stranger, clock, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(outbox, "finish", lambda *args, **options: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            mail.deliver()
    clock.shift(LEASE)
    mail.deliver()
    first, second = postbox.messages
    assert first["Message-ID"] == second["Message-ID"]


def test_two_mails_have_two_names(sending, postbox, make_person):
    for name in ("Ann", "Ben"):
        make_person(name, confirmed=False)
    mail.deliver()
    assert len({message["Message-ID"] for message in postbox.messages}) == 2


def test_nothing_is_sent_inside_a_write_transaction(sending, postbox, stranger, monkeypatch):
    written = []
    send = mail._send

    def watch(message):
        written.append(db.session().info.get("writing", False))
        send(message)

    monkeypatch.setattr(mail, "_send", watch)
    mail.deliver()
    assert written == [False]


def test_beyond_a_few_a_day_mails_are_parked(sending, postbox, alice):
    ask(alice, 9)
    mail.deliver()
    assert len(postbox.envelopes) <= outbox.MOST_A_DAY
    assert {row.fault for row in rows() if row.parked_at} == {"more than 6 mails in a day"}


def test_a_fault_of_ours_holds_up_no_other_mail(sending, postbox, make_person, monkeypatch):
    ann = make_person("Ann", confirmed=False)
    make_person("Ben", confirmed=False)
    write = letters.write
    monkeypatch.setattr(
        letters, "write", lambda kind, person, *rest, **said: 1 / 0 if person == ann.id else write(kind, person)
    )
    assert mail.deliver() == 2
    assert [row.fault for row in rows()] == ["ZeroDivisionError", ""]


def test_a_mail_is_in_the_language_of_its_reader_else_of_the_one_who_asked(sending, postbox, alice):
    with speaking("de"):
        ask(alice, 1)
    row = rows()[-1]
    assert row.language == "de"
    assert letters.write("reset", alice.id, asked_in=row.language) != letters.write("reset", alice.id)
    alice.language = "de"
    db.session.commit()
    assert letters.write("reset", alice.id, asked_in="en") == letters.write("reset", alice.id, asked_in="de")
