"""The questions, word for word: what was asked is part of the answer.

The System Usability Scale is John Brooke's (1996, "SUS: a quick and dirty usability scale"), free to use for whoever
names the source; the English statements are his. The Swedish ones are the arena's own translation, not a published and
validated one, since none could be cited with certainty; the page says so too. The easy-read questions are adapted and
comparable with nothing else: they are never put together with SUS, and have no score.

A wording that changes becomes a new version. Whoever answered the old one keeps it, so nothing here is ever rewritten.
"""

from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from testbeds.evaluation_states import Group, Instrument

STEPS = (1, 2, 3, 4, 5)


class Question(NamedTuple):
    sv: str
    en: str

    def __str__(self):
        return self.en if get_language() == "en" else self.sv


SUS = (
    Question("Jag skulle gärna använda tjänsten ofta.", "I think that I would like to use this system frequently."),
    Question("Jag tycker att tjänsten är onödigt krånglig.", "I found the system unnecessarily complex."),
    Question("Jag tycker att tjänsten är lätt att använda.", "I thought the system was easy to use."),
    Question(
        "Jag tror att jag skulle behöva hjälp av någon tekniskt kunnig för att kunna använda tjänsten.",
        "I think that I would need the support of a technical person to be able to use this system.",
    ),
    Question(
        "Jag tycker att tjänstens olika delar hänger väl ihop.",
        "I found the various functions in this system were well integrated.",
    ),
    Question(
        "Jag tycker att för mycket i tjänsten inte stämmer överens.",
        "I thought there was too much inconsistency in this system.",
    ),
    Question(
        "Jag tror att de flesta skulle lära sig att använda tjänsten mycket snabbt.",
        "I would imagine that most people would learn to use this system very quickly.",
    ),
    Question("Jag tycker att tjänsten är mycket omständlig att använda.", "I found the system very cumbersome to use."),
    Question("Jag kände mig mycket säker när jag använde tjänsten.", "I felt very confident using the system."),
    Question(
        "Jag behövde lära mig mycket innan jag kunde komma i gång med tjänsten.",
        "I needed to learn a lot of things before I could get going with this system.",
    ),
)
SUS_EASY = (
    Question("Jag vill använda tjänsten.", "I want to use the service."),
    Question("Tjänsten är lätt att använda.", "The service is easy to use."),
    Question("Jag kan använda tjänsten själv.", "I can use the service by myself."),
    Question("Jag förstår vad jag ska göra.", "I understand what to do."),
    Question("Jag lärde mig tjänsten snabbt.", "I learned the service quickly."),
    Question("Jag känner mig trygg när jag använder tjänsten.", "I feel safe when I use the service."),
)
INHABITANT = (
    Question("Jag känner mig trygg med tjänsten.", "I feel safe with the service."),
    Question("Med tjänsten klarar jag mer på egen hand.", "With the service I can do more on my own."),
    Question("Jag blir bemött med respekt när tjänsten används.", "I am treated with respect when it is used."),
    Question("Jag bestämmer själv hur tjänsten används hos mig.", "I decide how the service is used with me."),
    Question("Tjänsten gör min vardag enklare.", "The service makes my everyday life easier."),
)
STAFF = (
    Question(
        "Min arbetsmiljö är bra när vi använder tjänsten.", "My work environment is good when we use the service."
    ),
    Question("Min arbetsbelastning är rimlig när vi använder tjänsten.", "My workload is reasonable when we use it."),
    Question("Jag litar på tjänsten.", "I trust the service."),
    Question("Jag har fått den utbildning jag behöver.", "I have had the training I need."),
    Question("Jag skulle rekommendera tjänsten till kollegor.", "I would recommend the service to colleagues."),
)

VERSIONS = {  # of each instrument the versions in order; the last is asked now
    Instrument.SUS: (SUS,),
    Instrument.SUS_EASY: (SUS_EASY,),
    Instrument.INHABITANT: (INHABITANT,),
    Instrument.STAFF: (STAFF,),
}
ANSWERED_BY = {
    Instrument.SUS: frozenset(Group),
    Instrument.SUS_EASY: frozenset(Group),
    Instrument.INHABITANT: frozenset({Group.INHABITANT, Group.RELATIVE}),
    Instrument.STAFF: frozenset({Group.STAFF}),
}
AGREEMENT = ((1, _("1 – do not agree at all")), (2, "2"), (3, "3"), (4, "4"), (5, _("5 – agree completely")))
EASY = (
    (1, _("No, not at all")),
    (2, _("No, not really")),
    (3, _("So-so")),
    (4, _("Yes, fairly")),
    (5, _("Yes, fully")),
)


def newest(instrument):
    """The number of the version that is asked now."""
    return len(VERSIONS[Instrument(instrument)])


def asked(instrument, version=None):
    """The questions of a version, in order; without a number those that are asked now."""
    return VERSIONS[Instrument(instrument)][(version or newest(instrument)) - 1]


def scale(instrument):
    """The five answers, each number with its words."""
    return EASY if is_easy(instrument) else AGREEMENT


def is_easy(instrument):
    return instrument == Instrument.SUS_EASY


def note(instrument):
    """What whoever reads the questions, or their result, has to know of where they come from."""
    return NOTES.get(instrument, OWN)


OWN = _("The questions are the arena's own: the same in every evaluation, and tried against no other instrument.")
NOTES = {
    Instrument.SUS: _(
        "The System Usability Scale (SUS) is by John Brooke, 1996. The Swedish wording is the arena's own translation, "
        "not a validated one that has been published."
    ),
    Instrument.SUS_EASY: _("Adapted, not comparable: the easy-read questions are another instrument than SUS."),
}
