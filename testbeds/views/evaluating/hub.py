"""What is whose to do with an evaluation, and its whole course: the page where everybody who takes part begins."""

from django.views.decorators.http import require_safe

from arena.shared.http import render_page
from testbeds.evaluating import checklist, conflicts, declaring
from testbeds.evaluation_rules import can_coordinate_evaluation, can_read_values, leads, parts_in, takes_part
from testbeds.evaluation_states import EvaluationState, Part
from testbeds.views.evaluating import course, people, rooms, turns
from testbeds.views.evaluating.acts import possible
from testbeds.views.evaluating.opening import evaluation_page

TONES = {
    EvaluationState.STOPPED: "bad",
    EvaluationState.ABORTED: "warn",
    EvaluationState.DROPPED: "warn",
    EvaluationState.PUBLISHED: "good",
    EvaluationState.FOLLOWED_UP: "good",
}


@require_safe
@evaluation_page()
def evaluation_work(request, evaluation):
    user = request.user
    parts = parts_in(user, evaluation)
    is_coordinator = can_coordinate_evaluation(user, evaluation)
    steers = leads(user, evaluation) or is_coordinator
    acts = possible(user, evaluation)
    context = {
        "evaluation": evaluation,
        "tone": TONES.get(evaluation.state, "info"),
        "parts": [part.label for part in Part if part in parts],
        "tasks": turns.todo(evaluation, user, parts, is_coordinator=is_coordinator),
        "acts": acts,
        "is_led_on": any(not act.tone for act, _url, _is_ready in acts),
        "course": course.course_of(evaluation),
        "rooms": rooms.rooms_for(user, evaluation, parts),
        "needs": evaluation.needs.visible_to(user).select_related("owner").order_by("name_key", "pk"),
        "tied": conflicts.tied_now(evaluation) if steers else [],
        "people": _people(evaluation) if takes_part(user, evaluation) else [],
        "open_questions": checklist.to_find_out(evaluation) if steers else [],
        "doubts": checklist.answered_no(evaluation) if steers else [],
        "undeclared": declaring.missing(evaluation) if steers else [],
        "may_read_people": people.can_read_people(user, evaluation),
        "reads_values": can_read_values(user, evaluation),
    }
    return render_page(request, "evaluations/work.html", context)


def _people(evaluation):
    """Which roles are filled; who it is, the page of the roles says to those who may know."""
    held = set(evaluation.roles.filter(until=None).values_list("part", flat=True))
    return [(part.label, part in held) for part in Part]
