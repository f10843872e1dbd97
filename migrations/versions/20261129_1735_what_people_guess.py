"""how many of ten people guessed would say yes"""

import sqlalchemy as sa
from alembic import op

revision = "3e9b71d0c5a8"
down_revision = "7c3de58a1f46"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attempt", sa.Column("guess", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("attempt", "guess")
