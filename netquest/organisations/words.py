"""What is said in more than one place."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from netquest.organisations.rules import Role

ROLES = {Role.MEMBER: _l("member"), Role.MANAGER: _l("manager of the team"), Role.ADMIN: _l("admin")}


def only_admin() -> str:
    """Say why the last admin stays one."""
    return _("An organisation keeps an admin, and there is no other one yet. Make somebody else an admin first.")
