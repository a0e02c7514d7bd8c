"""Signing up for an event: who comes, from where, and how they want to take part; with or without an account."""

import uuid

from django import forms
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from actors.models import ELSEWHERE
from events.forms.colleagues import Colleagues
from events.forms.coming_from import ComingFromForm
from events.forms.questions import QuestionForm
from events.forms.ways import AND_WAIT, EVERY_WAY, item_choices, way_choices
from events.seats.registering import Person, Wish, register
from events.states import PoolKind

SUBMISSION_SALT = "events.submission"


class SignUpForm(ComingFromForm):
    """One form for the person, their organisation, their colleagues and what the organiser asks.

    `opened` keeps machines out only where there is no account; whoever is signed in may be as quick as they like.
    Who has signed up before (`is_back`) is asked for their colleagues alone.
    """

    name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("We send a link there. It is how you confirm, change and cancel."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        help_text=gettext_lazy("For the organiser alone, if something happens at the last moment."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of our letters"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    way = forms.ChoiceField(label=gettext_lazy("How do you want to take part?"), widget=forms.RadioSelect)
    items = forms.MultipleChoiceField(
        label=pgettext_lazy("programme", "What do you want to take part in?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    takes_directly = forms.BooleanField(
        label=gettext_lazy("If I have to wait: give me the seat without asking"),
        help_text=gettext_lazy(
            "When a seat comes free it is yours at once, also at the last moment. Otherwise we offer it to you by "
            "letter, and you say yes or no."
        ),
        required=False,
    )
    submission = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["way", "items", "takes_directly", "name", "email", "language", "phone"]  # as they stand on the page

    def __init__(self, data=None, *, admission, user, own_actors=(), **kwargs):
        self.admission, self.event, self.own_actors = admission, admission.event, own_actors
        self.user = user if user.is_authenticated else None
        self.is_back = admission.own is not None
        super().__init__(data, **kwargs)
        self.colleagues = Colleagues(data)
        self.questions = QuestionForm(None if self.is_back else data, event=self.event)
        self._ask_what_matters()
        self._fill_in()

    def _ask_what_matters(self):
        """What is known already, or leaves no choice, is no question."""
        if self.user:
            known = ["email", "language", "opened", *(["name", "phone"] if self.is_back else [])]
            self.fields = {name: field for name, field in self.fields.items() if name not in known}
        if len(self.admission.ways) < 2:
            del self.fields["way"]
        else:
            self.fields["way"].choices = EVERY_WAY
            self.fields["way"].widget.choices = way_choices(self.admission)
        if self.admission.items:
            self.fields["items"].choices = item_choices(self.admission)
        else:
            del self.fields["items"]
        asked = [name for name in self.fields_with_personal_numbers if name in self.fields]
        self.fields_with_personal_numbers = asked

    def _fill_in(self):
        self.initial["submission"] = signing.dumps([self.event.pk, str(uuid.uuid4())], salt=SUBMISSION_SALT)
        self.initial["language"] = get_language()
        if self.user:
            self.initial["name"] = self.user.name
            self.initial["organisation"] = self.own_actors[0].name if self.own_actors else ""

    def unjudged(self):
        """As it was typed and with no word on it yet: somebody asked for more rows, and has not sent it."""
        self._errors = self.questions._errors = {}
        for row in self.colleagues:
            row._errors = {}
        return self

    def is_valid(self):
        is_right, asked = super().is_valid(), self.is_back or self.questions.is_valid()
        together = self.colleagues.are_valid(self.address)
        return is_right and asked and together

    @property
    def has_errors_elsewhere(self):
        """In what the organiser asks, or in the row of a colleague."""
        return self.is_bound and bool(self.questions.errors or self.colleagues.has_errors)

    @property
    def address(self):
        return self.user.email if self.user else self.cleaned_data.get("email", "")

    def clean_submission(self):
        """The key of the form, if it is one of ours for this event; any other says nothing about an earlier time."""
        try:
            event, key = signing.loads(self.cleaned_data["submission"], salt=SUBMISSION_SALT)
        except signing.BadSignature:
            return str(uuid.uuid4())
        return key if event == self.event.pk else str(uuid.uuid4())

    @property
    def registrar(self):
        said = self.cleaned_data
        seat = said["municipality"]
        return Person(
            said.get("name", ""),
            self.address,
            said.get("phone", ""),
            self.user.language if self.user else said["language"],
            actor=said["actor"],
            organisation=said["organisation"],
            sector=said["sector"],
            municipality=None if seat == ELSEWHERE else seat,
        )

    @property
    def wish(self):
        said = self.cleaned_data
        way = said.get("way") or next(iter(self.admission.ways), PoolKind.ROOM)
        items = [item for item, _way in self.admission.items if str(item.pk) in said.get("items", ())]
        kind = PoolKind.ROOM if way == AND_WAIT else PoolKind(way)
        return Wish(kind, also_wait=way == AND_WAIT, takes_directly=said["takes_directly"], items=items)

    @transaction.atomic
    def save(self):
        """Sign them up, and keep what the first of them answered."""
        first = self.registrar
        people = [first, *self.colleagues.people(first)]
        key = self.cleaned_data["submission"]
        outcome = register(self.event, people, self.wish, user=self.user, submission_key=key)
        if outcome.is_new:
            self.questions.save(outcome.participant)
        return outcome
