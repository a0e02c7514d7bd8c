"""The questions about a need, as a colleague would ask them: the problem first, what may answer it last.

Each has a word of help, and most an example of a good answer. The order is also that of the printed form.
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from testbeds.states import Visibility

NEEDED = ("title_sv", "problem_sv", "areas")


class Part(NamedTuple):
    """Some questions about one thing; those that not everybody has an answer to are folded."""

    heading: str
    names: tuple
    is_folded: bool = False


PROBLEM = Part(
    _("The problem"),
    ("title_sv", "problem_sv", "affected", "affected_per_year", "frequency", "consequences"),
)
PARTS = [
    Part(_("How it would be instead"), ("wished_state", "noticed_by")),
    Part(_("What you know already"), ("tried", "constraints"), is_folded=True),
    Part(_("How much it matters"), ("urgency", "benefit", "feasibility"), is_folded=True),
    Part(_("A test with you"), ("hosting", "host_unit", "host_months", "host_hours"), is_folded=True),
    Part(_("Where it belongs"), ("areas",)),
    Part(_("Care settings and target groups"), ("care", "targets"), is_folded=True),
    Part(
        _("What a solution has to meet"),
        ("sensitivity", "required_trl", "required_claims", "required_standards"),
        is_folded=True,
    ),
    Part(_("The same in English"), ("title_en", "problem_en"), is_folded=True),
    Part(_("Who may read it"), ("visibility",)),
]

ALL = [PROBLEM, *PARTS]
NAMES = [name for part in ALL for name in part.names]
TERMS = ("areas", "care", "targets")
AT_THE_SCREEN = ("title_en", "problem_en", "visibility")  # not asked on paper

LABELS = {
    "title_sv": _("What do you need, in one line?"),
    "problem_sv": _("What does it look like today?"),
    "affected": _("Who is affected?"),
    "affected_per_year": _("How many people in a year, roughly?"),
    "frequency": _("How often does it happen?"),
    "consequences": _("What does it lead to?"),
    "wished_state": _("How would it be instead?"),
    "noticed_by": _("How would you notice that it had become better?"),
    "tried": _("What have you tried?"),
    "constraints": _("What has to be respected?"),
    "urgency": _("How urgent is it?"),
    "benefit": _("How much good would it do?"),
    "feasibility": _("How easy would it be to begin?"),
    "hosting": _("Could a test be held with you?"),
    "host_unit": _("In which unit?"),
    "host_months": _("For how many months?"),
    "host_hours": _("How many hours of staff in a month?"),
    "sensitivity": _("What data would a solution handle?"),
    "required_trl": _("How finished must a solution be?"),
    "required_standards": _("Which standards and systems must it work with?"),
    "title_en": _("The need in one line, in English"),
    "problem_en": _("The problem today, in English"),
    "visibility": _("Who may read the need?"),
}
HELP = {
    "title_sv": _("Say what is wanted in everyday life, not what to buy."),
    "problem_sv": _("Tell it as to a new colleague: what happens, when, and for whom. Leave out what would solve it."),
    "affected": _("Groups and roles, never a person."),
    "affected_per_year": _("A guess is enough. Leave it empty if you do not know."),
    "consequences": _("For those who get care, for their families and for the staff."),
    "wished_state": _("Tell an ordinary day when it works."),
    "noticed_by": _("Something that you could count or ask about, before and after."),
    "tried": _("Also what did not work, and why."),
    "constraints": _("Law, consent, other systems, premises, coverage, time."),
    "hosting": _("The answer binds nobody. It tells the project where a test could be planned."),
    "host_months": _("From 1 to 36."),
    "sensitivity": _("Your best guess. It is looked into before any test."),
    "required_trl": _("With a lower level more suppliers fit, with a higher one there is less left to try out."),
    "required_standards": _("Separate them with commas."),
    "title_en": _("Without it the Swedish line is shown on English pages too."),
}
EXAMPLES = {
    "title_sv": _("Calmer nights for those who are looked in on"),
    "problem_sv": _(
        "The night staff drive 140 kilometres to look in on 32 people. Most of them sleep. About half wake when the "
        "door opens, and some do not fall asleep again."
    ),
    "affected": _("Older people with home care at night, their families and the night patrol"),
    "consequences": _("Broken sleep, more falls in the morning, and two drives a night that nobody needed."),
    "wished_state": _("Whoever wants to is looked in on without being woken. The staff drive when something happens."),
    "noticed_by": _("At most 4 of 32 are woken, instead of 15. The night patrol drives half as far."),
    "tried": _("Later rounds and quieter locks. It helped some, but the door still wakes most of them."),
    "constraints": _("Consent from each person. Two villages lack coverage. A new record system comes in the autumn."),
    "host_unit": _("The night patrol in the northern district"),
    "required_standards": _("HL7 FHIR, the record system of the municipality"),
}
READINESS = [
    (1, _("1: an idea")),
    (2, _("2: a described solution")),
    (3, _("3: first trials in a laboratory")),
    (4, _("4: tried in a laboratory")),
    (5, _("5: tried in something like everyday life")),
    (6, _("6: shown to work in something like everyday life")),
    (7, _("7: tried in everyday care")),
    (8, _("8: finished and approved")),
    (9, _("9: in use elsewhere")),
]
READERS = [
    (
        Visibility.OWNER,
        _("Only us: your members, those who share the need, and project staff whom you let in. No supplier."),
    ),
    (
        Visibility.ARENA,
        _("The arena: once published, members of the organisations in the portal, suppliers among them."),
    ),
    (Visibility.PUBLIC, _("Everybody: once published, also those without an account, and search engines.")),
]
GRADES = {
    "urgency": {1: pgettext_lazy("urgency", "1: it can wait"), 5: pgettext_lazy("urgency", "5: it cannot wait")},
    "benefit": {1: pgettext_lazy("benefit", "1: little"), 5: pgettext_lazy("benefit", "5: very much")},
    "feasibility": {1: pgettext_lazy("feasibility", "1: hard"), 5: pgettext_lazy("feasibility", "5: easy")},
}


def grades(name):
    """One to five, with words at the ends."""
    return [(number, GRADES[name].get(number, str(number))) for number in range(1, 6)]
