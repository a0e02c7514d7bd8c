from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from actors.models.decided import Decided
from actors.models.term import Term
from actors.querysets import OfferingQuerySet
from actors.states import (
    OFFERING_LEADS_TO,
    Confidence,
    MarketState,
    OfferingState,
    OfferingType,
    Origin,
    PriceModel,
    Vocabulary,
)
from arena.shared.errors import Refused
from arena.shared.fields import WebsiteField, swedish_key


class Offering(Decided, models.Model):
    """An e-health product or service that an actor stands behind."""

    leads_to = OFFERING_LEADS_TO
    over = OfferingState.over()
    at_rest = OfferingState.PAUSED
    facts_kept = (
        "name",
        "offering_type",
        "problem_sv",
        "problem_en",
        "users",
        "terms",
        "not_for",
        "trl",
        "market_state",
        "regulatory_status",
        "data_facts",
        "standards",
        "accessibility",
        "languages",
        "price_model",
        "support",
        "website",
    )

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    state = models.CharField(_("state"), max_length=12, choices=OfferingState, default=OfferingState.DRAFT)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="offerings", verbose_name=_("actor"))
    name = models.CharField(_("name"), max_length=160, blank=True)
    name_key = swedish_key("name")
    offering_type = models.CharField(_("type of offering"), max_length=16, choices=OfferingType, blank=True)
    problem_sv = models.TextField(_("the problem it answers"), max_length=600, blank=True)
    problem_en = models.TextField(_("the problem it answers, in English"), max_length=600, blank=True)
    users = models.CharField(_("who uses it"), max_length=200, blank=True)
    terms = models.ManyToManyField(
        Term,
        limit_choices_to={"vocabulary__in": [Vocabulary.AREA, Vocabulary.CARE, Vocabulary.TARGET]},
        blank=True,
        related_name="offerings",
        verbose_name=_("areas, care settings and target groups"),
    )
    not_for = models.ManyToManyField(
        Term,
        limit_choices_to={"vocabulary": Vocabulary.TARGET},
        blank=True,
        related_name="offerings_not_for_them",
        verbose_name=_("not meant for"),
    )
    trl = models.PositiveSmallIntegerField(
        _("technology readiness level (TRL)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
    )
    market_state = models.CharField(_("market state"), max_length=12, choices=MarketState, blank=True)
    regulatory_status = models.CharField(_("regulatory status"), max_length=200, blank=True)
    data_facts = models.TextField(_("personal data and where it is kept"), max_length=600, blank=True)
    standards = models.CharField(_("standards and integrations"), max_length=200, blank=True)
    accessibility = models.CharField(_("accessibility"), max_length=200, blank=True)
    languages = models.CharField(_("languages"), max_length=120, blank=True)
    price_model = models.CharField(_("price model"), max_length=12, choices=PriceModel, blank=True)
    support = models.CharField(_("support"), max_length=200, blank=True)
    website = WebsiteField(_("website"), blank=True)
    documented_use = models.CharField(_("documented use in the county"), max_length=200, blank=True)
    supplier_note = models.CharField(_("note on the supplier"), max_length=200, blank=True)
    origin = models.CharField(_("how it came here"), max_length=10, choices=Origin, default=Origin.REGISTERED)
    import_key = models.CharField(_("key in the imported file"), max_length=12, null=True, blank=True, unique=True)
    source = models.TextField(_("source"), blank=True)
    confidence = models.CharField(_("confidence"), max_length=16, choices=Confidence, blank=True)
    confirmed_at = models.DateTimeField(_("facts confirmed"), null=True, blank=True)
    asked_at = models.DateTimeField(_("managers asked to confirm since"), null=True, blank=True, editable=False)
    lapsed_at = models.DateTimeField(_("at rest since nobody confirmed"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = OfferingQuerySet.as_manager()

    class Meta:
        verbose_name = _("offering")
        verbose_name_plural = _("offerings")
        indexes = [models.Index(fields=["name_key"], name="offering_name_key")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[OfferingState.DRAFT, OfferingState.DISCARDED]) | ~Q(name=""),
                name="offering_has_name_once_submitted",
            ),
            models.CheckConstraint(
                condition=Q(lapsed_at=None) | Q(state=OfferingState.PAUSED), name="offering_lapsed_while_paused"
            ),
            models.CheckConstraint(condition=Q(trl=None) | Q(trl__range=(1, 9)), name="offering_trl_is_1_to_9"),
        ]

    def __str__(self):
        return self.name or gettext("Draft without a name")

    @property
    def problem(self):
        """The problem in the reader's language, else in Swedish."""
        return (get_language() == "en" and self.problem_en) or self.problem_sv

    @property
    def is_public(self):
        return self.state in OfferingState.public() and self.actor.is_public

    def terms_of(self, vocabulary):
        """Its terms of one vocabulary, from what is already fetched."""
        return [term for term in self.terms.all() if term.vocabulary == vocabulary]

    @property
    def is_with_applicant(self):
        return self.state in OfferingState.with_applicant()

    @property
    def is_writable(self):
        return self.state in OfferingState.writable()

    def get_absolute_url(self):
        return reverse("offerings:detail", args=[self.slug])

    def submit(self, *, by):
        """Send it to review; the manager who does so vouches for the facts."""
        return self.decide(OfferingState.IN_REVIEW, by=by, confirmed_at=timezone.now(), asked_at=None)

    def withdraw(self, *, by):
        return self.decide(OfferingState.DRAFT, by=by)

    def discard(self, *, by):
        return self.decide(OfferingState.DISCARDED, by=by)

    def publish(self, *, by):
        """Show it to everybody, from now on at a readable address; its actor has to be shown already."""
        if not self.actor.is_public:
            raise Refused(_("Publish the actor first: an offering is shown together with its actor."))
        return self.publish_as(self.name, OfferingState.PUBLISHED, by=by, start=OfferingState.IN_REVIEW)

    def send_back(self, *, by, reason):
        """Let the applicant mend the draft."""
        return self.decide(OfferingState.DRAFT, by=by, reason=reason)

    def decline(self, *, by, reason):
        return self.decide(OfferingState.DECLINED, by=by, reason=reason)

    def pause(self, *, by):
        return self.decide(OfferingState.PAUSED, by=by)

    def resume(self, *, by):
        """Show it again, with the facts confirmed."""
        afresh = {"confirmed_at": timezone.now(), "asked_at": None}
        return self.decide(OfferingState.PUBLISHED, by=by, start=OfferingState.PAUSED, **afresh)

    def retire(self, *, by, reason=""):
        """Nobody can get it any more; its page stays readable."""
        return self.decide(OfferingState.RETIRED, by=by, reason=reason)
