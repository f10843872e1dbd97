"""The WSGI application, for `flask --app wsgi` and for any WSGI server."""

import sys

from netquest.app import create_app
from netquest.catalogue.loader import BadData
from netquest.core.config import Misconfigured

try:
    app = create_app()
except (Misconfigured, BadData) as error:
    print("NetQuest does not start:", *error.faults, sep="\n  ", file=sys.stderr)  # noqa: T201 - there is no log yet
    sys.exit(2)
