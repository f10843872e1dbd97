"""challenges that people hide, and bring back"""

import sqlalchemy as sa
from alembic import op

revision = "d1b86f30a7c4"
down_revision = "3e9b71d0c5a8"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hiding",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_hiding_person_id_person"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "slug", name=op.f("pk_hiding")),
    )


def downgrade() -> None:
    op.drop_table("hiding")
