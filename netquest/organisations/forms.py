"""The forms of organisations and teams."""

import re
from collections.abc import Collection
from secrets import token_urlsafe
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, ValidationError
from wtforms.validators import Length

from netquest.accounts.forms import Email
from netquest.organisations.rules import Role, Seat, ceiling
from netquest.organisations.views import BoardView
from netquest.organisations.words import ROLES
from netquest.web.forms import Form, Line, Radio, choices, refuse_unprintable

GOAL_MOST = 10_000
NUMBER = re.compile(r"[1-9][0-9]{0,4}")
SEEN = {"0": _l("everybody sees themselves and their neighbours"), "1": _l("whoever is on it sees all of it")}


class Key(HiddenField):
    """A name for one act, made with the page, so that sending the form twice acts once."""

    def __init__(self, **options: Any) -> None:
        incomplete = _l("This form is incomplete. Please load the page again.")
        checks = [Length(min=1, max=64, message=incomplete), refuse_unprintable]
        options |= {"default": lambda: token_urlsafe(12), "validators": checks}
        super().__init__(**options)  # type: ignore[no-untyped-call]


class RoleChoice(Radio):
    """One of the roles that the form's reader may give."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, choices=[], default=Role.MEMBER.value, **options)

    def offer(self, roles: Collection[Role]) -> None:
        """Set which roles there are to choose from."""
        self.choices = choices({role.value: words for role, words in ROLES.items() if role in roles})

    @property
    def role(self) -> Role:
        return Role(self.data)


class StartForm(Form):
    """A new organisation."""

    name = Line(_l("Its name"), most=60, required=_l("A name, please. It can be changed later."))
    key = Key()


class TeamForm(Form):
    """A new team."""

    name = Line(_l("The team’s name"), most=60, required=_l("A name, please. It can be changed later."))
    joins = BooleanField(_l("I am in this team, as its manager"), default=True)
    key = Key()


class PlaceForm(Form):
    """How an organisation or a team is called, and how its board is set. What is not sent stays as it is."""

    name = Line(_l("Name"), most=60, required=_l("A name, please."))
    is_full = Radio(_l("Who sees the whole board?"), choices=choices(SEEN))
    goal = Line(_l("Tries a week that you want to reach together"), most=20)

    def __init__(self, name: str, board: BoardView, **options: Any) -> None:
        goal = "" if board.goal is None else str(board.goal)
        super().__init__(data={"name": name, "is_full": str(int(board.is_full)), "goal": goal}, **options)

    def validate_goal(self, field: Any) -> None:
        if field.data and not (NUMBER.fullmatch(field.data) and int(field.data) <= GOAL_MOST):
            raise ValidationError(_("A whole number from 1 to 10000, or nothing for three a head."))

    def given(self) -> dict[str, Any]:
        """Return what was said; call it after the form was validated."""
        goal = int(self.goal.data) if self.goal.data else None
        return {"name": self.name.data, "is_full": self.is_full.data == "1", "goal": goal}


class InviteForm(Form):
    """An invitation to an address; it offers the roles that one may give there."""

    email = Email(_l("Whom would you like to invite?"), missing=_l("Which address should the invitation go to?"))
    role = RoleChoice(_l("As"))

    def __init__(self, seat: Seat, team_id: int | None) -> None:
        super().__init__()
        self.role.offer(ceiling(seat, team_id))


class RoleForm(Form):
    """Another role for somebody."""

    role = RoleChoice(_l("Role"))

    def __init__(self, present: Role, *, roles: Collection[Role]) -> None:
        super().__init__(data={"role": present.value})
        self.role.offer(roles)
