"""Templates: strict undefined, and every macro of templates/ui as an attribute of the global `ui`."""

from pathlib import Path
from types import SimpleNamespace

from flask import Flask
from jinja2 import StrictUndefined


def prepare_templates(app: Flask) -> None:
    """Set up the environment. Call it after every other global is in place, since macros see globals only."""
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    ui = SimpleNamespace()
    environment.globals["ui"] = ui
    for path in sorted((Path(app.root_path).parent / "templates" / "ui").glob("*.html")):
        module = environment.get_template(f"ui/{path.name}").module
        vars(ui).update({name: value for name, value in vars(module).items() if not name.startswith("_")})
