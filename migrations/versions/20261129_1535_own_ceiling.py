"""the highest grade that a person wants to be offered"""

import sqlalchemy as sa
from alembic import op

revision = "e4a90c55d7b1"
down_revision = "5f147b39bdfd"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("ceiling", sa.Integer(), nullable=False, server_default="5"))


def downgrade() -> None:
    op.drop_column("person", "ceiling")
