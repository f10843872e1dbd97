"""Tests of organisations: who belongs to them, and how one gets in and out."""
