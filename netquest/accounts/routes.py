"""The addresses of accounts, on one page."""

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from netquest.accounts import mail_routes, mailed_routes, settings_routes, sign_in_routes
from netquest.core.config import Settings

bp = Blueprint("accounts", __name__)
BOTH = ("GET", "POST")

bp.add_url_rule("/signup", view_func=sign_in_routes.signup, methods=BOTH)
bp.add_url_rule("/login", view_func=sign_in_routes.login, methods=BOTH)
bp.add_url_rule("/language", view_func=sign_in_routes.speak, methods=["POST"])
bp.add_url_rule("/logout", view_func=sign_in_routes.logout, methods=["POST"])

bp.add_url_rule("/reset", view_func=mailed_routes.reset, methods=BOTH)
bp.add_url_rule("/reset/<token>", view_func=mailed_routes.choose_password, methods=BOTH)
bp.add_url_rule("/confirm/<token>", view_func=mailed_routes.confirm, methods=BOTH)
bp.add_url_rule("/confirmation", view_func=mailed_routes.send_again, methods=["POST"])

bp.add_url_rule("/settings", view_func=settings_routes.settings, methods=BOTH)
bp.add_url_rule("/settings/password", view_func=settings_routes.change_password, methods=BOTH)
bp.add_url_rule("/sessions/revocation", view_func=settings_routes.revoke_others, methods=["POST"])
bp.add_url_rule("/sessions/<row:session_id>/revocation", view_func=settings_routes.revoke, methods=["POST"])


@bp.record
def _show_mails_in_development(state: BlueprintSetupState) -> None:
    settings: Settings = state.app.config["SETTINGS"]
    if not settings.is_production:
        state.add_url_rule("/dev/mails", endpoint="mails", view_func=mail_routes.mails)
