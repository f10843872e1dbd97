"""looking back: bad experiences in three steps, and what was chosen for the day after"""

import sqlalchemy as sa
from alembic import op

revision = "d3b7a9e15c20"
down_revision = "8c41f0a2b7d3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "looking_back",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("is_heavy", sa.Boolean(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("pattern", sa.Text(), nullable=False),
        sa.Column("otherwise", sa.Text(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=True),
        sa.Column("for_day", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_looking_back_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looking_back")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_looking_back_person_id_key")),
    )
    with op.batch_alter_table("looking_back", schema=None) as batch_op:
        batch_op.create_index("ix_looking_back_person_id_for_day", ["person_id", "for_day"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("looking_back", schema=None) as batch_op:
        batch_op.drop_index("ix_looking_back_person_id_for_day")
    op.drop_table("looking_back")
