from arena.shared.templatetags.json_ld import json_ld


def test_json_ld_cannot_end_its_element():
    block = json_ld({"name": "</script><script>alert(1)</script> & å", "url": "", "parts": [{"a": None}]})

    assert block == (
        '<script type="application/ld+json">{"name": "\\u003c/script\\u003e\\u003cscript\\u003ealert(1)'
        '\\u003c/script\\u003e \\u0026 å", "parts": [{}]}</script>'
    )
