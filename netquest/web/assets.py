"""Static files under a digest: the many style sheets as one, the many scripts as one, all with the strict headers."""

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise

from netquest.web.held_file import HeldFile

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

PREFIX = "/static/"
ANY_DIGEST = re.compile(r"^/static/[0-9a-f]{16}/")
IMPORT = re.compile(r"@import url\(([^)]+)\);\n?")
ADDRESS = re.compile(r"url\(([^)]+)\)")
COMPRESSIBLE = frozenset({".css", ".js", ".svg", ".json", ".txt"})
AN_HOUR = 3600


class Assets:
    """The files of the folder `root`, and two made of them: `app.css` from css/look.css, `app.js` from js/*.js.

    All is read at start. The digest covers every path and byte, so what an address with it shows never changes.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        files = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        self._files = files | {"app.css": _sheet(files, "css/look.css"), "app.js": _script(files)}
        self.digest = _digest(self._files)

    def url(self, path: str) -> str:
        """Return the address of a file; a KeyError if there is none."""
        if path not in self._files:
            raise KeyError(f"no static file {path!r}")
        return f"{PREFIX}{self.digest}/{path}"

    def serve(self, app: Flask, headers: Mapping[str, str]) -> None:
        """Serve the files in front of the application, and let its templates write `asset('app.css')`."""
        app.jinja_env.globals["asset"] = self.url
        app.wsgi_app = self.wrap(app.wsgi_app, headers)  # type: ignore[assignment, method-assign]

    def wrap(self, wsgi_app: "WSGIApplication", headers: Mapping[str, str]) -> "WSGIApplication":
        """Serve the files in front of `wsgi_app`, which answers for whatever is not one of them.

        `headers` stand on every answer, of a file or of the application, 304 and 405 included. A page that another
        version made asks with another digest, and gets the file as it is here.
        """
        shelf = self._shelf(wsgi_app)

        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            path = environ.get("PATH_INFO", "")
            if path not in shelf.files:
                path = ANY_DIGEST.sub(PREFIX, path)
            if path not in shelf.files:
                return wsgi_app(environ, _adding(headers, start_response))
            body: Iterable[bytes] = shelf({**environ, "PATH_INFO": path}, _adding(headers, start_response))
            return body

        return answer

    def _shelf(self, wsgi_app: "WSGIApplication") -> Any:
        kept = f"{PREFIX}{self.digest}/"
        shelf: Any = WhiteNoise(
            wsgi_app,
            allow_all_origins=False,
            max_age=AN_HOUR,
            immutable_file_test=lambda _, url: url.startswith(kept),
        )
        for prefix in (PREFIX, kept):
            shelf.add_files(self.root, prefix)
            for path, body in self._files.items():
                if posixpath.splitext(path)[1] in COMPRESSIBLE:
                    shelf.files[prefix + path] = HeldFile(body, _headers(shelf, path, prefix + path))
        return shelf


def _digest(files: Mapping[str, bytes]) -> str:
    sums = (f"{path} {hashlib.sha256(body).hexdigest()}\n" for path, body in sorted(files.items()))
    return hashlib.sha256("".join(sums).encode()).hexdigest()[:16]


def _sheet(files: Mapping[str, bytes], path: str) -> bytes:
    """Return the sheet with its imports in place, every address written as seen from the root."""
    return "".join(_sheets(files, path)).encode()


def _sheets(files: Mapping[str, bytes], path: str) -> Iterator[str]:
    folder = posixpath.dirname(path)
    text = files[path].decode()
    for imported in IMPORT.findall(text):
        yield from _sheets(files, posixpath.normpath(posixpath.join(folder, imported)))
    yield ADDRESS.sub(
        lambda found: f"url({posixpath.normpath(posixpath.join(folder, found[1]))})", IMPORT.sub("", text)
    )


def _script(files: Mapping[str, bytes]) -> bytes:
    """Return the modules of js/ as one. None imports another, and each keeps its names in a block of its own."""
    own = sorted(path for path in files if posixpath.dirname(path) == "js")
    return b"".join(b"{\n" + files[path] + b"}\n" for path in own)


def _headers(shelf: Any, path: str, url: str) -> list[tuple[str, str]]:
    headers = Headers([])
    shelf.add_mime_headers(headers, path, url)
    shelf.add_cache_headers(headers, path, url)
    return headers.items()


def _adding(headers: Mapping[str, str], start_response: "StartResponse") -> "StartResponse":
    def start(status: str, given: list[tuple[str, str]], *exc_info: Any) -> Any:
        return start_response(status, [*given, *headers.items()], *exc_info)

    return start
