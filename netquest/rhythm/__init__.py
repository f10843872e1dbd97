"""The rhythm of a person: days a week, rest days, pauses, and whether they count days in a row. It is theirs alone."""
