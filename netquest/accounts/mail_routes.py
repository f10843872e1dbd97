"""The page that shows the mails in development; production does not have it."""

from dataclasses import dataclass
from datetime import datetime

from flask import render_template
from flask.typing import ResponseReturnValue

from netquest.accounts import letters
from netquest.accounts.letters import Letter
from netquest.accounts.policies import anyone
from netquest.core import outbox
from netquest.core.db import db
from netquest.core.outbox import OutboxRow
from netquest.web.policy import policy

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """A mail with what became of it; `letter` is None when its person no longer needs it."""

    letter: Letter | None
    created_at: datetime
    sent_at: datetime | None
    fault: str


@policy(anyone)
def mails() -> ResponseReturnValue:
    """Show the latest mails as they would be sent now, newest first."""
    rows = outbox.latest(db.session(), SHOWN)
    return render_template("accounts/mails.html", mails=[_shown(row) for row in rows])


def _shown(row: OutboxRow) -> Shown:
    letter = letters.write(row.kind, row.person_id, row.about, asked_in=row.language)
    return Shown(letter, row.created_at, row.sent_at, row.fault)
