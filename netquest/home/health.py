"""Whether this process can do its work."""

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError

from netquest.core.config import ROOT
from netquest.core.db import db


def faults() -> list[str]:
    """Name what keeps this process from working: 'database' does not answer, 'migrations' are not at head."""
    try:
        current = MigrationContext.configure(db.session.connection()).get_current_heads()
    except SQLAlchemyError:
        return ["database"]
    return [] if set(current) == set(heads()) else ["migrations"]


def heads() -> list[str]:
    """Return the revisions that this version's migrations end in."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    return list(ScriptDirectory.from_config(config).get_heads())
