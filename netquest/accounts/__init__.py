"""People: sign-up, sign-in, sessions by device, preferences, mails about the account."""
