"""The floor under every form of the portal."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from arena.shared import personal_numbers
from arena.shared.errors import Refused

NO_PERSONAL_NUMBERS = _(
    "This looks like a personal identity number. Such numbers are never kept here: write without it."
)
TOO_LONG = _("The text is too long: %(show_value)d characters. Shorten it to at most %(limit_value)d.")


def is_done(form, act, field=None):
    """Do what the valid form asks; a refusal is told in the form, at the field that it is about."""
    try:
        act()
    except Refused as no:
        form.add_error(field, str(no))
        return False
    return True


class GuardedForm(forms.Form):
    """A form that refuses personal identity numbers at the field, before anything else reads them.

    It is masked in the form's own copy of the input, so it reaches neither the database nor the page shown again.
    A field may carry its own `personal_number_message`, and its own `hide_personal_numbers(text)`.
    """

    def __init__(self, data=None, files=None, **kwargs):
        self.fields_with_personal_numbers = []
        super().__init__(data=data, files=files, **kwargs)
        if self.is_bound:
            self.data = self._masked(self._with_plain_newlines(self.data))

    def _with_plain_newlines(self, data):
        """A line break counts as the one character that its writer sees; a field of one line holds none."""
        data = data.copy()
        for name, field in self.fields.items():
            has_lines = isinstance(field.widget, forms.Textarea)
            _rewrite(data, self.add_prefix(name), _plain_lines if has_lines else _one_line)
        return data

    def _masked(self, data):
        for name, field in self.fields.items():
            hide = getattr(field, "hide_personal_numbers", personal_numbers.mask)
            if _rewrite(data, self.add_prefix(name), hide):
                self.fields_with_personal_numbers.append(name)
        return data

    def _clean_fields(self):
        for field in self.fields.values():
            _say_plainly(field)
        super()._clean_fields()

    def _clean_form(self):
        super()._clean_form()
        for name in self.fields_with_personal_numbers:
            self.errors.pop(name, None)
            self.add_error(name, getattr(self.fields[name], "personal_number_message", NO_PERSONAL_NUMBERS))


def _plain_lines(text):
    return text.replace("\r\n", "\n")


def _one_line(text):
    return " ".join(text.splitlines())


def _rewrite(data, key, rewrite):
    """Write each text under the key anew, where a question with several ticks has several; say whether any changed."""
    if key not in data:
        return False
    is_multiple = hasattr(data, "getlist")
    old = data.getlist(key) if is_multiple else [data[key]]
    new = [rewrite(text) if isinstance(text, str) else text for text in old]
    if new == old:
        return False
    if is_multiple:
        data.setlist(key, new)
    else:
        data[key] = new[0]
    return True


def _say_plainly(field):
    """What is wrong, in words that say what to do; a field's own words win."""
    if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = _what_to_do(field)
    if isinstance(field, forms.CharField):
        field.error_messages.setdefault("max_length", TOO_LONG)


def _what_to_do(field):
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        return _("Tick at least one.")
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return _("Choose one.")
    return gettext("Fill in “%(label)s”.") % {"label": field.label}


class GuardedModelForm(GuardedForm, forms.ModelForm):
    """The same floor under a form that writes a model."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in set(self.fields) & {field.name for field in self._meta.model._meta.fields}:
            self._name_choices(self.fields[name], self._meta.model._meta.get_field(name))

    def _name_choices(self, field, column):
        """A list of choices begins with a word, and each choice with a capital."""
        if isinstance(field, forms.ModelChoiceField):
            field.empty_label = field.empty_label and gettext("Choose …")
        elif column.choices:
            field.choices = [
                (value, capfirst(str(label)) if value else gettext("Choose …")) for value, label in field.choices
            ]
