"""The weekly log: what is in it, and a form for one week."""

from datetime import date

from django.contrib import messages
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from arena.shared.forms import is_done
from arena.shared.http import check, redirect_to_top, render_page
from testbeds.collecting import weeks as logging
from testbeds.evaluation_rules import can_mend_values, can_read_values
from testbeds.forms.collecting import WeekForm
from testbeds.views.collecting.ways import ways
from testbeds.views.evaluating.opening import evaluation_page


@never_cache
@evaluation_page(can_read_values)
def weeks(request, evaluation):
    may_log = can_mend_values(request.user, evaluation)
    if request.method == "POST":
        check(can_mend_values, request.user, evaluation)
    monday = _asked(request.GET.get("week", ""))
    week = evaluation.weeks.filter(monday=monday).first()
    form = WeekForm(request.POST or None, instance=week, initial={"monday": monday}, known_names=_units(evaluation))
    if form.is_valid() and not form.asks and is_done(form, lambda: _log(evaluation, form, request.user)):
        messages.success(request, _("Saved."))
        return redirect_to_top("evaluations:weeks", evaluation.slug)
    context = {
        "evaluation": evaluation,
        "form": form if may_log else None,
        "is_written": week is not None,
        "monday": monday,
        "heads": _heads(),
        "rows": [_row(one) for one in evaluation.weeks.order_by("-monday")],
        "missing": logging.missing(evaluation) if may_log else [],
        "ways": ways(request.user, evaluation, "weeks"),
    }
    return render_page(request, "evaluations/weeks.html", context)


def _asked(text):
    """The Monday of the week in the address, else of this week."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = timezone.localdate()
    return logging.monday_of(day)


def _log(evaluation, form, user):
    logging.log(evaluation, by=user, **form.cleaned_data)


def _units(evaluation):
    return evaluation.plan.unit_names if hasattr(evaluation, "plan") else []


def _heads():
    return [
        *(_("Week from"), _("Users"), _("Support, min"), _("Added, min")),
        *(_("True alarms"), _("False alarms"), _("Down, min"), _("What happened")),
    ]


def _row(week):
    numbers = [
        *(week.active, week.support_minutes, week.added_minutes),
        *(week.alarms_true, week.alarms_false, week.down_minutes),
    ]
    address = f"?week={week.monday:%Y-%m-%d}"
    return [(date_format(week.monday, "j F Y"), address), *["–" if one is None else one for one in numbers], week.note]
