"""What is somebody's own in an answer by mail, in the manner of the usual mail programs."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from thrive.notices.answers import Answer, answer_in, mark_in, own_words

MARK, MARCA = f"– {mark_in('en')} –", f"– {mark_in('es')} –"


def test_the_usual_mail_programs() -> None:
    gmail = "On Mon, Nov 23, 2026 at 9:04 AM All Children Thrive <\nr-1@in.example> wrote:"
    en_gmail = "El lun, 23 nov 2026 a las 9:04, ACT (<r@in.example>) escribió:"
    apple = "On Nov 23, 2026, at 9:04, ACT <r@in.example> wrote:"
    table = {
        f"Ours too.\n\n{gmail}\n\n> {MARK}\n> Hello,": "Ours too.",
        f"Nos pasa igual.\n\n{en_gmail}\n\n> {MARCA}\n> Hola:": "Nos pasa igual.",
        f"{apple}\n> {MARK}\n> Hello\n\nBelow the quote.": "Below the quote.",
        "Ours too.\n\n-----Original Message-----\nFrom: ACT <r@in.example>\nSent: Monday\nHello": "Ours too.",
        "Ours too.\n________________________________\nFrom: ACT\nHello": "Ours too.",
        "Ours too.\n\nDe: ACT <r@in.example>\nEnviado: lunes\nPara: Rosa\n\nHola": "Ours too.",
        f"Ours too.\r\n\r\nSent from my iPhone\r\n\r\n> {MARK}": "Ours too.",
        "Ours too.\n\nEnviado desde mi iPhone": "Ours too.",
        "Ours too.\n-- \nRosa Mendez\n555 0100": "Ours too.",
        f"Ours too.\n\n{MARK}\n\nHello,\n\nthere is a new reply": "Ours too.",
        "One.\n\n\n\n\nTwo -- and three.\n* four": "One.\n\nTwo -- and three.\n* four",
        "On Monday the mayor wrote:\nWe will see.": "On Monday the mayor wrote:\nWe will see.",
        "From: the heart, I thank @Ruth": "From: the heart, I thank @Ruth",
        f"> {MARK}\n> Hello": "",
        "": "",
    }

    assert {sent: own_words(sent) for sent in table} == table


def test_a_mail_of_html_only_and_one_with_files() -> None:
    page = EmailMessage()
    page.set_content(
        "<html><head><style>p{}</style></head><body><p>Ours&nbsp;too,<br>&lt;b&gt;14&lt;/b&gt; lamps, "
        "?a=1&amp;copy=2</p>"
        "<div class='gmail_quote'><div>On Monday ACT wrote:</div><blockquote>Hello</blockquote></div>"
        "<script>alert(1)</script></body></html>",
        subtype="html",
    )
    files = EmailMessage()
    files.set_content("See the photo.")
    files.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="park.jpg")
    files.add_attachment("a,b", subtype="csv", filename="list.csv")
    only = EmailMessage()
    only.set_content(b"%PDF", maintype="application", subtype="pdf")

    assert answer_in(page) == Answer("Ours too,\n<b>14</b> lamps, ?a=1&copy=2", 0)
    assert answer_in(files) == Answer("See the photo.", 2)
    assert answer_in(only) == Answer("", 1)


def test_letters_of_any_encoding_and_broken_mails() -> None:
    def read(raw: bytes) -> Answer:
        return answer_in(email.message_from_bytes(raw, policy=email.policy.default))  # type: ignore[arg-type]

    head = b"MIME-Version: 1.0\nContent-Type: text/plain; charset="
    assert read(head + b"iso-8859-1\n\nl\xe1mparas") == Answer("lámparas", 0)
    assert read(head + b"klingon\n\nl\xc3\xa1mparas") == Answer("lámparas", 0)
    assert read(head + b"utf-8\nContent-Transfer-Encoding: base64\n\n!!") == Answer("", 0)
    assert read(b"Content-Type: multipart/mixed; boundary=x\n\n") == Answer("", 0)
    assert "\0" not in read(b"\x00\xff\n\n\x00\xff").words
