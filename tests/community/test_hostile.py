"""What somebody sends who means harm: refused with a sentence or made harmless, and never a fault."""

from __future__ import annotations

import io
import re
import zlib
from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.cities import way
from tests.community import ground
from thrive.community.actions.posting import Words
from thrive.community.models import Mention, Post, Thread
from thrive.notices.models import OutboundMessage

pytestmark = pytest.mark.django_db

# Each tries to run as a script, to load from elsewhere or to leave its place in the page.
SCRIPTS = """
<script>alert(1)</script>
<ScRiPt src=//x.test/a.js></sCrIpT>
<img src=x onerror=alert(1)>
<img/src=`x`onerror=alert(1)//
<svg onload=alert(1)>
<svg><script href="data:text/javascript,alert(1)"/></svg>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<svg><animate attributeName=href values=javascript:alert(1)>
<math><mi xlink:href="javascript:alert(1)">x</mi></math>
<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<iframe src=javascript:alert(1)></iframe>
<iframe srcdoc="<script>alert(1)</script>">
<object data=javascript:alert(1)></object>
<embed src=javascript:alert(1)>
<base href=//x.test/>
<meta http-equiv=refresh content="0;url=//x.test">
<link rel=stylesheet href=//x.test/a.css>
<style>@import '//x.test/a.css'</style>
<style>body{background:url(//x.test)}</style>
<div style="background:url(javascript:alert(1))">
<form action=//x.test><input name=password>
<button formaction=javascript:alert(1)>x</button>
<input autofocus onfocus=alert(1)>
<details open ontoggle=alert(1)>
<body onload=alert(1)>
<video><source onerror=alert(1)></video>
<audio src=x onerror=alert(1)>
<marquee onstart=alert(1)>
<template><script>alert(1)</script></template>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<title></title><img src=x onerror=alert(1)>
<textarea></textarea><img src=x onerror=alert(1)>
</p></div></main><script>alert(1)</script>
"><script>alert(1)</script>
' onmouseover='alert(1)
--><script>alert(1)</script>
]]><script>alert(1)</script>
<!--><script>alert(1)</script>
<![CDATA[<script>alert(1)</script>]]>
<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>
<<script>alert(1)//<</script>
<scr<script>ipt>alert(1)</script>
<a href="javascript:alert(1)">x</a>
<a href="jav&#x09;ascript:alert(1)">x</a>
<a href="data:text/html,<script>alert(1)</script>">x</a>
<a href=# onclick=alert(1) id=main class=btn>x</a>
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](java&#115;cript:alert(1))
[x](<java\\script:alert(1)>)
[x](&#x6A;avascript:alert(1))
[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
[x](vbscript:msgbox(1))
[x](//x.test "title\\" onmouseover=alert(1)")
[x](https://x.test/"onmouseover="alert(1))
![x](javascript:alert(1))
![x](//x.test/pixel.gif)
![x" onerror="alert(1)](x)
<javascript:alert(1)>
<https://x.test/"onclick="alert(1)>
[a]: javascript:alert(1)
{{ request.user.email }}{% debug %}
${alert(1)} #{7*7} <%= 7*7 %>
```html"onload=alert(1)
`</code><script>alert(1)</script>`
&lt;script&gt;alert(1)&lt;/script&gt;
\\<script>alert(1)</script>
""".strip().splitlines()
PLAIN = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4"}


class Said(HTMLParser):
    """Every tag and attribute inside the posts and titles of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        href = said.get("href") or "https:"
        if tag not in PLAIN or set(said) - {"href", "rel", "title"}:
            self.bad.append(f"{tag} {said}")
        elif not re.match(r"(https?:|mailto:|//|#|[^:]*%)", href):  # `a%5Cb:c` has no scheme
            self.bad.append(href)


class Shown(HTMLParser):
    """What a whole page would run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        runs = tag in ("script", "iframe", "object", "embed", "style", "base", "meta", "link")
        acts = any(name.startswith("on") or name in ("style", "srcdoc") for name in said)
        loads = "x.test" in (said.get("src") or "") or "javascript:" in (said.get("href") or "")
        if runs or acts or loads:
            self.bad.append(f"{tag} {said}")


def test_nothing_that_is_written_runs_or_loads_anything() -> None:
    ruth = ground.member("Ruth")
    found = ground.thread(ground.space(), ruth, SCRIPTS[0], words=Words("\n\n".join(SCRIPTS)))
    for title in SCRIPTS[1:9]:
        ground.thread(found.space, ruth, title[:160], words=Words(title))
    client = way.desk(ruth)

    post = found.posts.get()
    check = Said()
    check.feed(post.html)
    pages = [
        client.get(at).content.decode()
        for at in (
            *(found.get_absolute_url(), f"{found.get_absolute_url()}record/"),
            *(found.space.get_absolute_url(), f"/community/posts/{post.pk}/edit/", "/community/"),
        )
    ]

    assert check.bad == []
    check = Shown()
    for page in pages:
        main = page[page.index("<main") : page.index("</main>")]
        check.feed(main)
    assert check.bad == []


def _zip_in_png() -> bytes:
    return _png(4) + b"PK\x03\x04" + b"\x00" * 200


def _png(side: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    return out.getvalue()


def _bomb() -> bytes:
    """A picture of 60,000 by 60,000 in some kilobytes."""
    head = _png(1)
    size = (60_000).to_bytes(4, "big") * 2
    body = head[16:29]
    chunk = b"IHDR" + size + body[8:13]
    return head[:12] + chunk + zlib.crc32(chunk).to_bytes(4, "big") + head[33:]


FILES = (
    ("page.pdf", b"<html><script>alert(1)</script>%PDF-1.7", "application/pdf"),
    ("both.pdf", b"GIF89a/*%PDF-1.7*/=1;alert(1)", "application/pdf"),
    ("zip.pdf", b"PK\x03\x04%PDF-1.4", "application/pdf"),
    ("drawn.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml"),
    ("drawn.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/png"),
    ("bomb.png", _bomb(), "image/png"),
    ("torn.png", _png(64)[:44], "image/png"),
    ("run.exe", b"MZ\x90\x00", "application/pdf"),
    ("nothing.png", b"", "image/png"),
    ("..\\..\\x.html", b"<script>alert(1)</script>", "text/html"),
)


def test_files_that_are_not_what_they_say_are_refused_beside_the_field() -> None:
    ruth = ground.member("Ruth")
    found = ground.thread(ground.space(), ruth)
    client, at = way.desk(ruth), f"{found.get_absolute_url()}reply/"

    for name, content, media in FILES:
        sent = SimpleUploadedFile(name, content, media)
        answer = client.post(at, {"text": "Kept 4711", "language": "en", "attachments": sent})
        assert answer.status_code == 422, name
        assert "Kept 4711</textarea>" in answer.content.decode(), name
    hidden = SimpleUploadedFile("both.png", _zip_in_png(), "image/png")
    client.post(at, {"text": "Drawn anew", "language": "en", "attachments": hidden})

    kept = Post.objects.get(text="Drawn anew").files.get()
    with kept.file.open("rb") as drawn:
        assert b"PK\x03\x04" not in drawn.read()


@pytest.mark.parametrize("text", ["w" * 1_000_000, "[" * 400_000, "> " * 300_000 + "x"])
def test_a_post_of_a_megabyte_is_refused_and_what_fits_is_kept(text: str) -> None:
    ruth = ground.member("Ruth")
    found = ground.thread(ground.space(), ruth)

    answer = way.desk(ruth).post(
        f"{found.get_absolute_url()}reply/", {"text": text, "language": "en"}
    )

    assert answer.status_code in (400, 413, 422)
    assert Post.objects.count() == 1


def test_the_longest_post_of_the_worst_marks_is_drawn_and_names_stay_in_their_place() -> None:
    ruth = ground.member("Ruth")
    room = ground.space()
    nested = ("> " * 5_000 + "x", "[" * 9_000 + "](x)", "*_" * 9_000, "`" * 19_000, "<" * 19_000)
    for words in nested:
        found = ground.thread(room, ruth, "Deep", words=Words(words))
        assert way.desk(ruth).get(found.get_absolute_url()).status_code == 200
        Post.objects.all().delete()
    client = way.desk(ruth)
    client.post(
        f"{room.get_absolute_url()}new/",
        {
            "kind": "discussion",
            "title": "\u202egnp.tpircs\u200b\u2066" + "e" + "\u0301" * 50,
            "text": "I am \u202enimda\u202c\u200b, " + "Z" + "\u0336" * 400,
            "language": "en",
        },
    )

    made = Thread.objects.latest("pk")
    said = made.title + made.posts.get().text
    assert not re.search("[\u200b\u202a-\u202e\u2066-\u2069]", said)
    assert len(re.findall("[\u0301\u0336]", said)) <= 4


def test_a_storm_of_mentions_calls_five_people_and_an_hour_has_an_end() -> None:
    people = [ground.member(f"Neighbor {n:02d}") for n in range(9)]
    found = ground.thread(ground.space(), people[0])
    for who in people[1:]:
        ground.reply(found, who)
    OutboundMessage.objects.all().delete()
    client, at = way.desk(people[0]), f"{found.get_absolute_url()}reply/"
    storm = " ".join(f"@Neighbor {n:02d}" for n in range(9)) * 30

    codes = [
        client.post(at, {"text": f"{storm} {n}", "language": "en"}).status_code for n in range(22)
    ]

    assert codes == [302] * 19 + [422] * 3
    first = Post.objects.filter(author=people[0], number__gt=1).earliest("pk")
    assert Mention.objects.filter(post=first).count() <= 5
    assert OutboundMessage.objects.filter(context__link__endswith=f"/{first.pk}/").count() <= 5
