"""A static file that is held in memory, and compressed when somebody first asks for it."""

import gzip
import hashlib
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from io import BytesIO
from typing import Any

import brotli  # type: ignore[import-untyped]
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header, parse_etags
from whitenoise import responders

Response: Any = responders.Response  # WhiteNoise has no annotations
COMPRESS = {"br": brotli.compress, "gzip": gzip.compress}


class HeldFile:
    """Answers WhiteNoise as its own files do. `headers` go out with every answer but 405.

    The tag is that of the plain bytes and weak, since the same file goes out in three encodings.
    """

    def __init__(self, body: bytes, headers: Sequence[tuple[str, str]]) -> None:
        self._bodies = {"": body}
        self._tag = hashlib.sha256(body).hexdigest()[:32]
        self._headers = [*headers, ("ETag", f'W/"{self._tag}"'), ("Vary", "Accept-Encoding")]

    def get_response(self, method: str, environ: Mapping[str, Any]) -> Any:
        """Answer one request: 304 to whoever has this tag, else the file in the best encoding that is accepted."""
        if method not in ("GET", "HEAD"):
            return responders.NOT_ALLOWED_RESPONSE
        if parse_etags(environ.get("HTTP_IF_NONE_MATCH")).contains_weak(self._tag):
            return Response(HTTPStatus.NOT_MODIFIED, self._headers, None)
        encoding = _wanted(environ.get("HTTP_ACCEPT_ENCODING", ""))
        body = self._in(encoding)
        named = [("Content-Encoding", encoding)] if encoding else []
        headers = [*self._headers, *named, ("Content-Length", str(len(body)))]
        return Response(HTTPStatus.OK, headers, BytesIO(body) if method == "GET" else None)

    def _in(self, encoding: str) -> bytes:
        """Compress once. Two threads that ask at the same time both do it, and get the same bytes."""
        if encoding not in self._bodies:
            self._bodies[encoding] = COMPRESS[encoding](self._bodies[""])
        return self._bodies[encoding]


def _wanted(accepted: str) -> str:
    choices = parse_accept_header(accepted, Accept)
    return next((encoding for encoding in COMPRESS if choices[encoding] > 0), "")
