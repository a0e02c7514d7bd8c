"""Questions for a day, and dates that nobody can know yet."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def day_field(**kwargs):
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)


def refuse_ahead(date):
    """A day, or as much of a date as is known, that has not come yet."""
    if str(date) > timezone.localdate().isoformat():
        raise ValidationError(_("Write a date that has been."), code="ahead")
    return date
