import pytest

from arena.shared.templatetags.typed import typed, typed_lines

LEFT_OUT = "(länken är borttagen)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Åsa Öhlund", "Åsa Öhlund"),
        ("A. Larsson, s:t Sigfrids sjukhus", "A. Larsson, s:t Sigfrids sjukhus"),
        ("Data: 3.5 timmar, kl. 9.30", "Data: 3.5 timmar, kl. 9.30"),
        ("Vinn https://evil.example/?x=1 nu", f"Vinn {LEFT_OUT} nu"),
        ("HTTPS://EVIL.EXAMPLE", LEFT_OUT),
        ("javascript:alert(1)", LEFT_OUT),
        ("www.evil.example", LEFT_OUT),
        ("evil.example/vinn", LEFT_OUT),
        ("evil.example", "evil. example"),
        ("ｅｖｉｌ．example", "evil. example"),
        ("e\u200bvil.example", "evil. example"),
        ("a@evil.example", "a (at) evil. example"),
        ("<b>hej</b> [klicka](https://evil.example)", f"b hej /b klicka ({LEFT_OUT}"),
        ("Åsa\r\nBcc: spion\u2028rad", "Åsa Bcc: spion rad"),
        ("Åsa \u202etxt.exe", "Åsa txt. exe"),
    ],
)
def test_typed_leaves_nothing_to_click_and_one_line(text, shown):
    assert typed(text) == shown


def test_typed_has_an_end():
    assert typed("x" * 5000) == "x" * 119 + "…"


def test_typed_lines_keeps_the_lines_and_has_an_end():
    assert typed_lines("Hej!\r\n\r\n  Se evil.example\n") == "Hej!\n\nSe evil. example"
    assert len(typed_lines("x\n" * 5000)) == 1500
