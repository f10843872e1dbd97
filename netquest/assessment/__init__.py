"""The assessment: statements, a person's answers, and what they say. Nobody but that person ever sees them."""
