"""What each unsafe route takes and acts on, when whoever may do it sends it; a route without an entry takes nothing."""

from tests.conftest import PASSWORD
from tests.trust.cast import SLUG

NEW_PASSWORD = "another quiet ridge, in March"

BODIES: dict[str, dict[str, str]] = {
    "accounts.signup": {
        "name": "Nadia",
        "email": "nadia@example.org",
        "password": NEW_PASSWORD,
        "timezone": "Asia/Kathmandu",
    },
    "accounts.login": {"email": "alice@example.org", "password": PASSWORD, "next": "/progress"},
    "accounts.reset": {"email": "alice@example.org"},
    "accounts.choose_password": {"password": NEW_PASSWORD},
    "accounts.confirm": {"password": PASSWORD},
    "accounts.settings": {
        "name": "Alice B.",
        "timezone": "Asia/Kathmandu",
        "day_start": "3",
        "weekly_goal": "5",
        "minutes": "30",
        "theme": "dark",
        "language": "de",
    },
    "accounts.speak": {"language": "de", "next": "/login"},
    "accounts.change_password": {"password": PASSWORD, "new_password": NEW_PASSWORD},
    "organisations.create": {"name": "Tern & Daughters", "key": "start-1"},
    "organisations.settings": {"name": "Harbour and Sons", "is_full": "1", "goal": "40"},
    "organisations.invitations": {"email": "lars@harbour.example", "role": "admin"},
    "organisations.set_role": {"role": "admin"},
    "organisations.create_team": {"name": "Jetty", "joins": "y", "key": "team-1"},
    "organisations.team_settings": {"name": "Inner Harbour", "is_full": "1", "goal": "12"},
    "organisations.team_invitations": {"email": "lars@harbour.example", "role": "member"},
    "organisations.set_team_role": {"role": "manager"},
    "organisations.accept": {"password": PASSWORD},
    "leaderboards.team_presence": {"on": "0"},
    "leaderboards.organisation_presence": {"on": "0"},
    "assignments.create": {"name": "Autumn round", "why": "Small ones first.", "from": "first-week", "key": "set-1"},
    "assignments.update": {"name": "Winter round", "why": "Warm ones first."},
    "assignments.add_item": {"slug": "two-silent-seconds"},
    "assignments.place_item": {"position": "3"},
    "assignments.assign": {"to": "person:2", "starts_on": "2026-11-19", "due_on": "2026-12-19", "key": "offer-1"},
    "challenges.attempt": {
        "key": f"2026-11-18:{SLUG}:1",
        "outcome": "declined",
        "nerves_before": "70",
        "nerves_after": "30",
        "note": "They smiled.",
        "day": "2026-11-18",
    },
    "challenges.create_menu": {"number": "0", "minutes": "60", "energy": "3"},
    "exercises.create_reframe": {
        "key": "card-1",
        "guide": "pushy",
        "before": SLUG,
        "thought": "They will find me pushy.",
        "first_answer": "Ten minutes.",
        "second_answer": "Yes, in four words.",
        "third_answer": "Good question, bad week.",
        "card": "I am asking once.",
    },
    "exercises.update_reframe": {
        "number": "1",
        "thought": "They will sigh.",
        "first_answer": "One minute.",
        "second_answer": "In two words.",
        "third_answer": "I would not mind.",
        "card": "A sigh is allowed.",
    },
    "demo.sign_in": {"role": "member"},
}
