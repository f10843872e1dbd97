"""Demo people with a history made by the rules, marked as demo; they have no password."""
