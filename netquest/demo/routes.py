"""Entering the demo without an account of one's own."""

from flask import Blueprint

bp = Blueprint("demo", __name__)
