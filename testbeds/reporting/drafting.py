"""The report is written by the lead, kept at each save, and handed to the supplier once nothing is missing."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arena.shared.errors import Refused
from testbeds.evaluating import conflicts
from testbeds.evaluating.moving import move_of
from testbeds.evaluation_rules import can_write_report, is_lead
from testbeds.evaluation_states import EvaluationState
from testbeds.judging import replying
from testbeds.judging.agreeing import is_agreed
from testbeds.judging.concluding import is_concluded
from testbeds.models import ReportDraft
from testbeds.statistics.asking import is_stale, newest

SHORT_WORDS = 120  # evaluation 5.7
TO_REPLY = timedelta(days=14)


def words_in(text):
    return len(text.split())


@transaction.atomic
def save(evaluation, words, *, by):
    """Keep the words as they are now; `words` holds the fields of a draft."""
    evaluation = evaluation.locked()
    if not can_write_report(by, evaluation):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    return write(evaluation, words)


def write(evaluation, words):
    """Under the lock of the evaluation."""
    draft, _is_new = ReportDraft.objects.update_or_create(evaluation=evaluation, defaults=words)
    return draft


def lacks(evaluation):
    """What has to be there before the supplier reads it, in words that say what to do."""
    return [*_lacking_words(evaluation), *_lacking_figures(evaluation), *_lacking_judgement(evaluation)]


def _lacking_words(evaluation):
    draft = getattr(evaluation, "draft", None)
    number = words_in(draft.short_sv) if draft else 0
    if not number:
        return [_("Write the short answer.")]
    if number > SHORT_WORDS:
        return [too_long(number)]
    return []


def too_long(number):
    over = number - SHORT_WORDS
    return ngettext(
        "The short answer has %(n)s words. Take away %(over)s word: at most %(most)s.",
        "The short answer has %(n)s words. Take away %(over)s words: at most %(most)s.",
        over,
    ) % {"n": number, "over": over, "most": SHORT_WORDS}


def _lacking_figures(evaluation):
    analysis = newest(evaluation)
    if analysis is None:
        return [_("The values have not been computed yet. Ask for it on the page of the results.")]
    if is_stale(analysis):
        return [_("Values have changed since they were computed. Ask for it again on the page of the results.")]
    return []


def _lacking_judgement(evaluation):
    missing = [] if is_agreed(evaluation) else [_("Agree on a grade for each domain.")]
    if not is_concluded(evaluation):
        missing.append(_("Decide on the verdict, and let two sign it."))
    return missing


@move_of(is_lead)
def submit(evaluation, *, by):
    """To the supplier, who may comment for fourteen days."""
    missing = lacks(evaluation)
    if missing:
        raise Refused(" ".join(missing))
    conflicts.refuse_tied(evaluation)
    step = evaluation.step_to(
        EvaluationState.REPLY, by=by, start=EvaluationState.DRAFTING, reply_due_at=timezone.now() + TO_REPLY
    )
    replying.ask(step)
