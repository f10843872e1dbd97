"""reframes: caught thoughts and the cards that answer them"""

import sqlalchemy as sa
from alembic import op

revision = "8c41d2f0b6e7"
down_revision = "b1d4e6a8c302"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reframe",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("guide", sa.String(length=80), nullable=False),
        sa.Column("thought", sa.Text(), nullable=False),
        sa.Column("first_answer", sa.Text(), nullable=False),
        sa.Column("second_answer", sa.Text(), nullable=False),
        sa.Column("third_answer", sa.Text(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_reframe_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reframe")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_reframe_person_id_key")),
    )


def downgrade() -> None:
    op.drop_table("reframe")
