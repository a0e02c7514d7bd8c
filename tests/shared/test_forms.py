import pytest
from django import forms
from django.http import QueryDict

from arena.shared.forms import GuardedForm


class Letterhead(GuardedForm):
    name = forms.CharField()
    text = forms.CharField(widget=forms.Textarea)
    topics = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B"), ("c", "C")], required=False)


@pytest.mark.parametrize("end_of_line", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_field_of_one_line_holds_no_line_ends(end_of_line):
    form = Letterhead({"name": f"Löftet{end_of_line}Subject: X", "text": "Rad ett\r\nRad två"})

    assert form.is_valid()
    assert form.cleaned_data == {"name": "Löftet Subject: X", "text": "Rad ett\nRad två", "topics": []}


def test_field_with_several_ticks_keeps_them_all():
    form = Letterhead(QueryDict("name=L%C3%B6ftet&text=Rad&topics=a&topics=c"))

    assert form.is_valid()
    assert form.cleaned_data["topics"] == ["a", "c"]


def test_field_with_several_ticks_hides_a_personal_number_among_them():
    form = Letterhead(QueryDict("name=L%C3%B6ftet&text=Rad&topics=811218-9876&topics=c"))

    assert (list(form.errors), "811218" in str(form)) == (["topics"], False)
