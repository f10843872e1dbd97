"""Sign-up, sign-in, settings, mailed links: each in every state that looks different."""

from tests.browser import people
from tests.browser.scene import Scene, place
from tests.conftest import PASSWORD

place("landing", "home.landing")(lambda scene: scene.open("/"))
place("sign-up", "accounts.signup")(lambda scene: scene.open("/signup"))
place("sign-in", "accounts.login")(lambda scene: scene.open("/login"))
place("reset", "accounts.reset")(lambda scene: scene.open("/reset"))
place("settings", "accounts.settings")(lambda scene: scene.enter(scene.veteran, "/settings"))
place("settings, not confirmed", "accounts.settings")(lambda scene: scene.newcomer("/settings", confirmed=False))
place("another password", "accounts.change_password")(lambda scene: scene.newcomer("/settings/password"))
place("confirmation, dead link", "accounts.confirm")(lambda scene: scene.open("/confirm/nothing", status=404))
place("new password, dead link", "accounts.choose_password")(lambda scene: scene.open("/reset/nothing", status=404))


@place("sign-up, refused", "accounts.signup")
def refused_sign_up(scene: Scene) -> None:
    scene.open("/signup")
    scene.page.get_by_label("Email").fill("no-address@x")
    scene.page.locator("form.form").evaluate("form => { form.noValidate = true; }")
    scene.press("Make my account", status=422)


@place("sign-in, refused", "accounts.login")
def refused_sign_in(scene: Scene) -> None:
    scene.open("/login")
    scene.page.get_by_label("Email").fill("nobody@example.org")
    scene.page.get_by_label("Password").fill(PASSWORD)
    scene.press("Sign in", status=422)


@place("sign-in, after a reset", "accounts.login")
def asked_for_reset(scene: Scene) -> None:
    scene.open("/reset")
    scene.page.get_by_label("Email").fill("nobody@example.org")
    scene.press("Send me a link")


@place("reset, refused", "accounts.reset")
def refused_reset(scene: Scene) -> None:
    scene.open("/reset")
    scene.page.locator("form.form").evaluate("form => { form.noValidate = true; }")
    scene.press("Send me a link", status=422)


@place("new password", "accounts.choose_password")
def new_password(scene: Scene) -> None:
    scene.open(scene.mailed("reset", people.join(scene.live)))


@place("new password, refused", "accounts.choose_password")
def refused_new_password(scene: Scene) -> None:
    new_password(scene)
    scene.page.get_by_label("New password").fill("password")
    scene.press("Use this password", status=422)


@place("confirmation", "accounts.confirm")
def confirmation(scene: Scene) -> None:
    member = scene.newcomer("/settings", confirmed=False)
    scene.open(scene.mailed("confirm", member))


@place("confirmation, refused", "accounts.confirm")
def refused_confirmation(scene: Scene) -> None:
    confirmation(scene)
    scene.page.get_by_label("Password").fill("another one")
    scene.press("Confirm my address", status=422)


@place("confirmation, signed out", "accounts.confirm")
def confirmation_signed_out(scene: Scene) -> None:
    scene.open(scene.mailed("confirm", people.join(scene.live, confirmed=False)))


@place("confirmation, of somebody else", "accounts.confirm")
def confirmation_of_another(scene: Scene) -> None:
    scene.newcomer("/settings")
    confirmation_signed_out(scene)


@place("mails", "accounts.mails")
def mails(scene: Scene) -> None:
    scene.mailed("reset", people.join(scene.live, confirmed=False))
    scene.open("/dev/mails")


@place("settings, saved", "accounts.settings")
def saved_settings(scene: Scene) -> None:
    scene.newcomer("/settings")
    scene.press("Save")


@place("settings, refused", "accounts.settings")
def refused_settings(scene: Scene) -> None:
    scene.newcomer("/settings")
    scene.page.get_by_label("What should we call you?").fill(" ")
    scene.press("Save", status=422)


@place("another password, refused", "accounts.change_password")
def refused_password(scene: Scene) -> None:
    scene.newcomer("/settings/password")
    scene.page.get_by_label("Your password now").fill("another one")
    scene.page.get_by_label("New password").fill("another one")
    scene.press("Use this password", status=422)
