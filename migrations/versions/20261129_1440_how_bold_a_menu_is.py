"""how bold a menu is"""

import sqlalchemy as sa
from alembic import op

revision = "c2b7f0d94e15"
down_revision = "8c41f0a2b7d3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("menu", sa.Column("mode", sa.String(length=8), nullable=False, server_default="normal"))
    op.add_column("menu", sa.Column("lean", sa.String(length=8), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("menu", "lean")
    op.drop_column("menu", "mode")
