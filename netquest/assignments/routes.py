"""The addresses of sets and offers, on one page."""

from flask import Blueprint

from netquest.assignments import offer_routes, set_routes

bp = Blueprint("assignments", __name__)

bp.add_url_rule("/sets", view_func=set_routes.sets)
bp.add_url_rule("/sets/new", view_func=set_routes.new)
bp.add_url_rule("/sets", view_func=set_routes.create, methods=["POST"])
bp.add_url_rule("/sets/<row:set_id>", view_func=set_routes.show)
bp.add_url_rule("/sets/<row:set_id>", view_func=set_routes.update, methods=["POST"])
bp.add_url_rule("/sets/<row:set_id>/items", view_func=set_routes.add_item, methods=["POST"])
bp.add_url_rule("/sets/<row:set_id>/items/<slug:item>/removal", view_func=set_routes.remove_item, methods=["POST"])
bp.add_url_rule("/sets/<row:set_id>/items/<slug:item>/place", view_func=set_routes.place_item, methods=["POST"])
bp.add_url_rule("/sets/<row:set_id>/assignments", view_func=set_routes.assign, methods=["POST"])

bp.add_url_rule("/assignments", view_func=offer_routes.offers)
bp.add_url_rule("/assignments/<row:assignment_id>/withdrawal", view_func=offer_routes.withdraw, methods=["POST"])
bp.add_url_rule("/offers/<row:offer_id>/acceptance", view_func=offer_routes.accept, methods=["POST"])
bp.add_url_rule("/offers/<row:offer_id>/passing", view_func=offer_routes.pass_on, methods=["POST"])
bp.add_url_rule("/privacy/what-my-manager-sees", view_func=offer_routes.what_my_manager_sees)
