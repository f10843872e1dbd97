"""The form of a challenge: the fields of a data file and its checks, in words, with the message at the field."""

import re
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, ValidationError
from wtforms.widgets import TextInput

from netquest.authoring import rules, words
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.catalogue.own import Scope
from netquest.catalogue.schemas import FORMATS, OWN_CHALLENGE, bounds
from netquest.catalogue.wording import BRACKETS, LONG, PLACEHOLDER, banned, is_whole, messages
from netquest.challenges.filters import format_word
from netquest.organisations.forms import Key
from netquest.web.forms import Form, LongText, Radio, Select, Ticks, choices

TEXTS = ("title", "why", "done_when", "opener", "smaller", "reflect")
CHOSEN = ("strategy", "kind", "format", "stage")
NUMBERS = ("grade", "minutes", "energy", "cooldown_days")
STEPS = tuple(f"step_{number}" for number in range(1, 6))
SOURCES = ("source", "source_2", "source_3")
BEGINNING = {
    "grade": "2",
    "minutes": "10",
    "energy": "1",
    "kind": "message",
    "format": "message",
    "stage": "weak",
    "needs_contact": True,
    "cooldown_days": "7",
}
"""What a new challenge begins with: the most usual one."""

WORDS_MOST = 60
BRACKETS_MOST = 5


def one_line(text: str) -> str:
    """Return a text without line breaks, and with one blank between words."""
    return " ".join(text.split())


def tidy(text: str) -> str:
    """Return a text whose lines are each in order, without empty ones."""
    return "\n".join(line for line in map(one_line, text.splitlines()) if line)


def refuse_banned(form: Form, field: Any) -> None:
    """Refuse a word that no challenge holds, and say which and why."""
    for word, why in banned(field.data or ""):
        reason = words.WHY_NOT[why]
        raise ValidationError(
            _("We leave out “%(word)s”: %(why)s. Please find another way to say it.", word=word, why=reason)
        )


class Said(LongText):
    """A text of a challenge, as long as the data files allow; `part` is the name of its field there."""

    def __init__(self, label: Any, part: str, *, missing: Any = None, tidied: Any = one_line, **options: Any) -> None:
        least, most = bounds(part)
        options |= {"validators": [refuse_banned], "required": missing}
        super().__init__(label, most=most, least=least if missing else 0, **options)
        self._tidied = tidied

    @property
    def text(self) -> str:
        """What is kept of it, while the form goes on showing what was typed."""
        kept: str = self._tidied(self.data)
        return kept


class ChallengeForm(Form):
    """A challenge as an organisation writes it. `seen` is the number of the version that it began with."""

    key = Key()
    seen = HiddenField("")
    title = Said(_l("Title"), "title", missing=_l("A title, please. Name the act."), widget=TextInput())
    why = Said(_l("Why it can help"), "why", missing=_l("Say in a few sentences why it can help."))
    step_1 = Said(_l("Step 1"), "steps", missing=_l("What does one do first?"))
    step_2 = Said(_l("Step 2"), "steps", missing=_l("What does one do next? Two steps are the least."))
    step_3 = Said(_l("Step 3"), "steps")
    step_4 = Said(_l("Step 4"), "steps")
    step_5 = Said(_l("Step 5"), "steps")
    done_when = Said(_l("Done when"), "done_when", missing=_l("Say how one knows that it is done."))
    opener = Said(_l("Words to borrow"), "opener", tidied=tidy)
    smaller = Said(_l("Even smaller"), "smaller", missing=_l("Say how the same can be done in two minutes."))
    reflect = Said(_l("A question for afterwards"), "reflect", missing=_l("Ask one question for afterwards."))
    strategy = Select(_l("Strategy"))
    source = Select(_l("What it answers most"))
    source_2 = Select(_l("And also"))
    source_3 = Select(_l("And"))
    benefits = Ticks(_l("What it can bring"))
    grade = Radio(_l("Grade"), choices=choices(words.GRADES))
    minutes = Radio(_l("Time"), choices=choices(words.MINUTES))
    energy = Radio(_l("Energy"), choices=choices(words.ENERGY))
    kind = Select(_l("What one does"), choices=choices(words.KINDS))
    format = Select(_l("Where"))
    stage = Select(_l("With whom"), choices=choices(words.STAGES))
    needs_contact = BooleanField(_l("One needs a person in mind for it"))
    cooldown_days = Select(_l("It comes back after"), choices=choices(words.COOLDOWNS))
    first = Select(_l("To be done before it"))

    def __init__(self, *, slug: str, scope: Scope, **options: Any) -> None:
        super().__init__(**options)
        self.slug, self.scope = slug, scope
        sources = {source.id: source.name for source in catalogue.sources().values()}
        others = sorted(catalogue.offered(scope=scope), key=lambda other: other.title.casefold())
        self._offer("strategy", {strategy.id: strategy.name for strategy in catalogue.strategies().values()})
        self._offer("source", {"": _("Please choose"), **sources})
        self._offer("source_2", {"": _("nothing else"), **sources})
        self._offer("source_3", {"": _("nothing else"), **sources})
        self._offer("benefits", {benefit.id: benefit.name for benefit in catalogue.benefits().values()})
        self._offer("format", {name: format_word(name) for name in FORMATS})
        self._offer("first", {"": _("nothing"), **{other.slug: other.title for other in others if other.slug != slug}})

    def _offer(self, name: str, offered: Mapping[str, Any]) -> None:
        self[name].choices = choices(offered)

    def validate_opener(self, field: Any) -> None:
        for message in messages(field.text):
            if len(message.split()) > WORDS_MOST or len(BRACKETS.findall(message)) > BRACKETS_MOST:
                raise ValidationError(_("Sixty words a message, and five gaps to fill, are the most."))
            if not is_whole(message):
                raise ValidationError(_("A bracket has no partner. A gap looks like this: [what you are working on]."))
            known = {"{name}", "{me}"} if self.needs_contact.data else {"{me}"}
            if not set(PLACEHOLDER.findall(message)) <= known:
                raise ValidationError(_("Only {me}, and {name} where a person is needed, are filled in."))

    def validate_smaller(self, field: Any) -> None:
        if LONG.search(field.data or ""):
            raise ValidationError(_("Make it small enough for two minutes."))

    def validate_source(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_("Choose what it answers most."))
        chosen = self._chosen()
        if len(set(chosen)) < len(chosen):
            raise ValidationError(_("Choose each of them once."))

    def validate_benefits(self, field: Any) -> None:
        if not 1 <= len(field.data or ()) <= 3:
            raise ValidationError(_("Choose one to three things that it can bring."))

    def validate_first(self, field: Any) -> None:
        needed = {other.slug: other.prerequisites[0] for other in self._others() if other.prerequisites}
        if field.data and rules.needs_itself(self.slug, field.data, needed):
            raise ValidationError(_("That one waits for this one, so neither would ever come. Choose another."))

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the fields can be used, and the whole passes the checks of the data files."""
        if not super().validate(extra_validators):
            return False
        faults = OWN_CHALLENGE.validate(self.entry())
        for name, fault in faults.items():
            self._refuse_part(name, fault)
        return not faults

    def _refuse_part(self, name: str, fault: Any) -> None:
        """Put a message at the field that a part of the whole comes from."""
        place = {"steps": "step_1", "sources": "source", "prerequisites": "first"}.get(name, name)
        if name == "steps" and isinstance(fault, dict):
            place = [step for step in STEPS if self[step].text][min(fault)]
        if name not in (*TEXTS, "steps"):
            self.refuse(place, _("This cannot be used as it is. Please look at it again."))
            return
        least, most = bounds(name)
        self.refuse(place, _("Between %(least)s and %(most)s characters, please.", least=least, most=most))

    def entry(self) -> dict[str, Any]:
        """Return the fields of a data file; call it after the form was validated."""
        return {
            **{name: self[name].text for name in TEXTS},
            **{name: self[name].data for name in (*CHOSEN, "needs_contact")},
            **{name: int(self[name].data) for name in NUMBERS},
            "steps": [self[step].text for step in STEPS if self[step].text],
            "sources": rules.weights(self._chosen()),
            "benefits": list(self.benefits.data),
            "prerequisites": [self.first.data] if self.first.data else [],
        }

    def _chosen(self) -> list[str]:
        return [self[name].data for name in SOURCES if self[name].data]

    def _others(self) -> list[Challenge]:
        return [other for other in catalogue.offered(scope=self.scope) if other.slug != self.slug]


def given(challenge: Challenge) -> dict[str, Any]:
    """Return what the form of a challenge holds, as its fields take it."""
    return {
        **{name: getattr(challenge, name) for name in (*TEXTS, *CHOSEN, "needs_contact")},
        **{name: str(getattr(challenge, name)) for name in NUMBERS},
        **dict(zip(STEPS, challenge.steps, strict=False)),
        **dict(zip(SOURCES, challenge.sources, strict=False)),
        "benefits": list(challenge.benefits),
        "first": next(iter(challenge.prerequisites), ""),
    }


def number_of(text: str | None) -> int:
    """Return the number of the version that a form began with, 0 when it names none."""
    return int(text) if text and re.fullmatch(r"[1-9][0-9]{0,5}", text, re.ASCII) else 0
