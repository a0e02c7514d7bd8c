"""Sentences about many rows of the registry. Who may see what is said here, once, for every page, feed and letter."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from actors.ages import PUBLISHED, REST_AFTER, AgeingQuerySet
from actors.hosts import host_of
from actors.searching import SearchableQuerySet
from actors.states import (
    ActorState,
    ImportState,
    MembershipState,
    OfferingState,
    OfferingType,
    ProposalState,
    RelationKind,
    Role,
    Stance,
    Vocabulary,
)
from actors.trust import DeploymentState, Stage


class TermQuerySet(SearchableQuerySet):
    name_order = "label_sv"

    def public(self):
        return self.active()

    def not_public(self):
        return self.none()

    def visible_to(self, user):
        return self.active()

    def of(self, vocabulary):
        """The terms of one vocabulary, in the order of their codes."""
        return self.filter(vocabulary=vocabulary)

    def active(self):
        return self.filter(is_active=True)


class ActorQuerySet(AgeingQuerySet, SearchableQuerySet):
    paths_to_managers = ("pk", "part_of")

    def public(self):
        return self.filter(state__in=ActorState.public())

    def not_public(self):
        return self.exclude(state__in=ActorState.public())

    def visible_to(self, user):
        """What is public, what the person is a member of, and for staff everything, drafts included."""
        if not user.is_authenticated:
            return self.public()
        if user.is_staff:
            return self.all()
        return self.filter(Q(state__in=ActorState.public()) | Q(pk__in=user.roles))

    def waiting_for_review(self):
        return self.filter(state=ActorState.SUBMITTED)

    def with_applicant(self):
        return self.filter(state__in=ActorState.with_applicant())

    def asking_for_help(self):
        """With drafts that their owner has opened to the project staff for some days."""
        drafts = Q(state__in=ActorState.with_applicant()) | Q(offerings__state__in=OfferingState.with_applicant())
        return self.filter(drafts, help_until__gt=timezone.now()).distinct()

    def written_by(self, user):
        """The actors whose facts the person may write."""
        return self.filter(pk__in=[pk for pk, role in user.roles.items() if role != Role.READER])

    def managed_by(self, user):
        return self.filter(pk__in=[pk for pk, role in user.roles.items() if role == Role.MANAGER])

    def with_drafts(self):
        """Fetched with everything that tells how far a draft has come."""
        fetched = self.select_related("actor_type")
        return fetched.prefetch_related("areas", "competences", "decisions", "offerings__terms", "offerings__decisions")

    def holding(self, number):
        """The actor that the organisation number belongs to, if there is one."""
        return self.filter(org_number=number, state__in=ActorState.holding_number())

    def named(self, name):
        """Not over or declined, and registered under the name in any case of letters."""
        gone = [*ActorState.over(), ActorState.DECLINED]
        return self.filter(legal_name__iexact=name).exclude(state__in=gone)

    def without_manager(self):
        """Actors that nobody speaks for; a unit is spoken for by its organisation too."""
        managers = self.model.memberships.rel.related_model.objects.in_force().managers()
        own = models.Exists(managers.filter(actor=models.OuterRef("pk")))
        above = models.Exists(managers.filter(actor=models.OuterRef("part_of")))
        return self.filter(~own, ~above)

    def living(self):
        return self.filter(state__in=ActorState.living())

    def decided_by_staff(self):
        """Those whose members the project staff decide about: nobody speaks for them, or staff have taken over."""
        in_custody = Q(custody_since__isnull=False) | Q(part_of__custody_since__isnull=False)
        return self.filter(in_custody | Q(pk__in=self.model.objects.without_manager().values("pk")))


class OfferingQuerySet(AgeingQuerySet, SearchableQuerySet):
    paths_to_managers = ("actor", "actor__part_of")

    def public(self):
        """What lists, counts and feeds show; see `visible_to` for what else can be read at its own address."""
        return self.filter(state__in=OfferingState.public(), actor__state__in=ActorState.public())

    def not_public(self):
        return self.exclude(state__in=OfferingState.public(), actor__state__in=ActorState.public())

    def living(self):
        """Of an actor that is shown and not over."""
        return self.filter(actor__state__in=ActorState.living())

    def managed_by(self, user):
        return self.filter(actor__in=[pk for pk, role in user.roles.items() if role == Role.MANAGER])

    def for_matching(self):
        """What a need may be matched with: offering and actor are shown, and both confirmed within fifteen months."""
        actors = self.model.actor.field.related_model.objects.filter(PUBLISHED).confirmed_within(REST_AFTER)
        return self.filter(PUBLISHED, actor__in=actors).confirmed_within(REST_AFTER)

    def visible_to(self, user):
        """What is public, what the person's actors own, and for staff everything, drafts included.

        What rests since nobody confirmed it is in no list, and stays readable at its address.
        """
        is_shown = Q(state__in=OfferingState.public()) | Q(lapsed_at__isnull=False)
        public = Q(is_shown, actor__state__in=ActorState.public())
        if not user.is_authenticated:
            return self.filter(public)
        if user.is_staff:
            return self.all()
        return self.filter(public | Q(actor__in=user.roles) & ~Q(state=OfferingState.DISCARDED))

    def waiting_for_review(self):
        return self.filter(state=OfferingState.IN_REVIEW)

    def shared_national(self):
        """What every region and municipality can use already."""
        return self.public().filter(offering_type=OfferingType.NATIONAL_SERVICE).exclude(state=OfferingState.RETIRED)

    def in_areas(self, codes):
        return self.filter(terms__in=codes, terms__vocabulary=Vocabulary.AREA).distinct()


class ActorCompetenceQuerySet(models.QuerySet):
    def standing(self):
        """What actors that everybody sees say today; one that has ended has no competence left to ask for."""
        return self.filter(actor__state__in=set(ActorState.public()) - set(ActorState.over()))

    def in_areas(self, codes):
        """In one of the e-health areas; a competence that names none counts in those that its actor works in."""
        named = self.model.areas.through.objects
        of_actor = self.model.actor.field.related_model.areas.through.objects.filter(term__in=codes)
        names_any = named.filter(actorcompetence=models.OuterRef("pk"), term__vocabulary=Vocabulary.AREA)
        return self.filter(
            Q(pk__in=named.filter(term__in=codes).values("actorcompetence"))
            | (~models.Exists(names_any) & Q(actor__in=of_actor.values("actor")))
        )

    def in_care(self, codes):
        """In one of the care settings; only the competence itself says so."""
        named = self.model.areas.through.objects.filter(term__in=codes)
        return self.filter(pk__in=named.values("actorcompetence"))

    def wanted_by_others(self, actor):
        """Who looks for what the actor has, those in the same areas first."""
        return self._counterparts(actor, Stance.HAS, [Stance.SEEKING])

    def offered_by_others(self, actor):
        """Who has or builds up what the actor looks for, those in the same areas first."""
        return self._counterparts(actor, Stance.SEEKING, [Stance.HAS, Stance.BUILDING])

    def _counterparts(self, actor, stance, theirs):
        own = self.filter(actor=actor, stance=stance)
        areas = {*actor.areas.values_list("pk", flat=True), *own.exclude(areas=None).values_list("areas", flat=True)}
        found = self.standing().filter(stance__in=theirs, term__in=own.order_by().values("term")).exclude(actor=actor)
        shared = models.Count("areas", filter=Q(areas__in=areas))
        return found.annotate(shared=shared).order_by("-shared", "term", "actor__name_key", "pk")


class ActorRelationQuerySet(models.QuerySet):
    def of(self, actor):
        """Those with the actor at either end."""
        return self.filter(Q(from_actor=actor) | Q(to_actor=actor))


class MergeQuerySet(models.QuerySet):
    def behind(self, actor):
        """The merges that made the actor what it is, those of its predecessors included, the newest first."""
        links = {"merged__relations__to_actor": actor, "merged__relations__kind": RelationKind.SUCCEEDED_BY}
        return self.filter(**links, merged__state=ActorState.MERGED)


class ProposalQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=ProposalState.OPEN).order_by("created_at", "pk")


class MembershipQuerySet(models.QuerySet):
    def in_force(self):
        """Active and not past its last day."""
        lasting = Q(last_day=None) | Q(last_day__gte=timezone.localdate())
        return self.filter(lasting, state=MembershipState.ACTIVE)

    def managers(self):
        """Of closed accounts nobody can expect an answer."""
        return self.filter(role=Role.MANAGER, user__is_active=True)

    def reaching(self, actor):
        """Its own, and for a unit those of its organisation, which count in the unit too."""
        return self.filter(actor__in=[key for key in (actor.pk, actor.part_of_id) if key])

    def managing(self, actor):
        return self.in_force().managers().reaching(actor)

    def told_about(self, actor):
        """The managers who get its letters: a unit's own, else those of its organisation."""
        managers = self.managing(actor).select_related("user").order_by("pk")
        own = [membership for membership in managers if membership.actor_id == actor.pk]
        return own or list(managers)

    def past_their_day(self):
        return self.filter(state=MembershipState.ACTIVE, last_day__lt=timezone.localdate())

    def undecided(self):
        """Asked for or offered, with time left to answer."""
        return self.filter(state__in=MembershipState.undecided(), expires_at__gt=timezone.now())

    def requests(self):
        return self.undecided().filter(state=MembershipState.REQUESTED)

    def invitations(self):
        return self.undecided().filter(state=MembershipState.INVITED)

    def of_person(self, user):
        """The person's own, and the invitations to addresses that they have confirmed."""
        addresses = user.emailaddress_set.filter(verified=True).values("email")
        return self.filter(Q(user=user) | Q(user=None, email__in=addresses))

    def let_lapse(self):
        """Close what nobody answered in time, and forget the invited addresses."""
        overdue = self.filter(state__in=MembershipState.undecided(), expires_at__lte=timezone.now())
        return overdue.update(state=MembershipState.EXPIRED, email="")


class VerifiedDomainQuerySet(models.QuerySet):
    def matching(self, user):
        """Those of exactly the hosts where the person has a confirmed address."""
        addresses = user.emailaddress_set.filter(verified=True).values_list("email", flat=True)
        return self.filter(host__in={host_of(address) for address in addresses})

    def offered_to(self, user):
        """Whose actors the person could ask to join, because of a confirmed address and nothing else."""
        taken = user.memberships.filter(state__in=MembershipState.live()).values("actor")
        open_to_join = {ActorState.PUBLISHED, ActorState.DORMANT}
        found = self.matching(user).filter(actor__state__in=open_to_join)
        return found.exclude(actor__in=taken).exclude(actor__in=user.roles).select_related("actor")


class UserQuerySet(models.QuerySet):
    def administrators(self):
        return self.filter(is_administrator=True, is_active=True)

    def matching(self, words):
        """Whose name or address has all the words in it."""
        for word in words.split():
            self = self.filter(Q(name__icontains=word) | Q(email__icontains=word))
        return self

    def with_second_factor(self):
        """Annotated with whether each has one; recovery codes alone are none."""
        factors = self.model.authenticator_set.rel.related_model.objects.exclude(type="recovery_codes")
        return self.annotate(has_factor=models.Exists(factors.filter(user=models.OuterRef("pk"))))


class SignInQuerySet(models.QuerySet):
    def end(self):
        """Sign out there, with the next page that is asked for."""
        sessions = self.model.session.field.related_model.objects
        return sessions.filter(sign_in__in=self).delete()


class StaffProposalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=ProposalState.OPEN)

    def for_another_than(self, administrator):
        """What the administrator may answer: not what they proposed themselves, nor what is about them."""
        own = Q(proposed_by=administrator) | Q(account=administrator)
        return self.open().exclude(own).select_related("account", "proposed_by")


class ComplianceClaimQuerySet(models.QuerySet):
    def running_out(self, today, *, within):
        """Of offerings that are shown: those whose last day comes soon and has not passed."""
        shown = self.filter(offering__state=OfferingState.PUBLISHED, offering__actor__state__in=ActorState.public())
        return shown.filter(valid_until__range=(today, today + within))


class DeploymentQuerySet(models.QuerySet):
    def shown(self):
        """What stands on the pages of both sides, when both are public."""
        both = Q(offering__state__in=OfferingState.public(), actor__state__in=ActorState.public())
        return self.filter(both, state__in=DeploymentState.shown(), offering__actor__state__in=ActorState.public())

    def visible_to(self, user):
        """What is shown; to the two sides and the staff also what only one side has said."""
        if not user.is_authenticated:
            return self.shown()
        if user.is_staff:
            return self.all()
        mine = Q(actor__in=user.roles) | Q(offering__actor__in=user.roles)
        return self.filter(mine | Q(pk__in=self.shown().values("pk")))

    def of_actor(self, actor):
        """Its own, and those of its units."""
        return self.filter(Q(actor=actor) | Q(actor__part_of=actor))

    def with_both_sides(self):
        return self.select_related("offering__actor", "actor__municipality", "care_setting", "version")

    def in_use_first(self):
        """What runs before what is over, the county before others, then by name."""
        return self.annotate(
            is_over=models.Case(models.When(stage=Stage.ENDED, then=1), default=0),
            is_far=models.Case(models.When(actor__municipality=None, then=1), default=0),
        ).order_by("is_over", "is_far", "actor__name_key", "created_at")


class ImportWorkQuerySet(models.QuerySet):
    def due(self):
        """Files that nobody works on, or whose worker has not been heard of for as long as its lease."""
        free = Q(lease_until=None) | Q(lease_until__lte=Now())
        return self.filter(free, file__state__in=ImportState.worked_on()).order_by("file_id")
