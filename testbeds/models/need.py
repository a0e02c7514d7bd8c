from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Municipality, Offering, Term
from actors.states import Confidence, Vocabulary
from actors.trust import Topic
from arena.shared.fields import swedish_key
from testbeds.models.stepped import Stepped
from testbeds.querysets import NeedQuerySet
from testbeds.states import (
    DEFAULT_TRL,
    NEED_LEADS_TO,
    Frequency,
    Grade,
    Hosting,
    NeedOrigin,
    NeedState,
    Scope,
    Sensitivity,
    Visibility,
)


def grade(label):
    return models.PositiveSmallIntegerField(label, choices=Grade, null=True, blank=True)


def text(label, most=1500):
    return models.TextField(label, max_length=most, blank=True)


class Need(Stepped, models.Model):
    """What somebody in care lacks, told as a problem; or such a need found in public text, which nobody here owns.

    `published_at` and not the state says that others than the owner may read it, within `visibility`: a need that was
    gathered or tested without being published never shows.
    """

    leads_to = NEED_LEADS_TO

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    state = models.CharField(_("state"), max_length=12, choices=NeedState, default=NeedState.DRAFT)
    state_before = models.CharField(_("state before"), max_length=12, choices=NeedState, blank=True, editable=False)
    visibility = models.CharField(_("who may read it"), max_length=6, choices=Visibility, default=Visibility.ARENA)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    origin = models.CharField(_("how it came here"), max_length=10, choices=NeedOrigin, default=NeedOrigin.LOGGED)
    owner = models.ForeignKey(
        Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="needs", verbose_name=_("owner")
    )
    response = models.ForeignKey(
        "testbeds.InventoryResponse", on_delete=models.PROTECT, null=True, blank=True, related_name="needs"
    )
    form_version = models.PositiveSmallIntegerField(_("version of the questions"), default=1, editable=False)

    title_sv = models.CharField(_("the need in one line"), max_length=120, blank=True)
    title_en = models.CharField(_("the same line in English"), max_length=120, blank=True)
    name_key = swedish_key("title_sv")
    problem_sv = text(_("the problem today"), 2500)
    problem_en = text(_("the problem today, in English"), 2500)
    affected = models.CharField(_("who is affected"), max_length=300, blank=True)
    affected_per_year = models.PositiveIntegerField(_("how many in a year"), null=True, blank=True)
    frequency = models.CharField(_("how often"), max_length=8, choices=Frequency, blank=True)
    consequences = text(_("what it leads to"))
    wished_state = text(_("how it would be instead"))
    noticed_by = text(_("how we would notice"))
    tried = text(_("what has been tried"))
    constraints = text(_("what has to be respected"))
    urgency = grade(_("urgency"))
    benefit = grade(_("benefit"))
    feasibility = grade(_("feasibility"))
    hosting = models.CharField(_("could a test be held with you?"), max_length=8, choices=Hosting, blank=True)
    host_unit = models.CharField(_("in which unit"), max_length=160, blank=True)
    host_months = models.PositiveSmallIntegerField(
        _("for how many months"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(36)]
    )
    host_hours = models.PositiveSmallIntegerField(_("hours of staff in a month"), null=True, blank=True)
    sensitivity = models.CharField(_("what data is handled"), max_length=8, choices=Sensitivity, blank=True)
    terms = models.ManyToManyField(
        Term,
        limit_choices_to={"vocabulary__in": [Vocabulary.AREA, Vocabulary.CARE, Vocabulary.TARGET]},
        blank=True,
        related_name="needs",
        verbose_name=_("areas, care settings and target groups"),
    )
    required_trl = models.PositiveSmallIntegerField(
        _("least technology readiness level (TRL)"),
        default=DEFAULT_TRL,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
    )
    required_claims = ArrayField(
        models.CharField(max_length=16, choices=Topic), verbose_name=_("compliance required"), default=list, blank=True
    )
    required_standards = models.CharField(_("standards and integrations required"), max_length=200, blank=True)

    municipalities = models.ManyToManyField(
        Municipality, blank=True, related_name="documented_needs", verbose_name=_("municipalities named")
    )
    scope = models.CharField(_("whose need it is said to be"), max_length=9, choices=Scope, blank=True)
    documented_year = models.PositiveSmallIntegerField(_("year of the text"), null=True, blank=True)
    source = models.TextField(_("source"), blank=True)
    confidence = models.CharField(_("confidence"), max_length=16, choices=Confidence, blank=True)
    import_key = models.CharField(_("key in the imported file"), max_length=12, null=True, blank=True, unique=True)

    begun_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("begun from")
    )
    solved_by = models.ForeignKey(
        Offering, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("met by")
    )
    solved_how = text(_("what met it"), 600)
    is_example = models.BooleanField(_("example, not a real need"), default=False)
    confirmed_at = models.DateTimeField(_("confirmed by its owner"), null=True, blank=True)
    asked_at = models.DateTimeField(_("owner asked to confirm since"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        indexes = [models.Index(fields=["name_key"], name="need_name_key")]
        constraints = [
            models.CheckConstraint(
                condition=Q(origin=NeedOrigin.LOGGED, owner__isnull=False)
                | (Q(origin=NeedOrigin.DOCUMENTED, owner=None, response=None, confirmed_at=None) & ~Q(source="")),
                name="need_has_owner_or_source",
            ),
            models.CheckConstraint(
                condition=Q(state=NeedState.DRAFT) | (~Q(title_sv="") & ~Q(problem_sv="")),
                name="need_is_told_once_sent_in",
            ),
            models.CheckConstraint(
                condition=Q(origin=NeedOrigin.DOCUMENTED)
                | Q(state__in=[NeedState.DRAFT, NeedState.SUBMITTED, NeedState.WITHDRAWN])
                | Q(confirmed_at__isnull=False),
                name="need_is_confirmed_before_more",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(visibility=Visibility.OWNER), name="need_private_is_not_published"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[NeedState.PUBLISHED, NeedState.IN_DIALOGUE]) | Q(published_at__isnull=False),
                name="need_published_says_when",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(state__in=[NeedState.DRAFT, NeedState.SUBMITTED]),
                name="need_is_not_published_while_written",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[NeedState.DORMANT, NeedState.IN_TEST]) | ~Q(state_before=""),
                name="need_remembers_where_it_stood",
            ),
            models.CheckConstraint(
                condition=~Q(state=NeedState.SOLVED) | ~Q(solved_how="") | Q(solved_by__isnull=False),
                name="need_met_says_by_what",
            ),
            models.CheckConstraint(condition=Q(required_trl__range=(1, 9)), name="need_trl_is_1_to_9"),
            models.CheckConstraint(
                condition=(Q(urgency=None) | Q(urgency__range=(1, 5)))
                & (Q(benefit=None) | Q(benefit__range=(1, 5)))
                & (Q(feasibility=None) | Q(feasibility__range=(1, 5))),
                name="need_grades_are_1_to_5",
            ),
        ]

    def __str__(self):
        return self.title or gettext("Draft without a name")

    def get_absolute_url(self):
        return reverse("needs:detail", args=[self.slug])

    @property
    def title(self):
        return (get_language() == "en" and self.title_en) or self.title_sv

    @property
    def problem(self):
        return (get_language() == "en" and self.problem_en) or self.problem_sv

    @property
    def title_language(self):
        """The language of the title where it is another than the page's."""
        return "sv" if get_language() == "en" and self.title_sv and not self.title_en else ""

    @property
    def is_documented(self):
        """Found in public text: it was never an answer to anything, and nobody here owns it."""
        return self.origin == NeedOrigin.DOCUMENTED

    @property
    def is_public(self):
        """Everybody may read it."""
        return self.published_at is not None and self.visibility == Visibility.PUBLIC

    @property
    def is_open(self):
        return self.state in NeedState.open()

    @property
    def is_shareable(self):
        """Others can say that they have it too: it is out among them, and nobody has said that it is over."""
        return self.published_at is not None and self.is_open

    def terms_of(self, vocabulary):
        """Its terms of one vocabulary, from what is already fetched."""
        return [term for term in self.terms.all() if term.vocabulary == vocabulary]
