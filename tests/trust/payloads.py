"""What people, tools and attackers type. Every text here is harmless where it is shown as text."""

ZWJ_FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

TEXTS = [
    "",
    " ",
    "\t \r\n ",
    "\u200b\u200c\u2060",
    "a\x00b",
    "\x00",
    "a\x1bb",
    "\u202eevil",
    "\u2066isolated",
    "\ufeffBOM",
    "e" + "\u0301" * 200,
    ZWJ_FAMILY * 5,
    "caf\u00e9",
    "cafe\u0301",
    "\u0130stanbul",
    "p\u0430ypal",
    "one\r\ntwo",
    "\U0010ffff",
    "\ufffd\ud7ff",
    "x" * 61,
    "x" * 2001,
    "\u05d0" * 300,
]
NUMBERS = [
    *("-1", "0", "8", "2147483648", "9223372036854775808", "1e400", "NaN", "Infinity", "１２", "1_0", "1,5", "0x10"),
    *("+3", " 3 ", "true", "9" * 5000),
]
DATES = [
    *("0000-00-00", "2027-02-29", "9999-12-31", "2026-11-1", "2026-11-19", "2026-11-15", "18.11.2026"),
    *(
        "２０２６-11-18",
        "2026-11-18T00:00:00Z",
        "20261118",
        "Mars/Phobos",
        "../../etc/passwd",
        "+02:00",
        "europe/berlin",
    ),
]
MARKUP = [
    *("<script>alert(1)</script>", "{{7*7}}", "{% raw %}", "' OR 1=1 --", '"; DROP TABLE person; --'),
    *("javascript:alert(1)", "data:text/html,x", "</textarea><b>", "%00", "%2e%2e%2f", "../../today", "a" * 10_000),
]
WORDS = [*TEXTS, *MARKUP]
"""What is typed where any words may stand."""

HOSTILE = [*WORDS, *NUMBERS, *DATES]
"""What is typed where only a number, a date or an address may stand."""

CHOICES = ["", " ", "a\x00b", "\u200b", "x" * 2001, *NUMBERS, *DATES, "<script>alert(1)</script>", "' OR 1=1 --"]

_TAGS = [
    *("script", "img", "svg", "iframe", "object", "embed", "body", "video", "audio", "details", "marquee", "math"),
    *("form", "input", "select", "textarea", "style", "link", "meta", "base"),
]
_EVENTS = [
    *("onerror", "onload", "onclick", "onfocus", "onmouseover", "ontoggle", "onanimationstart", "onpointerenter"),
    *("hx-on:click", "hx-get"),
]
_SCHEMES = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html;base64,PHN2Zz4=", "vbscript:x"]
_WAYS_OUT = [
    *('"', "'", ">", "'>", '">', "`", "-->", "]]>", "</title>", "</textarea>", "</script>", "&quot;", "&#34;"),
    *("&#x3c;", "\\u003c", "${7*7}", "{{7*7}}", "{%x%}", "#{7*7}", "<%= 7 %>"),
]
XSS = [
    *(f"<{tag}>" for tag in _TAGS),
    *(f"<{tag} x=1>" for tag in _TAGS),
    *(f"<img src=x {event}=alert(1)>" for event in _EVENTS),
    *(f'" {event}="alert(1)' for event in _EVENTS),
    *(f'<a href="{scheme}">x</a>' for scheme in _SCHEMES),
    *(f"{way}<b>x" for way in _WAYS_OUT),
    *(f"{way}<svg/onload=alert(1)>" for way in _WAYS_OUT),
]

PARTS = [
    *("-1", "0", "00", "9223372036854775808", "1" * 30, "1.0", "１", "%00", "1%00", "..", "../1", "%2e%2e%2f1"),
    *("..%2f..%2fetc", "%ff", "%ed%a0%80", "a b", "A", "x" * 300, "a--b", "<b>", "%3Cscript%3E"),
    "c0ffee00-0000-4000-8000-000000000000",
]
"""What may stand where a slug, a row's number or a token is expected."""
