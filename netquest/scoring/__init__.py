"""The ledger of points and the badges: stores what the rulebook computes from acts that it is handed."""
