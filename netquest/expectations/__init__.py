"""What somebody expects of a try, what they plan, and what came of it. For themselves alone."""
