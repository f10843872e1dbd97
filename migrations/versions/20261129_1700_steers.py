"""what people say about how NetQuest chooses for them"""

import sqlalchemy as sa
from alembic import op

revision = "a9d3c7e1f206"
down_revision = "8c1d4f7a2e95"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "steer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_steer_person_id_person"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steer")),
        sa.UniqueConstraint("person_id", "number", name=op.f("uq_steer_person_id_number")),
    )
    op.create_table(
        "steer_withdrawal",
        sa.Column("steer_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["steer_id"], ["steer.id"], name=op.f("fk_steer_withdrawal_steer_id_steer"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("steer_id", name=op.f("pk_steer_withdrawal")),
    )


def downgrade() -> None:
    op.drop_table("steer_withdrawal")
    op.drop_table("steer")
