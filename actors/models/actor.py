from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from actors.fields import OrganisationNumberField, show
from actors.models.decided import Decided
from actors.models.municipality import ELSEWHERE
from actors.models.term import Term
from actors.querysets import ActorQuerySet
from actors.states import (
    ACTOR_LEADS_TO,
    Act,
    ActorState,
    Confidence,
    Origin,
    SizeClass,
    Stance,
    VerificationLevel,
    Vocabulary,
)
from arena.shared.errors import Refused
from arena.shared.fields import PartialDateField, WebsiteField, swedish_key

NOT_VERIFIED = {"verified_how": "", "verified_on": None, "verification_level": VerificationLevel.NONE}


class Actor(Decided, models.Model):
    """An organisation, or a unit of one, that takes part in the county's e-health work."""

    leads_to = ACTOR_LEADS_TO
    over = ActorState.over()
    at_rest = ActorState.DORMANT
    facts_kept = (
        "legal_name",
        "display_name",
        "org_number",
        "is_sole_trader",
        "foreign_id",
        "country",
        "actor_type",
        "size_class",
        "municipality",
        "website",
        "contact_function",
        "contact_email",
        "contact_phone",
        "summary_sv",
        "summary_en",
        "areas",
    )

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    state = models.CharField(_("state"), max_length=12, choices=ActorState, default=ActorState.DRAFT)
    part_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="units", verbose_name=_("unit of")
    )
    actor_type = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"vocabulary": Vocabulary.ACTOR_TYPE},
        related_name="actors_of_type",
        verbose_name=_("type of actor"),
    )
    legal_name = models.CharField(_("registered name"), max_length=160, blank=True)
    display_name = models.CharField(_("name to show, if another"), max_length=160, blank=True)
    org_number = OrganisationNumberField(_("organisation number"), null=True, blank=True)
    org_number_confidence = models.CharField(max_length=16, choices=Confidence, blank=True)
    org_number_source = models.TextField(_("source of the organisation number"), blank=True)
    is_sole_trader = models.BooleanField(_("sole trader"), default=False)
    foreign_id = models.CharField(_("registration number abroad"), max_length=40, blank=True)
    country = models.CharField(_("country"), max_length=60, blank=True)
    size_class = models.CharField(_("size"), max_length=6, choices=SizeClass, blank=True)
    municipality = models.ForeignKey(
        "Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actors",
        verbose_name=_("municipality of the seat"),
    )
    seat_outside_county = models.BooleanField(_("seat outside the county"), default=False)  # False: or not answered
    website = WebsiteField(_("website"), blank=True)
    summary_sv = models.TextField(_("summary"), max_length=600, blank=True)
    summary_en = models.TextField(_("summary in English"), max_length=600, blank=True)
    active_from = PartialDateField(_("active from"), blank=True)
    active_to = PartialDateField(_("active to"), blank=True)
    contact_function = models.CharField(_("contact: function"), max_length=80, blank=True)
    contact_email = models.EmailField(_("contact: e-mail address"), blank=True)
    contact_phone = models.CharField(_("contact: telephone"), max_length=30, blank=True)
    name_key = swedish_key(Coalesce(NullIf("display_name", Value("")), "legal_name"))
    areas = models.ManyToManyField(
        Term,
        limit_choices_to={"vocabulary": Vocabulary.AREA},
        blank=True,
        related_name="actors_in_area",
        verbose_name=_("e-health areas"),
    )
    is_example = models.BooleanField(_("example, not a real organisation"), default=False)
    origin = models.CharField(_("how it came here"), max_length=10, choices=Origin, default=Origin.REGISTERED)
    import_key = models.CharField(_("key in the imported file"), max_length=12, null=True, blank=True, unique=True)
    source = models.TextField(_("source"), blank=True)
    confidence = models.CharField(_("confidence"), max_length=16, choices=Confidence, blank=True)
    note = models.TextField(_("note on the facts"), blank=True)
    verified_how = models.CharField(_("verified by"), max_length=120, blank=True)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    verification_level = models.PositiveSmallIntegerField(
        _("level of verification"), choices=VerificationLevel, default=VerificationLevel.NONE
    )
    custody_wanted_at = models.DateTimeField(_("the project staff asked to take over"), null=True, blank=True)
    custody_since = models.DateTimeField(_("in the hands of the project staff since"), null=True, blank=True)
    help_until = models.DateTimeField(_("open to the project staff until"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("facts confirmed"), null=True, blank=True)
    asked_at = models.DateTimeField(_("managers asked to confirm since"), null=True, blank=True, editable=False)
    lapsed_at = models.DateTimeField(_("at rest since nobody confirmed"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ActorQuerySet.as_manager()

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        indexes = [models.Index(fields=["name_key"], name="actor_name_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["org_number"],
                condition=Q(state__in=ActorState.holding_number()),
                name="actor_one_per_org_number",
                violation_error_message=_("The organisation number is already in the registry."),
            ),
            models.CheckConstraint(
                condition=Q(org_number=None) | Q(org_number__regex=r"^[0-9]{2}[2-9][0-9]{7}$"),
                name="actor_org_number_is_not_personal",
            ),
            models.CheckConstraint(
                condition=Q(is_sole_trader=False) | Q(org_number=None), name="actor_sole_trader_has_no_number"
            ),
            models.CheckConstraint(condition=~Q(part_of=F("pk")), name="actor_is_no_unit_of_itself"),
            models.CheckConstraint(
                condition=Q(part_of=None) | Q(org_number=None, foreign_id="", is_sole_trader=False),
                name="actor_unit_has_no_number_of_its_own",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[ActorState.DRAFT, ActorState.DISCARDED]) | ~Q(legal_name=""),
                name="actor_has_name_once_submitted",
            ),
            models.CheckConstraint(
                condition=Q(lapsed_at=None) | Q(state=ActorState.DORMANT), name="actor_lapsed_while_dormant"
            ),
            models.CheckConstraint(
                condition=Q(verified_how="", verified_on=None) | (~Q(verified_how="") & Q(verified_on__isnull=False)),
                name="actor_verified_by_method_on_date",
            ),
            models.CheckConstraint(
                condition=Q(verified_how="", verification_level=VerificationLevel.NONE)
                | (~Q(verified_how="") & Q(verification_level__gt=VerificationLevel.NONE)),
                name="actor_level_follows_verification",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        """What people call it; the registered name where nothing else is given."""
        return self.display_name or self.legal_name or gettext("Draft without a name")

    @property
    def name_for_strangers(self):
        """To somebody who knows its number, what is not shown yet is that number and no more."""
        if self.is_public:
            return self.name
        return gettext("the organisation with number %(number)s") % {"number": show(self.org_number)}

    @property
    def summary(self):
        """The summary in the reader's language, else in Swedish."""
        return (get_language() == "en" and self.summary_en) or self.summary_sv

    @property
    def seat(self):
        """The code of its municipality, `ELSEWHERE` outside the county, and nothing where nobody has answered."""
        return self.municipality_id or (ELSEWHERE if self.seat_outside_county else "")

    @property
    def is_public(self):
        return self.state in ActorState.public()

    @property
    def is_with_applicant(self):
        return self.state in ActorState.with_applicant()

    @property
    def is_open_for_help(self):
        """The owner lets the project staff write in its drafts, and those of its offerings."""
        return self.help_until is not None and self.help_until > timezone.now()

    def get_absolute_url(self):
        return reverse("actors:detail", args=[self.slug])

    def locked(self):
        """The row, held until the transaction ends: who decides about it, its offerings or its members waits here."""
        return type(self).objects.select_for_update(no_key=True).get(pk=self.pk)

    def locked_open(self):
        """The same, for what has no meaning once it has ended."""
        actor = self.locked()
        actor.refuse_when_over()
        return actor

    def refuse_when_over(self):
        if self.state in ActorState.over():
            raise Refused(gettext("The organisation has ended."))

    def facts(self):
        stances = self.competences.values_list("stance", "term")
        known = {name: sorted(term for stance, term in stances if stance == name) for name in Stance}
        return super().facts() | {"municipality": self.seat} | known

    def submit(self, *, by):
        """Send it to review; the manager who does so vouches for the facts, and needs no more help."""
        afresh = {"confirmed_at": timezone.now(), "asked_at": None, "help_until": None, **NOT_VERIFIED}
        return self.decide(ActorState.SUBMITTED, by=by, **afresh)

    def withdraw(self, *, by):
        return self.decide(ActorState.DRAFT, by=by)

    def discard(self, *, by):
        return self.decide(ActorState.DISCARDED, by=by)

    def publish(self, *, by):
        """Show it to everybody, from now on at a readable address."""
        return self.publish_as(self.name, ActorState.PUBLISHED, by=by, start=ActorState.SUBMITTED)

    def ask_for_more(self, *, by, reason):
        return self.decide(ActorState.MORE_WANTED, by=by, reason=reason)

    def decline(self, *, by, reason):
        return self.decide(ActorState.DECLINED, by=by, reason=reason)

    def rest(self, *, by):
        return self.decide(ActorState.DORMANT, by=by)

    def close(self, *, by, on, reason):
        """The organisation has ended; its page stays."""
        return self.decide(ActorState.CLOSED, by=by, reason=reason, active_to=on, help_until=None)

    def verify(self, *, by, how, on):
        """Staff have found the registered name and number in a register, and say in which and when."""
        self._set(verified_how=how, verified_on=on, verification_level=VerificationLevel.NUMBER)
        return self.sign(Act.VERIFIED, by=by, reason=how)

    def forget_verification(self):
        """Not saved by itself: it goes with what has changed."""
        for name, value in NOT_VERIFIED.items():
            setattr(self, name, value)

    def prove_domain(self, host, *, on):
        """A mailbox of the organisation is the least proof: it gives way to whatever is known better."""
        if self.verification_level < VerificationLevel.MAIL_DOMAIN:
            how = gettext("e-mail at %(host)s") % {"host": host}
            self._set(verified_how=how, verified_on=on, verification_level=VerificationLevel.MAIL_DOMAIN)

    def want_custody(self, *, by, reason):
        self._set(custody_wanted_at=timezone.now())
        return self.sign(Act.CUSTODY_WANTED, by=by, reason=reason)

    def take_custody(self, *, by, reason):
        """The project staff decide about its members, until somebody else does."""
        self._set(custody_since=timezone.now(), custody_wanted_at=None)
        return self.sign(Act.CUSTODY_TAKEN, by=by, reason=reason)

    def end_custody(self, *, by):
        """Somebody speaks for it again, or wants to after all."""
        was_taken = self.custody_since is not None
        self._set(custody_since=None, custody_wanted_at=None)
        if was_taken:
            self.sign(Act.CUSTODY_ENDED, by=by)

    def _set(self, **facts):
        for name, value in facts.items():
            setattr(self, name, value)
        self.save(update_fields=list(facts))

    def wake(self, *, by):
        """Back from rest, with the facts confirmed."""
        afresh = {"confirmed_at": timezone.now(), "asked_at": None}
        return self.decide(ActorState.PUBLISHED, by=by, start=ActorState.DORMANT, **afresh)
