"""The addresses of expectations, on one page."""

from flask import Blueprint

from netquest.expectations import consent_routes, finding_routes, plan_routes

bp = Blueprint("expectations", __name__)
POST = ("POST",)

bp.add_url_rule("/challenges/<slug:slug>/plan", view_func=plan_routes.plan)
bp.add_url_rule("/challenges/<slug:slug>/plan", view_func=plan_routes.keep, methods=POST)
bp.add_url_rule("/challenges/<slug:slug>/plan/removal", view_func=plan_routes.remove, methods=POST)

bp.add_url_rule("/attempts/<row:attempt_id>/finding", view_func=finding_routes.finding)
bp.add_url_rule("/attempts/<row:attempt_id>/finding", view_func=finding_routes.tell, methods=POST)
bp.add_url_rule("/attempts/<row:attempt_id>/finding/removal", view_func=finding_routes.untell, methods=POST)

bp.add_url_rule("/expectations/consent", view_func=consent_routes.consent, methods=POST)
bp.add_url_rule("/expectations/deletion", view_func=consent_routes.forget, methods=POST)
