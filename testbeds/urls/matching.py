"""Matches: of a need, of an organisation's offerings, and what people decide about one."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from testbeds.views.matching import match, matches, recalculation

urlpatterns = [
    path(pgettext_lazy("url", "needs/recalculation/"), recalculation.recalculation, name="recalculation"),
    path(pgettext_lazy("url", "needs/that-fit/<slug:actor>/"), matches.fitting, name="fitting"),
    path(pgettext_lazy("url", "needs/match/<uuid:key>/"), match.match_detail, name="match"),
    path(pgettext_lazy("url", "needs/match/<uuid:key>/interest/"), match.interest, name="interest"),
    *(
        path(address, match.match_act, {"act": act}, name=f"match_{act}")
        for act, address in {
            "offer_contact": pgettext_lazy("url", "needs/match/<uuid:key>/offer-contact/"),
            "dismiss": pgettext_lazy("url", "needs/match/<uuid:key>/dismiss/"),
            "reopen": pgettext_lazy("url", "needs/match/<uuid:key>/reopen/"),
            "accept": pgettext_lazy("url", "needs/match/<uuid:key>/accept/"),
            "turn_down": pgettext_lazy("url", "needs/match/<uuid:key>/turn-down/"),
            "take_back": pgettext_lazy("url", "needs/match/<uuid:key>/take-back/"),
            "end": pgettext_lazy("url", "needs/match/<uuid:key>/end/"),
        }.items()
    ),
    path(pgettext_lazy("url", "needs/<slug:slug>/matches/"), matches.match_list, name="matches"),
]
