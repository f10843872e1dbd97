"""Fills NetQuest's database with people who have a history, and signs each in without the cost of a password.

Usage: python -m tools.bench.cast PEOPLE: prints a JSON list of session cookies, one for each new person.
"""

import json
import sys
from datetime import timedelta

from flask import Flask
from flask.globals import request_ctx
from flask_migrate import upgrade
from sqlalchemy import func, select

from netquest.accounts import identity
from netquest.accounts.models import Person
from netquest.app import create_app
from netquest.core import clock
from netquest.core.db import db
from netquest.demo.people import populate
from tools.bench.client import AGENT, HOST

DAYS = 30


def main(people: int) -> None:
    """Make the people, whose history ends yesterday, and print their cookies."""
    app = create_app()
    with app.app_context():
        upgrade()
        newest = db.session.scalar(select(func.max(Person.id))) or 0
        populate(people=people, days=DAYS, seed=newest, at=clock.now() - timedelta(days=1))
        found = db.session.scalars(select(Person).where(Person.id > newest).order_by(Person.id)).all()
    print(json.dumps([cookie(app, person) for person in found]))


def cookie(app: Flask, person: Person) -> str:
    """Sign a person in as the sign-in page does, and return the cookie that the browser would get."""
    browser = {"REMOTE_ADDR": HOST, "HTTP_USER_AGENT": AGENT}
    with app.test_request_context("/", environ_overrides=browser):
        identity.sign_in(person)
        answer = app.response_class()
        app.session_interface.save_session(app, request_ctx.session, answer)
        return answer.headers["Set-Cookie"].partition(";")[0]


if __name__ == "__main__":
    main(int(sys.argv[1]))
