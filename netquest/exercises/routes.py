"""The addresses of the exercises, on one page."""

from flask import Blueprint

from netquest.exercises import hub_routes

bp = Blueprint("exercises", __name__)

bp.add_url_rule("/exercises", view_func=hub_routes.index)
