from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from actors.forms.documented import DocumentedForm
from actors.models import Evidence
from actors.trust import HIGHEST_LEVEL, EvidenceKind, Level


class EvidenceForm(DocumentedForm):
    """What somebody has found out about the offering. The level follows rules that everybody can read."""

    field_order = [
        *("kind", "title", "author", "version", "year", "design", "participants"),
        *("level", "upload", "drop_document", "link"),
    ]

    class Meta:
        model = Evidence
        fields = ["kind", "title", "author", "version", "year", "design", "participants", "level", "link"]
        widgets = {"level": forms.RadioSelect}
        labels = {"link": _("Or the address where it can be read")}
        help_texts = {
            "author": _("Who made it or says it, for example “the university” or “we ourselves”."),
            "design": _("For example “before and after on two wards, 12 weeks”. Needed from level 2."),
            "participants": _("How many people were measured. Needed from level 2."),
            "level": _("A file or an address is needed from level 1."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [(level.value, f"{level.value} – {level.label}") for level in Level]

    def clean_year(self):
        if self.cleaned_data["year"] > timezone.localdate().year:
            raise ValidationError(_("Write a year that has come."), code="ahead")
        return self.cleaned_data["year"]

    def clean(self):
        answered = super().clean()
        level, kind = answered.get("level"), answered.get("kind")
        if level is None or not kind:
            return answered
        if level > HIGHEST_LEVEL[kind]:
            highest = {"kind": EvidenceKind(kind).label, "level": HIGHEST_LEVEL[kind].value}
            self.add_error("level", translated("This kind (%(kind)s) has level %(level)s at most.") % highest)
        if level >= Level.DESCRIBED and not (self.shows_something() or {"upload", "link"} & set(self.errors)):
            self.add_error("upload", _("From level 1 there has to be a file or an address where it can be read."))
        for name in ("design", "participants"):
            if level >= Level.MEASURED and not answered.get(name) and name not in self.errors:
                self.add_error(name, _("Needed from level 2."))
        return answered
