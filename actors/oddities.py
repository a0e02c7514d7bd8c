"""What in the registry looks stale, orphaned, contradictory or double: each question with its rows, for the staff."""

from datetime import timedelta
from typing import NamedTuple

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat, Left, Now
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actors.ages import ASK_AFTER
from actors.models import Actor, ActorRelation, Offering, VerifiedDomain
from actors.states import ActorState, Confidence, MarketState, OfferingState, RelationKind

FORGOTTEN_AFTER = timedelta(days=183)
ALIKE = 0.55  # of the letter triples of two names
BEGINNING = 2  # letters that the names of a pair have in common, so that not every name is held against every other
IDEA_AT_MOST, READY_AT_LEAST = 6, 7  # TRL


class Oddity(NamedTuple):
    """One question: what it is called, why it matters, and the rows that answer to it."""

    name: str
    heading: str
    why: str
    rows: QuerySet


class Kind(NamedTuple):
    heading: str
    oddities: list


def found():
    """Every question, by kind; the rows are fetched by whoever shows them."""
    return [
        Kind(_("Double"), doubles()),
        Kind(_("Stale"), stale()),
        Kind(_("Orphaned"), orphaned()),
        Kind(_("Contradictory"), contradictory()),
    ]


def living_actors():
    return Actor.objects.living().by_name()


def shown_offerings():
    return Offering.objects.living().filter(state=OfferingState.PUBLISHED).select_related("actor").by_name()


def doubles():
    return [
        Oddity("samma-nummer", _("The same organisation number"), SAME_NUMBER, _with_number_of_another()),
        Oddity("liknande-namn", _("Actors with similar names"), SIMILAR, _with_name_like_another()),
    ]


def stale():
    actors, offerings = (rows.not_confirmed_for(ASK_AFTER) for rows in (living_actors(), shown_offerings()))
    forgotten = Actor.objects.with_applicant().filter(changed_at__lt=Now() - FORGOTTEN_AFTER)
    return [
        Oddity("gamla-aktorer", _("Actors not confirmed for a year"), OLD, actors),
        Oddity("gamla-erbjudanden", _("Offerings not confirmed for a year"), OLD, offerings),
        Oddity("glomda-utkast", _("Drafts that nobody has touched for half a year"), LEFT, forgotten),
    ]


def orphaned():
    actors = living_actors()
    return [
        Oddity("ingen-ansvarig", _("Actors that nobody speaks for"), UNSPOKEN, actors.without_manager()),
        Oddity("erbjudanden-utan-aktor", _("Offerings shown by an actor that has ended"), NO_SUPPLIER,
               Offering.objects.filter(state=OfferingState.PUBLISHED, actor__state__in=ActorState.over())),
        Oddity("enheter-utan-organisation", _("Units of an organisation that has ended"), NO_WHOLE,
               actors.filter(part_of__state__in=ActorState.over())),
    ]  # fmt: skip


def contradictory():
    actors, offerings = living_actors(), shown_offerings()
    succeeded = ActorRelation.objects.filter(kind=RelationKind.SUCCEEDED_BY, from_actor=OuterRef("pk"))
    ended = Q(active_to__gt="", active_to__lt=f"{localdate():%Y-%m-%d}")
    unready = Q(market_state=MarketState.READY, trl__lt=READY_AT_LEAST)
    too_ready = Q(market_state=MarketState.IDEA, trl__gt=IDEA_AT_MOST)
    return [
        Oddity("slut-men-visas", _("Shown, although the facts say that it has ended"), STILL_SHOWN,
               actors.filter(ended)),
        Oddity("eftertradd-men-visas", _("Shown, although another has taken over"), STILL_SHOWN,
               actors.filter(Exists(succeeded))),
        Oddity("verifierad-men-beraknad", _("Verified, but the number is only computed"), COMPUTED,
               actors.filter(verified_on__isnull=False, org_number_confidence=Confidence.COMPUTED)),
        Oddity("mognad-mot-marknad", _("Readiness and market state contradict each other"), READINESS,
               offerings.filter(unready | too_ready)),
        Oddity("postdoman-mot-webbplats", _("A mail domain that the website does not bear out"), OTHER_DOMAIN,
               actors.filter(Exists(_domains_unlike_the_website()))),
    ]  # fmt: skip


def _domains_unlike_the_website():
    """An address there shows that somebody reads mail at the domain, not that the organisation owns it."""
    domains = VerifiedDomain.objects.filter(actor=OuterRef("pk"))
    return domains.exclude(actor__website__endswith=F("host")).exclude(
        actor__website__contains=Concat(F("host"), Value("/"))
    )


def _with_number_of_another():
    """Drafts and declined ones hold no number: several may wait beside the one that does."""
    twice = Actor.objects.exclude(org_number=None).values("org_number").annotate(rows=Count("pk")).filter(rows__gt=1)
    return Actor.objects.filter(org_number__in=twice.values("org_number")).order_by("org_number", "pk")


def _with_name_like_another():
    """Each actor whose name resembles that of one entered before it, with the name it resembles."""
    living = Actor.objects.exclude(state__in=ActorState.over())
    earlier = living.annotate(beginning=Left("name_key", BEGINNING)).filter(
        pk__lt=OuterRef("pk"), beginning=Left(OuterRef("name_key"), BEGINNING)
    )
    alike = earlier.annotate(alike=TrigramSimilarity("name_key", OuterRef("name_key"))).filter(alike__gt=ALIKE)
    closest = alike.order_by("-alike", "pk").values("legal_name")[:1]
    return living.annotate(other_name=closest).exclude(other_name=None).order_by("name_key", "pk")


SAME_NUMBER = gettext_lazy("One organisation may have been written in twice: merge the two, or decline the later.")
SIMILAR = gettext_lazy("They may be the same organisation. Look at both, and merge them if they are.")
OLD = gettext_lazy("The managers are reminded by letter. Where nobody speaks for it, somebody has to be found.")
LEFT = gettext_lazy("Ask whether help is wanted, or let it be discarded.")
UNSPOKEN = gettext_lazy("Nobody can confirm the facts. Invite a manager.")
NO_SUPPLIER = gettext_lazy("Nobody stands behind the offering any more: retire it, or move it to the successor.")
NO_WHOLE = gettext_lazy("The unit belongs nowhere: close it, or move it to the successor.")
OTHER_DOMAIN = gettext_lazy("See whether the domain is the organisation's own, and take it away if it is not.")
STILL_SHOWN = gettext_lazy("Close the actor, or ask its managers to mend the facts.")
COMPUTED = gettext_lazy("Check the number against an official source, and verify it again.")
READINESS = gettext_lazy("Ready for delivery means TRL 7 or more; an idea is at most TRL 6.")
