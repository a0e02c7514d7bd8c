"""Fields that more than one room needs."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


def validate_partial_date(text):
    """Refuse another form than the three, and days that no calendar has."""
    try:
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
            raise ValueError
        date(*[int(part) for part in f"{text}-01-01".split("-")[:3]])
    except ValueError:
        raise ValidationError(
            _("Write a year, a year and month, or a whole date: 2019, 2019-08 or 2019-08-01."), code="invalid"
        ) from None


class PartialDateField(models.CharField):
    """A date as precisely as it is known: `2019`, `2019-08` or `2019-08-01`; sorts as text."""

    default_validators = [validate_partial_date]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 10, **kwargs})

    def formfield(self, **kwargs):
        """The form says what a date looks like before anybody asks whether it has come."""
        return super().formfield(**{"validators": [validate_partial_date], **kwargs})


class WebsiteField(models.URLField):
    """An address on the web; what is typed without a scheme is taken as https."""

    default_validators = [
        URLValidator(schemes=["http", "https"], message=_("Write the whole address, like this: https://www.example.se"))
    ]

    def formfield(self, **kwargs):
        field = super().formfield(**{"form_class": forms.URLField, "assume_scheme": "https", **kwargs})
        field.error_messages["invalid"] = _("Write the address like this: www.example.se")
        return field


def swedish_key(expression):
    """A column to sort by for the order a Swede expects, kept by the database; `sv_key` comes from a migration."""
    return models.GeneratedField(
        expression=models.Func(expression, function="sv_key"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
