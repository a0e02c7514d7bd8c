import pytest
from django import forms

from arena.shared.forms import GuardedForm


class Letterhead(GuardedForm):
    name = forms.CharField()
    text = forms.CharField(widget=forms.Textarea)


@pytest.mark.parametrize("end_of_line", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_field_of_one_line_holds_no_line_ends(end_of_line):
    form = Letterhead({"name": f"Löftet{end_of_line}Subject: X", "text": "Rad ett\r\nRad två"})

    assert form.is_valid()
    assert form.cleaned_data == {"name": "Löftet Subject: X", "text": "Rad ett\nRad två"}
