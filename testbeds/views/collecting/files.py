"""Values from a file: the template to fill in, the dry run with what is wrong, and the yes."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from arena.shared import sheets
from arena.shared.errors import Refused
from arena.shared.http import redirect_to_top, render_page
from testbeds.collecting import entering, importing
from testbeds.collecting.reading import heads_of
from testbeds.evaluation_rules import can_enter_values
from testbeds.forms.values import ValuesFileForm
from testbeds.models import Measure, ValuesFile
from testbeds.views.collecting.ways import ways
from testbeds.views.evaluating.opening import evaluation_page


@never_cache
@evaluation_page(can_enter_values)
def values_file(request, evaluation):
    form = ValuesFileForm(request.POST or None, request.FILES or None, phases=entering.phases_now(evaluation))
    kept, problems = None, []
    if form.is_valid():
        kept, problems = _try(form, evaluation, request.user)
    if kept:
        return redirect_to_top("evaluations:values_file_tried", evaluation.slug, kept.key)
    context = {
        "evaluation": evaluation,
        "form": form,
        "problems": problems,
        "heads": [_("Row"), _("Column"), _("What is wrong")],
        "columns": heads_of(entering.measures_of(evaluation)),
        "files": evaluation.values_files.order_by("-at")[:10],
        "ways": ways(request.user, evaluation, "values_file"),
    }
    return render_page(request, "evaluations/values_file.html", context)


def _try(form, evaluation, user):
    file = form.cleaned_data["file"]
    try:
        content = file.read(importing.LARGEST_FILE + 1)
        return importing.try_file(evaluation, content, name=file.name, phase=form.cleaned_data["phase"], by=user)
    except Refused as no:
        form.add_error("file", str(no))
        return None, []


@never_cache
@evaluation_page(can_enter_values)
def values_file_tried(request, evaluation, key):
    file = get_object_or_404(ValuesFile, evaluation=evaluation, key=key)
    if request.method == "POST":
        return _decided(request, evaluation, file)
    numbers = {}
    for measure, *_rest in file.entries:
        numbers[measure] = numbers.get(measure, 0) + 1
    names = dict(Measure.objects.filter(pk__in=numbers).values_list("pk", "name"))
    context = {
        "evaluation": evaluation,
        "file": file,
        "heads": [_("Row"), _("Column"), _("What looks odd")],
        "doubts": [list(doubt) for doubt in file.doubts],
        "sums": [[names.get(measure, "–"), number] for measure, number in numbers.items()],
        "sum_heads": [_("Measure"), _("Values")],
        "people": len({participant for _measure, participant, *_rest in file.entries}),
    }
    return render_page(request, "evaluations/values_file_tried.html", context)


def _decided(request, evaluation, file):
    try:
        if request.POST.get("move") == "approve":
            approved = importing.approve(file, by=request.user)
            messages.success(request, _("The values are read in: %(count)s.") % {"count": approved.count})
            return redirect_to_top("evaluations:values", evaluation.slug)
        importing.discard(file)
        messages.success(request, _("The file is put away. Nothing of it was read in."))
    except Refused as no:
        messages.error(request, str(no))
    return redirect_to_top("evaluations:values_file", evaluation.slug)


@never_cache
@require_safe
@evaluation_page(can_enter_values)
def values_template(request, evaluation, form):
    """A row for each code, to be filled in; a code with several values in a phase gets as many rows."""
    measures = list(entering.measures_of(evaluation))
    people = evaluation.participants.filter(left_on=None).order_by("unit", "code")
    rows = ([one.code, one.unit, "", *[""] * len(measures), ""] for one in people)
    values = pgettext("file name", "values")
    return sheets.answer(form, f"{values}-{evaluation.slug}", heads_of(measures), rows)
