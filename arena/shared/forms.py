"""The floor under every form of the portal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from arena.shared import personal_numbers

NO_PERSONAL_NUMBERS = _(
    "This looks like a personal identity number. Such numbers are never kept here: write without it."
)


class GuardedForm(forms.Form):
    """A form that refuses personal identity numbers at the field, before anything else reads them.

    It is masked in the form's own copy of the input, so it reaches neither the database nor the page shown again.
    A field may carry its own `personal_number_message`, and its own `hide_personal_numbers(text)`.
    """

    def __init__(self, data=None, files=None, **kwargs):
        self.fields_with_personal_numbers = []
        super().__init__(data=data, files=files, **kwargs)
        if self.is_bound:
            self.data = self._masked(self.data)

    def _masked(self, data):
        data = data.copy()
        for name, field in self.fields.items():
            key = self.add_prefix(name)
            hide = getattr(field, "hide_personal_numbers", personal_numbers.mask)
            value = data.get(key)
            if isinstance(value, str) and hide(value) != value:
                data[key] = hide(value)
                self.fields_with_personal_numbers.append(name)
        return data

    def _clean_form(self):
        super()._clean_form()
        for name in self.fields_with_personal_numbers:
            self.errors.pop(name, None)
            self.add_error(name, getattr(self.fields[name], "personal_number_message", NO_PERSONAL_NUMBERS))


class GuardedModelForm(GuardedForm, forms.ModelForm):
    """The same floor under a form that writes a model."""
