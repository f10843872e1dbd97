"""ledger by its natural key, and what was tried before by challenge and day"""

import sqlalchemy as sa
from alembic import op

revision = "5f0c1d7a9b42"
down_revision = "3458464e336d"
branch_labels = None
depends_on = None

KEPT = "person_id, day, cause, component, points, board_points, at"


def upgrade() -> None:
    op.execute(f"CREATE TABLE ledger_copy AS SELECT {KEPT} FROM ledger_line")
    op.drop_table("ledger_line")
    op.create_table(
        "ledger_line",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("cause", sa.String(length=40), nullable=False),
        sa.Column("component", sa.String(length=16), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("board_points", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_ledger_line_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "day", "cause", "component", name=op.f("pk_ledger_line")),
        sqlite_with_rowid=False,
    )
    op.execute(f"INSERT INTO ledger_line ({KEPT}) SELECT {KEPT} FROM ledger_copy")
    op.drop_table("ledger_copy")
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.drop_index("ix_attempt_person_id_slug")
        batch_op.create_index("ix_attempt_person_id_slug_day", ["person_id", "slug", "day"], unique=False)


def downgrade() -> None:
    op.execute(f"CREATE TABLE ledger_copy AS SELECT {KEPT} FROM ledger_line")
    op.drop_table("ledger_line")
    op.create_table(
        "ledger_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("component", sa.String(length=16), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("board_points", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_ledger_line_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_line")),
        sa.UniqueConstraint("source", name=op.f("uq_ledger_line_source")),
    )
    source = "cause || ':' || CAST(day AS VARCHAR(10)) || ':' || component"
    op.execute(
        f"INSERT INTO ledger_line ({KEPT}, source) SELECT {KEPT}, {source} FROM ledger_copy ORDER BY at, day, component"
    )
    op.drop_table("ledger_copy")
    with op.batch_alter_table("ledger_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ledger_line_cause"), ["cause"], unique=False)
        batch_op.create_index("ix_ledger_line_person_id_day", ["person_id", "day"], unique=False)
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.drop_index("ix_attempt_person_id_slug_day")
        batch_op.create_index("ix_attempt_person_id_slug", ["person_id", "slug"], unique=False)
