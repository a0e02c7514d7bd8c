"""The field for each thing that an event asks: by the kind of a question, in the reader's language."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import CareNeed
from events.states import QuestionKind

LONGEST = 1000  # characters of an answer
LARGEST = 1_000_000


def question_field(question):
    """A conditional question is never required by its field: the form judges it by the other answer."""
    make = {
        QuestionKind.TEXT: _text_field,
        QuestionKind.CHOICE: _choice_field,
        QuestionKind.SEVERAL: _several_field,
        QuestionKind.NUMBER: _number_field,
    }[question.kind]
    is_always = question.is_required and question.asked_if_id is None
    field = make(question, label=_in_language(question, "label"), help_text=_help(question), required=is_always)
    field.says_when_needed = question.is_required
    field.error_messages["required"] = missing(question)
    return field


def missing(question):
    return _("Choose an answer.") if question.has_choices else _("Answer the question.")


def care_fields(*, is_told):
    """Dietary and access needs; who has told something can take it away."""
    fields = {
        "dietary": _care_field("dietary", _("Food"), _("For example “vegetarian” or “no nuts”.")),
        "access": _care_field(
            "access", _("Accessibility"), _("For example “room for a wheelchair” or “sign language interpreter”.")
        ),
    }
    if is_told:
        fields["forget_care_need"] = forms.BooleanField(label=_("Delete what I have told"), required=False)
    return fields


def consent_field(wording):
    return forms.BooleanField(label=wording.text, required=False)


def _text_field(_question, **facts):
    return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}), **facts)


def _choice_field(question, **facts):
    nothing = [] if question.is_required else [("", _("No answer"))]
    return forms.ChoiceField(choices=[*nothing, *_options(question)], widget=forms.RadioSelect, **facts)


def _several_field(question, **facts):
    return forms.MultipleChoiceField(choices=_options(question), widget=forms.CheckboxSelectMultiple, **facts)


def _number_field(_question, **facts):
    return forms.IntegerField(min_value=0, max_value=LARGEST, **facts)


def _options(question):
    return [(str(place), _in_language(question, "options", place)) for place in range(len(question.options_sv))]


def _care_field(name, label, help_text):
    longest = CareNeed._meta.get_field(name).max_length
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=longest, widget=widget)


def _help(question):
    """What the organiser adds; before it, when the question is asked at all."""
    own = _in_language(question, "help")
    if question.asked_if_id is None:
        return own
    condition = _("Answer only if you answered “%(option)s” to “%(question)s”.") % {
        "option": question.option,
        "question": question.asked_if.label,
    }
    return format_html("{} {}", condition, own) if own else condition


def _in_language(question, name, place=None):
    """The text for the present reader, marked where it is Swedish on an English page."""
    swedish, english = getattr(question, f"{name}_sv"), getattr(question, f"{name}_en")
    is_english = get_language() == "en"
    found = english if is_english and english else swedish
    text = found if place is None else found[place]
    return format_html('<span lang="sv">{}</span>', text) if is_english and not english and text else text
