"""what people expect of a try, and what came of it"""

import sqlalchemy as sa
from alembic import op

revision = "b7d4f1c8e230"
down_revision = "b7d20c6e91aa"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("keeps_expectations", sa.Boolean(), nullable=True))
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("fears", sa.Text(), nullable=False),
        sa.Column("own_fear", sa.Text(), nullable=False),
        sa.Column("nerves", sa.Integer(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=True),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("learnt", sa.Text(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name=op.f("fk_plan_attempt_id_attempt"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_plan_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("attempt_id", name=op.f("uq_plan_attempt_id")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_plan_person_id_key")),
    )
    op.create_index("ix_plan_person_id_slug", "plan", ["person_id", "slug"])


def downgrade() -> None:
    op.drop_table("plan")
    op.drop_column("person", "keeps_expectations")
