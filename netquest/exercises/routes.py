"""The addresses of the exercises, on one page."""

from flask import Blueprint

from netquest.exercises import hub_routes, looking_back_routes, myth_routes, reframe_routes, strength_routes

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

bp.add_url_rule("/myths", view_func=myth_routes.myths)
bp.add_url_rule("/myths/<slug:slug>", view_func=myth_routes.myth)
bp.add_url_rule("/myths/<slug:slug>/answers", view_func=myth_routes.answer_myth, methods=POST)

bp.add_url_rule("/strengths", view_func=strength_routes.strengths)
bp.add_url_rule("/strengths", view_func=strength_routes.add_strength, methods=POST)
bp.add_url_rule("/strengths/<row:strength_id>", view_func=strength_routes.strength)
bp.add_url_rule("/strengths/<row:strength_id>", view_func=strength_routes.edit_strength, methods=POST)
bp.add_url_rule("/strengths/<row:strength_id>/retirement", view_func=strength_routes.retire_strength, methods=POST)
bp.add_url_rule("/strengths/<row:strength_id>/deletion", view_func=strength_routes.delete_strength, methods=POST)

bp.add_url_rule("/looking-back", view_func=looking_back_routes.looking_back)
bp.add_url_rule("/looking-back", view_func=looking_back_routes.begin_looking_back, methods=POST)
bp.add_url_rule("/looking-back/<row:look_id>", view_func=looking_back_routes.look_back)
bp.add_url_rule("/looking-back/<row:look_id>", view_func=looking_back_routes.write_looking_back, methods=POST)
bp.add_url_rule("/looking-back/<row:look_id>/choice", view_func=looking_back_routes.choose_for_tomorrow, methods=POST)
bp.add_url_rule("/looking-back/<row:look_id>/deletion", view_func=looking_back_routes.delete_looking_back, methods=POST)
