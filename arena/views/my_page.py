"""What waits for one person, and what they speak for."""

from collections import Counter
from datetime import timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from actors import confirming, registering
from actors.ages import ASK_AFTER
from actors.letters.memberships import invitation_token
from actors.models import Actor, Deployment, Membership, StaffProposal, VerifiedDomain
from actors.states import ActorState, MembershipState
from actors.views.confirming import questions
from arena.desk import queues
from arena.shared.http import render_page
from events.views.own import mine
from testbeds.models import InventoryResponse
from testbeds.views.adopting import waiting as adopting
from testbeds.views.evaluating.waiting import evaluations_of
from testbeds.views.needs import waiting as needs

SEARCHES_SHOWN = 5
ANSWERS_SHOWN = timedelta(days=30)


class Waiting(NamedTuple):
    """Something only this person can take further, and the page where it is done."""

    title: str
    text: str
    url: str
    badge: str = ""
    tone: str = ""


@require_safe
def my_page(request):
    user = request.user
    written = list(Actor.objects.written_by(user).with_drafts().order_by("name_key", "pk"))
    managed = Actor.objects.managed_by(user)
    waiting = [
        *_invitations(user),
        *_requests_to_decide(managed),
        *_sent_back(written),
        *_unfinished(written),
        *_never_confirmed(managed),
        *_uses_to_answer(written),
        *_proposals(user),
        *_rounds_to_answer(written),
        *needs.waiting_for(user),
        *needs.dialogues_waiting_for(user),
        *adopting.waiting_for(user),
    ]
    memberships = user.memberships.in_force().select_related("actor")
    memberships = memberships.prefetch_related("actor__units", "actor__offerings", "actor__decisions")
    context = {
        "desk": _on_the_desk() if user.is_staff else [],
        "questions": questions(confirming.waiting_for(user)),
        "waiting": waiting or [*_first_step(user)],
        "memberships": memberships.order_by("actor__name_key"),
        "offered": VerifiedDomain.objects.offered_to(user),
        "asked": user.memberships.requests().select_related("actor"),
        "answers": _answers(user),
        "searches": user.saved_searches.all()[:SEARCHES_SHOWN],
        "events": mine.coming(user),
        "evaluations": evaluations_of(user),
    }
    return render_page(request, "arena/my_page.html", context)


def _on_the_desk():
    """What waits for the project staff: a heading and a number for each kind."""
    numbers = [(queue.title, queue.rows.count()) for queue in queues.waiting()]
    return [(title, number) for title, number in numbers if number]


def _invitations(user):
    for membership in Membership.objects.invitations().of_person(user).select_related("actor"):
        text = _("You are invited, as: %(role)s.") % {"role": membership.get_role_display()}
        url = reverse("actors:invitation", args=[invitation_token(membership)])
        yield Waiting(membership.actor.name, text, url, _("Invitation"), "info")


def _requests_to_decide(managed):
    for membership in Membership.objects.requests().filter(actor__in=managed).select_related("actor", "user"):
        text = _("%(person)s asks to join.") % {"person": membership.user}
        url = reverse("actors:member", args=[membership.actor.slug, membership.key])
        yield Waiting(membership.actor.name, text, url, _("Waiting for your answer"), "info")


def _proposals(user):
    """What another administrator has proposed."""
    for proposal in StaffProposal.objects.for_another_than(user) if user.is_administrator else []:
        url = reverse("administering:detail", args=[proposal.account_id])
        yield Waiting(str(proposal), _("Proposed for the project staff."), url, _("Waiting for your answer"), "info")


def _sent_back(actors):
    """What staff have answered and the applicant can mend."""
    for actor in actors:
        if actor.state in (ActorState.MORE_WANTED, ActorState.DECLINED):
            url = reverse("actors:manage", args=[actor.slug])
            yield Waiting(actor.name, actor.last_decision.reason, url, actor.get_state_display(), "warn")
        elif actor.is_public:
            for offering in registering.drafts_of_offerings(actor):
                if offering.last_decision and offering.last_decision.reason:
                    url = reverse("offerings:manage", args=[offering.slug])
                    yield Waiting(
                        str(offering), offering.last_decision.reason, url, _("needs more information"), "warn"
                    )


def _unfinished(actors):
    for actor in actors:
        if actor.state == ActorState.DRAFT:
            url = reverse(f"actors:{registering.next_step(actor)}", args=[actor.slug])
            yield Waiting(actor.name, _("Go on with the registration."), url, actor.get_state_display())
        elif not actor.is_with_applicant and actor.state not in ActorState.over():
            yield from _unfinished_offerings(actor)


def _unfinished_offerings(actor):
    """Drafts that nobody has answered: they go their own way, since their actor has been sent in without them."""
    text = _("Go on with the offering.")
    if not actor.is_public:
        text = _("The offering can be sent in once the organisation is published.")
    for offering in registering.drafts_of_offerings(actor):
        if not (offering.last_decision and offering.last_decision.reason):
            url = reverse("offerings:manage", args=[offering.slug])
            yield Waiting(str(offering), text, url, offering.get_state_display())


def _first_step(user):
    """Somebody new, who speaks for nobody and has not asked to."""
    if not (user.is_staff or user.is_administrator or user.memberships.exists()):
        text = _("Register your organisation, or ask to join one that is here already.")
        yield Waiting(_("Go on: register your organisation"), text, reverse("actors:register"))


def _never_confirmed(managed):
    """Collected by the project staff: its new manager vouches for it at once, and not first when it is a year old."""
    for actor in managed.filter(state=ActorState.PUBLISHED, confirmed_at=None).confirmed_within(ASK_AFTER):
        url = reverse("actors:manage", args=[actor.slug])
        yield Waiting(actor.name, _("Are the facts still right? Confirm them."), url, _("Confirm"), "warn")


def _uses_to_answer(written):
    """Only the word of the organisation counts, so what others say that it uses waits for it."""
    numbers = Counter(Deployment.objects.waiting_for(written).values_list("actor", flat=True))
    for actor in written:
        if number := numbers[actor.pk]:
            text = ngettext(
                "Others say that you use an offering. Is it right?",
                "Others say that you use %(number)s offerings. Is it right?",
                number,
            )
            url = reverse("actors:deployments", args=[actor.slug])
            yield Waiting(actor.name, text % {"number": number}, url, _("Waiting for your answer"), "info")


def _rounds_to_answer(written):
    """Open rounds where the person's organisation has not answered, or nobody has approved what it answered."""
    responses = InventoryResponse.objects.waiting_for(written).select_related("round", "actor")
    for response in responses.order_by("round__closes_on", "pk"):
        text = _("The inventory round %(round)s: last day %(day)s.")
        said = {"round": response.round, "day": date_format(response.round.closes_on, "j F Y")}
        url = reverse("needs:response", args=[response.round.slug, response.actor.slug])
        badge = _("Example") if response.round.is_example else response.get_state_display()
        yield Waiting(response.actor.name, text % said, url, badge, "example" if response.round.is_example else "info")


def _answers(user):
    """The recent answers to what the person asked for."""
    states = [MembershipState.DECLINED, MembershipState.ENDED]
    since = timezone.now() - ANSWERS_SHOWN
    return user.memberships.filter(state__in=states, decided_at__gt=since).select_related("actor")
