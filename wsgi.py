"""The WSGI application, for `flask --app wsgi` and for any WSGI server."""

from netquest.app import create_app

app = create_app()
