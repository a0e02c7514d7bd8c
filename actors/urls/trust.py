"""What is said and shown about offerings, and where they are used."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from actors.views import deployments, documenting, national, vouching

offering_patterns = [
    path(pgettext_lazy("url", "national-services/"), national.national_services, name="national"),
    path(pgettext_lazy("url", "offerings/<slug:slug>/files/<uuid:key>/"), documenting.offering_file, name="file"),
    path(pgettext_lazy("url", "offerings/<slug:slug>/versions/new/"), documenting.version_add, name="add_version"),
    path(pgettext_lazy("url", "offerings/<slug:slug>/versions/<uuid:key>/"), documenting.version_edit, name="version"),
    path(pgettext_lazy("url", "offerings/<slug:slug>/claims/new/"), documenting.claim_add, name="add_claim"),
    path(pgettext_lazy("url", "offerings/<slug:slug>/claims/<uuid:key>/"), documenting.claim_edit, name="claim"),
    path(
        pgettext_lazy("url", "offerings/<slug:slug>/claims/<uuid:key>/ask/"),
        vouching.claim_ask,
        name="ask_about_claim",
    ),
    path(pgettext_lazy("url", "offerings/<slug:slug>/evidence/new/"), documenting.evidence_add, name="add_evidence"),
    path(
        pgettext_lazy("url", "offerings/<slug:slug>/evidence/<uuid:key>/"), documenting.evidence_edit, name="evidence"
    ),
    path(
        pgettext_lazy("url", "offerings/<slug:slug>/deployments/new/"),
        deployments.deployment_propose,
        name="propose_deployment",
    ),
    path(
        pgettext_lazy("url", "offerings/<slug:slug>/deployments/<uuid:key>/take-back/"),
        deployments.deployment_take_back,
        name="take_back_deployment",
    ),
    path(pgettext_lazy("url", "to-do/claims/<uuid:key>/"), vouching.claim_vouch, name="vouch"),
]

actor_patterns = [
    path(pgettext_lazy("url", "actors/<slug:slug>/deployments/"), deployments.deployment_list, name="deployments"),
    path(
        pgettext_lazy("url", "actors/<slug:slug>/deployments/new/<slug:offering>/"),
        deployments.deployment_add,
        name="add_deployment",
    ),
    path(
        pgettext_lazy("url", "actors/<slug:slug>/deployments/<uuid:key>/"),
        deployments.deployment_edit,
        name="deployment",
    ),
]
