"""Quests: three a week for each person, sized to them, and one theme a season; they pay nothing and cost nothing."""
