"""The seven domains and what belongs to each, and the frameworks of others that a supplier may have answered already.

Only what was read on the owner's page is said of a framework; what was not is marked for the reader to check.
"""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actors.trust import Topic
from testbeds.evaluation_states import Domain

MEASURED = {
    Domain.NEED: gettext_lazy("the need, who took part, technology readiness"),
    Domain.SAFETY: gettext_lazy("incidents, how stable it was, what to fall back on"),
    Domain.EFFECT: gettext_lazy("the primary measure, where it is an effect"),
    Domain.USERS: gettext_lazy("SUS, experience, trial with assistive technology"),
    Domain.ECONOMY: gettext_lazy("cost for a user and month, time saved less time added"),
    Domain.ORGANISATION: gettext_lazy("changed work, time for training, complexity (NASSS)"),
    Domain.ETHICS: gettext_lazy("dignity, equality, consent, who is left out"),
}
DOCUMENTED = {
    Domain.NEED: gettext_lazy("intended use"),
    Domain.SAFETY: gettext_lazy("clinical safety, medical device status, information security"),
    Domain.EFFECT: gettext_lazy("studies"),
    Domain.USERS: gettext_lazy("accessibility report (EN 301 549)"),
    Domain.ECONOMY: gettext_lazy("price model"),
    Domain.ORGANISATION: gettext_lazy("support, integration and interoperability"),
    Domain.ETHICS: gettext_lazy("data protection, where data are kept"),
}
OF_TOPIC = {
    Topic.MEDICAL_DEVICE: Domain.SAFETY,
    Topic.CLINICAL_SAFETY: Domain.SAFETY,
    Topic.SECURITY: Domain.SAFETY,
    Topic.ACCESSIBILITY: Domain.USERS,
    Topic.INTEROPERABILITY: Domain.ORGANISATION,
    Topic.DATA_PROTECTION: Domain.ETHICS,
}


class Reference(NamedTuple):
    name: str
    says: str
    to_check: str = ""  # what was not read at its source


def references():
    return [
        Reference(
            "MAST",
            _("The seven domains come from it. The grades here are our own scale, and are never added up."),
            _("its wording in Swedish"),
        ),
        Reference(
            "DTAC (NHS England)",
            _(
                "Five areas: clinical safety, data protection, technical security, interoperability, and usability "
                "and accessibility. A new form came on 24 February 2026; the old one is not used after 6 April 2026. "
                "One form for each version of a product."
            ),
            _("the letter codes of the areas in the new form"),
        ),
        Reference(
            "NICE ESF",
            _(
                "Tier A: saves time in the system. Tier B: self-care and wellness. Tier C: treats, diagnoses or guides "
                "care. 21 standards in five groups; the higher the tier, the more evidence is asked for."
            ),
        ),
        Reference(
            "Digi-HTA (FinCCHTA)",
            _(
                "Effect, safety, cost, data security and protection, usability and accessibility. One −4 makes the "
                "product red; from there we have it that insufficient safety or ethics caps the verdict."
            ),
            _("how exactly 4 points are classed, where the published text gives two answers"),
        ),
        Reference(
            "CEN ISO/TS 82304-2:2021",
            _(
                "Product information and four themes: healthy and safe, easy to use, secure data, robust build. "
                "The result is a letter from A to E."
            ),
            _("the number of questions and their weights"),
        ),
    ]
