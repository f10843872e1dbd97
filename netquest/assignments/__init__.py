"""Challenge sets, offering them to people, and what comes of it: the manager's desk, and one's own offers."""
