"""What a record may hold: each text has a greatest length, whatever kinds of records there are."""

from collections.abc import Iterator
from typing import Any

from marshmallow import Schema
from marshmallow.fields import Dict, Field, List, Nested, String
from marshmallow.validate import Length, OneOf, Regexp

from netquest.catalogue import schemas


def endless(schema: Schema) -> Iterator[str]:
    """Yield the names of the texts below a schema that may be of any length."""
    for name, field in schema.fields.items():
        yield from _endless(name, field)


def _endless(name: str, field: Any) -> Iterator[str]:
    if isinstance(field, Nested):
        yield from endless(field.schema)
    elif isinstance(field, List):
        yield from _endless(name, field.inner)
    elif isinstance(field, Dict):
        yield from _endless(name, field.key_field)
    elif isinstance(field, String) and not _ends(field):
        yield name


def _ends(field: Field[Any]) -> bool:
    """Ids end by themselves: what they may be is listed, or they name a record."""
    return any(
        isinstance(rule, OneOf | Regexp) or (isinstance(rule, Length) and rule.max is not None)
        for rule in field.validators
    )


def test_every_text_of_a_record_has_a_greatest_length():
    made = {name: schema for name, schema in vars(schemas).items() if isinstance(schema, Schema)}
    assert len(made) >= 7
    assert [(name, text) for name, schema in made.items() for text in endless(schema)] == []


def test_a_text_without_one_is_found_however_deep_it_lies():
    inner = Schema.from_dict({"barer": String(), "short": String(validate=Length(1, 9))})
    outer = Schema.from_dict({"bare": String(), "many": List(String()), "deep": List(Nested(inner))})
    assert list(endless(outer())) == ["bare", "many", "barer"]
