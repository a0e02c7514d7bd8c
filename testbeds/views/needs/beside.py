"""What is shown beside a need while it is written: products that it names, what exists already, who has the same."""

from django.utils.translation import ngettext

from actors.models import Offering
from testbeds.models import Need
from testbeds.needs.naming import named_in
from testbeds.needs.resembling import alike
from testbeds.rules import can_share_need

LONGEST = Need._meta.get_field("problem_sv").max_length


def beside(user, form):
    """By what stands in the form now, kept or not."""
    need = form.instance
    title, problem = (_readable(form[name].value()) for name in ("title_sv", "problem_sv"))
    areas = [str(getattr(area, "pk", area)) for area in form["areas"].value() or ()]
    own = [pk for pk in (need.pk, need.begun_from_id) if pk]
    found = alike(user, title=title, problem=problem, areas=areas, owner=need.owner, besides=own)
    return {
        "named": named_in(f"{title} {problem}"),
        "services": Offering.objects.shared_national().in_areas(areas).by_name() if areas else [],
        "alike": [(other, need.owner and can_share_need(user, other, need.owner)) for other in found.needs],
        "towns": _in_words(found.towns),
    }


def _readable(text):
    """As much of it as a question could have for an answer, though it has not been judged yet."""
    return (text or "").replace("\0", "")[:LONGEST]


def _in_words(towns):
    if not towns:
        return ""
    found = ngettext(
        "%(n)s other municipality has a need like this.", "%(n)s other municipalities have a need like this.", towns
    )
    return found % {"n": towns}
