"""A need in the words of its questions, and what its state means; what nobody answered is left out."""

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from testbeds.states import Hosting, NeedState

MEANINGS = {
    NeedState.DRAFT: gettext_lazy("It is being written, and has not been sent in."),
    NeedState.SUBMITTED: gettext_lazy("Sent in. A manager of the owner confirms that it is so."),
    NeedState.CONFIRMED: gettext_lazy("The owner has confirmed it. It is not published."),
    NeedState.PUBLISHED: gettext_lazy(
        "Confirmed and published. Others can share it, and offerings are matched with it."
    ),
    NeedState.CLUSTERED: gettext_lazy("Gathered with others that say the same thing, under a common statement."),
    NeedState.IN_DIALOGUE: gettext_lazy("Suppliers are asked about it in a market dialogue."),
    NeedState.IN_TEST: gettext_lazy("Something that may meet it is being tested."),
    NeedState.SOLVED: gettext_lazy("The owner says that it is met."),
    NeedState.WITHDRAWN: gettext_lazy("The owner no longer has it. The page stays for those who have read it."),
    NeedState.DORMANT: gettext_lazy("Nobody has confirmed it for eighteen months, so it rests. The owner can wake it."),
}


def meaning(need):
    """What the state says to a reader, in a sentence; a need from public text says itself what it is."""
    is_found = need.is_documented and need.state in (NeedState.CONFIRMED, NeedState.PUBLISHED)
    return "" if is_found else MEANINGS[need.state]


def answers(need):
    """The questions in the order in which they are asked, each with its answer."""
    asked = [
        (_("Who is affected?"), need.affected),
        (_("How many in a year?"), need.affected_per_year),
        (_("How often?"), need.frequency and capfirst(need.get_frequency_display())),
        (_("What does it lead to?"), need.consequences),
        (_("How would it be instead?"), need.wished_state),
        (_("How would we notice that it is better?"), need.noticed_by),
        (_("What has been tried?"), need.tried),
        (_("What has to be respected?"), need.constraints),
        (_("How urgent is it?"), _grade(need, "urgency")),
        (_("How great would the benefit be?"), _grade(need, "benefit")),
        (_("How feasible is it?"), _grade(need, "feasibility")),
        (_("What data is handled?"), need.sensitivity and capfirst(need.get_sensitivity_display())),
        (_("Could a test be held there?"), _hosting(need)),
    ]
    return [(question, answer) for question, answer in asked if answer not in ("", None)]


def _grade(need, name):
    value = getattr(need, name)
    if value is None:
        return ""
    return _("%(grade)d of 5, %(word)s") % {"grade": value, "word": getattr(need, f"get_{name}_display")()}


def _hosting(need):
    """Yes or no, and where, for how long and with how much time."""
    if not need.hosting:
        return ""
    said = [capfirst(need.get_hosting_display())]
    if need.hosting != Hosting.NO:
        said += [need.host_unit, _months(need.host_months), _hours(need.host_hours)]
    return ", ".join(filter(None, said))


def _months(number):
    return number and ngettext("%(n)d month", "%(n)d months", number) % {"n": number}


def _hours(number):
    said = ngettext("%(n)d hour of staff in a month", "%(n)d hours of staff in a month", number or 0)
    return number and said % {"n": number}


def day(moment):
    return date_format(localtime(moment), "j F Y")
