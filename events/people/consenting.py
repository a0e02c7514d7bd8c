"""The wordings that every installation begins with; the staff write those that follow."""

from events.models import ConsentText
from events.states import Purpose

FIRST = {
    Purpose.LISTED: (
        "Mitt namn och min organisation får stå i den deltagarlista som de andra deltagarna får.",
        "My name and organisation may be in the list of participants that the other participants get.",
    ),
    Purpose.PHOTO: (
        "Jag får synas på bilder från evenemanget, på E-hälsoarenans webbplats och i dess rapporter.",
        "I may be seen in pictures from the event, on the website of E-hälsoarenan and in its reports.",
    ),
    Purpose.MATERIALS: (
        "E-hälsoarenan får skicka material och en kort enkät till mig efter evenemanget.",
        "E-hälsoarenan may send me materials and a short survey after the event.",
    ),
}


def write_first():
    """A wording for each purpose that has none; a second time writes nothing."""
    has_one = set(ConsentText.objects.values_list("purpose", flat=True))
    new = [
        ConsentText(purpose=purpose, version=1, text_sv=swedish, text_en=english)
        for purpose, (swedish, english) in FIRST.items()
        if purpose not in has_one
    ]
    return len(ConsentText.objects.bulk_create(new))
