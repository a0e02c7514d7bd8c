"""Reading what people report, and what the staff answer."""

from contextlib import suppress

from django import forms
from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from arena.feedback.models import Report
from arena.shared.forms import GuardedForm
from arena.shared.http import is_secret
from arena.shared.open_forms import OpenModelForm


def own_path(path):
    """A path of this portal, cut to what is kept; anything else, or what lets its reader in, becomes nothing."""
    is_own = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    path = path.partition("?")[0]
    return path[:300] if is_own and not any(map(is_secret, _pages_at(path))) else ""


def _pages_at(path):
    """What the address leads to in each language."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language), suppress(Resolver404):
            yield resolve(path)


class ReportForm(OpenModelForm):
    class Meta:
        model = Report
        fields = ["subject", "text", "page", "email"]
        labels = {"text": _("What happened?")}
        help_texts = {
            "text": _(
                "What did you want to do, and what happened instead? Write nothing about anybody’s health, and no "
                "personal identity numbers."
            ),
            "page": _("The part of the address after the name of the site, for example /en/actors/."),
            "email": _("If you want an answer. We use it for nothing else."),
        }
        widgets = {
            "subject": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 7}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["subject"].choices = Report.subject.field.choices  # without an empty choice

    def clean_page(self):
        """Take a whole address too: people copy what they see."""
        page = self.cleaned_data["page"]
        return own_path("/" + page.split("//", 1)[1].partition("/")[2] if "//" in page else page)


class HandlingForm(GuardedForm):
    """An answer to whoever wrote, or a note for the staff alone."""

    answer = forms.CharField(label=_("Answer or note"), max_length=3000, widget=forms.Textarea(attrs={"rows": 6}))
