"""A company walks from the start page to “Inskickad” by keyboard; staff publish, and everything else follows."""

import re

import pytest
from django.urls import reverse

from actors.models import Actor
from tests.arena.test_look_browser import sign_in
from tests.factories import MunicipalityFactory, StaffFactory, TermFactory
from tests.mailbox import letter_to

pytestmark = pytest.mark.django_db(transaction=True)


class Keyboard:
    """A visitor who only has the keys, and goes on by what has the focus."""

    def __init__(self, page):
        self.page = page

    def reach(self, name):
        """Press Tab until the control with this name has the focus."""
        for _press in range(150):
            self.page.keyboard.press("Tab")
            if self._focused() == name:
                return
        raise AssertionError(f"Tab never reached {name!r}")

    def _focused(self):
        focused = self.page.locator(":focus")
        if not focused.count():
            return ""
        return focused.evaluate("e => (e.labels?.[0]?.textContent ?? e.textContent).replace('(valfritt)', '').trim()")

    def press(self, name):
        """Follow the link or press the button."""
        self.reach(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, name, text):
        self.reach(name)
        self.page.keyboard.type(text)

    def tick(self, name):
        self.reach(name)
        self.page.keyboard.press("Space")


@pytest.fixture
def registry():
    MunicipalityFactory()
    TermFactory(code="AKT01", label_sv="Företag")
    TermFactory(code="OMR01", label_sv="Trygghetslarm")
    TermFactory(code="KOMP03", label_sv="Systemutveckling")


def register(page):
    """Four steps, by keyboard."""
    keys = Keyboard(page)
    page.goto("/")
    keys.press("Registrera er")
    keys.press("Skapa ett konto och börja")
    keys.write("Ditt namn", "Åsa Öst")
    keys.write("E-postadress", "asa@loftet.example")
    keys.write("Lösenord", "korrekt häst batteri")
    keys.press("Skapa kontot")

    letter_to(page, "asa@loftet.example", "Bekräfta din adress")
    with page.expect_navigation():
        page.get_by_role("article").get_by_role("link").first.press("Enter")
    keys.press("Ja, bekräfta")

    keys.write("Organisationsnummer", "556036-0793")
    keys.write("Registrerat namn", "Löftet AB")
    keys.write("Aktörstyp", "F")
    keys.write("Kommun där ni har ert säte", "K")
    keys.write("E-postadress för kontakt", "info@loftet.example")
    keys.press("Spara och gå vidare")

    keys.write("Vad ni gör, på svenska", "Vi gör larm som hemtjänsten kan lita på.")
    keys.tick("Trygghetslarm")
    keys.tick("Systemutveckling")
    keys.press("Spara och gå vidare")

    keys.write("Namn", "Larmknappen")
    keys.write("Typ av erbjudande", "P")
    keys.write("Vilket problem löser det? (på svenska)", "Den som faller hittas för sent.")
    keys.tick("Trygghetslarm")
    keys.press("Skicka in")


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
def test_a_company_registers_by_keyboard_and_is_published(open_page, portal, registry, javascript):
    page = open_page(javascript=javascript)

    register(page)

    assert page.get_by_role("heading", level=2, name="Inskickad").count() == 1
    assert Actor.objects.values_list("state", "municipality").get() == ("submitted", "0880")

    desk = open_page()
    sign_in(desk, StaffFactory(), portal)
    desk.goto(reverse("arena:desk"))
    desk.get_by_role("link", name="Löftet AB").click()
    desk.get_by_role("button", name="Publicera").click()

    assert "Publicerat." in desk.get_by_role("status").inner_text()

    letter_to(page, "asa@loftet.example", "Löftet AB är publicerat")
    page.get_by_role("article").get_by_role("link").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Löftet AB"
    page.goto(reverse("actors:list") + "?q=löftet")
    assert page.get_by_role("link", name="Löftet AB").count() == 1
    page.goto(reverse("offerings:list"))
    assert page.get_by_role("link", name="Larmknappen").count() == 1
    page.goto("/")
    assert re.search(r"Kalmar\s*1\b", page.get_by_role("figure").inner_text())
