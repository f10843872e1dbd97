"""Organisations, their teams and boards, who belongs to them in which role, and how one gets in and out."""
