"""assessments with their answers, where a readiness begins, and which invitations somebody has put away

Revision ID: 8c41f0a2b7d3
Revises: 742a44b36a43
"""

import sqlalchemy as sa
from alembic import op

revision = "8c41f0a2b7d3"
down_revision = "742a44b36a43"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_assessment_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.UniqueConstraint("person_id", "number", name=op.f("uq_assessment_person_id_number")),
    )
    op.create_table(
        "assessment_answer",
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("statement", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("is_growth", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_assessment_answer_assessment_id_assessment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "statement", name=op.f("pk_assessment_answer")),
    )
    op.add_column("practice", sa.Column("prior", sa.Text(), nullable=False, server_default=""))
    op.add_column("person", sa.Column("put_away", sa.String(length=200), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("person", "put_away")
    op.drop_column("practice", "prior")
    op.drop_table("assessment_answer")
    op.drop_table("assessment")
