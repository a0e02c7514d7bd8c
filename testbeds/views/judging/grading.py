"""Each grades alone; then those who have handed in see the grades side by side, and agree."""

from django.contrib import messages
from django.utils.translation import gettext as _

from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from testbeds.evaluation_rules import assesses
from testbeds.evaluation_states import Domain
from testbeds.forms.judging import AgreedForm, SheetForm
from testbeds.judging import agreeing, assessing
from testbeds.judging.framework import DOCUMENTED, MEASURED, references
from testbeds.judging.known import known
from testbeds.views.evaluating.opening import evaluation_page


@evaluation_page(assesses)
def assessment(request, evaluation):
    """The person's own sheet: saved at any time, handed in once."""
    sheet = assessing.sheet_of(request.user, evaluation)
    standing = {grade.domain: grade for grade in sheet.grades.all()} if sheet else {}
    is_open = assessing.is_open(evaluation) and not (sheet and sheet.handed_in_at)
    form = SheetForm(request.POST if request.method == "POST" and is_open else None, standing=standing)
    if form.is_bound and _keep(request, evaluation, form):
        return redirect_to_top("evaluations:assessment", evaluation.slug)
    beside = known(evaluation)
    context = {
        "evaluation": evaluation,
        "sheet": sheet,
        "is_open": is_open,
        "form": form,
        "domains": [(domain, form.of(domain), standing.get(domain), _beside(domain, beside)) for domain in Domain],
        "references": references(),
        "can_agree": agreeing.can_agree(request.user, evaluation),
    }
    return render_page(request, "evaluations/assessment.html", context)


def _beside(domain, beside):
    """What the test found and what the supplier says, each with a word on what belongs there."""
    measured, documented = beside[domain]
    return [(_("Measured in the test"), MEASURED[domain], measured), (_("Documented"), DOCUMENTED[domain], documented)]


def _keep(request, evaluation, form):
    """Whatever is not at fault is kept, also where something else is; say whether all of it was."""
    is_whole = form.is_valid()
    if not is_done(form, lambda: assessing.save(evaluation, form.grades, by=request.user)):
        return False
    if request.POST.get("go") == "hand_in":
        form.ask_for_all()
        return not form.errors and _hand_in(request, evaluation, form)
    messages.success(request, _("Saved.") if is_whole else _("Saved, besides what is marked below."))
    return is_whole


def _hand_in(request, evaluation, form):
    if not is_done(form, lambda: assessing.hand_in(evaluation, by=request.user)):
        return False
    messages.success(request, _("Your grades are handed in."))
    return True


@evaluation_page(assesses)
def agreement(request, evaluation):
    """What each has handed in, side by side, and the one grade for each domain."""
    if not agreeing.can_agree(request.user, evaluation):
        messages.info(request, _("You see the grades of others when you, and at least one more, have handed in yours."))
        return redirect_to_top("evaluations:assessment", evaluation.slug)
    sheets = list(assessing.sheets_for(request.user, evaluation))
    standing = agreeing.agreed(evaluation)
    form = AgreedForm(request.POST or None, standing=standing or _where_all_agree(sheets))
    if form.is_bound and form.is_valid() and is_done(form, lambda: _agree(request, evaluation, form)):
        is_all = agreeing.is_agreed(evaluation)
        said = _("All domains are agreed on.") if is_all else _("Saved. Some domains have no agreed grade yet.")
        messages.success(request, said)
        return redirect_to_top("evaluations:verdict" if is_all else "evaluations:agreeing", evaluation.slug)
    context = {
        "evaluation": evaluation,
        "form": form,
        "is_open": assessing.is_open(evaluation),
        "domains": [
            (domain, said, differs, form.of(domain), standing.get(domain))
            for domain, said, differs in agreeing.side_by_side(sheets)
        ],
    }
    return render_page(request, "evaluations/agreeing.html", context)


def _agree(request, evaluation, form):
    agreeing.agree(evaluation, form.grades, by=request.user)


def _where_all_agree(sheets):
    """To begin with, the mark that all gave, and the words of the first."""
    return {
        domain: said[0][1]
        for domain, said, differs in agreeing.side_by_side(sheets)
        if not differs and said and said[0][1] is not None
    }
