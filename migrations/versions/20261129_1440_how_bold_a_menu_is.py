"""how bold a menu is"""

import sqlalchemy as sa
from alembic import op

revision = "c2b7f0d94e15"
down_revision = "d3b7a9e15c20"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("menu", sa.Column("mode", sa.String(length=8), nullable=False, server_default="normal"))
    op.add_column("menu", sa.Column("lean", sa.String(length=8), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("menu", "lean")
    op.drop_column("menu", "mode")
