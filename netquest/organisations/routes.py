"""The addresses of organisations, teams and the ways into them, on one page."""

from flask import Blueprint

from netquest.organisations import door_routes, invitation_routes, organisation_routes, people_routes, team_routes

bp = Blueprint("organisations", __name__)
BOTH = ("GET", "POST")
POST = ("POST",)

bp.add_url_rule("/organisation", view_func=organisation_routes.show)
bp.add_url_rule("/organisations", view_func=organisation_routes.create, methods=POST)
bp.add_url_rule("/organisation/settings", view_func=organisation_routes.settings, methods=BOTH)
bp.add_url_rule("/organisation/leaving", view_func=organisation_routes.leave, methods=POST)
bp.add_url_rule("/organisation/invitations", view_func=invitation_routes.invitations, methods=BOTH)
bp.add_url_rule("/organisation/people/<row:person_id>", view_func=people_routes.person)
bp.add_url_rule("/organisation/people/<row:person_id>/role", view_func=people_routes.set_role, methods=POST)
bp.add_url_rule("/organisation/people/<row:person_id>/removal", view_func=people_routes.remove, methods=POST)

bp.add_url_rule("/teams/new", view_func=team_routes.new_team)
bp.add_url_rule("/teams", view_func=team_routes.create_team, methods=POST)
bp.add_url_rule("/teams/<slug:slug>", view_func=team_routes.team)
bp.add_url_rule("/teams/<slug:slug>/settings", view_func=team_routes.team_settings, methods=BOTH)
bp.add_url_rule("/teams/<slug:slug>/leaving", view_func=team_routes.leave_team, methods=POST)
bp.add_url_rule("/teams/<slug:slug>/invitations", view_func=invitation_routes.team_invitations, methods=BOTH)
bp.add_url_rule("/teams/<slug:slug>/link", view_func=invitation_routes.make_link, methods=POST)
bp.add_url_rule("/teams/<slug:slug>/link/revocation", view_func=invitation_routes.revoke_link, methods=POST)
bp.add_url_rule("/teams/<slug:slug>/people/<row:person_id>", view_func=people_routes.team_person)
bp.add_url_rule("/teams/<slug:slug>/people/<row:person_id>/role", view_func=people_routes.set_team_role, methods=POST)
bp.add_url_rule(
    "/teams/<slug:slug>/people/<row:person_id>/removal", view_func=people_routes.remove_from_team, methods=POST
)

bp.add_url_rule("/invitations/<row:invitation_id>/revocation", view_func=invitation_routes.revoke, methods=POST)
bp.add_url_rule("/invitations/<row:invitation_id>/sending", view_func=invitation_routes.send_again, methods=POST)
bp.add_url_rule("/invitations/<token>", view_func=door_routes.accept, methods=BOTH)
bp.add_url_rule("/join/<token>", view_func=door_routes.join, methods=BOTH)
