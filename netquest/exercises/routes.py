"""The addresses of the exercises, on one page."""

from flask import Blueprint

from netquest.exercises import hub_routes, reframe_routes

bp = Blueprint("exercises", __name__)
POST = ("POST",)

bp.add_url_rule("/exercises", view_func=hub_routes.index)

bp.add_url_rule("/reframes", view_func=reframe_routes.reframes)
bp.add_url_rule("/reframes/new", view_func=reframe_routes.new_reframe)
bp.add_url_rule("/reframes", view_func=reframe_routes.create_reframe, methods=POST)
bp.add_url_rule("/reframes/<row:reframe_id>", view_func=reframe_routes.reframe)
bp.add_url_rule("/reframes/<row:reframe_id>", view_func=reframe_routes.update_reframe, methods=POST)
bp.add_url_rule("/reframes/<row:reframe_id>/retirement", view_func=reframe_routes.retire_reframe, methods=POST)
bp.add_url_rule("/reframes/<row:reframe_id>/return", view_func=reframe_routes.return_reframe, methods=POST)
bp.add_url_rule("/reframes/<row:reframe_id>/deletion", view_func=reframe_routes.delete_reframe, methods=POST)
