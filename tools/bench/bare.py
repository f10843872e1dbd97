"""The yardstick: the least that a signed-in page and a durable act cost on this stack, with nothing of NetQuest in it.

Usage: python -m tools.bench.bare PORT DATABASE
"""

import secrets
import sys
from typing import Any

from flask import Flask, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from jinja2 import DictLoader
from sqlalchemy import Engine, ForeignKey, create_engine, event, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from waitress.server import create_server

PEOPLE, ROWS = 40, 25
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON")
TEMPLATES = {
    "base.html": """<!doctype html>
<html lang="en">
  <head><title>{% block title %}{% endblock %}</title><link rel="stylesheet" href="/app.css"></head>
  <body><header><nav><a href="/page">Page</a> <a href="/settings">{{ person.name }}</a></nav></header>
    <main>{% block main %}{% endblock %}</main><footer>{{ person.points }} points</footer></body>
</html>""",
    "page.html": """{% extends "base.html" %}
{% block title %}Page{% endblock %}
{% block main %}
  <h1>Hello {{ person.name }}</h1>
  <ul>{% for line in lines %}
    <li id="line-{{ line.id }}"><b>{{ line.title }}</b> <span>{{ line.note }}</span> <i>{{ line.points }}</i></li>
  {% endfor %}</ul>
{% endblock %}""",
    "made.html": """<article id="line-{{ line.id }}"><h3>{{ line.title }}</h3><p>{{ line.points }}</p></article>""",
}


class Base(DeclarativeBase):
    """The base of both tables: a person who signs in, and the rows of their page."""


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    points: Mapped[int] = mapped_column(default=0)


class Line(Base):
    __tablename__ = "line"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    title: Mapped[str]
    note: Mapped[str]
    points: Mapped[int]


def create_engine_with_people(database: str) -> Engine:
    """Open a new file with people and rows, under the pragmas of NetQuest."""
    engine = create_engine(f"sqlite:///{database}", pool_size=64)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, record: Any) -> None:
        connection.isolation_level = "IMMEDIATE"
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    Base.metadata.create_all(engine)
    with Session(engine) as db, db.begin():
        db.add_all(Person(id=number, name=f"Person {number}") for number in range(1, PEOPLE + 1))
        db.flush()
        for number in range(PEOPLE * ROWS):
            db.add(Line(person_id=1 + number % PEOPLE, title=f"Title {number}", note="A few words", points=10))
    return engine


def create_app(engine: Engine) -> Flask:
    """Build the application: a page with two queries, and an act with two statements and one commit."""
    app = Flask(__name__, static_folder=None)
    app.config.update(SECRET_KEY=secrets.token_hex(), SESSION_COOKIE_SAMESITE="Lax")
    app.jinja_loader = DictLoader(TEMPLATES)

    @app.post("/session")
    def sign_in() -> ResponseReturnValue:
        session["person"] = int(request.form["person"])
        return redirect("/page", code=303)

    @app.get("/page")
    def page() -> ResponseReturnValue:
        with Session(engine) as db:
            person = db.scalars(select(Person).where(Person.id == session["person"])).one()
            latest = select(Line).where(Line.person_id == person.id).order_by(Line.id.desc()).limit(ROWS)
            return render_template("page.html", person=person, lines=db.scalars(latest).all())

    @app.post("/act")
    def act() -> ResponseReturnValue:
        line = Line(person_id=session["person"], title=request.form["title"], note=request.form["note"], points=10)
        with Session(engine, expire_on_commit=False) as db:
            db.add(line)
            db.flush()
            paid = update(Person).where(Person.id == line.person_id).values(points=Person.points + line.points)
            db.execute(paid, execution_options={"synchronize_session": False})
            db.commit()
        return render_template("made.html", line=line)

    return app


if __name__ == "__main__":
    create_server(
        create_app(create_engine_with_people(sys.argv[2])),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        threads=64,
        channel_timeout=30,
        cleanup_interval=10,
        ident=None,
        clear_untrusted_proxy_headers=True,
    ).run()
