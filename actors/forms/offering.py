from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from actors.forms.drafts import DraftForm
from actors.models import Offering, Term
from actors.registering import NEEDED_OF_OFFERING
from actors.states import OfferingType, Vocabulary


class TermsField(forms.ModelMultipleChoiceField):
    """The offering's terms of one vocabulary."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, vocabulary, **kwargs):
        super().__init__(queryset=Term.objects.of(vocabulary).active(), required=False, **kwargs)
        self.vocabulary = vocabulary


class OfferingForm(DraftForm):
    """What is offered, to whom and how far it has come. Four questions are needed, the rest helps the reader."""

    needed = NEEDED_OF_OFFERING
    always_needed = ["name"]

    areas = TermsField(
        Vocabulary.AREA, label=_("E-health areas"), help_text=_("Choose the areas where somebody would look for it.")
    )
    care = TermsField(Vocabulary.CARE, label=_("Care settings where it is used"))
    targets = TermsField(Vocabulary.TARGET, label=_("Target groups"))
    not_for = forms.ModelMultipleChoiceField(
        queryset=Term.objects.of(Vocabulary.TARGET).active(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Target groups that it is not meant for"),
        help_text=_(
            "Choose only those who should not be offered it. Needs of such a group will say that it does not suit them."
        ),
    )

    class Meta:
        model = Offering
        fields = [
            "name",
            "offering_type",
            "problem_sv",
            "problem_en",
            "users",
            "not_for",
            "website",
            "market_state",
            "trl",
            "price_model",
            "regulatory_status",
            "data_facts",
            "standards",
            "accessibility",
            "languages",
            "support",
        ]
        labels = {
            "problem_sv": _("Which problem does it solve? (in Swedish)"),
            "market_state": _("Can it be delivered today?"),
            "trl": _("How finished is it? (TRL, from 1 an idea to 9 in use)"),
            "regulatory_status": _("Is it a medical device?"),
        }
        help_texts = {
            "problem_sv": _("Describe everyday life with the problem, then what changes. At most 600 characters."),
            "users": _("For example “night staff in home care”."),
            "trl": _("TRL is a scale for how well tried something is. Write a number from 1 to 9."),
            "regulatory_status": _(
                "Software for diagnosis or treatment often is. For example “CE-marked, class IIa” or “no”."
            ),
            "data_facts": _("Which personal data it handles, and in which country they are kept."),
            "standards": _(
                "How it exchanges facts with other systems, for example HL7 FHIR (a format for health data)."
            ),
            "accessibility": _(
                "WCAG says what everybody must be able to use. For example “meets WCAG 2.2 AA, tested 2026”."
            ),
        }
        error_messages = {"trl": dict.fromkeys(["invalid", "min_value", "max_value"], _("Write a number from 1 to 9."))}
        widgets = {
            "problem_sv": forms.Textarea(attrs={"rows": 5}),
            "problem_en": forms.Textarea(attrs={"rows": 5}),
            "data_facts": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in self.of_terms():
                self.initial[name] = self.instance.terms.of(self.fields[name].vocabulary)

    def clean(self):
        """Nobody is both meant and not meant."""
        said = super().clean()
        both = set(self.cleaned_data.get("targets", ())) & set(self.cleaned_data.get("not_for", ()))
        if both:
            groups = ", ".join(sorted(term.label for term in both))
            self.add_error("not_for", _("Also chosen as a target group: %(groups)s.") % {"groups": groups})
        return said

    @property
    def has_more(self):
        """Something beyond what is needed has been filled in, or has to be mended: then it is not folded away."""
        more = [field for field in self.visible_fields() if field.name not in self.needed]
        return any(field.errors or field.value() for field in more)

    @property
    def shared_services(self):
        """The national services in the chosen areas: a question to the writer, no obstacle."""
        if self["offering_type"].value() == OfferingType.NATIONAL_SERVICE:
            return []
        chosen = [getattr(area, "pk", area) for area in self["areas"].value() or ()]
        return Offering.objects.shared_national().in_areas(chosen).exclude(pk=self.instance.pk).by_name()

    def of_terms(self):
        return [name for name, field in self.fields.items() if isinstance(field, TermsField)]

    @property
    def is_blank(self):
        """Nothing has been written, so there is no offering to keep."""
        return not self.instance.pk and not any(self.cleaned_data.values())

    @transaction.atomic
    def save(self, commit=True):
        offering = super().save(commit)
        offering.terms.set(term for name in self.of_terms() for term in self.cleaned_data[name])
        return offering
