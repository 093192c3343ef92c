import pytest

from thrive.base.markup import to_html


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Park **lights** now", "<p>Park <strong>lights</strong> now</p>\n"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("![x](http://a/b.png)", "<p></p>\n"),
        (
            "[agenda](https://example.org)",
            '<p><a href="https://example.org" rel="noopener nofollow ugc">agenda</a></p>\n',
        ),
        ("¿Y los niños? 🌞", "<p>¿Y los niños? 🌞</p>\n"),
    ],
)
def test_peoples_words_become_safe_html(said: str, shown: str) -> None:
    assert to_html(said) == shown
