"""Codes for those who take part. Whose a code is stands on paper at the unit, and nowhere here.

A code has consonants and digits that are told apart in handwriting, so that it spells no word; two codes of an
evaluation differ in two places at least, so that one mistyped sign never leads to somebody else.
"""

import re
import secrets

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.collecting.holding import held
from testbeds.evaluation_states import EvaluationState
from testbeds.models import Participant

LETTERS, DIGITS = "CDFHJKMNPRTVWX", "234679"
FEWEST_DIGITS = 2
TRIES = 60  # at one length, before the codes become longer
MOST_AT_A_TIME = 200


@transaction.atomic
def hand_out(evaluation, *, number, unit, group):
    """So many new codes for a unit, in the order in which they are printed."""
    evaluation = held(evaluation, EvaluationState.coded())
    codes = new_codes(number, evaluation.participants.values_list("code", flat=True))
    today = timezone.localdate()
    people = [Participant(evaluation=evaluation, code=code, unit=unit, group=group, invited_on=today) for code in codes]
    evaluation.data_changed()
    return Participant.objects.bulk_create(people)


@transaction.atomic
def begin(participant, *, on):
    """Also takes back that they left."""
    _write(participant, began_on=on, left_on=None, left_because="")


@transaction.atomic
def leave(participant, *, on, because):
    """They are still counted among those who began, and what they have given stays."""
    if participant.began_on and on < participant.began_on:
        raise Refused(_("They began after that day."))
    _write(participant, left_on=on, left_because=because)


@transaction.atomic
def take_back(participant):
    """A code that nobody got, or that nothing has been written for."""
    evaluation = held(participant.evaluation, EvaluationState.coded())
    try:
        participant.delete()
    except ProtectedError:
        said = _("There are values or answers for %(code)s already. Mark that they left instead.")
        raise Refused(said % {"code": participant}) from None
    evaluation.data_changed()


def find(evaluation, typed):
    """The participant whose code was typed, however its letters and blanks were written; or None."""
    code = re.sub(r"\s", "", typed).upper()
    return evaluation.participants.filter(code__in={code, code.replace("-", "")}).order_by("code").first()


def new_codes(number, taken=()):
    neighbours = {pattern for code in taken for pattern in _one_off(code)}
    return [_new(neighbours) for _each in range(number)]


def _new(neighbours):
    digits, tries = FEWEST_DIGITS, 0
    while True:
        code = _random(LETTERS, 2) + _random(DIGITS, digits)
        around = _one_off(code)
        if neighbours.isdisjoint(around):
            neighbours.update(around)
            return code
        tries += 1
        digits += tries % TRIES == 0


def _random(signs, number):
    return "".join(secrets.choice(signs) for _each in range(number))


def _one_off(code):
    """The code with each of its places open: two that share such a pattern are a slip apart."""
    return {f"{code[:place]}?{code[place + 1 :]}" for place in range(len(code))}


def _write(participant, **facts):
    evaluation = held(participant.evaluation, EvaluationState.coded())
    Participant.objects.filter(pk=participant.pk).update(**facts)
    evaluation.data_changed()
