"""the language of a person, and the one in which a mail was asked for"""

import sqlalchemy as sa
from alembic import op

revision = "b1d4e6a8c302"
down_revision = "5f0c1d7a9b42"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("person", "outbox"):
        op.add_column(table, sa.Column("language", sa.String(length=8), nullable=False, server_default=""))


def downgrade() -> None:
    for table in ("outbox", "person"):
        op.drop_column(table, "language")
