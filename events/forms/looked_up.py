"""Questions for rows of long lists: written by name or address, and read back with both."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Offering
from events.forms.organisations import candidates
from testbeds.models import Need

ADDRESS = re.compile(r"(?:^|/|\()([a-z0-9]+(?:-[a-z0-9]+)*)[/)]?$")
OFFERED = 8  # how many of those that it could be are named


class LookedUpField(forms.CharField):
    """One row. A part of its name is answered with those that it could be."""

    not_found = _("“%(text)s” was not found. Write the name as it stands on its page, or copy the address of the page.")
    which = _("Which is meant by “%(text)s”? Write one of these: %(names)s.")

    def rows(self):
        raise NotImplementedError

    def named(self, text):
        """Those that the text can stand for."""
        raise NotImplementedError

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else self.said(self._row(value))

    def clean(self, value):
        text = super().clean(value)
        return self.find(text) if text else None

    def has_changed(self, initial, data):
        return (self.prepare_value(initial) or "") != (data or "").strip()

    def said(self, row):
        return f"{row} ({row.slug})"

    def find(self, text):
        """The row of the address, or the only one of the name."""
        address = ADDRESS.search(text)
        if address and (row := self.rows().filter(slug=address[1]).first()):
            return row
        found = list(self.named(text)[: OFFERED + 1])
        if len(found) == 1:
            return found[0]
        raise self._fault(text, found)

    def _fault(self, text, found):
        names = "; ".join(self.said(row) for row in found[:OFFERED])
        message = self.which if found else self.not_found
        return ValidationError(message % {"text": text, "names": names}, code="not_found")

    def _row(self, value):
        return value if hasattr(value, "slug") else self.rows().model.objects.get(pk=value)


class ActorField(LookedUpField):
    def rows(self):
        return Actor.objects.living()

    def named(self, text):
        return candidates(text)


class RowsField(LookedUpField):
    """Several rows, one on each line."""

    widget = forms.Textarea

    def prepare_value(self, value):
        if value is None or isinstance(value, str):
            return value
        return "\n".join(sorted(self.said(row) for row in value))

    def clean(self, value):
        lines = [line.strip() for line in forms.CharField.clean(self, value).splitlines()]
        faults, found = [], []
        for line in filter(None, lines):
            try:
                found.append(self.find(line))
            except ValidationError as fault:
                faults.append(fault)
        if faults:
            raise ValidationError(faults)
        return found


class OfferingsField(RowsField):
    def rows(self):
        return Offering.objects.public()

    def named(self, text):
        exact = self.rows().filter(name__iexact=text)
        return exact if exact else self.rows().filter(name__icontains=text).order_by("name", "pk")


class NeedsField(RowsField):
    """Needs that others than their owners may read; who sees which on the page is asked there."""

    def rows(self):
        return Need.objects.shown()

    def named(self, text):
        exact = self.rows().filter(title_sv__iexact=text)
        return exact if exact else self.rows().filter(title_sv__icontains=text).order_by("name_key", "pk")
