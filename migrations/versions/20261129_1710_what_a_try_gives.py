"""what a try gives to somebody else"""

import sqlalchemy as sa
from alembic import op

revision = "b7d2f09a4c61"
down_revision = "e4a90c55d7b1"
branch_labels = None
depends_on = None

GIVEN = {
    "introduction": ["introduce-two-people", "lend-a-witness"],
    "thanks": ["note-to-a-maker", "thank-the-no", "thanks-for-one-thing", "what-became-of-it"],
    "offer": [
        "answer-for-the-next",
        "answer-with-an-example",
        "company-to-the-door",
        "fits-you-not-me",
        "five-minute-gifts",
        "lend-an-hour",
        "three-kinds-of-help",
    ],
    "recommendation": [
        "credits-roll",
        "name-behind-the-idea",
        "put-forward-a-name",
        "recommend-unasked",
        "tell-their-boss",
    ],
    "story": ["clumsy-first-try", "met-through-us", "publish-a-lesson", "share-a-success-story"],
    "talk": ["three-minute-stage"],
    "lesson": ["open-question-hour", "teach-four-people", "unwritten-map"],
}


def upgrade() -> None:
    op.add_column("attempt", sa.Column("gives", sa.String(16), nullable=False, server_default=""))
    attempt = sa.table("attempt", sa.column("slug", sa.String), sa.column("gives", sa.String))
    for gift, slugs in GIVEN.items():
        op.execute(attempt.update().where(attempt.c.slug.in_(slugs)).values(gives=gift))


def downgrade() -> None:
    op.drop_column("attempt", "gives")
