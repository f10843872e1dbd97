"""Static files: their addresses, what is made of them, and how they are served."""

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from flask import Flask, render_template_string
from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Response

from netquest.web.assets import Assets

STATIC = Path(__file__).parents[2] / "static"
TEMPLATES = STATIC.parent / "templates"
HEADERS = {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}


@pytest.fixture(scope="module")
def assets() -> Assets:
    return Assets(STATIC)


@pytest.fixture(scope="module")
def visitor(assets: Assets) -> Client:
    return Client(assets.wrap(Response("the application", status=404), HEADERS))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    for path, text in {
        "css/look.css": "@import url(parts/one.css);\n@layer look { a { color: red } }\n",
        "css/parts/one.css": "@layer one { b { mask: url(../../art/hill.svg), url(../pin.svg) } }\n",
        "js/b.js": "const name = 2;\n",
        "js/a.js": "const name = 1;\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def text(assets: Assets, path: str) -> str:
    return Client(assets.wrap(Response(), {})).get(assets.url(path)).text


def has_headers(answer: TestResponse) -> bool:
    return HEADERS.items() <= dict(answer.headers).items()


def test_a_file_that_does_not_exist_has_no_address(assets: Assets) -> None:
    with pytest.raises(KeyError, match=r"no\.css"):
        assets.url("no.css")


def test_one_changed_byte_changes_every_address(small: Path) -> None:
    before = Assets(small).url("app.css")
    (small / "js" / "a.js").write_text("const name = 3;\n")
    assert Assets(small).url("app.css") != before


def test_the_same_files_have_the_same_addresses(small: Path) -> None:
    assert Assets(small).digest == Assets(small).digest


def test_the_one_sheet_holds_the_imported_ones_in_their_order(small: Path) -> None:
    sheet = text(Assets(small), "app.css")
    assert sheet.index("@layer one") < sheet.index("@layer look")
    assert "@import" not in sheet


def test_addresses_in_the_one_sheet_are_seen_from_the_root(small: Path) -> None:
    assert "mask: url(art/hill.svg), url(css/pin.svg)" in text(Assets(small), "app.css")


def test_an_import_that_is_missing_stops_the_start(small: Path) -> None:
    (small / "css" / "parts" / "one.css").unlink()
    with pytest.raises(KeyError, match="parts/one"):
        Assets(small)


def test_scripts_keep_their_names_apart(small: Path) -> None:
    assert text(Assets(small), "app.js") == "{\nconst name = 1;\n}\n{\nconst name = 2;\n}\n"


def test_every_address_in_the_sheet_is_a_file(assets: Assets) -> None:
    found = re.findall(r"url\(([^)]+)\)", text(assets, "app.css"))
    assert len(found) > 8
    assert [path for path in found if not (STATIC / path).is_file()] == []


def test_the_layers_are_declared_before_they_are_filled(assets: Assets) -> None:
    assert text(assets, "app.css").startswith("@layer tokens, base, layout, components;")


def test_style_and_script_stay_light(assets: Assets) -> None:
    weights = {path: len(gzip.compress(text(assets, path).encode(), 9)) for path in ("app.css", "app.js")}
    htmx = len(gzip.compress((STATIC / "vendor" / "htmx.min.js").read_bytes(), 9))
    assert weights["app.css"] <= 20_000
    assert weights["app.js"] + htmx <= 30_000


def test_nothing_is_fetched_from_another_origin(assets: Assets) -> None:
    own = [
        path for path in STATIC.rglob("*") if path.suffix in (".css", ".js", ".svg") and path.parent.name != "vendor"
    ]
    assert own
    for path in own:
        assert re.findall(r"https?://(?!www\.w3\.org/)", path.read_text()) == [], path


def test_third_party_files_are_those_that_were_taken() -> None:
    versions = json.loads((STATIC / "vendor" / "VERSIONS.json").read_text())
    assert {"htmx.min.js", "idiomorph-ext.min.js", "../sprite.svg"} == versions.keys()
    for path, taken in versions.items():
        found = hashlib.sha384((STATIC / "vendor" / path).read_bytes()).digest()
        assert taken["sha384"] == f"sha384-{base64.b64encode(found).decode()}", path
    assert versions["htmx.min.js"]["version"] == "2.0.11"


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    symbols = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "sprite.svg").read_text()))
    calls = [
        call
        for path in TEMPLATES.rglob("*.html")
        for call in re.findall(r"ui\.(?:icon|shape)\('([a-z0-9-]+)'[,)]", path.read_text())
    ]
    assert calls
    assert set(calls) - symbols == set()


def test_an_address_with_the_digest_may_be_kept_for_ever(assets: Assets, visitor: Client) -> None:
    for path in ("app.css", "fonts/figtree-latin-wght-normal.woff2"):
        assert "immutable" in visitor.head(assets.url(path)).headers["Cache-Control"]
        assert "immutable" not in visitor.head(f"/static/{path}").headers["Cache-Control"]


def test_a_page_of_another_version_gets_its_style_but_does_not_keep_it(visitor: Client) -> None:
    answer = visitor.get("/static/0123456789abcdef/app.css")
    assert answer.status_code == 200
    assert "immutable" not in answer.headers["Cache-Control"]


@pytest.mark.parametrize(("accepts", "encoding"), [("br, gzip", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")])
def test_a_text_is_compressed_as_the_browser_likes(
    assets: Assets, visitor: Client, accepts: str, encoding: str
) -> None:
    answer = visitor.get(assets.url("app.css"), headers={"Accept-Encoding": accepts})
    assert answer.headers["Content-Encoding"] == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    opened = {"br": brotli.decompress, "gzip": gzip.decompress}[encoding](answer.data)
    assert opened.decode() == text(assets, "app.css")


def test_a_browser_without_compression_gets_plain_text(assets: Assets, visitor: Client) -> None:
    answer = visitor.get(assets.url("app.css"))
    assert "Content-Encoding" not in answer.headers
    assert int(answer.headers["Content-Length"]) == len(answer.data)


@pytest.mark.parametrize("path", ["app.css", "art/icon.svg", "fonts/figtree-latin-wght-normal.woff2"])
def test_every_answer_about_a_file_carries_the_headers(assets: Assets, visitor: Client, path: str) -> None:
    url = assets.url(path)
    found = visitor.head(url)
    known = visitor.get(url, headers={"If-None-Match": found.headers["ETag"]})
    refused = visitor.post(url)
    beyond = visitor.head(url, headers={"Range": "bytes=99999999-"})
    assert (found.status_code, known.status_code, refused.status_code) == (200, 304, 405)
    assert beyond.status_code in (200, 416)
    assert all(has_headers(answer) for answer in (found, known, refused, beyond))


def test_asking_for_the_head_brings_no_body(assets: Assets, visitor: Client) -> None:
    answer = visitor.head(assets.url("app.css"))
    assert answer.status_code == 200
    assert answer.data == b""


def test_the_application_gets_the_addresses_and_serves_the_files(small: Path) -> None:
    app = Flask("small", static_folder=None)
    Assets(small).serve(app, HEADERS)
    with app.test_request_context():
        url = render_template_string("{{ asset('js/a.js') }}")
    assert app.test_client().get(url).text == "const name = 1;\n"


@pytest.mark.parametrize("path", ["/static/none.css", "/static/../pyproject.toml", "/static/", "/today"])
def test_what_is_no_file_is_left_to_the_application(visitor: Client, path: str) -> None:
    assert visitor.get(path).text == "the application"
