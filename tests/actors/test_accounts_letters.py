import pytest
import time_machine
from allauth.account.models import EmailAddress

from actors import letters
from arena import outbox
from tests.actors.accounts import LINK, account, post

pytestmark = pytest.mark.django_db


def confirm_address(user):
    return letters.ConfirmAddress(EmailAddress.objects.create(user=user, email="ny@arena.example"))


def address_changed(user):
    return letters.AddressChanged(user, former="gammal@arena.example")


def no_account(_user):
    return letters.NoAccount(letters.Stranger("ingen@arena.example"))


LETTERS = [
    (confirm_address, "Bekräfta din adress", "Confirm your address"),
    (letters.AccountExists, "Du har redan ett konto", "You have an account already"),
    (letters.ResetPassword, "Välj ett nytt lösenord", "Choose a new password"),
    (letters.PasswordChanged, "Ditt lösenord är bytt", "Your password is changed"),
    (address_changed, "Din adress är bytt", "Your address is changed"),
    (no_account, "Det finns inget konto med den här adressen", "There is no account with this address"),
]


@pytest.mark.parametrize(("letter_about", "swedish", "english"), LETTERS)
def test_letter_reads_well_in_both_languages(letter_about, swedish, english):
    letter = letter_about(account(name="Åsa & Bo"))

    outbox.leave(letter, language="sv")
    [in_swedish] = post()
    letter.unique_key = lambda: "another"
    outbox.leave(letter, language="en")
    [in_english] = post()

    assert (in_swedish.subject, in_english.subject) == (swedish, english)
    assert {is_english(link) for link in links(in_swedish)} == {False}
    assert {is_english(link) for link in links(in_english)} == {True}
    assert "&amp;" not in in_swedish.body


def links(message):
    return LINK.findall(message.body.partition("\n--")[0])


def is_english(link):
    return link.startswith("/en/")


def test_letter_asked_for_by_a_double_click_is_left_once():
    letter = letters.ResetPassword(account())

    with time_machine.travel(1_795_000_000, tick=False):
        outbox.leave(letter)
        outbox.leave(letter)

    assert len(post()) == 1


def test_letter_to_confirm_what_is_confirmed_is_not_sent():
    email_address = EmailAddress.objects.create(user=account(), email="ny@arena.example")
    outbox.leave(letters.ConfirmAddress(email_address))
    EmailAddress.objects.filter(pk=email_address.pk).update(verified=True)

    assert post() == []


def test_letter_to_confirm_a_change_called_off_is_not_sent():
    email_address = EmailAddress.objects.create(user=account(), email="ny@arena.example")
    outbox.leave(letters.ConfirmAddress(email_address))
    email_address.delete()

    assert post() == []
