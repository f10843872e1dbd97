"""the quests of a week, and whether a person wants them"""

import sqlalchemy as sa
from alembic import op

revision = "b7d20c6e91aa"
down_revision = "d1b86f30a7c4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('quest_week',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('monday', sa.Date(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seed', sa.String(length=20), nullable=False),
    sa.Column('rules', sa.String(length=16), nullable=False),
    sa.Column('quests', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_quest_week_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_quest_week')),
    sa.UniqueConstraint('person_id', 'monday', 'number', name=op.f('uq_quest_week_person_id_monday_number'))
    )
    op.add_column("person", sa.Column("quests", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    op.drop_column("person", "quests")
    op.drop_table('quest_week')
