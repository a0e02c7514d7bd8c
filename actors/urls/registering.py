"""Registering, following, writing and reviewing actors and offerings, and who speaks for them."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from actors.views import (
    closing,
    competence_editing,
    custody,
    domains,
    editing,
    invitations,
    memberships,
    registering,
    reviewing,
    units,
)

actor_patterns = [
    path(pgettext_lazy("url", "register/"), registering.register, name="register"),
    path(pgettext_lazy("url", "register/organisation/"), registering.register_new, name="register_new"),
    path(pgettext_lazy("url", "register/already-here/<slug:number>/"), memberships.join_number, name="join_number"),
    path(
        pgettext_lazy("url", "register/<slug:slug>/organisation/"),
        registering.register_organisation,
        name="register_organisation",
    ),
    path(
        pgettext_lazy("url", "register/<slug:slug>/competence/"),
        registering.register_competence,
        name="register_competence",
    ),
    path(
        pgettext_lazy("url", "register/<slug:slug>/offering/"), registering.register_offering, name="register_offering"
    ),
    path(pgettext_lazy("url", "register/<slug:slug>/send-in/"), registering.submit, name="submit"),
    path(pgettext_lazy("url", "my-page/requests/<uuid:key>/take-back/"), memberships.take_back, name="take_back"),
    path(pgettext_lazy("url", "invitation/<str:token>/"), invitations.invitation, name="invitation"),
    path(pgettext_lazy("url", "to-do/actors/<slug:slug>/"), reviewing.review_actor, name="review"),
    path(pgettext_lazy("url", "to-do/actors/<slug:slug>/verify/"), reviewing.verify, name="verify"),
    path(pgettext_lazy("url", "to-do/changes/<uuid:key>/"), reviewing.review_proposal, name="review_proposal"),
    path(pgettext_lazy("url", "actors/<slug:slug>/manage/"), editing.actor_manage, name="manage"),
    path(pgettext_lazy("url", "actors/<slug:slug>/edit/"), editing.actor_edit, name="edit"),
    path(
        pgettext_lazy("url", "actors/<slug:slug>/edit/competence/"),
        editing.actor_edit_competence,
        name="edit_competence",
    ),
    path(
        pgettext_lazy("url", "actors/<slug:slug>/competences/"), competence_editing.own_competences, name="competences"
    ),
    path(
        pgettext_lazy("url", "actors/<slug:slug>/competences/<slug:code>/"),
        competence_editing.edit_one_competence,
        name="edit_one_competence",
    ),
    path(pgettext_lazy("url", "actors/<slug:slug>/propose-a-change/"), editing.actor_propose, name="propose"),
    path(pgettext_lazy("url", "actors/<slug:slug>/close/"), closing.actor_close, name="close"),
    path(pgettext_lazy("url", "actors/<slug:slug>/join/"), memberships.join, name="join"),
    path(pgettext_lazy("url", "actors/<slug:slug>/members/"), memberships.members, name="members"),
    path(pgettext_lazy("url", "actors/<slug:slug>/members/<uuid:key>/"), memberships.member, name="member"),
    path(pgettext_lazy("url", "actors/<slug:slug>/members/hand-over/"), invitations.hand_over, name="hand_over"),
    path(pgettext_lazy("url", "actors/<slug:slug>/members/custody/"), custody.actor_custody, name="custody"),
    path(pgettext_lazy("url", "actors/<slug:slug>/mail-domains/"), domains.actor_domains, name="domains"),
    path(
        pgettext_lazy("url", "actors/<slug:slug>/mail-domains/<str:host>/remove/"),
        domains.domain_remove,
        name="domain_remove",
    ),
    path(pgettext_lazy("url", "actors/<slug:slug>/units/new/"), units.unit_add, name="add_unit"),
]

offering_patterns = [
    path(pgettext_lazy("url", "actors/<slug:slug>/offerings/new/"), editing.offering_add, name="add"),
    path(pgettext_lazy("url", "offerings/<slug:slug>/edit/"), editing.offering_edit, name="edit"),
    path(pgettext_lazy("url", "offerings/<slug:slug>/manage/"), editing.offering_manage, name="manage"),
    path(pgettext_lazy("url", "to-do/offerings/<slug:slug>/"), reviewing.review_offering, name="review"),
]
