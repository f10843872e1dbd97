"""challenges that organisations write themselves, with their versions"""

import sqlalchemy as sa
from alembic import op

revision = "5f147b39bdfd"
down_revision = "c7a2f04e91d6"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("own_challenge",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("organisation_id", sa.Integer(), nullable=False),
    sa.Column("author_id", sa.Integer(), nullable=True),
    sa.Column("slug", sa.String(length=80), nullable=False),
    sa.Column("key", sa.String(length=64), nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_own_challenge_author_id_person"), ondelete="SET NULL"),
    sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_own_challenge_organisation_id_organisation"), ondelete="CASCADE"),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_own_challenge")),
    sa.UniqueConstraint("author_id", "key", name=op.f("uq_own_challenge_author_id_key")),
    sa.UniqueConstraint("slug", name=op.f("uq_own_challenge_slug"))
    )
    with op.batch_alter_table("own_challenge", schema=None) as batch_op:
        batch_op.create_index("ix_own_challenge_organisation_id", ["organisation_id", "id"], unique=False)

    op.create_table("own_challenge_version",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("organisation_id", sa.Integer(), nullable=False),
    sa.Column("challenge_id", sa.Integer(), nullable=False),
    sa.Column("number", sa.Integer(), nullable=False),
    sa.Column("version", sa.String(length=16), nullable=False),
    sa.Column("content", sa.JSON(), nullable=False),
    sa.Column("author_id", sa.Integer(), nullable=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_own_challenge_version_author_id_person"), ondelete="SET NULL"),
    sa.ForeignKeyConstraint(["challenge_id"], ["own_challenge.id"], name=op.f("fk_own_challenge_version_challenge_id_own_challenge"), ondelete="CASCADE"),
    sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_own_challenge_version_organisation_id_organisation"), ondelete="CASCADE"),
    sa.PrimaryKeyConstraint("id", name=op.f("pk_own_challenge_version")),
    sa.UniqueConstraint("challenge_id", "number", name=op.f("uq_own_challenge_version_challenge_id_number"))
    )
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stamp", sa.String(length=16), nullable=False, server_default=""))



def downgrade() -> None:
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_column("stamp")

    op.drop_table("own_challenge_version")
    with op.batch_alter_table("own_challenge", schema=None) as batch_op:
        batch_op.drop_index("ix_own_challenge_organisation_id")

    op.drop_table("own_challenge")
