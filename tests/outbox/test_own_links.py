from arena.outbox.templatetags.outbox import own_links


def test_own_links_lead_to_the_portal_alone(settings):
    settings.BASE_URL = "https://arenan.example"

    html = own_links("Gå till https://arenan.example/min-sida/. Inte till https://evil.example/ eller <b>hit</b>.")

    assert html == (
        'Gå till <a href="https://arenan.example/min-sida/">https://arenan.example/min-sida/</a>. '
        "Inte till https://evil.example/ eller &lt;b&gt;hit&lt;/b&gt;."
    )
