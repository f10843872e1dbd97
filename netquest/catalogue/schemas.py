"""What each field of a data file may hold."""

from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from netquest.game.acts import GIFTS
from netquest.game.quests import Ask
from netquest.game.readiness import SOURCES

FORMATS = ("solo", "message", "call", "one-on-one", "small-group", "event", "public")
KINDS = ("message", "ask", "meet", "group", "give", "share", "reflect")
STAGES = ("self", "stranger", "new", "weak", "strong", "dormant", "mentor", "group")
VERDICTS = ("true", "partly", "not true")
SKILLS = ("listening", "openers", "closing", "asking")
MINUTES = (2, 10, 30, 60)
OWN = "own-"
"""Begins the slug of each challenge that an organisation wrote, and of none of ours: a slug names one for ever."""

NAMING = (Ask.KIND, Ask.SOURCE)
"""What a season may ask for by its name."""

IDS = validate.Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*$", error="must be lower-case words joined by hyphens")


class _Flag(fields.Boolean):
    """True or false themselves, and nothing that could stand for them."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class _Weight(fields.Float):
    """A number as TOML writes it, and no text that looks like one."""

    def _validated(self, value: Any) -> float:
        if not isinstance(value, int | float):
            raise self.make_error("invalid", input=value)
        return super()._validated(value)


def _text(least: int, most: int, *, required: bool = True) -> fields.String:
    """Plain text of that many characters; an optional one is '' when absent."""
    presence: dict[str, Any] = {"required": True} if required else {"load_default": ""}
    return fields.String(validate=[validate.Length(least, most), _tidy], **presence)


def _tidy(text: str) -> None:
    if text != text.strip() or "  " in text or "\t" in text:
        raise ValidationError("has blanks at an end, or two in a row")


def _texts(least: int, most: int, *, each: tuple[int, int]) -> fields.List[Any]:
    return fields.List(_text(*each), required=True, validate=validate.Length(least, most))


def _ids(least: int, most: int) -> fields.List[Any]:
    return fields.List(fields.String(validate=IDS), required=True, validate=[validate.Length(least, most), _distinct])


def _distinct(ids: list[Any]) -> None:
    if len(set(ids)) < len(ids):
        raise ValidationError("names the same id twice")


def _one_of(values: tuple[Any, ...]) -> validate.OneOf:
    return validate.OneOf(values, error="must be one of: {choices}")


def _weights(loads: dict[str, float]) -> None:
    if loads and (abs(sum(loads.values()) - 1) > 1e-9 or min(loads.values()) <= 0):
        raise ValidationError("weights must be above 0 and sum to 1")


def _not_own(slug: str) -> None:
    if slug.startswith(OWN):
        raise ValidationError(f"begins with '{OWN}', as those do that organisations write themselves")


def _schema(table: str, /, **entry: Any) -> Schema:
    made = Schema.from_dict(entry, name=table)
    return made(unknown=RAISE)


_id = fields.String(required=True, validate=IDS)
_slug = fields.String(required=True, validate=[IDS, _not_own])
_fact = fields.Nested(_schema("Fact", id=_id, says=_text(20, 320), limits=_text(10, 240)))

CITATION = _schema(
    "Citation",
    id=_id,
    authors=_text(3, 160),
    year=fields.Integer(required=True, strict=True, validate=validate.Range(1900, 2100)),
    title=_text(5, 240),
    published=_text(2, 240),
    address=_text(0, 240, required=False),
)
SOURCE = _schema(
    "Source",
    id=fields.String(required=True, validate=_one_of(SOURCES)),
    name=_text(3, 80),
    short=_text(3, 24),
    sounds=_texts(2, 3, each=(8, 120)),
    going_on=_text(120, 700),
    helps=_text(80, 600),
    card=_text(10, 100),
    first=_id,
    then=_ids(1, 3),
    strategies=_ids(1, 4),
    beyond=_text(20, 260),
    known=_fact,
)
STRATEGY = _schema(
    "Strategy",
    id=_id,
    side=fields.String(required=True, validate=_one_of(("self", "others"))),
    name=_text(3, 60),
    line=_text(10, 120),
    scene=_text(120, 700),
    how=_text(120, 700),
    leave=_text(20, 320),
    slip=_text(20, 300),
    begin=_ids(1, 3),
    known=_fact,
)
BENEFIT = _schema(
    "Benefit",
    id=_id,
    name=_text(3, 60),
    line=_text(10, 150),
    counts=_text(10, 280),
    counts_not=_text(10, 280),
    comes=_text(20, 460),
    log=_text(10, 280),
    first=_id,
    see_also=_ids(1, 3),
)
BADGE = _schema(
    "Badge",
    id=_id,
    name=_text(3, 40),
    line=_text(10, 160),
    hint=_text(5, 100),
    why=_text(60, 260),
    step=_text(10, 120),
    begin=fields.String(load_default="", validate=IDS),
    look=fields.String(load_default="", validate=validate.Regexp(r"^/[a-z?=&0-9-]+$")),
)
SEASON = _schema(
    "Season",
    id=_id,
    quarter=fields.Integer(required=True, strict=True, validate=validate.Range(1, 4)),
    name=_text(3, 40),
    line=_text(20, 120),
    finish=_text(20, 120),
    ask=fields.String(required=True, validate=_one_of(tuple(Ask))),
    need=fields.Integer(required=True, strict=True, validate=validate.Range(1, 40)),
    of=fields.String(load_default="", validate=_one_of(("", *KINDS, *SOURCES))),
)
STATEMENT = _schema(
    "Statement",
    id=_id,
    source=fields.String(required=True, validate=_one_of(SOURCES)),
    text=_text(20, 120),
    growth=_Flag(load_default=False),
)
HURDLE = _schema(
    "Hurdle",
    id=fields.String(required=True, validate=_one_of(SOURCES)),
    main=_text(10, 80),
    least=_text(5, 60),
    makes=_text(20, 140),
)
READY_SET = _schema("ReadySet", id=_id, name=_text(3, 60), why=_text(60, 300), items=_ids(2, 12))
REFRAME = _schema(
    "Reframe",
    id=_id,
    source=fields.String(required=True, validate=_one_of(SOURCES)),
    sounds=fields.List(
        fields.Integer(strict=True, validate=validate.Range(1, 3)),
        required=True,
        validate=[validate.Length(1, 3), _distinct],
    ),
    thought=_text(8, 120),
    ask=_texts(3, 3, each=(10, 120)),
    answer=_text(20, 260),
    partly=_text(15, 160),
    card=_text(10, 100),
    before=_ids(1, 6),
)
MYTH = _schema(
    "Myth",
    id=_id,
    says=_text(10, 120),
    source=fields.String(required=True, validate=_one_of(SOURCES)),
    verdict=fields.String(required=True, validate=_one_of(VERDICTS)),
    why=_text(80, 400),
    known=_fact,
    unsure=_text(20, 240, required=False),
    test=_id,
    before=_text(10, 120),
    after=_text(10, 120),
)
DRILL = _schema(
    "Drill",
    id=_id,
    skill=fields.String(required=True, validate=_one_of(SKILLS)),
    how=_text(10, 120),
    count=_text(20, 160),
    next=_text(15, 140),
    then=_id,
)
_SAID: dict[str, Any] = {
    "title": _text(12, 60),
    "strategy": _id,
    "sources": fields.Dict(
        keys=fields.String(validate=_one_of(SOURCES)),
        values=_Weight(),
        required=True,
        validate=[validate.Length(1, 3), _weights],
    ),
    "benefits": _ids(1, 3),
    "grade": fields.Integer(required=True, strict=True, validate=validate.Range(1, 5)),
    "minutes": fields.Integer(required=True, strict=True, validate=_one_of(MINUTES)),
    "energy": fields.Integer(required=True, strict=True, validate=validate.Range(1, 3)),
    "kind": fields.String(required=True, validate=_one_of(KINDS)),
    "format": fields.String(required=True, validate=_one_of(FORMATS)),
    "stage": fields.String(required=True, validate=_one_of(STAGES)),
    "needs_contact": _Flag(required=True),
    "cooldown_days": fields.Integer(required=True, strict=True, validate=validate.Range(0, 90)),
    "prerequisites": _ids(0, 1),
    "why": _text(100, 440),
    "steps": _texts(2, 5, each=(20, 300)),
    "done_when": _text(15, 220),
    "opener": _text(0, 1200, required=False),
    "smaller": _text(15, 240),
    "reflect": _text(10, 160),
}
CHALLENGE = _schema(
    "Challenge",
    slug=_slug,
    **_SAID,
    gives=fields.String(load_default="", validate=_one_of(("", *GIFTS))),
    evidence=_fact,
    retired=_Flag(load_default=False),
)
OWN_CHALLENGE = _schema("OwnChallenge", **_SAID)
"""What an organisation writes itself, by the same measure; its slug is made here, and it claims no facts."""


def bounds(name: str) -> tuple[int, int]:
    """Return how short and how long a text of a challenge may be; of `steps`, each of them."""
    field = CHALLENGE.fields[name]
    text = field.inner if isinstance(field, fields.List) else field
    length = next(check for check in text.validators if isinstance(check, validate.Length))
    return length.min or 0, length.max or 0
