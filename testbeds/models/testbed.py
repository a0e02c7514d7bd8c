import uuid

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Offering, Term
from actors.states import Vocabulary
from arena.shared.fields import swedish_key
from testbeds.evaluation_states import BED_LEADS_TO, REQUEST_LEADS_TO, BedKind, BedState, RequestState
from testbeds.models.need import Need
from testbeds.models.stepped import Stepped
from testbeds.querysets import TestbedQuerySet, TestRequestQuerySet


class Testbed(Stepped, models.Model):
    """A place where offerings can be tried: a unit in care, a showroom, a simulation or a virtual environment."""

    __test__ = False  # its name begins like a test's
    leads_to = BED_LEADS_TO

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=BedState, default=BedState.DRAFT)
    host = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="testbeds", verbose_name=_("host"))
    kind = models.CharField(_("kind"), max_length=10, choices=BedKind)
    name_sv = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name_key = swedish_key("name_sv")
    summary_sv = models.TextField(_("what can be tried here"), max_length=1500, blank=True)
    summary_en = models.TextField(_("what can be tried here, in English"), max_length=1500, blank=True)
    terms = models.ManyToManyField(
        Term,
        limit_choices_to={"vocabulary__in": [Vocabulary.AREA, Vocabulary.CARE, Vocabulary.TARGET]},
        blank=True,
        related_name="testbeds",
        verbose_name=_("areas, care settings and target groups"),
    )
    equipment = models.TextField(_("equipment"), max_length=1500, blank=True)
    systems = models.TextField(_("systems it can be connected to"), max_length=1000, blank=True)
    capacity = models.PositiveSmallIntegerField(
        _("participants at a time"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    gives = models.TextField(_("what whoever tests gets"), max_length=1000, blank=True)
    cost_terms = models.TextField(_("terms and costs"), max_length=1000, blank=True)
    contact = models.EmailField(_("address for questions"), blank=True)
    confirmed_at = models.DateTimeField(_("facts confirmed"), null=True, blank=True)
    source = models.TextField(_("source"), blank=True)
    is_example = models.BooleanField(_("example, not a real testbed"), default=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = TestbedQuerySet.as_manager()

    class Meta:
        verbose_name = _("testbed")
        verbose_name_plural = _("testbeds")
        constraints = [
            models.CheckConstraint(condition=Q(capacity=None) | Q(capacity__gte=1), name="testbed_has_room_for_one"),
            models.CheckConstraint(
                condition=~Q(state=BedState.PUBLISHED) | (~Q(summary_sv="") & ~Q(contact="")),
                name="testbed_published_is_told",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("beds:detail", args=[self.slug])

    @property
    def name(self):
        return (get_language() == "en" and self.name_en) or self.name_sv

    @property
    def summary(self):
        return (get_language() == "en" and self.summary_en) or self.summary_sv


class FreePeriod(models.Model):
    """When there is room in a testbed, as its host says."""

    testbed = models.ForeignKey(Testbed, on_delete=models.CASCADE, related_name="free_periods")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    note = models.CharField(_("note"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("free period")
        verbose_name_plural = _("free periods")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="freeperiod_ends_after_it_starts")
        ]

    def __str__(self):
        return f"{self.starts_on} – {self.ends_on}"


class TestRequest(Stepped, models.Model):
    """A supplier asks a testbed to try an offering; the host looks into it and answers."""

    __test__ = False
    leads_to = REQUEST_LEADS_TO

    key = models.UUIDField(_("key in addresses"), default=uuid.uuid4, primary_key=True, editable=False)
    testbed = models.ForeignKey(Testbed, on_delete=models.PROTECT, related_name="requests")
    offering = models.ForeignKey(
        Offering, on_delete=models.PROTECT, related_name="test_requests", verbose_name=_("offering")
    )
    need = models.ForeignKey(
        Need, on_delete=models.SET_NULL, null=True, blank=True, related_name="test_requests", verbose_name=_("need")
    )
    state = models.CharField(_("state"), max_length=10, choices=RequestState, default=RequestState.SENT)
    question = models.TextField(_("what you want to find out"), max_length=1500)
    wants_from = models.DateField(_("earliest start"), null=True, blank=True)
    wants_weeks = models.PositiveSmallIntegerField(_("number of weeks"), null=True, blank=True)
    participants = models.PositiveSmallIntegerField(_("number of participants"), null=True, blank=True)
    safety = models.TextField(_("what could go wrong, and for whom"), max_length=1000, blank=True)
    screening = models.JSONField(_("answers of the screening"), default=dict, blank=True)
    answer = models.TextField(_("answer"), max_length=1500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = TestRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to test")
        verbose_name_plural = _("requests to test")
        ordering = ["-created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[RequestState.ACCEPTED, RequestState.DECLINED]) | ~Q(answer=""),
                name="testrequest_answered_with_words",
            ),
            models.UniqueConstraint(
                fields=["testbed", "offering"],
                condition=Q(state__in=[RequestState.SENT, RequestState.SCREENING]),
                name="testrequest_one_live_per_offering",
            ),
        ]

    def __str__(self):
        return gettext("%(offering)s in %(testbed)s") % {"offering": self.offering, "testbed": self.testbed}

    def get_absolute_url(self):
        return reverse("beds:request", args=[self.key])
