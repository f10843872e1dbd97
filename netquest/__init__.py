"""NetQuest: networking in small, graded challenges. The attempt counts, not the answer."""
