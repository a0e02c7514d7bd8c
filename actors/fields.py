"""The organisation number: read in every form it is written in, kept as ten digits.

Ten digits with a Luhn check digit, the third at least 2, which keeps it apart from personal numbers; twelve digits
begin with 16; the VAT number is SE, the ten digits and 01 (Swedish Tax Agency, Swedish Companies Registration Office).
"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from stdnum import luhn

from arena.shared import personal_numbers

LOOKS_PERSONAL = _(
    "This looks like a personal identity number. Sole traders are registered without a number: tick “sole trader” and "
    "leave this empty. The number has not been saved."
)


def normalise(text):
    """The ten digits of a number written in any of its forms; other text comes back without separators."""
    compact = re.sub(r"[\s.–-]", "", text).upper()
    if match := re.fullmatch(r"SE(\d{10})01|16(\d{10})|(\d{10})", compact):
        return next(group for group in match.groups() if group)
    return compact


def show(number):
    """As people write it: 556036-0793."""
    return f"{number[:6]}-{number[6:]}" if number else ""


def validate_organisation_number(number):
    """Refuse what cannot be an organisation number, and say why."""
    if not re.fullmatch(r"\d{10}", number):
        raise ValidationError(_("An organisation number has ten digits, for example 556036-0793."), code="form")
    if number[2] in "01":
        raise ValidationError(LOOKS_PERSONAL, code="personal")
    if not luhn.is_valid(number):
        raise ValidationError(_("The check digit is wrong: look for a mistyped or swapped digit."), code="check_digit")


class OrganisationNumberFormField(forms.CharField):
    personal_number_message = LOOKS_PERSONAL

    def hide_personal_numbers(self, text):
        """Any writing of a number whose third digit is 0 or 1 is somebody's own: it is not shown again."""
        number = normalise(text)
        return "" if re.fullmatch(r"\d{2}[01]\d{7}", number) else personal_numbers.mask(text)

    def to_python(self, value):
        text = super().to_python(value)
        return normalise(text) if text not in self.empty_values else self.empty_value

    def prepare_value(self, value):
        is_stored = isinstance(value, str) and re.fullmatch(r"\d{10}", value)
        return show(value) if is_stored else value


class OrganisationNumberField(models.CharField):
    """Ten digits or nothing; forms read and show it with its hyphen."""

    default_validators = [validate_organisation_number]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 10, **kwargs})

    def to_python(self, value):
        value = super().to_python(value)
        return normalise(value) if value else None

    def formfield(self, **kwargs):
        defaults = {"form_class": OrganisationNumberFormField, "max_length": 20, "empty_value": None}
        return super().formfield(**{**defaults, **kwargs})
