"""what the nights find out about challenges, and what an attempt saw of it"""

import sqlalchemy as sa
from alembic import op

from netquest.core.db import UtcDateTime

revision = "8c1d4f7a2e95"
down_revision = "b7d2f09a4c61"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calibration_night",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("night", sa.Date(), nullable=False),
        sa.Column("begun_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("reached", sa.String(length=80), nullable=False),
        sa.Column("shift", sa.Double(), nullable=False),
        sa.Column("slope", sa.Double(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("finished_at", UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_calibration_night")),
        sa.UniqueConstraint("night", name=op.f("uq_calibration_night_night")),
    )
    op.create_table(
        "challenge_offset",
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mean", sa.Double(), nullable=False),
        sa.Column("variance", sa.Double(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version"],
            ["calibration_night.version"],
            name=op.f("fk_challenge_offset_version_calibration_night"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("slug", "version", name=op.f("pk_challenge_offset")),
    )
    op.add_column("attempt", sa.Column("calibration", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("attempt", sa.Column("offset", sa.Double(), nullable=False, server_default="0"))
    op.add_column("attempt", sa.Column("doubt", sa.Double(), nullable=False, server_default="0.5"))
    op.add_column("attempt", sa.Column("logit", sa.Double(), nullable=True))
    op.add_column("attempt", sa.Column("margin_doubt", sa.Double(), nullable=True))
    op.create_index("ix_attempt_at", "attempt", ["at"])
    op.add_column("menu", sa.Column("calibration", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("menu", "calibration")
    op.drop_index("ix_attempt_at", "attempt")
    for name in ("margin_doubt", "logit", "doubt", "offset", "calibration"):
        op.drop_column("attempt", name)
    op.drop_table("challenge_offset")
    op.drop_table("calibration_night")
